"""Keeps what was measured, and writes of all of it what benchmarks/README.md shows."""

import json
from pathlib import Path

from django.conf import settings

from .report import chart, sentences, table

FOLDER = Path(settings.BASE_DIR) / "benchmarks"
MARK = "<!-- What stands below is written by the bench. -->"
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
SIZES = (1_000, 100_000)


def keep(name, result):
    folder = FOLDER / "results"
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(f"{text}\n")
    (folder / f"{name}.md").write_text(page(result))
    alone = [row for row in result["rows"] if row["connections"] == 1]
    (folder / f"{name}.svg").write_text(chart(alone))
    tell(folder)
    return folder / name


def page(result):
    said = ", ".join(f"{what} {value}" for what, value in result["machine"].items())
    more = "\n".join(sentences(result))
    return f"{said}\n\n{table(result['rows'])}\n\n{more}\n"


def tell(folder):
    """Write the second half of benchmarks/README.md from all results that there are."""
    readme = FOLDER / "README.md"
    above = readme.read_text().partition(MARK)[0]
    parts = [MARK]
    for vendor, name in DATABASES.items():
        there = {size: read(folder / f"{vendor}-{size}.json") for size in SIZES}
        for size, result in there.items():
            if result:
                title = f"{name}, {size:,} theories"
                parts += section(f"{vendor}-{size}", title, result)
        if all(there.values()):
            parts += growth(name, *there.values())
    readme.write_text(above + "\n\n".join(parts) + "\n")


def read(file):
    return json.loads(file.read_text()) if file.exists() else None


def section(file, title, result):
    chart_of = f"![Share of the floor, one connection](results/{file}.svg)"
    return [f"## {title}", chart_of, page(result).strip()]


def growth(name, small, large):
    """How the medians grow with the database, one connection, beside the floor's."""
    lines = [
        f"## {name}: from 1,000 theories to 100,000",
        "| what is asked | small, floors | large, floors | times (goal ≤ 1.15) |\n"
        "|---|---|---|---|",
    ]
    medians = [in_floors(result) for result in (small, large)]
    for scenario, few in medians[0].items():
        if many := medians[1].get(scenario):
            row = f"{scenario} | {few:.1f} | {many:.1f} | {many / few:.2f}"
            lines[-1] += f"\n| {row} |"
    return lines


def in_floors(result):
    """{scenario: its median as so many times that of the floor beside it}"""
    return {
        row["scenario"]: row["p50_ms"] / row["floor_p50_ms"]
        for row in result["rows"]
        if row["connections"] == 1
    }
