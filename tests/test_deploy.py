"""What deploy/ says is what the site does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from tools.serving import command, worker_command

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"


def lines(unit, name):
    return re.findall(rf"^{name}=(.*)$", (DEPLOY / unit).read_text(), re.MULTILINE)


def test_the_unit_starts_the_server_as_the_suite_does():
    [line] = lines("tracker.service", "ExecStart")
    asked = [str(part) for part in command("127.0.0.1", 8000)[1:]]
    assert shlex.split(line)[1:] == asked
    assert lines("tracker.socket", "ListenStream") == ["127.0.0.1:8000"]
    [line] = lines("tracker-worker.service", "ExecStart")
    assert shlex.split(line)[1:] == worker_command()[1:]


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")), ids=str)
def test_every_command_of_a_unit_exists(unit):
    for line in lines(unit, "ExecStart"):
        _program, *rest = shlex.split(line)
        if rest[0] == "manage.py":
            assert rest[1] in get_commands()


@pytest.mark.parametrize("timer", sorted(DEPLOY.glob("*.timer")), ids=str)
def test_every_timer_has_its_service(timer):
    parser = RawConfigParser(strict=False)
    parser.read(timer)
    assert parser["Timer"]["OnCalendar"] in {"hourly", "daily"}
    assert timer.with_suffix(".service").exists()


def test_the_fleet_knows_only_settings_that_there_are():
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    source = (ROOT / "aouad_site" / "environment.py").read_text()
    known = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))
    assert set(composed["x-site"]["environment"]) <= known
    assert composed["services"]["web-1"] == composed["services"]["web-2"]


def test_the_fleet_mounts_and_builds_files_that_there_are():
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    for name, service in composed["services"].items():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            there = source in composed["volumes"] or (DEPLOY / source).is_file()
            assert there, (name, source)
        if build := service.get("build"):
            context = DEPLOY / build["context"]
            assert (context / build["dockerfile"]).is_file()


def program(name):
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    return found or pytest.skip(f"{name} is not there.")


def accepts(*command):
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_caddy_accepts_its_file():
    config = ["--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"]
    accepts(program("caddy"), "validate", *config)


def test_nginx_accepts_its_file(tmp_path):
    nginx, config = program("nginx"), tmp_path / "nginx.conf"
    # The names of the other containers are known to nobody here.
    text = re.sub(r"web-\d:", "127.0.0.1:", (DEPLOY / "nginx.conf").read_text())
    config.write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\n{text}")
    accepts(nginx, "-t", "-c", config)


def test_systemd_accepts_the_units(tmp_path):
    verify = program("systemd-analyze")
    for unit in DEPLOY.glob("tracker*"):
        # Nothing is installed where the units will find it.
        text = unit.read_text().replace("/srv/tracker/.venv/bin/python", sys.executable)
        (tmp_path / unit.name).write_text(re.sub("User=.*\n", "", text))
    accepts(verify, "verify", *tmp_path.iterdir())
