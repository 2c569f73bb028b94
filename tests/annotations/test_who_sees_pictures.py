"""Whose pictures a coding is in, as a table over all pictures, files and choices in which it could show."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from annotations.models import Adjudication, Annotation, Round, Unit
from annotations.projects import deciding
from archive.models import Report
from tests.annotations.coded import Coded, blind_round, code, make_coded, position
from tests.annotations.samples import path, post, signed_in

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


def made(kind: str, coded: Coded, in_round: Round) -> Annotation:
    """Such a coding by the coder: a code and a position."""
    body = [code(coded.entry("Firm")), position()]
    if kind in ("group", "deleted", "of a report that was withdrawn") or "round" in kind:
        annotation = post(coded.member, **coded.shared(body=body))
    else:
        visibility = "private" if kind == "private" else "public"
        annotation = post(coded.member, body=body, visibility=visibility, motivation=None)
    if kind == "hidden":
        Annotation.objects.filter(pk=annotation.pk).update(hidden_at=timezone.now())
    elif kind == "deleted":
        signed_in(coded.member).delete(path(annotation))
    elif "withdrawn" in kind:
        annotation.report.published_parts.all().delete()
    elif "round" in kind:
        in_round.is_blind = "not blind" not in kind
        if "revealed" in kind:
            in_round.closed_at = in_round.revealed_at = timezone.now()
        in_round.save()
        Annotation.objects.filter(pk=annotation.pk).update(round=in_round)
    return annotation


def files(client: Client, of: str) -> list[bool]:
    """Whether there is anything in a file of the positions and of the codes of that scope."""
    names = ("matrix.csv", "attention.csv")
    statuses = [client.get(f"{PAGE}{name}?of={of}&by=codes").status_code for name in names]
    assert set(statuses) <= {200, 404}
    return [status == 200 for status in statuses]


def shows(client: Client, coded: Coded) -> set[str]:
    """The places at which the coding shows to that visitor, who asks for all codings."""
    positions = client.get(PAGE).content.decode()
    codes = client.get(f"{PAGE}?kind=raised&by=codes").content.decode()
    narrowed = client.get(f"{PAGE}?kind=matrix&holder=person:vladimir-putin").content.decode()
    places = {
        "positions": "picture-drawing" in positions,
        "a holder to choose": 'value="person:vladimir-putin"' in positions,
        "codes": "picture-drawing" in codes,
        "a code to choose": f'value="{coded.entry("Firm").code.guid}"' in positions,
        "positions of a holder": "picture-drawing" in narrowed,
        "an SVG of codes": client.get(f"{PAGE}attention.svg?by=codes").status_code == 200,
    }
    return {place for place, is_shown in places.items() if is_shown}


EVERYWHERE = {
    "positions",
    "a holder to choose",
    "codes",
    "a code to choose",
    "positions of a holder",
    "an SVG of codes",
}
# The group still sees in its lists what is on a record that was withdrawn, and nothing of the record.
CHOICES = {"a holder to choose", "a code to choose"}


@pytest.mark.parametrize("kind", SEEN)
def test_who_sees_a_coding_in_a_picture(kind: str, seeds: dict[str, Report]) -> None:
    coded = make_coded(visibility="public")
    in_round = blind_round(coded)
    made(kind, coded, in_round)
    project = f"project:{in_round.project.guid}"
    for name in PEOPLE:
        client, is_seen = signed_in(getattr(coded, name)), name in SEEN[kind]
        choices = CHOICES if "withdrawn" in kind and name in GROUP else set()
        assert shows(client, coded) == (EVERYWHERE if is_seen else choices), name
        assert files(client, "all") == [is_seen] * 2, name
        assert files(client, "mine") == [is_seen and name == CODER] * 2, name
        # By the codebook is the code alone: the position is on a proposition of the archive.
        assert files(client, f"codebook:{coded.codebook.guid}") == [False, is_seen], name
        if name in GROUP:
            assert files(client, "group:coders") == [is_seen and (kind == "group" or "round" in kind)] * 2, name
            assert files(client, project) == [is_seen and "round" in kind] * 2, name
        else:
            for of in ("group:coders", project, project.replace("project", "decisions")):
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
