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
    """A folder with one style sheet, from which alone is collected, to `static` beside it."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "look.css").write_text("p { color: navy }")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": STORAGE}
    assert collect() is True
    return folder


@pytest.fixture
def collected(source: Path) -> Path:
    return source.with_name("static")


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


@pytest.mark.parametrize("harm", ["the folder is gone", "a file is gone", "a file is cut short", "the mark is gone"])
def test_what_was_harmed_is_collected_anew(source: Path, collected: Path, harm: str) -> None:
    [named] = [path for path in collected.glob("look.*.css")]
    if harm == "the folder is gone":
        shutil.rmtree(collected)
    elif harm == "a file is gone":
        named.unlink()
    elif harm == "a file is cut short":
        named.write_text("")
    else:
        collected.with_name("static.collected").unlink()
    assert collect() is True
    assert (collected / "staticfiles.json").exists()
    assert collect() is False


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
