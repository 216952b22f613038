"""A query in the language of each database. Tokens are letters and digits only."""

from .query import Clause, Phrase, Query


def to_fts5(query: Query, *, only_titles: bool = False) -> str:
    """For MATCH; there has to be something wanted."""
    wanted = " AND ".join(fts5_clause(each) for each in query.wanted)
    if only_titles:
        wanted = f"title : ({wanted})"
    unwanted = " OR ".join(fts5_clause(each) for each in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def fts5_clause(clause: Clause) -> str:
    return f"({' OR '.join(map(fts5_phrase, clause.phrases))})"


def fts5_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_beginning else ""}'


def to_tsquery(query: Query, *, only_titles: bool = False) -> str:
    weight = "A" if only_titles else ""
    wanted = [ts_clause(each, weight) for each in query.wanted]
    unwanted = [f"!{ts_clause(each, '')}" for each in query.unwanted]
    return " & ".join([*wanted, *unwanted])


def ts_clause(clause: Clause, weight: str) -> str:
    return f"({' | '.join(ts_phrase(each, weight) for each in clause.phrases)})"


def ts_phrase(phrase: Phrase, weight: str) -> str:
    *before, last = phrase.tokens
    signs = weight + ("*" if phrase.is_beginning else "")
    words = [ts_word(each, weight) for each in before] + [ts_word(last, signs)]
    return f"({' <-> '.join(words)})"


def ts_word(token: str, signs: str) -> str:
    return f"'{token}':{signs}" if signs else f"'{token}'"
