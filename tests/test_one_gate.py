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
    "accounts",
    "episodes",
    "characters",
    "evidence",
    "theories",
    "moderation",
]

MODELS = {
    *["Theory", "Link", "Comment", "Evidence", "Character", "Fact", "Group"],
    "Relationship",
}
MANAGERS = {
    *["theories", "links", "comments", "evidence", "characters", "facts", "groups"],
    *["relationships", "related_to", "rivalries", "history", "children", "descendants"],
}
GATES = {
    *["visible_to", "beyond", "seen_by", "for_list", "for_page", "for_thread"],
    *["for_theory_page", "for_evidence_page"],
}
READS = {
    *["all", "filter", "get", "first", "last", "exclude", "values", "values_list"],
    *["count", "exists", "order_by", "aggregate", "annotate", "in_bulk", "iterator"],
    *["select_related", "prefetch_related", "raw", "latest"],
}

BEHIND_THE_GATE = {
    "episodes/reveal.py": "is the gate",
    "episodes/gate.py": "asks for what lies beyond, and shows no word of it",
    "theories/recounting.py": "rebuilds counters; nobody reads them there",
    "theories/management/commands/recount.py": "prints addresses for the operator",
    "theories/revisions.py": "has a gate of its own for former words, tested apart",
    "moderation/admin.py": "moderators see everything",
    "moderation/actions.py": "moderators see everything",
    "moderation/moderators.py": "reads groups of people, not of characters",
    "characters/admin.py": "moderators see everything",
}

ALLOWED = {
    ("theories/forms/linking.py", "self.theory.links.filter(evidence=evidence)"),
    ("evidence/views.py", "evidence.characters.filter"),
    ("evidence/views.py", "evidence.sources.all()"),
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
