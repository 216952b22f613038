"""What a drill prints: its figures on one line, and what was not as it should be."""

import sys


class Report:
    def __init__(self, name, brief):
        self.name = name
        self.brief = brief
        self.figures, self.broken = {}, []

    def say(self, **figures):
        self.figures |= figures

    def expect(self, is_so, words):
        if not is_so:
            self.broken.append(words)

    def expect_in_time(self, is_so, words):
        """How fast it is says little where the machine has other things to do: a brief
        drill only mentions it."""
        if self.brief and not is_so:
            self.say(**{f"not in time: {words}": ""})
        else:
            self.expect(is_so, words)

    def end(self):
        """Print it, and leave with 1 when something was broken."""
        told = ", ".join(
            f"{name.replace('_', ' ')} {value}" for name, value in self.figures.items()
        )
        if told:
            print(f"{self.name}: {told}", flush=True)
        for words in self.broken:
            print(f"{self.name}: NOT SO: {words}", flush=True)
        sys.exit(1 if self.broken else 0)
