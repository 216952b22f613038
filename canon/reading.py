"""Reads the data files; says everything that is wrong with them at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from . import schema

DATA = Path(__file__).parent / "data"

FILES = {
    "episodes.yaml": {
        "seasons": schema.SeasonEntry,
        "episodes": schema.EpisodeEntry,
    },
    "sources.yaml": {"sources": schema.SourceEntry},
    "characters.yaml": {"characters": schema.CharacterEntry},
    "groups.yaml": {"groups": schema.GroupEntry},
    "terms.yaml": {"terms": schema.TermEntry},
    "evidence.yaml": {"evidence": schema.EvidenceEntry},
    "theories.yaml": {"theories": schema.TheoryEntry},
    "rivalries.yaml": {"rivalries": schema.RivalryEntry},
}


class Refused(Exception):
    """The files cannot be loaded; `faults` says where and why, one line each."""

    def __init__(self, faults):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass
class Canon:
    seasons: list[schema.SeasonEntry]
    episodes: list[schema.EpisodeEntry]
    sources: list[schema.SourceEntry]
    characters: list[schema.CharacterEntry]
    groups: list[schema.GroupEntry]
    terms: list[schema.TermEntry]
    evidence: list[schema.EvidenceEntry]
    theories: list[schema.TheoryEntry]
    rivalries: list[schema.RivalryEntry]


class OnceOnly(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that refuses the second of two equal keys."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name in seen:
                problem = f'"{name}" stands twice'
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            if name is not None:
                seen.add(name)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node, deep=False):
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as error:
            # A day such as 2022-13-45 is otherwise reported without its place.
            problem, mark = str(error), node.start_mark
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark) from None


def read_canon(folder: Path = DATA) -> Canon:
    """Raises Refused, with the faults of all files, when one is malformed."""
    faults: list[str] = []
    lists: dict[str, list[Any]] = {}
    for name, sections in FILES.items():
        content = read_file(folder / name, faults)
        if content is not None:
            lists |= read_sections(name, content, sections, faults)
    if faults:
        raise Refused(faults)
    for place, character in enumerate(lists["characters"], start=1):
        character.stand_at(place)
    return Canon(**lists)


def read_file(path: Path, faults: list[str]) -> dict[str, Any] | None:
    try:
        content = yaml.load(path.read_text("utf-8"), OnceOnly)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        faults.append(f"{path.name}: {reason}")
    except yaml.YAMLError as error:
        faults.append(f"{path.name}: {place_in_yaml(error)}")
    except RecursionError:
        faults.append(f"{path.name}: is nested too deeply")
    else:
        if isinstance(content, dict):
            return content
        faults.append(f"{path.name}: has to be a mapping")
    return None


def place_in_yaml(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return str(error).splitlines()[0]
    problem = getattr(error, "problem", None) or "cannot be read"
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}"


def read_sections(name, content, sections, faults) -> dict[str, list[Any]]:
    for key in content.keys() - sections.keys():
        faults.append(f"{name}: {key}: is not a section of this file")
    lists = {}
    for section, entry in sections.items():
        rows = content.get(section)
        if not isinstance(rows, list):
            faults.append(f"{name}: {section}: has to be a list")
            continue
        lists[section] = [
            checked
            for number, row in enumerate(rows)
            if (checked := read_entry(name, section, number, row, entry, faults))
        ]
    return lists


def read_entry(name, section, number, row, entry, faults):
    try:
        return entry.model_validate(row)
    except ValidationError as error:
        place = f"{name}: {section}[{number}]{title_of(row)}"
        faults.extend(f"{place}{fault}" for fault in faults_of(error))


def title_of(row) -> str:
    """The entry's own name, so that nobody has to count to the 31st theory."""
    for key in ("slug", "key"):
        if isinstance(row, dict) and isinstance(row.get(key), str):
            return f' "{row[key]}"'
    return ""


def faults_of(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False):
        where = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in each["loc"]
        ).removeprefix(".")
        what = each["msg"].removeprefix("Value error, ")
        yield f" {where}: {what}" if where else f": {what}"
