"""Stylesheets that only import others are served in one piece."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

SITE = """/* Contents. */
@layer base, components;

@import url("base.css") layer(base);
@import url("components/card.css") layer(components);
"""


class Desk:
    """Sources of styles, and what `collectstatic` makes of them."""

    def __init__(self, folder):
        self.sources, self.collected = folder / "sources", folder / "collected"
        self.write("css/site.css", SITE)
        self.write("css/base.css", "p { margin: 0; }\n")
        self.write("css/components/card.css", ".card { color: red; }\n")

    def write(self, name, text):
        file = self.sources / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def collect(self):
        """The address of the stylesheet and its text."""
        storage = {"BACKEND": "web.bundling.BundlingStorage"}
        with override_settings(
            STATICFILES_DIRS=[self.sources],
            STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
            STATIC_ROOT=self.collected,
            STORAGES={"staticfiles": storage},
        ):
            call_command("collectstatic", interactive=False, verbosity=0)
            name = Path(staticfiles_storage.stored_name("css/site.css"))
        return name, (self.collected / name).read_text()


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_pieces_stand_in_their_layers_in_order(desk):
    _name, text = desk.collect()
    assert text == (
        "/* Contents. */\n@layer base, components;\n\n"
        "@layer base {\np { margin: 0; }\n}\n\n"
        "@layer components {\n.card { color: red; }\n}\n\n"
    )


def test_a_changed_piece_changes_the_address_of_the_whole(desk):
    before, _text = desk.collect()
    assert desk.collect()[0] == before
    desk.write("css/components/card.css", ".card { color: blue; }\n")
    after, text = desk.collect()
    assert after != before
    assert "blue" in text


@pytest.mark.parametrize(
    "fault",
    [
        'p { background: url("../art/roof.svg"); }',  # relative to where it stood
        '@import url("more.css");',
        '@charset "utf-8";',
    ],
)
def test_a_piece_that_would_change_its_meaning_is_refused(desk, fault):
    desk.write("css/base.css", fault)
    with pytest.raises(ValueError, match=r"base\.css"):
        desk.collect()


def test_an_import_that_is_not_understood_is_refused(desk):
    desk.write("css/site.css", '@import "base.css";')
    with pytest.raises(ValueError, match="not understood"):
        desk.collect()
