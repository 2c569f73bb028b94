"""Static files are collected at a start of the site where they are not there yet, and only then."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from diplomacy.static_files import collect

STORAGE = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


@pytest.fixture
def source(tmp_path: Path, settings: Any) -> Path:
    """A folder with one style sheet and one font, from which alone is collected, to `static` beside it."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "look.css").write_text("p { color: navy }")
    (folder / "quince.woff2").write_bytes(b"wOF2\0\xff quinces")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": STORAGE}
    assert collect() is True
    return folder


@pytest.fixture
def collected(source: Path) -> Path:
    return source.with_name("static")


def contents(folder: Path) -> dict[str, bytes]:
    """What the manifest and the files named by it say, byte for byte; compressed copies have the time in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.suffix != ".gz"}


def texts(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.glob("*.css")}


def test_what_is_collected_already_is_left_alone(source: Path, collected: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in collected.rglob("*")}
    assert len([path for path in before if path.match("look.*.css")]) == 1
    assert collect() is False
    assert {path: path.stat().st_mtime_ns for path in collected.rglob("*")} == before


def test_a_file_of_the_same_length_and_time_is_seen_to_differ(source: Path, collected: Path) -> None:
    sheet = source / "look.css"
    before = sheet.stat()
    sheet.write_text("p { color: gold }")
    os.utime(sheet, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert collect() is True
    assert "p { color: gold }" in texts(collected)


def test_a_new_file_is_collected(source: Path, collected: Path) -> None:
    (source / "print.css").write_text("p { color: black }")
    assert collect() is True
    assert (collected / "print.css").exists()


@pytest.mark.parametrize(
    "harm",
    ["the folder is gone", "a file is gone", "a file is cut short", "there is one too many", "the mark is gone", "the mark is no text"],
)  # fmt: skip
@pytest.mark.parametrize("pattern", ["look.css", "look.*.css", "quince.woff2", "quince.*.woff2"])
def test_what_was_harmed_is_collected_anew(source: Path, collected: Path, pattern: str, harm: str) -> None:
    before = contents(collected)
    mark = collected.with_name("static.collected")
    [file] = collected.glob(pattern)
    if harm == "the folder is gone":
        shutil.rmtree(collected)
    elif harm == "a file is gone":
        file.unlink()
    elif harm == "a file is cut short":
        file.write_bytes(file.read_bytes()[:4])
    elif harm == "there is one too many":
        file.with_name(f"{file.name}.old").write_bytes(b"stale")
    elif harm == "the mark is gone":
        mark.unlink()
    else:
        mark.write_bytes(b"\xff\xfe")
    assert collect() is True
    assert contents(collected) == before
    assert collect() is False


def test_what_lies_there_newer_than_its_source_does_not_stay(source: Path, collected: Path) -> None:
    """As after going back to an older release: by its time the file collected from the newer one would be kept."""
    font = source / "quince.woff2"
    font.write_bytes(b"wOF2 older")
    os.utime(font, (0, 0))
    assert collect() is True
    assert [path.read_bytes() for path in sorted(collected.glob("quince*.woff2"))] == [b"wOF2 older"] * 2


def test_what_was_begun_is_not_taken_for_done(source: Path, collected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: Any, **_options: Any) -> None:
        raise KeyboardInterrupt

    (source / "print.css").write_text("p { color: black }")
    with monkeypatch.context() as patch:
        patch.setattr("diplomacy.static_files.call_command", stopped)
        with pytest.raises(KeyboardInterrupt):
            collect()
    assert collect() is True


def test_another_storage_collects_anew(source: Path, settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    assert collect() is True
