"""The translations in locale/ are complete, fresh, and say what the originals say."""

import re
from pathlib import Path

import allauth
import django
import polib
import pytest

from tools import messages

KOREAN = messages.OURS / "ko" / "LC_MESSAGES" / "django.po"
OF_PACKAGES = [each for each in messages.catalogues() if "packages" in each.parts]
PACKAGES = [
    *Path(allauth.__file__).parent.glob("locale/ko/**/django.po"),
    *Path(django.__file__).parent.glob("conf/locale/ko/**/django.po"),
    *Path(django.__file__).parent.glob("contrib/*/locale/ko/**/django.po"),
]
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%[sdr]|\{\w*\}|</?\w+")
MANY = re.compile(r"%\((?:number|minutes|count)\)s")


def key(entry):
    return entry.msgctxt, entry.msgid


def translations(entry):
    return [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())


def filled_in(text):
    return sorted(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("path", messages.catalogues(), ids=str)
def test_a_compiled_catalogue_is_what_its_source_says(path):
    compiled = path.with_suffix(".mo").read_bytes()
    assert polib.pofile(str(path)).to_binary() == compiled, "Run make messages."


def test_the_catalogue_has_what_the_site_says_and_nothing_else():
    known = {key(entry): entry.msgid_plural for entry in polib.pofile(str(KOREAN))}
    said = {key: entry.msgid_plural for key, entry in messages.collect().items()}
    assert known == said, "Run make messages."


def test_collecting_again_changes_nothing():
    catalogue = polib.pofile(str(KOREAN))
    messages.update(catalogue, messages.collect())
    assert str(catalogue) == str(polib.pofile(str(KOREAN)))


@pytest.mark.parametrize("path", messages.catalogues(), ids=str)
def test_every_text_is_translated_for_good(path):
    catalogue = polib.pofile(str(path))
    assert catalogue.translated_entries() == list(catalogue)


@pytest.mark.parametrize("path", messages.catalogues(), ids=str)
def test_a_translation_keeps_what_is_filled_in(path):
    for entry in polib.pofile(str(path)):
        original = filled_in(entry.msgid_plural or entry.msgid)
        for said in translations(entry):
            assert filled_in(said) == original, said


def test_a_count_comes_with_a_form_for_many():
    alone = [
        text
        for (_context, text), entry in messages.collect().items()
        if MANY.search(text) and not entry.msgid_plural
    ]
    # A number that is a name, not a count.
    named = ["Exhibit %(number)s", "Season %(number)s"]
    named += ["Season %(season)s, episode %(number)s"]
    assert sorted(alone) == sorted(named)


@pytest.mark.parametrize("path", OF_PACKAGES, ids=str)
def test_what_we_say_for_packages_is_what_they_say(path):
    theirs = {key(entry) for each in PACKAGES for entry in polib.pofile(str(each))}
    assert {key(entry) for entry in polib.pofile(str(path))} <= theirs


def test_korean_is_polite_and_plain():
    stiff = re.compile(r"(?:습|입|합|됩)니다|십시오|귀하|당신|하세요\b|으세요\b")
    for path in messages.catalogues():
        for entry in polib.pofile(str(path)):
            for said in translations(entry):
                assert not stiff.search(said), said


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ('_("a")', [(None, "a", "")]),
        ('gettext_lazy("a" "b")', [(None, "ab", "")]),
        ('ngettext("one", "%(n)s", n)', [(None, "one", "%(n)s")]),
        ('pgettext("verb", "a")', [("verb", "a", "")]),
        ('translation.gettext("a")', [(None, "a", "")]),
        ("print('a')", []),
    ],
)
def test_marks_are_found_in_python(code, parts, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "sources", lambda: [(tmp_path / "a.py", code)])
    found = messages.collect().values()
    assert [(e.msgctxt, e.msgid, e.msgid_plural) for e in found] == parts


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ('{% translate "a (b)" %}', "a (b)"),
        ("{% translate 'it\"s' as said %}", 'it"s'),
        ('{{ thing|default:_("a") }}', "a"),
        (
            "{% blocktranslate %}a <b>{{ c }}</b>{% endblocktranslate %}",
            "a <b>%(c)s</b>",
        ),
        ('{% include "x" with text=_("a") %}', "a"),
    ],
)
def test_marks_are_found_in_templates(template, text, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(template)
    assert [msgid for _context, msgid in messages.collect()] == [text]


def test_a_text_that_is_put_together_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "sources", lambda: [(tmp_path, "_(f'{a}')")])
    with pytest.raises(SystemExit, match="written out"):
        messages.collect()
