"""Sets the project up and runs it: python3 dev.py run|test|check|manage ...

This and what it imports need only the standard library of Python 3.11: they start
before anything is installed.
"""

import os
import sys

from tools import install, supply
from tools.commands import BIN, ROOT, call, fail, step, stop_when_told
from tools.serving import free_address, serve


def run(arguments):
    """Serve the site as in production, on SQLite unless DATABASE_URL says otherwise."""
    host, port = free_address()
    install.packages("--no-dev", "--inexact")
    for doing, *command in [
        ("Updating the database", "migrate", "--verbosity=0"),
        ("Loading the canon", "load_canon"),
        ("Indexing what was written before there was an index", "reindex"),
        ("Collecting static files", "collectstatic", "--noinput", "--verbosity=0"),
    ]:
        step(doing)
        if call(BIN / "python", "manage.py", *command):
            fail(f"{doing} did not succeed; the reason is above.")
    step("Starting the server")
    return serve(host, port)


def test(arguments):
    """Run the suite on both databases; --sqlite or --postgres picks one of them."""
    both = {"--sqlite", "--postgres"}
    chosen = both & set(arguments) or both
    install.packages("--all-groups")
    has_browser = install.chromium()
    pytest = [BIN / "python", "-m", "pytest", "--numprocesses=2"]
    wanted = [each for each in arguments if each not in both]
    results = {}
    if "--sqlite" in chosen:
        step("Testing on SQLite")
        results["SQLite"] = call(*pytest, *wanted, DATABASE_URL=None)
    if "--postgres" in chosen:
        step("Testing on PostgreSQL")
        url = os.environ.get("TEST_DATABASE_URL")
        server = [] if url else [BIN / "python", "-m", "tests.plugins.postgres"]
        # What a browser does hardly depends on the database: a few journeys suffice.
        pytest += ["-m", "not browser or every_database"]
        status = call(*server, *pytest, *wanted, DATABASE_URL=url)
        # 5: nothing was selected, as when only browser tests were asked for.
        results["PostgreSQL"] = 0 if status == 5 and "SQLite" in results else status
    print()
    if not has_browser:
        print("Skipped: every browser test, because no Chromium could be had.")
    for name, status in results.items():
        print(f"{name}: {'FAILED' if status else 'passed'}")
    return max(results.values())


def check(arguments):
    """Run the gates of .ci/run without the tests."""
    return call("bash", ".ci/run", "gates")


def messages(arguments):
    """Bring locale/ up to date with what the site says."""
    return execute(["python", "-m", "tools.messages", *arguments])


def screenshots(arguments):
    """Photograph the site with the canon and a few fans, for docs/screenshots/."""
    return execute(["python", "-m", "tools.screenshots", *arguments])


def bench(arguments):
    """Measure on both databases, small or --large; --sqlite or --postgresql: on one."""
    install.packages("--all-groups", "--quiet")
    python = BIN / "python"
    servers = {"sqlite": [], "postgresql": [python, "-m", "tests.plugins.postgres"]}
    picked = [name for name in servers if f"--{name}" in arguments] or [*servers]
    size = ["100000", "5000000"] if "--large" in arguments else ["1000", "10000"]
    ours = {"--large", *(f"--{name}" for name in servers)}
    script = [python, "-m", "rehearsal.bench", *size]
    script += [each for each in arguments if each not in ours]
    for name in picked:
        step(f"Measuring on {name} with {size[0]} theories")
        data = ROOT / "benchmarks" / "data" / f"{name}-{size[0]}"
        place = {"DATA_DIR": str(data), "DATABASE_URL": None}
        place |= {"POSTGRES_DURABLE": "1", "POSTGRES_DATA": str(data / "server")}
        if status := call(*servers[name], *script, **place):
            return status
    return 0


def drill(arguments):
    """Try what the site survives, in under ten minutes; --brief in a third of that."""
    install.packages("--all-groups", "--quiet")
    install.pooler()
    return call(BIN / "python", "-m", "drill", *arguments)


def sbom(arguments):
    """Write the bill of materials: sbom.cdx.json, or where the argument says."""
    return supply.write_bill(*arguments[:1])


def audit(arguments):
    """Ask whether a hole is known in what is locked."""
    install.packages("--all-groups", "--quiet")
    return supply.audit()


def manage(arguments):
    install.packages("--no-dev", "--inexact", "--quiet")
    return call(BIN / "python", "manage.py", *arguments)


def shell(arguments):
    return manage(["shell", *arguments])


def execute(arguments):
    """Run any command with the development tools on the path."""
    install.packages("--all-groups", "--quiet")
    return call(*arguments, PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}")


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "messages": messages,
    "screenshots": screenshots,
    "bench": bench,
    "drill": drill,
    "sbom": sbom,
    "audit": audit,
    "manage": manage,
    "shell": shell,
    "exec": execute,
}


def main():
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        fail(f"usage: python3 dev.py {'|'.join(COMMANDS)} [arguments]")
    os.chdir(ROOT)
    stop_when_told()
    # The virtual environment of something else must not leak in.
    os.environ.pop("VIRTUAL_ENV", None)
    return COMMANDS[name](arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
