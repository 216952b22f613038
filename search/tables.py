"""The index itself, made beside the table of a model of Words by its migrations.

SQLite keeps it in an FTS5 table `<table>_fts`, which triggers keep in step; PostgreSQL
in columns that it computes itself. So the index changes in the transaction that writes
the words, whoever writes them. A later migration that alters the table of words has
SQLite make that anew, hence has to make this anew as well.
"""

from collections.abc import Callable, Iterator

from django.db.migrations import RunPython

type Statements = Callable[[str], Iterator[str]]


def full_text(table: str) -> RunPython:
    return statements(
        table,
        make={"sqlite": fts5, "postgresql": tokens},
        undo={"sqlite": no_fts5, "postgresql": no_tokens},
    )


def beginnings_and_titles(table: str) -> RunPython:
    """What would be asked of many rows, each by itself, an index knows at once."""
    return statements(
        table,
        make={"sqlite": fts5_of_longer_beginnings, "postgresql": title_tokens},
        undo={"sqlite": fts5_of_beginnings, "postgresql": no_title_tokens},
    )


def written_at_once(table: str) -> RunPython:
    """PostgreSQL would gather what is new beside its indexes until there are 4 MB of
    it, and go through all of that in each search.
    """
    return statements(
        table,
        make={"sqlite": nothing, "postgresql": no_pending_words},
        undo={"sqlite": nothing, "postgresql": pending_words},
    )


def statements(
    table: str, *, make: dict[str, Statements], undo: dict[str, Statements]
) -> RunPython:
    def running(of: dict[str, Statements]):
        def run(apps, schema_editor):
            for statement in of[schema_editor.connection.vendor](table):
                schema_editor.execute(statement, params=None)

        return run

    return RunPython(running(make), running(undo))


def fts5(table: str) -> Iterator[str]:
    yield fts5_table(table, "1 2")
    index = f"{table}_fts"
    add = f"""INSERT INTO {index}(rowid, title, text)
        VALUES (NEW.of_id, NEW.title, NEW.text);"""
    remove = f"""INSERT INTO {index}({index}, rowid, title, text)
        VALUES ('delete', OLD.of_id, OLD.title, OLD.text);"""
    for event, steps in {
        "insert": add,
        "delete": remove,
        "update": remove + add,
    }.items():
        yield f"""CREATE TRIGGER {table}_{event} AFTER {event.upper()} ON {table}
            BEGIN {steps} END"""


def no_fts5(table: str) -> Iterator[str]:
    for event in ("insert", "delete", "update"):
        yield f"DROP TRIGGER {table}_{event}"
    yield f"DROP TABLE {table}_fts"


def fts5_of_longer_beginnings(table: str) -> Iterator[str]:
    # A beginning that has no index of its own is gathered from all words with it, and
    # anew for each row that is asked about. That is dear for short ones alone.
    yield from fts5_anew(table, "1 2 3 4 5")


def fts5_of_beginnings(table: str) -> Iterator[str]:
    yield from fts5_anew(table, "1 2")


def fts5_anew(table: str, lengths: str) -> Iterator[str]:
    """Filled from the words, to which the triggers still lead."""
    yield f"DROP TABLE {table}_fts"
    yield fts5_table(table, lengths)
    yield f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')"


def fts5_table(table: str, lengths: str) -> str:
    return f"""CREATE VIRTUAL TABLE {table}_fts USING fts5(
        title, text, content='{table}', content_rowid='of_id',
        tokenize='unicode61 remove_diacritics 0', prefix='{lengths}')"""


def tokens(table: str) -> Iterator[str]:
    # Our tokens are letters and digits, so the parser has nothing to decide.
    words = "setweight({}, 'A') || {}".format(vector("title"), vector("text"))
    yield from tokens_column(table, "tokens", words)


def title_tokens(table: str) -> Iterator[str]:
    # An index knows no weights: by them each row with the words would be looked at.
    yield from tokens_column(table, "title_tokens", vector("title"))


def tokens_column(table: str, column: str, words: str) -> Iterator[str]:
    yield f"""ALTER TABLE {table} ADD COLUMN {column} tsvector
        GENERATED ALWAYS AS ({words}) STORED"""
    yield f"CREATE INDEX {table}_{column} ON {table} USING gin ({column})"


def no_pending_words(table: str) -> Iterator[str]:
    indexes = [f"{table}_tokens", f"{table}_title_tokens"]
    # Most of it before the index is locked, which is until the end of the migration.
    yield from map(put_in, indexes)
    for index in indexes:
        yield f"ALTER INDEX {index} SET (fastupdate = off)"
    yield from map(put_in, indexes)


def put_in(index: str) -> str:
    return f"SELECT gin_clean_pending_list('{index}'::regclass)"


def pending_words(table: str) -> Iterator[str]:
    for index in (f"{table}_tokens", f"{table}_title_tokens"):
        yield f"ALTER INDEX {index} RESET (fastupdate)"


def nothing(table: str) -> Iterator[str]:
    yield from ()


def vector(column: str) -> str:
    return f"to_tsvector('simple'::regconfig, {column})"


def no_tokens(table: str) -> Iterator[str]:
    yield f"ALTER TABLE {table} DROP COLUMN tokens"


def no_title_tokens(table: str) -> Iterator[str]:
    yield f"ALTER TABLE {table} DROP COLUMN title_tokens"
