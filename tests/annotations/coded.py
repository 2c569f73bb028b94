"""A codebook as the tests code by it, and codings as bodies of annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotations import codebooks
from annotations.coding.addresses import term_path
from annotations.models import ClaimEntry, Codebook, CodebookVersion, CodeEntry, Membership, ResearchGroup, Round
from annotations.models.projects import Project
from archive.models import Topic
from diplomacy.accounts.models import User
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE

PROPOSITION = f"{SITE}/propositions/peace-treaty-early/"
PUTIN = f"{SITE}/people/vladimir-putin/"
JAPAN = f"{SITE}/countries/japan/"
OTHER = "4XFY-J1PC"
"""Another statement of report 001 than that of the samples."""


@dataclass(frozen=True)
class Coded:
    """A group with its people and the first version of its codebook: Tone > (Firm, Soft; one of them), Trade, a claim."""

    group: ResearchGroup
    codebook: Codebook
    version: CodebookVersion
    owner: User
    editor: User
    member: User
    former: User
    stranger: User

    def entry(self, name: str) -> CodeEntry:
        return self.version.entries.select_related("code", "version__codebook").get(name=name)

    @property
    def claim(self) -> ClaimEntry:
        return self.version.claims.select_related("claim", "version__codebook").get()

    @property
    def address(self) -> str:
        return f"{SITE}/groups/{self.group.slug}/"

    def shared(self, **members: Any) -> dict[str, Any]:
        """Members of a document that its group sees."""
        return {"visibility": "group", "group": self.address, "motivation": None, **members}


def make_coded(*, visibility: str = "group", more: Iterable[str] = ()) -> Coded:
    """Such a group, each with people of its own; its codebook has `more` codes, of these names."""
    names = ("owner", "editor", "member", "former", "stranger")
    people = {name: scholar(f"{name}-of-coders", email=f"{name}@coders.example") for name in names}
    group = ResearchGroup.objects.create(slug="coders", name="Coders", made_by=people["owner"])
    for role in ("owner", "editor", "member"):
        Membership.objects.create(group=group, user=people[role], role=role)
    Membership.objects.create(group=group, user=people["former"], role="owner", left_at="2020-01-01T00:00:00Z")
    by = people["owner"]
    codebook = codebooks.found(group=group, name="Zebra frames", by=by)
    draft = codebook.versions.get()
    tone = codebooks.add_code(draft=draft, by=by, name="Tone", is_exclusive=True, definition="How it is said.")
    codebooks.add_code(draft=draft, by=by, name="Firm", parent=tone.code, colour="#124e78", shortcut="f")
    codebooks.add_code(draft=draft, by=by, name="Soft", parent=tone.code, colour="#c0571b", shortcut="s")
    codebooks.add_code(draft=draft, by=by, name="Trade", topics=[Topic.objects.get(slug="peace-treaty")])
    for name in more:
        codebooks.add_code(draft=draft, by=by, name=name)
    topic = Topic.objects.get(slug="peace-treaty")
    codebooks.add_claim(
        draft=draft, by=by, text="A treaty can wait.", topic=topic, supports="says so", opposes="urges haste"
    )
    version = codebooks.publish(draft=draft, by=by, note="First.")
    if visibility != "group":
        codebooks.describe(codebook=codebook, name=codebook.name, description="", visibility=visibility, by=by)
        codebook.refresh_from_db()
    return Coded(group=group, codebook=codebook, version=version, **people)


def address(entry: CodeEntry | ClaimEntry) -> str:
    """What the code or claim is known by to programs."""
    thing = entry.code if isinstance(entry, CodeEntry) else entry.claim
    return SITE + term_path(entry.version.codebook.guid, entry.version.number, thing.guid)


def code(entry: CodeEntry, **members: Any) -> dict[str, Any]:
    """A body that gives the code."""
    whole = {
        "type": "SpecificResource",
        "purpose": "classifying",
        "source": {"id": address(entry), "label": entry.name},
        "confidence": 2,
        **members,
    }
    return {name: value for name, value in whole.items() if value is not None}


def position(**members: Any) -> dict[str, Any]:
    """A body that codes a position, with these members in the place of its own; those that are None are left out."""
    whole = {
        "type": "Position",
        "purpose": "assessing",
        "proposition": PROPOSITION,
        "holder": PUTIN,
        "direction": "supports",
        "strength": 2,
        "act": "states",
        "evidence": "explicit",
        "confidence": 3,
        **members,
    }
    return {name: value for name, value in whole.items() if value is not None}


def blind_round(coded: Coded, *, name: str = "Tones") -> Round:
    """An open round of a project of the group, in which nobody sees another's codings."""
    project = Project.objects.create(group=coded.group, name=name, codebook=coded.codebook, made_by=coded.owner)
    return Round.objects.create(project=project, number=1, version=coded.version)
