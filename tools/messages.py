"""Collects what the site says into locale/ and compiles it: python3 dev.py messages.

Python is read by its own parser and templates by Django's, so no machine needs gettext.
What was translated stays; what the site no longer says goes. There are no line numbers
and everything is sorted, so that a change shows as what it is.
"""

import ast
import re
import sys
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "locale"
NOT_THE_SITE = {"tests", "tools", "drill"}

MARKS = {
    "_": ["msgid"],
    "gettext": ["msgid"],
    "ngettext": ["msgid", "msgid_plural"],
    "pgettext": ["msgctxt", "msgid"],
    "npgettext": ["msgctxt", "msgid", "msgid_plural"],
}
STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
MARKED_IN_TEMPLATE = re.compile(
    rf"(?:\b|(?<=\W))(?:_|n?p?gettext)\({STRING}(?:,\s*(?:{STRING}|count))*\)"
)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


def collect():
    """Every text of ours that is marked for translation, by context and text."""
    found = {}
    for file, code in sources():
        for call in ast.walk(ast.parse(code, filename=str(file))):
            if parts := marked(call, file):
                add(found, parts, str(file.relative_to(ROOT)))
    return found


def sources():
    """Files with texts, and Python that marks the same texts."""
    for package in sorted(init.parent for init in ROOT.glob("*/__init__.py")):
        if package.name not in NOT_THE_SITE:
            for file in sorted(package.rglob("*.py")):
                yield file, file.read_text()
    for file in sorted((ROOT / "templates").rglob("*.*")):
        marks = MARKED_IN_TEMPLATE.findall(templatize(file.read_text(), file.name))
        yield file, "\n".join(marks)


def marked(call, file):
    if not isinstance(call, ast.Call):
        return None
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    names = MARKS.get(name.removesuffix("_lazy").removesuffix("_noop"))
    if names is None:
        return None
    texts = call.args[: len(names)]
    if not all(isinstance(text, ast.Constant) for text in texts):
        sys.exit(f"{file}:{call.lineno}: A text to translate has to be written out.")
    return dict(zip(names, [text.value for text in texts], strict=True))


def add(found, parts, file):
    key = parts.get("msgctxt"), parts["msgid"]
    entry = found.setdefault(key, polib.POEntry(**parts))
    # Said of one thing here and of many there: the form for many serves both.
    entry.msgid_plural = entry.msgid_plural or parts.get("msgid_plural", "")
    if (file, "") not in entry.occurrences:
        entry.occurrences.append((file, ""))
    if PLACEHOLDER.search(entry.msgid + entry.msgid_plural):
        entry.flags = ["python-format"]


def by_text(item):
    """Sorts a text before the same text in a context."""
    (context, text), _entry = item
    return text, context or ""


def update(catalogue, found):
    """Bring a catalogue to the texts that were found; what is still empty."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    catalogue.clear()
    for key, text in sorted(found.items(), key=by_text):
        entry = known.get(key)
        if entry and bool(entry.msgid_plural) == bool(text.msgid_plural):
            text.msgstr, text.msgstr_plural = entry.msgstr, entry.msgstr_plural
            text.tcomment = entry.tcomment
        elif text.msgid_plural:
            text.msgstr_plural = {0: ""}
        catalogue.append(text)
    return [entry.msgid for entry in catalogue if not entry.translated()]


def catalogues():
    return sorted(OURS.rglob("*.po"))


def main():
    for path in catalogues():
        catalogue = polib.pofile(str(path))
        if path.parents[2] == OURS:
            empty = update(catalogue, collect())
            catalogue.save()
            print(f"{path.relative_to(ROOT)}: {len(catalogue)} texts")
            for text in empty:
                print(f"  not translated: {text!r}")
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    main()
