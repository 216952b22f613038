"""From nothing to figures: python -m rehearsal.bench THEORIES VOTES [options]."""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command


def main(theories, votes, *options):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aouad_site.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill(int(theories), int(votes))
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("bench", *options)


def fill(theories, votes):
    """Once: even finding out that nothing is missing takes minutes."""
    from django.conf import settings

    done = Path(settings.DATA_DIR) / f"filled-{theories}-{votes}"
    if not done.exists():
        some = votes // 20
        more = {"odds": some, "judgements": some}
        call_command("seed_load", theories=theories, votes=votes, **more)
        done.touch()


if __name__ == "__main__":
    main(*sys.argv[1:])
