"""How dev.py starts other programs and talks to the person who started it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")


def call(*command, **environment):
    """Run a command in the open and return its exit status; None unsets a variable."""
    variables = {**os.environ, **environment}
    variables = {name: value for name, value in variables.items() if value is not None}
    try:
        with subprocess.Popen(command, env=variables) as process:
            return finish(process)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127


def finish(process):
    """Wait, and let the command tidy up when we are told to stop before it ends."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        # Ctrl-C reached the command too: ask again only when it takes long.
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        raise
    finally:
        process.terminate()


def stop_when_told():
    """End at SIGTERM as at any other exit, so that nothing is left running."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


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
