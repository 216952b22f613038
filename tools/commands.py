"""How dev.py starts other programs and talks to the person who started it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")


def call(*command, **environment):
    """Run a command in the open and return its exit status; None unsets a variable."""
    variables = {**os.environ, **environment}
    variables = {name: value for name, value in variables.items() if value is not None}
    try:
        return subprocess.run(command, env=variables).returncode
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127


def answers(*command):
    """Whether the command works, said quietly."""
    try:
        return not subprocess.run(command, capture_output=True, timeout=60).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def step(text):
    print(f"==> {text}", flush=True)


def fail(text):
    sys.exit(f"dev.py: {text}")
