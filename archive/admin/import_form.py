"""The form by which records come in through the admin: a text that is pasted, or files, and where they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Publisher, SourceText
from archive.models.dates import validate_edtf
from archive.parsing.vocabulary import is_language
from archive.reading import (
    PLAIN,
    SUFFIXES,
    Custody,
    Received,
    Unread,
    UnreadableInput,
    find_files,
    is_longer_than,
    is_readable,
    read_files,
    record_from_json,
    record_of,
    record_to_json,
)
from archive.rehearsing import MOST_CHARACTERS

LARGEST_UPLOAD = 20_000_000
"""Bytes of all files together, as they lie on the disk."""

LARGEST_UNPACKED = 50_000_000
"""Bytes that one compressed file may unpack to: blank lines pack so well that reading a small file could take hours."""

LONGEST_NAME = 255
"""Bytes of a file's name that a file system takes; a Japanese character has three."""

SECONDS = 15
"""That reading one file may take here."""

SECONDS_LOOKING = 20
"""That parsing what was read may take here; what takes longer is taken in in the background."""

SECONDS_TOGETHER = 45
"""From which on no further record is read here."""

MOST_RECORDS = 200
"""Records that are looked at and taken in at once; more, and what is longer than MOST_CHARACTERS, in the background."""

MOST_IN_BACKGROUND = 5_000
"""Records that are taken in in the background in one go."""

KEPT = ("publisher", "captured_by", "licence", "licence_url", "licence_stated_on", "language")
"""What is the same from one record to the next, and stands in the form again."""

Record = Received | Unread


class PastedField(forms.CharField):
    """A text as it was pasted: browsers send CR LF for each end of a line, which is made LF."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        # NUL is refused where the bytes are read, with its place.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class FilesInput(forms.ClearableFileInput):
    """Several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; the cleaned value is a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


def _address(label: Any, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"])],
        error_messages={"invalid": _("Write the address whole, with https://.")},
        widget=forms.TextInput(attrs={"class": "vURLField", "inputmode": "url"}),
        **kwargs,
    )


def _words(label: Any, *, size: int = 200, **kwargs: Any) -> forms.CharField:
    widget = kwargs.pop("widget", forms.TextInput(attrs={"class": "vTextField"}))
    return forms.CharField(label=label, required=False, max_length=size, widget=widget, **kwargs)


def _day(label: Any, **kwargs: Any) -> forms.CharField:
    return _words(label, size=40, validators=[validate_edtf], **kwargs)


