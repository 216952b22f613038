"""Where it was measured."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from django.db import connection


def machine():
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory(), 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "django": version("django"),
        "granian": version("granian"),
        "database": database(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def memory():
    line = Path("/proc/meminfo").read_text().partition("\n")[0]
    return int(line.split()[1]) / 1024**2


def database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
        else:
            cursor.execute("SHOW server_version")
        return f"{connection.vendor} {cursor.fetchone()[0]}"
