"""The static files that pages link to: collected for a start of the site, and left alone where they are there already."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Brings the folder of static files up to date; whether there was anything to do.

    To copy, name and compress them takes seconds, to look whether it must be done, hundredths of one. What was collected
    from which files is kept beside the folder. Where that no longer fits, or a file there is missing or shorter, the folder
    is emptied and filled anew: what is merely copied (a font) would be left as it lies there, being no older.
    """
    folder = Path(settings.STATIC_ROOT)
    mark = folder.with_name(f"{folder.name}.collected")
    sources = digest_of_sources()
    if mark.exists() and mark.read_bytes() == f"{sources} {digest_of_collected(folder)}".encode():
        return False
    # Gone while it is being done, so that half of it is not taken for the whole.
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_bytes(f"{sources} {digest_of_collected(folder)}".encode())
    return True


def digest_of_sources() -> str:
    """Another one for another file, of whichever app, and where files would be named or compressed otherwise."""
    how = [settings.STORAGES["staticfiles"], settings.STATIC_URL, version("django"), version("whitenoise")]
    digest = hashlib.sha256(repr(how).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"\0{getattr(storage, 'prefix', '') or ''}\0{path}\0".encode())
            with storage.open(path) as file:
                digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def digest_of_collected(folder: Path) -> str:
    """Another one where a file of the folder is missing, new, or of another length."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(
        repr([(str(path.relative_to(folder)), path.stat().st_size) for path in files]).encode()
    ).hexdigest()
