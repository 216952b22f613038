"""What the site is made of: a bill of materials, and whether a hole is known in it."""

import json
import re
import subprocess
from pathlib import Path

from .commands import BIN, ROOT
from .install import find_uv

VENDORED = ROOT / "static" / "vendor" / "VENDORED.md"
ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| `(?P<name>[^`]+)` \(npm\)[^|]* \| (?P<version>\S+)"
    r" \| (?P<licence>\S+) \| `(?P<sha256>[0-9a-f]{64})` \|$",
    re.MULTILINE,
)
UNREACHABLE = "Skipped: no database of known vulnerabilities can be reached from here."


def vendored():
    """What static/vendor/VENDORED.md says of each file."""
    return [row.groupdict() for row in ROW.finditer(VENDORED.read_text())]


def locked(form):
    """What runs in production, as uv.lock has it, in a format of `uv export`."""
    options = ["--quiet", "--frozen", "--no-dev", "--all-extras", f"--format={form}"]
    done = subprocess.run([find_uv(), "export", *options], capture_output=True)
    done.check_returncode()
    return done.stdout.decode()


def bill_of_materials():
    """CycloneDX 1.5: the locked packages and the vendored scripts, all hashed."""
    bill = json.loads(locked("cyclonedx1.5"))
    bill["components"] += [
        {
            "type": "library",
            "bom-ref": f"vendored-{each['name']}@{each['version']}",
            "name": each["name"],
            "version": each["version"],
            "purl": f"pkg:npm/{each['name']}@{each['version']}",
            "licenses": [{"license": {"id": each["licence"]}}],
            "hashes": [{"alg": "SHA-256", "content": each["sha256"]}],
        }
        for each in vendored()
    ]
    return bill


def write_bill(path="sbom.cdx.json"):
    Path(path).write_text(json.dumps(bill_of_materials(), indent=1) + "\n")
    print(f"Written: {path}")
    return 0


def audit():
    """Ask pip-audit about every locked package; 1 when a hole is known in one."""
    options = ["--disable-pip", "--require-hashes", "--format=json"]
    options += ["--progress-spinner=off", "--timeout=10"]
    found = subprocess.run(
        [BIN / "pip-audit", *options, "--requirement", "/dev/stdin"],
        input=locked("requirements.txt"),
        capture_output=True,
        text=True,
    )
    words, status = judged(found.stdout)
    print(words)
    return status


def judged(report):
    """(words, exit status) for what pip-audit found, or could not look up."""
    try:
        packages = json.loads(report)["dependencies"]
    except ValueError:
        return UNREACHABLE, 0
    known = [each for each in packages if "vulns" in each]
    if not known:
        return UNREACHABLE, 0
    holes = [
        f"{each['name']} {each['version']}: {hole['id']}"
        for each in known
        for hole in each["vulns"]
    ]
    return "\n".join([f"Looked up: {len(known)} of {len(packages)}", *holes]), bool(
        holes
    )
