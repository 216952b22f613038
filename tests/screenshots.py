"""Photographs the site that runs at an address: make run, then make screenshots.

The pictures go to docs/screenshots/, one for each page, screen and time of day.
"""

import os
import sys

from playwright.sync_api import sync_playwright

from .plugins.browser import DESKTOP, FLAGS, PHONE, chromium

HERE = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
FOLDER = "docs/screenshots"
PAGES = {"home": "/", "theories": "/theories/", "characters": "/characters/"}
SCREENS = {"phone": PHONE, "desktop": DESKTOP}


def main(address=HERE):
    with sync_playwright() as playwright:
        path = chromium(playwright)
        with playwright.chromium.launch(executable_path=path, args=FLAGS) as browser:
            for screen, (width, height) in SCREENS.items():
                for scheme in ("light", "dark"):
                    context = browser.new_context(
                        base_url=address,
                        viewport={"width": width, "height": height},
                        color_scheme=scheme,
                        reduced_motion="reduce",
                    )
                    photograph(context.new_page(), f"{screen}-{scheme}")


def photograph(page, ending):
    for name, path in PAGES.items():
        page.goto(path)
        file = f"{FOLDER}/{name}-{ending}.png"
        page.screenshot(path=file, animations="disabled")
        print(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