class ImportForm(forms.Form):
    """Records to be taken in. Nothing is written by it: `records` are what was read."""

    text = PastedField(
        label=_("Text"),
        required=False,
        help_text=_("the whole record, as its publisher has it: title, date line and all"),
        # A pasted text longer than the server takes in one field has to come as a file.
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField", "maxlength": 1_600_000}),
    )
    uploads = FilesField(
        label=_("or files"),
        required=False,
        help_text=_(
            "web pages (.html), Word (.docx), PDF with a text layer, Markdown (.md), TEI (.xml), plain text in UTF-8 (.txt), one JSON object a line (.jsonl, .jsonl.gz), and NAME.meta.json"
        ),
        widget=FilesInput(attrs={"accept": ",".join((*SUFFIXES, ".gz", ".json"))}),
    )
    publisher = forms.ModelChoiceField(
        Publisher.objects.all(),
        label=_("Publisher"),
        required=False,
        empty_label=_("told from each page’s own address"),
        help_text=_(
            "the house that keeps the record, whose account it is; with none chosen, the one whose site its page is on"
        ),
        # With a sign that opens a form for a new one beside this page, which keeps what was pasted and chosen.
        widget=RelatedFieldWidgetWrapper(
            forms.Select(),
            SourceText._meta.get_field("publisher").remote_field,
            admin.site,
            can_add_related=False,
        ),
    )
    address = _address(
        _("Address"), help_text=_("of the page that it was taken from: the record is known by it from now on")
    )
    captured_on = _day(_("Captured on"), help_text=_("EDTF, such as 2003-09-01"))
    captured_by = _words(_("Captured by"), help_text=_("a person, or an archive of the web"))
    licence = _words(_("Licence"), size=300, help_text=_("as the publisher states it"))
    licence_url = _address(_("Address of the licence"))
    licence_stated_on = _day(_("Licence as stated on"), help_text=_("EDTF"))
    language = _words(_("Language"), size=12, help_text=_("a tag such as en or ja; empty: the parser tells"))
    title = _words(
        _("Title"),
        size=1000,
        help_text=_("only where the text has none"),
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )
    published = _day(_("Published on"), help_text=_("by its publisher, only where the text does not say it; EDTF"))
    capture_sha256 = _words(_("SHA-256 of the captured page"), size=64)
    extraction = _words(
        _("How the text was taken out of the page"),
        size=2000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )

    SECTIONS = (
        (_("What it says"), ("text", "uploads")),
        (_("Where it comes from"), ("publisher", "address", "captured_on", "captured_by")),
        (_("Under which licence"), ("licence", "licence_url", "licence_stated_on")),
        (_("What the text does not say"), ("language", "title", "published")),
        (_("How it was captured"), ("capture_sha256", "extraction")),
    )

    records: list[Record]

    is_long = False
    """Whether they are too many or too long to be looked at one by one: they are taken in in the background."""

    def let_add_publisher(self) -> None:
        """Offer to add a publisher from here."""
        self.fields["publisher"].widget.can_add_related = True

    def tell_who_adds_publishers(self) -> None:
        """Say whom to ask for a house that is not in the list."""
        self.fields["publisher"].help_text = _("the house that keeps the record, whose account it is; with none chosen, the one whose site its page is on. One that is not in the list is added by a vocabulary editor or an administrator: ask one of them")  # fmt: skip

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Headings with their fields."""
        return [(heading, [self[name] for name in names]) for heading, names in self.SECTIONS]

    def clean_language(self) -> str:
        """A tag that a record can have."""
        language = str(self.cleaned_data["language"])
        if language and not is_language(language):
            raise ValidationError(now("“%(tag)s” is no language tag. Write en, ja or ru.") % {"tag": language})
        return language

    def clean(self) -> dict[str, Any]:
        """Read what was given. What can't be read is an error at its field, or a record of its own among several."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        files, text = cleaned.get("uploads") or [], cleaned.get("text") or ""
        self.records = []
        if files and text.strip():
            self.add_error("text", now("There are a text and files: give the one or the others."))
        elif not files and not text.strip() and "uploads" not in self.errors:
            self.add_error("text", now("Paste the text of a record, or choose a file that has it."))
        elif not self.errors:
            try:
                self.records = self._read_files(files) if files else [self._read_text(text)]
            except UnreadableInput as error:
                self.add_error("uploads" if files else "text", str(error))
            custodies = [record.custody for record in self.records if isinstance(record, Received)]
            if custodies and not any(custody.publisher or custody.address for custody in custodies):
                self.add_error("publisher", now("Say who published it: there is no address from which that could be told. A publisher that is not in the list is added by a vocabulary editor or an administrator."))  # fmt: skip
            characters = sum(len(record.text) for record in self.records if isinstance(record, Received))
            self.is_long = characters > MOST_CHARACTERS or len(self.records) > MOST_RECORDS
        return cleaned

    def custody(self) -> Custody:
        """What the form says of the records' way here."""
        given = {field.name: self.cleaned_data.get(field.name) or "" for field in fields(Custody)}
        publisher = self.cleaned_data["publisher"]
        return Custody(**{**given, "publisher": publisher.slug if publisher else ""})

    def _read_text(self, text: str) -> Received:
        received = text.encode()
        # Its own words are the only name that a pasted text has.
        name = f"pasted-{hashlib.sha256(received).hexdigest()[:12]}.txt"
        return self._beside(record_of(received, name=name, custody=self.custody(), called=now("The text")))

    def _read_files(self, files: list[Any]) -> list[Record]:
        with TemporaryDirectory() as folder:
            _store(files, Path(folder))
            records: list[Record] = []
            size = 0
            named = sorted(path for path in Path(folder).iterdir() if is_readable(path.name))
            began = monotonic()
            for record in read_files(find_files(named), options=self.custody(), seconds=SECONDS):
                if isinstance(record, Unread):
                    record = replace(record, reason=record.reason.replace(f"{folder}/", ""))
                else:
                    size += len(record.received) + (len(record.text) if record.reader != PLAIN else 0)
                records.append(record)
                is_slow = monotonic() - began > SECONDS_TOGETHER
                if size > LARGEST_UNPACKED or len(records) > MOST_IN_BACKGROUND or is_slow:
                    raise UnreadableInput(
                        now("This is too much for one import here: at most %(records)s records with %(bytes)s bytes together, read in %(seconds)s seconds. Choose fewer files, or let an administrator take them in with `manage.py import_reports`.")
                        % {"records": f"{MOST_IN_BACKGROUND:,}", "bytes": f"{LARGEST_UNPACKED:,}", "seconds": SECONDS_TOGETHER}
                    )  # fmt: skip
        if len(records) == 1 and isinstance(only := records[0], Unread):
            raise UnreadableInput(only.reason)
        if len(records) == 1 and isinstance(only, Received):
            return [self._beside(only)]
        for name in ("address", "title", "published"):
            if self.cleaned_data.get(name):
                self.add_error(name, now("There are several records: this belongs to one of them. Leave it empty."))
        return records

    def _beside(self, record: Received) -> Received:
        """The one record, with what stands in where it doesn't say it itself."""
        title, published = self.cleaned_data["title"], self.cleaned_data["published"]
        return replace(record, title=record.title or title, published=record.published or published)


