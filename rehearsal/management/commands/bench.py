from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from theories.models import Theory, Vote

from ...bench.comparisons import compare, comparisons
from ...bench.endurance import endure
from ...bench.machine import machine
from ...bench.measuring import measure
from ...bench.report import sentences, table
from ...bench.results import keep
from ...bench.scenarios import scenarios
from ...bench.server import running
from ...bench.world import World
from ...rows import named


class Command(BaseCommand):
    help = "Measures the real server on a database that seed_load made."

    def add_arguments(self, parser):
        parser.add_argument("--seconds", type=float, default=3, help="per measurement")
        parser.add_argument("--connections", default="", help="such as 1,8")
        parser.add_argument("--only", default="", help="scenarios with these words")
        parser.add_argument("--requests", type=int, default=100_000, help="for memory")

    def handle(self, *, only, requests, **options):
        theories = Theory.objects.filter(slug__startswith=named("")).count()
        if not theories:
            raise CommandError("Fill a database first: manage.py seed_load")
        about = machine() | {"theories": theories, "votes": Vote.objects.count()}
        world = World()
        with running() as server:
            rows = self.measured(server, world, only, **options)
            result = {"machine": about, "rows": rows, "comparisons": []}
            for each in comparisons(world):
                if only in each.name:
                    row = compare(server, each, seconds=4 * options["seconds"])
                    result["comparisons"].append(row)
            if requests and not only:
                result["memory"] = endure(server, world, requests)
        self.stdout.write("\n".join(sentences(result)))
        if not only:
            place = keep(f"{connection.vendor}-{theories}", result)
            self.stdout.write(f"Written: {place.name}.md, .json and .svg")

    def measured(self, server, world, only, *, seconds, connections, **_options):
        chosen = [int(each) for each in connections.split(",") if each]
        rows = []
        self.stdout.write(table([]))
        for scenario in scenarios(server, world):
            if only not in scenario.name:
                continue
            for at_once in chosen or scenario.connections:
                row = measure(server, scenario, connections=at_once, seconds=seconds)
                rows.append(row)
                self.stdout.write(table([row]).splitlines()[-1])
        return rows
