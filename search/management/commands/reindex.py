from django.core.management.base import BaseCommand, CommandError

from search.reindexing import findable_models, is_sound, rebuild, reindex


class Command(BaseCommand):
    help = "Brings the search index in line with the words it stands for."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail on any drift"
        )

    def handle(self, *, check, **options):
        drifted = 0
        for model in findable_models():
            for thing in reindex(model, repair=not check, progress=self.progress):
                drifted += 1
                if options["verbosity"] > 1:
                    self.stdout.write(f"{model._meta.model_name} {thing.slug}")
            if not is_sound(model):
                drifted += 1
                self.stdout.write(f"The index of {model._meta.model_name} is broken.")
                if not check:
                    rebuild(model)
        self.stdout.write(f"Things whose words had drifted: {drifted}.")
        if check and drifted:
            raise CommandError("The search index does not match the words.")

    def progress(self, number):
        """On a terminal only; a log needs only what drifted."""
        if self.stderr.isatty():
            self.stderr.write(f"\r{number} looked at", ending="")
