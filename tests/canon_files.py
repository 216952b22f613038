"""A canon small enough to read, written into a folder as the loader wants it."""

from copy import deepcopy

import yaml

SMALL = {
    "episodes.yaml": {
        "seasons": [{"number": 1}],
        "episodes": [
            {"season": 1, "number": 4, "synopsis": "The station falls."},
            {"season": 1, "number": 12, "synopsis": "A fire on the roof."},
        ],
    },
    "sources.yaml": {
        "sources": [
            {
                "key": "recap",
                "title": "Recap",
                "outlet": "Somebody",
                "url": "https://example.org/recap",
                "published": "2022",
            }
        ]
    },
    "characters.yaml": {
        "characters": [
            {
                "slug": "nam-ra",
                "name": "Choi Nam-ra",
                "role": "Class president",
                "affiliation": "Class 2-5",
                "reveal_at": 104,
                "aliases": ["Nam-ra"],
                "facts": [{"kind": "status", "status": "alive", "reveal_at": 104}],
                "relationships": [
                    {"kind": "friend of", "to": "on-jo", "reveal_at": 112}
                ],
            },
            {
                "slug": "on-jo",
                "name": "Nam On-jo",
                "role": "Student",
                "affiliation": "Class 2-5",
                "reveal_at": 104,
                "facts": [{"kind": "bio", "text": "Plans ahead.", "reveal_at": 104}],
            },
        ]
    },
    "groups.yaml": {
        "groups": [{"slug": "class", "name": "Class 2-5", "members": ["nam-ra"]}]
    },
    "terms.yaml": {
        "terms": [{"slug": "halfbie", "name": "halfbie", "aliases": ["절비"]}]
    },
    "evidence.yaml": {
        "evidence": [
            {
                "slug": "bonfire",
                "title": "A fire burns on the roof",
                "description": "On-jo sees it.",
                "kind": "scene",
                "tier": "on-screen",
                "episode": "S1E12",
                "characters": ["on-jo"],
                "sources": ["recap"],
            },
            {
                "slug": "tapes",
                "title": "The tapes rule out a vaccine",
                "description": "The maker says so.",
                "kind": "scene",
                "tier": "on-screen",
                "episode": "S1E4",
                "reveal_at": 104,
                "sources": ["recap"],
            },
        ]
    },
    "theories.yaml": {
        "theories": [
            {
                "slug": "nam-ra-leads",
                "title": "Nam-ra leads the others",
                "body": "She goes to *them*.",
                "settled_by": "Season 2 shows who decides.",
                "arc": "nam-ra-group",
                "origin": "curated",
                "characters": ["nam-ra"],
                "sources": ["recap"],
                "links": [
                    {
                        "evidence": "bonfire",
                        "stance": "supports",
                        "argument": "She calls her friends.",
                    }
                ],
            },
            {
                "slug": "nam-ra-hides",
                "title": "Nam-ra never comes back",
                "body": "She stays away.",
                "settled_by": "Season 2 shows her, or does not.",
                "arc": "nam-ra-group",
                "origin": "derived",
                "sources": ["recap"],
                "links": [
                    {
                        "evidence": "bonfire",
                        "stance": "contradicts",
                        "argument": "She calls her friends.",
                    }
                ],
            },
        ]
    },
    "rivalries.yaml": {
        "rivalries": [
            {
                "key": "where",
                "title": "Where does Nam-ra go?",
                "theories": ["nam-ra-leads", "nam-ra-hides"],
            }
        ]
    },
}


class CanonFiles:
    """The files in `folder`; `change` edits one list and writes the file again."""

    def __init__(self, folder):
        self.folder = folder
        self.content = deepcopy(SMALL)
        for name in self.content:
            self.write(name)

    def write(self, name):
        text = yaml.safe_dump(self.content[name], allow_unicode=True, sort_keys=False)
        (self.folder / name).write_text(text, "utf-8")

    def change(self, section, number=0, **values):
        name = "episodes.yaml" if section == "seasons" else f"{section}.yaml"
        self.content[name][section][number] |= values
        self.write(name)
