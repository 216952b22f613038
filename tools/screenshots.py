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
from datetime import timedelta
from pathlib import Path

from .commands import BIN, ROOT, fail, step

FOLDER = ROOT / "docs" / "screenshots"
HOST, PORT = "127.0.0.1", os.environ.get("PORT", "8173")
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
SETTINGS = "aouad_site.settings"
QUALITY = 72
FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
SAID = {
    "reads-twice": "The shot is too long to be an accident. **굵게**는 굵다.",
    "doubts-it": "A fire is also just warm. What would settle it?",
    "ties-knots": "Episode 12 shows the smoke from the camp, so *they* can see it.",
}


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
    """Load the canon, let fans act on it; return the pages and a fan's session."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User
    from characters.models import Character
    from theories.models import Theory

    call_command("migrate", verbosity=0)
    call_command("load_canon", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    fans = [User.objects.create_user(name) for name in SAID]
    theories = sorted(
        Theory.objects.all(), key=lambda each: (-each.link_count, each.pk)
    )
    for place, theory in enumerate(theories):
        for number, fan in enumerate(fans[: 3 - place % 4]):
            theory.cast_vote(fan, -1 if (place + number) % 7 == 3 else 1)
    theory = Theory.objects.get(pk=theories[0].pk)
    for fan, words in zip(fans, SAID.values(), strict=True):
        said = theory.add_comment(author=fan, body=words)
    theory.add_comment(author=fans[0], body="That settles where, not why.", parent=said)
    # Pictures of the same site look the same, however long the filling took.
    Theory.objects.update(created_at=timezone.now() - timedelta(days=3))
    theory.comments.update(created_at=timezone.now() - timedelta(hours=5))
    client = Client()
    client.force_login(fans[0], settings.AUTHENTICATION_BACKENDS[0])
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
