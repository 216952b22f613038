"""Gets what the machine lacks: uv, a Python, the locked packages, Chromium."""

import os
import shutil
import sys
from pathlib import Path

from .commands import BIN, ROOT, answers, call, fail, step

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
OWN_UV = ROOT / ".uv"
PYTHONS = ["python3.13", "python3.12", "python3.14", "python3.15"]
CHROMIUMS = ["chromium", "chromium-browser", "google-chrome"]


def packages(*options):
    if "--quiet" not in options:
        step("Installing what uv.lock names")
    uv = find_uv()
    if python := find_python():
        os.environ.setdefault("UV_PYTHON", python)
    else:
        step("No Python 3.12 or newer was found, so uv downloads one")
    if call(uv, "sync", "--locked", *options):
        fail("The dependencies could not be installed; the reason is above.")


def find_uv():
    """A uv that works (a shim on the path may not), else one of our own."""
    own = OWN_UV / "bin"
    for uv in [shutil.which("uv"), shutil.which("uv", path=own)]:
        if uv and answers(uv, "--version"):
            return uv
    step("Getting uv")
    pip = [sys.executable, "-m", "pip"]
    if not answers(*pip, "--version"):
        apt_get("python3-pip")
    options = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    call(*pip, "install", *options, "--upgrade", "--target", OWN_UV, "uv")
    return shutil.which("uv", path=own) or fail(
        "uv could not be installed. Install uv, or pip for this Python, and try again."
    )


def find_python():
    """Python 3.12 or newer; uv alone gives up at a shim of pyenv that leads nowhere."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    candidates = [
        shutil.which("python", path=BIN),
        sys.executable,
        *map(shutil.which, PYTHONS),
        *(path for name in PYTHONS for path in pyenv.glob(f"versions/*/bin/{name}")),
    ]
    new_enough = "import sys; sys.exit(sys.version_info < (3, 12))"
    found = (each for each in candidates if each and answers(each, "-c", new_enough))
    return str(next(found, ""))


def chromium():
    """Whether there is a browser for the tests, after getting one if need be."""
    if path := os.environ.get("CHROMIUM"):
        return Path(path).exists()
    if any(map(shutil.which, CHROMIUMS)):
        return True
    step("Getting Chromium for the browser tests")
    if apt_get("chromium", "fonts-noto-cjk"):
        return True
    return not call(BIN / "python", "-m", "playwright", "install", "chromium")


def pooler():
    """PgBouncer for the drill of a fleet, which does without where it is not there."""
    if not shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin"):
        apt_get("pgbouncer")


def apt_get(*names):
    if not AS_ROOT or not shutil.which("apt-get"):
        return False
    call("apt-get", "update", "-qq")
    options = ["-qq", "--yes", "--no-install-recommends"]
    return not call(
        "apt-get", "install", *options, *names, DEBIAN_FRONTEND="noninteractive"
    )
