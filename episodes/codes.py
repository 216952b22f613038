"""Episodes in addresses: /episodes/s1e12/."""


class EpisodeCode:
    regex = r"s[1-9][0-9]?e[1-9][0-9]?"

    def to_python(self, text):
        season, number = text.removeprefix("s").split("e")
        return int(season) * 100 + int(number)

    def to_url(self, code):
        return code