def _store(files: Iterable[Any], folder: Path) -> None:
    """Write the files that were sent. Raises UnreadableInput for such as can't be read."""
    size = 0
    for file in files:
        name = Path(file.name).name
        if not is_readable(name) and not name.endswith(".meta.json"):
            raise UnreadableInput(
                now("%(name)s does not end in %(suffixes)s: it can’t be read. Save it in one of these formats.")
                % {"name": name, "suffixes": ", ".join(SUFFIXES)}
            )
        if len(name.encode()) > LONGEST_NAME:
            raise UnreadableInput(now("%(name)s is too long a name. Give the file a shorter one.") % {"name": name})
        if (folder / name).exists():
            raise UnreadableInput(now("There are two files %(name)s. Rename one of them.") % {"name": name})
        size += file.size
        if size > LARGEST_UPLOAD:
            raise UnreadableInput(
                now("%(name)s makes it more than %(bytes)s bytes. Choose fewer or smaller files.")
                % {"name": name, "bytes": f"{LARGEST_UPLOAD:,}"}
            )
        with (folder / name).open("wb") as stream:
            for chunk in file.chunks():
                stream.write(chunk)
        if name.lower().endswith(".gz") and is_longer_than(folder / name, LARGEST_UNPACKED):
            raise UnreadableInput(
                now("%(name)s unpacks to more than %(bytes)s bytes. Choose fewer records.")
                % {"name": name, "bytes": f"{LARGEST_UNPACKED:,}"}
            )
    if not any(is_readable(path.name) for path in folder.iterdir()):
        raise UnreadableInput(
            now("There is no record among the files, only what is told of one. Choose the text as well.")
        )


_SALT = "archive.admin.import"
_A_DAY = 24 * 3600


def seal(records: list[Record], *, seen: str, user: Any) -> str:
    """The records and the fingerprint of what was shown of them, signed for this account."""
    content = {"records": [record_to_json(record) for record in records], "seen": seen}
    return signing.dumps(content, salt=f"{_SALT}.{user.pk}", compress=True)


def unseal(sealed: str, *, user: Any) -> tuple[list[Record], str]:
    """What `seal` has signed. Raises django.core.signing.BadSignature where it is another's, changed, or a day old."""
    content = signing.loads(sealed, salt=f"{_SALT}.{user.pk}", max_age=_A_DAY)
    return [record_from_json(row) for row in content["records"]], content["seen"]
