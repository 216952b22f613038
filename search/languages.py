"""A query in the language of each database. Tokens are letters and digits only."""

from .query import Clause, Phrase, Query


def to_fts5(query: Query, *, only_titles: bool = False) -> str:
    """For MATCH; there has to be something wanted, and of titles nothing else."""
    wanted = " AND ".join(fts5_clause(each) for each in query.wanted)
    if only_titles:
        return f"title : ({wanted})"
    unwanted = " OR ".join(fts5_clause(each) for each in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def fts5_clause(clause: Clause) -> str:
    return f"({' OR '.join(map(fts5_phrase, clause.phrases))})"


def fts5_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_beginning else ""}'


def to_tsquery(query: Query) -> str:
    wanted = [ts_clause(each) for each in query.wanted]
    unwanted = [f"!{ts_clause(each)}" for each in query.unwanted]
    return " & ".join([*wanted, *unwanted])


def ts_clause(clause: Clause) -> str:
    return f"({' | '.join(map(ts_phrase, clause.phrases))})"


def ts_phrase(phrase: Phrase) -> str:
    *before, last = [f"'{token}'" for token in phrase.tokens]
    words = [*before, f"{last}:*" if phrase.is_beginning else last]
    return f"({' <-> '.join(words)})"
