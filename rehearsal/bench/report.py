"""The results as tables to read and as a chart."""

from html import escape

COLUMNS = {
    "scenario": ("what is asked", "{}"),
    "connections": ("at once", "{}"),
    "share": ("of the floor", "{:.1%}"),
    "spread": ("spread", "{}"),
    "goal": ("goal", "{:.1%}"),
    "per_second": ("req/s", "{:,.0f}"),
    "p50_ms": ("p50 ms", "{:.1f}"),
    "p99_ms": ("p99 ms", "{:.1f}"),
    "bytes": ("bytes", "{:,}"),
    "queries": ("queries", "{}"),
    "cpu_ms": ("CPU ms", "{:.2f}"),
    "peak_mb": ("peak MB", "{:.0f}"),
    "others": ("other answers", "{}"),
}


def table(rows):
    heads = [head for head, _form in COLUMNS.values()]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in rows:
        shown = row | {"spread": spread(row), "others": others(row["unexpected"])}
        cells = [form.format(shown[name]) for name, (_, form) in COLUMNS.items()]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def spread(row):
    return f"{row['least_share']:.1%} to {row['most_share']:.1%}"


def others(statuses):
    return ", ".join(f"{number} × {status}" for status, number in statuses.items())


def sentences(result):
    """What is no scenario: the comparisons, and the memory."""
    for each in result["comparisons"]:
        yield (
            f"- {each['comparison']}: {each['times']:.2f} × (goal ≤ {each['goal']} ×),"
            f" {each['first_p50_ms']:.1f} and {each['second_p50_ms']:.1f} ms"
        )
    if memory := result.get("memory"):
        yield (
            f"- memory after {memory['requests']:,} requests: {memory['late_mb']:.0f}"
            f" MB (goal ≤ 200), {memory['growth']:+.1%} since the first tenth"
            f" (goal ≤ 5 %); {memory['later_growth']:+.1%} in half as many again"
        )


WIDTH, LABEL, BAR, STEP = 760, 230, 400, 30


def chart(rows):
    """Bars of the share of the floor, with a mark where the goal is (SVG)."""
    height = STEP * len(rows) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="system-ui, sans-serif" font-size="14" role="img">',
        "<title>Requests per second, as a share of the floor</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf8"/>',
    ]
    for place, row in enumerate(rows):
        top = 10 + STEP * place
        length, goal = BAR * min(row["share"], 1), LABEL + BAR * row["goal"]
        colour = "#0a6b3d" if row["share"] >= row["goal"] else "#b3261e"
        parts += [
            f'<text x="{LABEL - 10}" y="{top + 16}" text-anchor="end" fill="#222">'
            f"{escape(row['scenario'])}</text>",
            f'<rect x="{LABEL}" y="{top + 2}" width="{length:.1f}" height="20"'
            f' fill="{colour}"/>',
            f'<path d="M{goal:.1f} {top - 1}v26" stroke="#222" stroke-width="2"/>',
            f'<text x="{LABEL + BAR + 12}" y="{top + 16}" fill="#222">'
            f"{row['share']:.1%} of {row['goal']:.1%}</text>",
        ]
    foot = (
        "Bars: share of the floor's requests per second, one connection."
        " Marks: the goal."
    )
    parts += [
        f'<text x="{LABEL}" y="{height - 10}" fill="#555">{foot}</text>',
        "</svg>",
        "",
    ]
    return "\n".join(parts)
