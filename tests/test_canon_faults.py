"""A malformed or inconsistent canon is refused whole, with the place of each fault."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from canon.loading import load_canon
from canon.models import CanonRecord
from canon.reading import Refused
from episodes.models import Season

from .canon_files import CanonFiles

PLACES = {
    "theories": 'theories.yaml: theories[0] "nam-ra-leads" ',
    "evidence": 'evidence.yaml: evidence[0] "bonfire" ',
    "characters": 'characters.yaml: characters[0] "nam-ra" ',
    "sources": 'sources.yaml: sources[0] "recap" ',
    "groups": 'groups.yaml: groups[0] "class" ',
    "rivalries": 'rivalries.yaml: rivalries[0] "where" ',
    "episodes": "episodes.yaml: episodes[0].",
}
MISSPELT = {"evidence": "bonfires", "stance": "supports", "argument": "Because."}
TWICE = {"evidence": "bonfire", "stance": "supports", "argument": "Because."}


@pytest.fixture
def files(tmp_path):
    return CanonFiles(tmp_path)


WRONG = [
    (
        "theories",
        {"links": [TWICE, MISSPELT]},
        'links[1].evidence: no evidence called "bonfires"',
    ),
    (
        "theories",
        {"links": [TWICE, TWICE]},
        'links[1].evidence: "bonfire" is linked twice',
    ),
    (
        "theories",
        {"links": [TWICE | {"stance": "proves"}]},
        "links[0].stance: Value 'proves' is not",
    ),
    ("theories", {"arc": "romance"}, "arc: Value 'romance' is not a valid choice."),
    (
        "theories",
        {"title": "Does Nam-ra lead?"},
        "title: has to be a statement, not a question",
    ),
    (
        "theories",
        {"title": "x" * 141},
        "title: Ensure this value has at most 140 characters",
    ),
    ("theories", {"body": " \u200b "}, "body: is empty"),
    ("theories", {"tittle": "Misspelt"}, "tittle: Extra inputs are not permitted"),
    ("theories", {"sources": []}, "sources: is empty"),
    (
        "theories",
        {"reveal_at": 104},
        "links: readers at 104 may see none of the evidence",
    ),
    ("theories", {"origin": "fan"}, "origin: has to be curated or derived"),
    ("evidence", {"reveal_at": 104}, "reveal_at: 104 is before its own episode, S1E12"),
    ("evidence", {"episode": "S1E13"}, 'episode: no episode called "S1E13"'),
    (
        "evidence",
        {"kind": "webtoon"},
        "reveal_axis: has to be webtoon for kind webtoon",
    ),
    (
        "evidence",
        {"description": "a\0b"},
        "description: holds a character that no database",
    ),
    (
        "evidence",
        {"characters": ["joker"]},
        'characters[0]: no character called "joker"',
    ),
    (
        "characters",
        {"relationships": [{"kind": "twin of", "to": "nam-ra"}]},
        "relationships[0].to: nobody is related to themselves",
    ),
    (
        "characters",
        {"facts": [{"kind": "bio", "text": "Soon.", "reveal_at": 101}]},
        "facts[0].reveal_at: no episode 101",
    ),
    ("characters", {"aliases": ["A", "A"]}, 'aliases[1]: "A" stands twice'),
    ("characters", {"reveal_at": "104"}, "reveal_at: Input should be a valid integer"),
    ("sources", {"url": "github-index:54"}, "url: Enter a valid URL."),
    (
        "groups",
        {"reveal_axis": "rumour"},
        "reveal_axis: Value 'rumour' is not a valid choice.",
    ),
    ("rivalries", {"theories": ["nam-ra-leads"]}, "theories: has to name two or more"),
    ("episodes", {"season": 7}, "season: no season 7"),
]


@pytest.mark.parametrize(("section", "values", "fault"), WRONG)
def test_a_fault_is_named_with_its_place(db, files, section, values, fault):
    files.change(section, **values)
    with pytest.raises(Refused) as refusal:
        load_canon(files.folder)
    assert PLACES[section] + fault in "\n".join(refusal.value.faults)
    assert not CanonRecord.objects.exists()
    assert not Season.objects.exists()
    assert not User.objects.exists()


def test_two_entries_with_one_address_are_refused(db, files):
    files.change("theories", slug="nam-ra-hides")
    with pytest.raises(Refused, match='theories.1. "nam-ra-hides": "nam-ra-hides" st'):
        load_canon(files.folder)


def test_all_faults_are_listed_at_once(db, files):
    files.change("theories", arc="romance", settled_by="", origin="heard")
    files.change("groups", name="")
    with pytest.raises(CommandError) as refusal:
        call_command("load_canon", data=files.folder)
    assert len(str(refusal.value).splitlines()) == 5
