"""The gate has no side door: code that answers readers reads through it, and only so.

The rule, checked on the syntax tree: where a view, a form or the like starts from the
rows of a gated model, the same chain of calls passes a gate.
"""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = [
    "aouad_site",
    "search",
    "syndication",
    "accounts",
    "episodes",
    "characters",
    "evidence",
    "theories",
    "moderation",
    "privacy",
]

MODELS = {
    *["Theory", "Link", "Comment", "Evidence", "Character", "Fact", "Group"],
    *["Relationship", "Rivalry", "Odds", "Verdict", "Proposal", "Call"],
    "StandingDay",
}
MANAGERS = {
    *["theories", "links", "comments", "evidence", "characters", "facts", "groups"],
    *["relationships", "related_to", "rivalries", "history", "children", "descendants"],
    *["odds", "tallies", "days", "standing_days", "verdicts", "proposals", "calls"],
}
GATES = {
    *["visible_to", "listed_for", "beyond", "beyond_the_horizon", "seen_by"],
    *["for_list", "for_page", "for_thread"],
    *["for_theory_page", "for_evidence_page", "for_fan_page", "within"],
}
READS = {
    *["all", "filter", "get", "first", "last", "exclude", "values", "values_list"],
    *["count", "exists", "order_by", "aggregate", "annotate", "in_bulk", "iterator"],
    *["select_related", "prefetch_related", "raw", "latest"],
}

BEHIND_THE_GATE = {
    "episodes/reveal.py": "is the gate",
    "episodes/gate.py": "asks for what lies beyond, and shows no word of it",
    **{
        f"theories/recounting/{name}.py": "rebuilds what is stored; nobody reads it"
        for name in ("__init__", "calls", "counters", "odds", "strengths", "votes")
    },
    "evidence/recounting.py": "rebuilds what is stored; nobody reads it",
    "theories/management/commands/recount.py": "prints addresses for the operator",
    "theories/revisions.py": "has a gate of its own for former words, tested apart",
    "moderation/waves/batch.py": "moderators see everything",
    "accounts/standing.py": "counts what a fan has posted, for nobody to read",
    "moderation/acts/merging.py": "changes rows for moderators; shows none",
    "moderation/acts/votes.py": "changes votes for moderators; shows none",
    "moderation/desk.py": "counts what an author has posted, for moderators",
    "moderation/targets.py": "finds for a viewer, and for moderators counts",
    "moderation/moderators.py": "reads groups of people, not of characters",
    "privacy/deletion.py": "counts again what a fan leaves; nobody reads it",
    "characters/admin.py": "moderators see everything",
}

ALLOWED = {
    ("moderation/verdicts.py", "Theory.objects.hold_in_order("),
    # Held while it is tied, and read by a form before.
    ("theories/picker.py", "Evidence.objects.hold_in_order("),
    # Of verdicts that were read through the gate.
    ("theories/leaderboard.py", "Call.objects.of_verdicts(verdicts)"),
    ("theories/forms/linking.py", "self.theory.links.filter(evidence=evidence)"),
    ("evidence/views.py", "evidence.characters.filter"),
    ("evidence/views.py", "evidence.sources.all()"),
    # Whether there is anything to ask the gate about; shows nothing of it.
    ("theories/around.py", "theory.links.count()"),
    ("theories/around.py", "theory.proposals.exists()"),
    ("theories/around.py", "theory.rivalries.exists()"),
}


def sources():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "migrations" not in name and "/models" not in name:
                yield name, path


def chain(node):
    """The names along `a.b.c(...).d(...)`, innermost first."""
    names = []
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            if isinstance(node, ast.Name):
                names.append(node.id)
            return names[::-1]


def reads_rows(names):
    starts_at_model = len(names) > 2 and names[0] in MODELS and names[1] == "objects"
    through_manager = any(
        manager in MANAGERS and step in READS for manager, step in pairwise(names[1:])
    )
    return (starts_at_model and names[2] != "none") or through_manager


def outermost_chains(tree):
    inner = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.Attribute) and node not in inner:
            part = node
            while isinstance(part, ast.Call | ast.Attribute | ast.Subscript):
                part = part.func if isinstance(part, ast.Call) else part.value
                inner.add(part)
            yield node


def side_doors(name, source):
    for node in outermost_chains(ast.parse(source)):
        names = chain(node)
        if not reads_rows(names) or GATES & set(names):
            continue
        code = ast.unparse(node)
        if not any(name == file and code.startswith(start) for file, start in ALLOWED):
            yield f"{name}:{node.lineno}: {code}"


@pytest.mark.parametrize(("name", "path"), list(sources()), ids=lambda each: str(each))
def test_rows_are_read_through_the_gate(name, path):
    if name in BEHIND_THE_GATE:
        return
    assert list(side_doors(name, path.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "Theory.objects.filter(arc=arc)",
        "Theory.objects.get(pk=1)",
        "theory.comments.all()",
        "sorted(character.facts.filter(kind='status'))",
        "list(theory.links.select_related('evidence'))[:3]",
        "theory.history.first()",
    ],
)
def test_a_side_door_would_be_found(code):
    assert list(side_doors("theories/views/new.py", code))


@pytest.mark.parametrize(
    "code",
    [
        "Theory.objects.for_list(viewer).filter(arc=arc)",
        "theory.comments.visible_to(viewer).standing()",
        "Theory.objects.none()",
    ],
)
def test_the_gate_itself_is_no_side_door(code):
    assert not list(side_doors("theories/views/new.py", code))
