"""A group with one of everything that scholars make, and where it stands: for tables over all addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from annotations import codebooks
from annotations.exchange.releasing import release
from annotations.grouping import invite
from annotations.models import Annotation, Invitation, Release
from annotations.models.projects import Project
from annotations.projects import deciding, rounds
from annotations.projects.choosing import choose, found
from archive.models.identifiers import show
from archive.searching.query import Query
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.exchange.conftest import give
from tests.annotations.samples import SITE, post

QUAGGA = "quagga"
"""Stands in what the member says, in the names of the group's things, and nowhere else."""


@dataclass(frozen=True)
class Things:
    """What there is: a codebook with a draft, a project with a revealed round, a decision and releases, notes, an invitation."""

    coded: Coded
    project: Project
    coding: Annotation
    note: Annotation
    public: Annotation
    own_release: Release
    public_release: Release
    invitation: Invitation
    secret: str

    @property
    def secrets(self) -> list[str]:
        """What nobody outside the group may read anywhere, in any answer."""
        coded = self.coded
        names = [QUAGGA, coded.group.slug, str(self.project.guid), str(coded.codebook.guid), self.own_release.sha256]
        return [*names, str(self.coding.guid), str(self.note.guid), self.invitation.email, "editor-of-coders"]

    @cached_property
    def _known(self) -> dict[str, object]:
        coded, unit = self.coded, self.project.units.order_by("ordinal").first()
        assert unit is not None
        draft = coded.codebook.versions.get(published_at=None)
        return {
            "slug": coded.group.slug,
            "number": 1,
            "guid": self.note.guid,
            "ordinal": 1,
            "code": draft.entries.get(name="Firm").code.guid,
            "claim": draft.claims.get().claim.guid,
            "sid": show(unit.identity_id),
            "rid": show(unit.edition.report.rid),
            "major": 1,
            "key": coded.entry("Firm").code.guid,
            "sha256": self.own_release.sha256,
            "secret": self.secret,
            "pk": coded.group.memberships.get(user=coded.editor).pk,
            "kind": "positions",
            "name": "codings.csv",
            "suffix": "csv",
        }

    def words(self, route: str) -> Mapping[str, object]:
        """What stands for the parts of an address so that it is that of one of these."""
        words = dict(self._known)
        if "invitations/" in route:
            words["pk"] = self.invitation.pk
        if "networks/" in route:
            words["name"] = "network"
        if "projects/<" in route:
            words["guid"] = self.project.guid
        elif "codebooks/<" in route:
            words["guid"] = self.coded.codebook.guid
        elif "codes/<" in route:
            words["guid"] = words["key"]
        elif "moderation/<" in route:
            words["guid"] = self.public.guid
        return words

    def nothing(self, route: str) -> Mapping[str, object]:
        """The same for what is not there, but looks alike."""
        words = dict(self.words(route))
        words |= {name: uuid4() for name in ("guid", "code", "claim")}
        return words | {"slug": "quokkas-00000000", "sha256": "2" * 64, "pk": 2**40, "key": uuid4()}


def make_things() -> Things:
    """One of everything, all of it the group's alone but for one public note and one public release."""
    coded = make_coded()
    coded.group.name = f"{QUAGGA} group"
    coded.group.save()
    coded.codebook.name = f"{QUAGGA} frames"
    coded.codebook.save()
    by = coded.owner
    project = found(group=coded.group, name=f"{QUAGGA} tones", codebook=coded.codebook, by=by)
    choose(project=project, query=Query(topic="peace-treaty"), by=by)
    first = rounds.open_round(
        project=project, version=coded.version, coders=[coded.editor, coded.member], overlap=2, by=by
    )
    coding = give(coded, project, coded.member)
    rounds.reveal_round(coding_round=first, by=by)
    unit = project.units.order_by("ordinal").first()
    assert unit is not None
    decided = {"coding_round": first, "unit": unit, "annotations": [coding], "by": by}
    deciding.adjudicate(reasons=f"A {QUAGGA}.", **decided)
    own_release = release(project=project, by=by, note=f"A {QUAGGA}.")
    draft = codebooks.begin_draft(codebook=coded.codebook, by=by)
    codebooks.add_code(draft=draft, by=by, name="Undecided")
    codebooks.publish(draft=draft, by=by, note="Second.")
    codebooks.begin_draft(codebook=coded.codebook, by=by)
    note = post(
        coded.member, body=[{"type": "TextualBody", "value": f"{QUAGGA}, @owner-of-coders"}, position()], visibility="group",
        group=f"{SITE}/groups/{coded.group.slug}/",
    )  # fmt: skip
    public = post(coded.member, body={"type": "TextualBody", "value": "For everybody."})
    public_release = _public_release(coded)
    invitation, secret = invite(group=coded.group, email="guest@invited.example", by=by)
    return Things(coded, project, coding, note, public, own_release, public_release, invitation, secret)


@dataclass(frozen=True)
class Public:
    """What scholars have made public: a note with a code, the codebook that it is of, and a release."""

    annotation: Annotation
    coded: Coded
    release: Release

    @property
    def keys(self) -> dict[str, Any]:
        """By what these are known."""
        code = self.coded.entry("Firm").code.guid
        return {
            "annotation": self.annotation.guid, "codebook": self.coded.codebook.guid, "code": code, "release": self.release.sha256,
        }  # fmt: skip


def make_public() -> Public:
    """One of each."""
    coded = make_coded(visibility="public")
    annotation = post(coded.member, body=[code(coded.entry("Firm")), position()], motivation=None)
    return Public(annotation, coded, _public_release(coded))


def _public_release(coded: Coded) -> Release:
    """Of another project, which has nothing to hide."""
    codebook = codebooks.found(group=coded.group, name="Open frames", by=coded.owner)
    draft = codebook.versions.get()
    codebooks.add_code(draft=draft, by=coded.owner, name="Open")
    version = codebooks.publish(draft=draft, by=coded.owner, note="First.")
    project = found(group=coded.group, name="Open tones", codebook=codebook, by=coded.owner)
    choose(project=project, query=Query(topic="peace-treaty"), by=coded.owner, number=1)
    in_round = rounds.open_round(
        project=project, version=version, coders=[coded.member], overlap=1, is_blind=False, by=coded.owner
    )
    rounds.close_round(coding_round=in_round, by=coded.owner)
    return release(project=project, by=coded.owner, is_public=True)
