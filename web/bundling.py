"""Static files as browsers want them: a stylesheet in one piece instead of forty.

The sources stay apart and are what development and tests serve. `collectstatic` puts
what a bundle imports in the place of each import, and hashes and packs the result.
"""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ["css/site.css", "css/admin.css"]
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);')
NOT_MOVABLE = re.compile(r"@import|@charset|url\((?!\s*[\"']?(?:data:|#|/))")
"""What would mean something else, or nothing, in the middle of another file."""


class BundlingStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = paths | {
                name: self.bundled(name, paths) for name in BUNDLES if name in paths
            }
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def bundled(self, name, paths):
        """Store the bundle in place of the file that only imports; say where it is."""
        content = ContentFile(bundle(name, paths).encode())
        self.delete(name)
        return self, self.save(name, content)


def bundle(name, paths):
    """The stylesheet `name` with the layers that it imports put into it."""
    folder = posixpath.dirname(name)

    def layer(found):
        file = posixpath.normpath(posixpath.join(folder, found["file"]))
        text = source(file, paths)
        if fault := NOT_MOVABLE.search(text):
            raise ValueError(f"{file} has {fault[0]!r} and cannot go into {name}.")
        return f"@layer {found['layer']} {{\n{text}}}\n"

    bundled = IMPORT.sub(layer, source(name, paths))
    if "@import " in bundled:
        raise ValueError(f"{name} has an import that is not understood.")
    return bundled


def source(name, paths):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
