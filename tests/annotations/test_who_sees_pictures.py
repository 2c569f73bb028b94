"""Whose pictures a coding is in, as a table over all pictures, files and choices in which it could show."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client
from django.utils import timezone

from annotations.models import Adjudication, Annotation, Unit
from annotations.projects import deciding
from archive.models import Report
from tests.annotations.coded import blind_round, make_coded, position
from tests.annotations.every_kind import EveryKind, make_every_kind
from tests.annotations.samples import post, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/notebook/pictures/"
OWNER, CODER, FORMER, STRANGER = PEOPLE = ("owner", "member", "former", "stranger")
GROUP = {OWNER, CODER}

SEEN: dict[str, set[str]] = {
    "private": {CODER},
    "group": GROUP,
    "public": set(PEOPLE),
    "hidden": {CODER},
    # Not even the coder's own: a picture is soon shown to others.
    "in a blind round": set(),
    "in a revealed round": GROUP,
    "in a round that is not blind": GROUP,
    "of a report that was withdrawn": set(),
    "deleted": set(),
}


def drawn(client: Client, address: str) -> str:
    """What stands in the pictures of a page, and in the tables below them; no words where there are none."""
    return client.get(f"{PAGE}{address}").content.decode().partition("picture-drawing")[2]


def chosen(page: str, values: Mapping[str, str]) -> set[str]:
    """The kinds of which the page offers that value to choose."""
    return {kind for kind, value in values.items() if f'value="{value}"' in page}


def filed(client: Client, name: str, of: str) -> str:
    """What a file of the scope says; no words where there is none."""
    answer = client.get(f"{PAGE}{name}?of={of}&by=codes")
    assert answer.status_code in (200, 404)
    return answer.content.decode() if answer.status_code == 200 else ""


def files(client: Client, every: EveryKind, of: str) -> list[set[str]]:
    """The kinds that stand in the files of the positions and of the codes of that scope."""
    return [every.held(filed(client, "matrix.csv", of)), every.coded_by(filed(client, "attention.csv", of))]


def shows(client: Client, every: EveryKind) -> dict[str, set[str]]:
    """By place the kinds that show there to that visitor, who asks for all codings."""
    page = client.get(PAGE).content.decode()
    guids = {kind: str(every.coded.entry(name).code.guid) for kind, name in every.codes.items()}
    return {
        "positions": every.held(page.partition("picture-drawing")[2]),
        "a holder to choose": chosen(page, every.holders),
        "codes": every.coded_by(drawn(client, "?kind=raised&by=codes")),
        "a code to choose": chosen(page, guids),
        "positions of a holder": {
            kind
            for kind, holder in every.holders.items()
            if every.held(drawn(client, f"?kind=matrix&holder={holder}")) == {kind}
        },
        "an SVG of codes": every.coded_by(client.get(f"{PAGE}attention.svg?by=codes").content.decode()),
    }


# The group still sees in its lists what is on a record that was withdrawn, and nothing of the record.
CHOICES = {"a holder to choose", "a code to choose"}


def test_who_sees_a_coding_in_a_picture(seeds: dict[str, Report]) -> None:
    every = make_every_kind(SEEN, seeds)
    for name in PEOPLE:
        client = signed_in(getattr(every.coded, name))
        seen = {kind for kind, by in SEEN.items() if name in by}
        choices = seen | ({"of a report that was withdrawn"} if name in GROUP else set())
        for place, kinds in shows(client, every).items():
            assert kinds == (choices if place in CHOICES else seen), (name, place)
        assert files(client, every, "all") == [seen] * 2, name
        assert files(client, every, "mine") == [seen if name == CODER else set()] * 2, name
        # By the codebook is the code alone: the position is on a proposition of the archive.
        assert files(client, every, f"codebook:{every.coded.codebook.guid}") == [set(), seen], name
        if name in GROUP:
            shared = {kind for kind in seen if kind == "group" or "round" in kind}
            assert files(client, every, "group:coders") == [shared] * 2, name
            for kind, project in every.projects.items():
                assert files(client, every, f"project:{project}") == [seen & {kind}] * 2, (name, kind)
        else:
            projects = [f"{of}:{one}" for one in every.projects.values() for of in ("project", "decisions")]
            for of in ("group:coders", *projects):
                assert client.get(f"{PAGE}?of={of}").status_code == 404, (name, of)
                assert client.get(f"{PAGE}positions.csv?of={of}").status_code == 404, (name, of)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}positions.csv", f"{PAGE}matrix.svg?of=archive"])
def test_nobody_else_is_let_in(address: str, seeds: dict[str, Report]) -> None:
    assert Client().get(address).status_code == 302


def test_what_was_decided_is_drawn_and_what_was_not_isn_t(seeds: dict[str, Report]) -> None:
    coded = make_coded()
    in_round = blind_round(coded)
    two = [post(coded.member, **coded.shared(body=[position(direction=one)])) for one in ("supports", "opposes")]
    Annotation.objects.filter(pk__in=[one.pk for one in two]).update(round=in_round)
    edition = two[0].anchors.get().edition
    unit = Unit.objects.create(project=in_round.project, identity_id="TKV5GJRR", edition=edition, ordinal=1)
    in_round.closed_at = in_round.revealed_at = timezone.now()
    in_round.save()
    of = f"decisions:{in_round.project.guid}"
    client = signed_in(coded.editor)

    def drawn() -> list[str]:
        page = client.get(f"{PAGE}?of={of}").content.decode()
        said = ("supports plainly (states)", "opposes plainly (states)")
        assert ("decided (coded by member-of-coders)" in page) is any(one in page for one in said)
        return [one for one in said if one in page]

    assert "Nothing has been decided" in client.get(f"{PAGE}?of={of}").content.decode()
    for reasons, held, said in (
        ("So.", two[:1], ["supports plainly (states)"]),
        ("No.", two[1:], ["opposes plainly (states)"]),
        ("None.", [], []),
    ):
        deciding.adjudicate(coding_round=in_round, unit=unit, annotations=held, reasons=reasons, by=coded.owner)
        assert drawn() == said
    in_round.revealed_at = None
    in_round.save()
    Adjudication.objects.create(round=in_round, unit=unit, reasons="x", by=coded.owner).annotations.set(two)
    assert drawn() == []
