"""Takes the pictures for the README: six pages, phone and desktop, day and night.

    python3 dev.py exec python -m tools.screenshots

Serves a fresh site, with the canon and a few fans, from a folder that goes away after.
"""

import base64
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .commands import BIN, ROOT, fail, step

FOLDER = ROOT / "docs" / "screenshots"
HOST, PORT = "127.0.0.1", os.environ.get("PORT", "8173")
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
SETTINGS = "aouad_site.settings"
QUALITY = 72
FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]


def main():
    with tempfile.TemporaryDirectory() as data:
        for name in ["DATABASE_URL", "SITE_URL"]:
            os.environ.pop(name, None)
        os.environ |= {"DATA_DIR": data, "DJANGO_SETTINGS_MODULE": SETTINGS}
        step("Filling a site")
        pages, session = fill()
        with served():
            step("Taking the pictures")
            take(pages, session)
    size = sum(picture.stat().st_size for picture in FOLDER.iterdir())
    step(f"{len(list(FOLDER.iterdir()))} pictures, {size // 1000} kB, in {FOLDER}")


def fill():
    """Fill a site; return its pages and the session of a fan who looks at them."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from characters.models import Character

    from .lively import fill as fill_site

    theory, fan = fill_site()
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    client.force_login(fan, settings.AUTHENTICATION_BACKENDS[0])
    pages = {
        "home": "/",
        "theories": "/theories/",
        "theory": theory.get_absolute_url(),
        "evidence": theory.links.first().evidence.get_absolute_url(),
        "character": Character.objects.get(slug="choi-nam-ra").get_absolute_url(),
        "new-theory": "/theories/new/",
    }
    return pages, client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def served():
    place = [f"--host={HOST}", f"--port={PORT}", "--log-level=warning"]
    application = "aouad_site.wsgi:application"
    command = [BIN / "granian", "--interface=wsgi", *place, application]
    server = subprocess.Popen(command)
    try:
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def take(pages, session):
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    cookie = {"name": "sessionid", "value": session, "domain": HOST, "path": "/"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for size, (width, height) in SIZES.items():
            for theme in ["light", "dark"]:
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=theme,
                    reduced_motion="reduce",
                    locale="en-GB",
                )
                context.add_cookies([cookie])
                for name, url in pages.items():
                    file = FOLDER / f"{name}-{size}-{theme}.webp"
                    file.write_bytes(picture(context, url))
                context.close()
        browser.close()


def picture(context, url):
    page = context.new_page()
    for _attempt in range(50):
        try:
            page.goto(f"http://{HOST}:{PORT}{url}", wait_until="networkidle")
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(200)
    options = {"format": "webp", "quality": QUALITY}
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", options)
    page.close()
    return base64.b64decode(taken["data"])


def chromium():
    names = ["chromium", "chromium-browser", "google-chrome"]
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, names)), ""
    )
    return found if Path(found).exists() else fail("No Chromium was found.")


if __name__ == "__main__":
    main()
