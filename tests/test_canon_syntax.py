"""A data file that cannot be read is refused with the line and column."""

import pytest

from canon.loading import load_canon
from canon.reading import Refused

from .canon_files import CanonFiles


@pytest.fixture
def files(tmp_path):
    return CanonFiles(tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("theories: [\n  - a: }", "theories.yaml: line 2, column 3: "),
        ("theories:\n- slug: a\n  slug: b\n", 'line 3, column 3: "slug" stands twice'),
        ("theories:\n- {a: 2022-13-45}\n", "line 2, column 7: month must be in 1..12"),
        ("theories: none\n", "theories.yaml: theories: has to be a list"),
        ("theories: [3]\n", "theories.yaml: theories[0]: "),
        ("- theories\n", "theories.yaml: has to be a mapping"),
        ("", "theories.yaml: has to be a mapping"),
        ("theories: []\nmore: []\n", "theories.yaml: more: is not a section of this"),
        ("theories: !!python/name:os.system\n", "theories.yaml: line 1, column 11: "),
        ("theories: &a [*a]\n", "theories.yaml: "),
        ("[" * 5000, "theories.yaml: "),
        ("? [a, b]\n: c\n", "theories.yaml: line 1, column "),
    ],
)
def test_a_file_that_is_not_a_list_of_entries_is_refused(db, files, text, fault):
    (files.folder / "theories.yaml").write_text(text)
    with pytest.raises(Refused) as refusal:
        load_canon(files.folder)
    assert fault in "\n".join(refusal.value.faults)


def test_a_file_that_is_missing_or_in_another_encoding_is_named(db, files):
    (files.folder / "groups.yaml").unlink()
    (files.folder / "sources.yaml").write_bytes("sources: [é]".encode("latin-1"))
    with pytest.raises(Refused) as refusal:
        load_canon(files.folder)
    assert refusal.value.faults == [
        "sources.yaml: is not UTF-8 text",
        "groups.yaml: No such file or directory",
    ]
