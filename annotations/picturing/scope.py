"""What a picture is asked of: whose codings or which positions, narrowed to a holder, a proposition, an account, some days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from annotations.models import Codebook, Project, ResearchGroup


class Source(StrEnum):
    """Whose codings. ARCHIVE has none: the positions that editors have taken up into published records."""

    ALL = "all"
    MINE = "mine"
    ARCHIVE = "archive"
    GROUP = "group"
    CODEBOOK = "codebook"
    PROJECT = "project"
    DECISIONS = "decisions"


class NoSuchScope(LookupError):
    """There is none of that name, or it is not for whoever asks: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A source, and the group, codebook or project that it is of."""

    source: Source
    group: ResearchGroup | None = None
    codebook: Codebook | None = None
    project: Project | None = None

    @property
    def value(self) -> str:
        """How an address names it: "all", "group:coders", "decisions:<guid>"."""
        thing = self.project or self.codebook
        key = str(thing.guid) if thing else self.group.slug if self.group else ""
        return f"{self.source}:{key}" if key else str(self.source)

    @property
    def label(self) -> str:
        """What is said of it under a picture, and in the list of what can be asked of."""
        thing = self.project or self.codebook or self.group
        said = {
            Source.ALL: _("All codings that you may see"),
            Source.MINE: _("Your own codings"),
            Source.ARCHIVE: _("The editors’ positions in the archive"),
            Source.GROUP: _("Codings shared with the group %s"),
            Source.CODEBOOK: _("Codings by the codebook %s"),
            Source.PROJECT: _("Codings of the project %s, each coder’s"),
            Source.DECISIONS: _("What the project %s decided"),
        }[self.source]
        return said % thing if thing else said


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in the scope; what is None or empty is not asked about.

    `holder` is as `projects.reliability.holder_key` writes it (“person:vladimir-putin”), `proposition` the slug of one of
    the archive or the GUID of a group's claim, `topic` a slug, `account` one of `archive.picturing.rows.ACCOUNTS`.
    `first` and `last` are days on which the event can have been, both inclusive.
    """

    scope: Scope
    holder: str = ""
    proposition: str = ""
    code: UUID | None = None
    topic: str = ""
    account: str = ""
    direction: str = ""
    coder: str = ""
    visibility: str = ""
    first: date | None = None
    last: date | None = None


def list_scopes(by: Any) -> list[tuple[str, list[Scope]]]:
    """Everything that the account may ask of, under headings; three queries."""
    found = [
        (_("You"), [Scope(Source.ALL), Scope(Source.MINE)]),
        (_("The archive"), [Scope(Source.ARCHIVE)]),
    ]
    projects = list(Project.objects.visible_to(by).select_related("group"))
    codebooks = Codebook.objects.visible_to(by)
    groups = ResearchGroup.objects.of(by)
    more: Iterable[tuple[str, list[Scope]]] = (
        (_("Projects: decided"), [Scope(Source.DECISIONS, one.group, project=one) for one in projects]),
        (_("Projects: each coder’s"), [Scope(Source.PROJECT, one.group, project=one) for one in projects]),
        (_("Groups"), [Scope(Source.GROUP, one) for one in groups]),
        (_("Codebooks"), [Scope(Source.CODEBOOK, codebook=one) for one in codebooks]),
    )
    return found + [(heading, scopes) for heading, scopes in more if scopes]


def find_scope(value: str, by: Any) -> Scope:
    """The scope of that name; one query at most. Raises NoSuchScope."""
    name, _colon, key = value.partition(":")
    try:
        source = Source(name)
        match source:
            case Source.GROUP:
                return Scope(source, ResearchGroup.objects.of(by).get(slug=key))
            case Source.CODEBOOK:
                return Scope(source, codebook=Codebook.objects.visible_to(by).get(guid=UUID(key)))
            case Source.PROJECT | Source.DECISIONS:
                project = Project.objects.visible_to(by).select_related("group").get(guid=UUID(key))
                return Scope(source, project.group, project=project)
            case _ if not key:
                return Scope(source)
    except (ValueError, ResearchGroup.DoesNotExist, Codebook.DoesNotExist, Project.DoesNotExist) as error:
        raise NoSuchScope(value) from error
    raise NoSuchScope(value)
