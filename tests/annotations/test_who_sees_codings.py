"""Who may see a codebook, and who a coding, as tables over all addresses at which they could show."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotations import codebooks
from annotations.models import Annotation
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, make_coded
from tests.annotations.every_kind import EveryKind, made, make_every_kind
from tests.annotations.samples import api, signed_in

pytestmark = pytest.mark.django_db

OWNER, EDITOR, CODER, FORMER, STRANGER, ANYBODY = "owner", "editor", "member", "former", "stranger", ""
EVERYBODY = {OWNER, EDITOR, CODER, FORMER, STRANGER, ANYBODY}
GROUP, KEEPERS = {OWNER, EDITOR, CODER}, {OWNER, EDITOR}

SEEN = {
    "private": {CODER},
    "group": GROUP,
    "public": EVERYBODY,
    "hidden": {CODER},
    "in a blind round": {CODER},
    "in a revealed round": GROUP,
    "in a round that is not blind": GROUP,
    "deleted": set(),
}


def client_of(coded: Coded, name: str) -> Client:
    user: User | None = getattr(coded, name) if name else None
    return signed_in(user)


def counted(every: EveryKind, page: str) -> set[str]:
    """The kinds of whose codes the tree on a page says that there is a coding."""
    told = {
        kind: re.search(rf'{name}</strong>.*?code-count">([^<]+)<', page, re.DOTALL)
        for kind, name in every.codes.items()
    }
    found = {kind: match[1] for kind, match in told.items() if match}
    assert (found.keys(), {*found.values()} <= {"0 codings", "1 coding"}) == (every.codes.keys(), True)
    return {kind for kind, words in found.items() if words == "1 coding"}


def shows(client: Client, every: EveryKind, *, is_in_group: bool) -> dict[str, set[str]]:
    """By place the kinds of codings that show there, or are counted, to that visitor."""
    coded = every.coded
    kinds = {str(one.guid): kind for kind, one in every.annotations.items()}
    codes = {str(coded.entry(name).code.guid): kind for kind, name in every.codes.items()}

    def rows(query: str) -> set[str]:
        results = client.get(f"/api/v1/codings/?{query}").json()["results"]
        return {kinds[row["annotation"]] for row in results if "deleted" not in row}

    def codings(address: str) -> int:
        number: int = client.get(address).json()["codings"]
        return number

    def answer(address: Callable[[Annotation], str]) -> set[str]:
        return {kind for kind, one in every.annotations.items() if client.get(address(one)).status_code == 200}

    found = {
        "list": rows(""),
        "by code": {kind for firm, kind in codes.items() if rows(f"code={firm}") == {kind}},
        "by proposition": rows("proposition=peace-treaty-early&direction=supports"),
        "by coder and codebook": rows(f"coder=member-of-coders&codebook={coded.codebook.guid}"),
        "changes": rows("updated_since=2020-01-01T00:00:00Z"),
        "number of a code": {kind for firm, kind in codes.items() if codings(f"/api/v1/codes/{firm}/")},
        "number in the list of codes": {
            codes[row["guid"]] for row in client.get("/api/v1/codes/").json()["results"] if row["codings"]
        },
        "annotation": answer(api),
        "its versions": answer(lambda one: f"{api(one)}versions/"),
    }
    if is_in_group:
        slug = coded.group.slug
        for name, arguments in (("codebook", ()), ("codebook_version", (1,))):
            page = client.get(reverse(f"annotations:{name}", args=[slug, coded.codebook.guid, *arguments]))
            found[name] = counted(every, page.content.decode())
    return found


def numbers(client: Client, every: EveryKind) -> dict[str, int]:
    """By place how many codings by the codebook there are, as that visitor is told."""
    guid = every.coded.codebook.guid
    (codebook,) = client.get("/api/v1/codebooks/").json()["results"]
    return {
        "count": client.get(f"/api/v1/codings/?count=on&codebook={guid}").json()["count"],
        "codes and positions": client.get("/api/v1/codings/?count=on").json()["count"] / 2,
        "of the codebook": client.get(f"/api/v1/codebooks/{guid}/").json()["codings"],
        "in the list of codebooks": codebook["codings"],
    }


def test_who_sees_a_coding(seeds: dict[str, Report]) -> None:
    every = make_every_kind(SEEN, seeds)
    for name in sorted(EVERYBODY):
        client = client_of(every.coded, name)
        seen = {kind for kind, by in SEEN.items() if name in by}
        for place, kinds in shows(client, every, is_in_group=name in GROUP).items():
            assert kinds == seen, (name, place)
        for place, number in numbers(client, every).items():
            assert number == len(seen), (name, place)
    public = Client().get(f"/codebooks/{every.coded.codebook.guid}/").content.decode()
    assert counted(every, public) == {"public"}


@pytest.mark.parametrize("kind", ["group", "in a blind round"])
def test_who_is_told_how_many_codings_a_draft_touches(kind: str, seeds: dict[str, Report]) -> None:
    coded = make_coded()
    made(kind, coded)
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    firm = draft.entries.get(name="Firm").code
    here = [coded.group.slug, coded.codebook.guid, firm.guid]
    touched = client_of(coded, OWNER).get(reverse("annotations:code_retire", args=here)).content.decode()
    assert ("1 coding that you may see is touched" in touched) is (kind == "group")
    codebooks.retire_code(draft=draft, code=firm, by=coded.owner)
    told = {name: codebooks.foresee(version=draft, by=getattr(coded, name))[0].codings for name in (OWNER, CODER)}
    assert told == {OWNER: 1 if kind == "group" else 0, CODER: 1}


def statuses(client: Client, coded: Coded) -> dict[str, Any]:
    """What each address of the codebook answers that visitor, and whether its words show."""
    guid, here = coded.codebook.guid, [coded.group.slug, coded.codebook.guid]
    pages = {
        name: client.get(reverse(f"annotations:{name}", args=arguments)).status_code
        for name, arguments in {
            "codebooks": here[:1],
            "codebook": here,
            "codebook_version": [*here, 1],
            "codebook_waiting": here,
            "codebook_settings": here,
            "codebook_draft": here,
            "codebook_preview": here,
            "code_new": here,
            "code": [*here, coded.entry("Firm").code.guid],
            "code_move": [*here, coded.entry("Firm").code.guid],
            "code_merge": [*here, coded.entry("Firm").code.guid],
            "claim": [*here, coded.claim.claim.guid],
        }.items()
    }
    answers = {
        "public page": client.get(f"/codebooks/{guid}/"),
        "public version": client.get(f"/codebooks/{guid}/1/"),
        "API": client.get(f"/api/v1/codebooks/{guid}/"),
        "document": client.get(f"/api/v1/codebooks/{guid}/versions/1/"),
        "document of the draft": client.get(f"/api/v1/codebooks/{guid}/versions/2/"),
        "code": client.get(f"/api/v1/codes/{coded.entry('Firm').code.guid}/"),
    }
    lists = [client.get(f"/api/v1/{name}/").content.decode() for name in ("codebooks", "codes")]
    everything = "".join([*lists, *(answer.content.decode() for answer in answers.values())])
    return {
        "pages": pages,
        "programs": {name: answer.status_code for name, answer in answers.items()},
        "listed": all(str(guid) in words for words in lists),
        "group told": coded.group.slug in everything,
        "draft told": "Xylophone" in everything,
    }


@pytest.mark.parametrize("visibility", ["group", "public"])
@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_who_sees_a_codebook(visibility: str, name: str, seeds: dict[str, Report]) -> None:
    coded = make_coded(visibility=visibility)
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    codebooks.add_code(draft=draft, by=coded.owner, name="Xylophone")
    found = statuses(client_of(coded, name), coded)
    is_in, is_keeper, is_public = name in GROUP, name in KEEPERS, visibility == "public"
    other = 302 if name == ANYBODY else 404
    read, kept = 200 if is_in else other, 200 if is_keeper else other
    drafts = ("codebook_draft", "codebook_preview", "code_new", "code", "code_move", "code_merge", "claim")
    assert found["pages"] == {page: kept if page in drafts else read for page in found["pages"]}
    seen = 200 if is_in or is_public else 404
    leads = 200 if is_public else 302 if is_in else 404
    assert found["programs"] == {
        "public page": leads,
        "public version": leads,
        "API": seen,
        "document": seen,
        "document of the draft": 404,
        "code": seen,
    }
    assert found["listed"] is (is_in or is_public)
    assert found["group told"] is is_in
    assert found["draft told"] is False


@pytest.mark.parametrize("name", sorted(EVERYBODY - KEEPERS))
def test_who_keeps_no_codebook_changes_none(name: str, seeds: dict[str, Report]) -> None:
    coded = make_coded(visibility="public")
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    before = codebooks.document(draft)
    client, here = client_of(coded, name), [coded.group.slug, coded.codebook.guid]
    firm = coded.entry("Firm").code.guid
    for page, arguments, fields in (
        ("codebook_draft", here, {}),
        ("codebook_discard", here, {}),
        ("codebook_preview", here, {"note": ""}),
        ("codebook_settings", here, {"name": "Mine", "description": "", "visibility": "group"}),
        ("codebook_bring", [*here, 1], {}),
        ("code_new", here, {"name": "Mine"}),
        ("code", [*here, firm], {"name": "Mine"}),
        ("code_move", [*here, firm], {"under": "", "before": ""}),
        ("code_retire", [*here, firm], {"reason": ""}),
        ("code_split", [*here, firm], {"names": "A\nB"}),
        ("claim", [*here, coded.claim.claim.guid], {"retire": "1"}),
        ("codebooks", here[:1], {"name": "Mine", "description": ""}),
    ):
        response = client.post(reverse(f"annotations:{page}", args=arguments), fields)
        assert response.status_code in (302, 404, 422), page
    coded.codebook.refresh_from_db()
    assert (codebooks.document(draft), coded.codebook.name) == (before, "Zebra frames")
    assert coded.group.codebooks.count() == 1
