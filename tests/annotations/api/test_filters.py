"""What annotations and codings are searched by: one meaning in both lists and in the notebook; and no query that is not answered."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.api.filters import ANNOTATIONS, OF_ROWS
from archive.models import Report
from tests.annotations.api.programs import PROJECTS, Program, make_project, open_round, programs
from tests.annotations.coded import OTHER, Coded, address, code, make_coded, position
from tests.annotations.samples import SITE, post, signed_in

pytestmark = pytest.mark.django_db
UNCHANGED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def test_both_lists_and_the_notebook_find_the_same(coded: Coded) -> None:
    said = {"type": "TextualBody", "value": "Hm."}
    quotation = {"type": "TextQuoteSelector", "exact": "expressing gratitude"}
    firm = post(
        coded.member,
        **coded.shared(
            body=[code(coded.entry("Firm")), position(), said],
            target={"source": f"{SITE}/s/TKV5-GJRR", "selector": quotation},
        ),
    )
    claimed = post(
        coded.editor,
        **coded.shared(
            body=position(proposition=address(coded.claim), direction="opposes"), target=f"{SITE}/s/{OTHER}"
        ),
    )
    post(coded.stranger, body=said, visibility="private")
    note = post(coded.member, **coded.shared(body=said))
    claim, today = coded.claim.claim.guid, timezone.now().date().isoformat()
    client = signed_in(coded.owner)
    both, every = {firm, claimed}, {firm, claimed, note}
    queries: dict[str, tuple[set[Any], str]] = {
        "code=FIRM": ({firm}, "code=firm"),
        f"code={coded.entry('Firm').code.guid}": ({firm}, ""),
        f"codebook={coded.codebook.guid}": (both, ""),
        "proposition=peace-treaty-early": ({firm}, "stance_on=proposition/peace-treaty-early"),
        f"claim={claim}": ({claimed}, f"stance_on=claim/{claim}"),
        "direction=opposes": ({claimed}, "direction=opposes"),
        "direction=neutral": (set(), "direction=neutral"),
        "proposition=peace-treaty-early&direction=opposes": (
            set(),
            "stance_on=proposition/peace-treaty-early&direction=opposes",
        ),
        "quotation=EXPRESSING+grat": ({firm}, "quotation=EXPRESSING+grat"),
        f"made_from={today}": (every, f"made_from={today}"),
        "made_until=2001-01-01": (set(), "made_until=2001-01-01"),
        "words=hm": ({firm, note}, "words=hm"),
        "on_record_keeper=mofa-japan": (every, "record_keeper=mofa-japan"),
        "on_speaker=junichiro-koizumi": (every, "speaker=junichiro-koizumi"),
        "on_speaker=vladimir-putin": (set(), "speaker=vladimir-putin"),
        "on_date_after=2004": (set(), "date_after=2004"),
        "on_account=other&on_topic=peace-treaty": (set(), ""),
    }
    guids = {str(one.guid): one for one in every}
    for query, (found, asked) in queries.items():
        rows = client.get(f"/api/v1/annotations/?{query}").json()["results"]
        assert {guids[row["id"].split("/")[-2]] for row in rows} == found, query
        rows = client.get(f"/api/v1/codings/?{query}").json()["results"]
        assert {guids[row["annotation"]] for row in rows} == found & both, query
        if asked:
            page = signed_in(coded.owner).get(f"/notebook/?{asked}")
            assert {guids[str(row["guid"])] for row in page.context["rows"]} == found, asked


def test_the_notebook_offers_what_somebody_has_coded_and_one_may_see(coded: Coded) -> None:
    post(coded.member, **coded.shared(body=[position(), position(proposition=address(coded.claim))]))

    def choices(name: str) -> list[str]:
        form = signed_in(getattr(coded, name)).get("/notebook/").context["form"]
        return [value for value, _label in form.fields["stance_on"].choices]

    claim = f"claim/{coded.claim.claim.guid}"
    assert sorted(choices("owner")) == ["", claim, "proposition/peace-treaty-early"]
    assert choices("stranger") == [""]
    client = signed_in(coded.owner)
    assert client.get("/notebook/?stance_on=claim/x").status_code == 422
    page = client.get(f"/notebook/?stance_on={claim}&direction=supports").content.decode()
    assert [words in page for words in ("<legend>Coded</legend>", "A treaty can wait.")] == [True, True]


VALUES = st.text(max_size=20) | st.sampled_from(
    [
        "on", "1", "yes", "no", "0", "999999999999", "2003", "2003-05-30", "0001-01-01", "9999-12-31", "2026-01-01T00:00:00Z",
        "peace-treaty", "peace-treaty-early", "vladimir-putin", "own", "supports", "TKV5-GJRR", "8GD5-1S06", "code", "guid",
        "00000000-0000-0000-0000-000000000000", "coders", "member-of-coders", "% _ \\ ' !&|:*()", '"a', "-",
    ]
)  # fmt: skip
OTHERS = [
    "cursor", "page_size", "count", "fields", "omit", "group", "codebook", "updated_since", "coder", "done", "to_decide",
    "statement", "current", "outcome", "interval", "coders", "project", "version",
]  # fmt: skip
NAMES = st.sampled_from(sorted({*ANNOTATIONS.names, *OF_ROWS.names, *OTHERS}))


@pytest.fixture
def lists(coded: Coded) -> tuple[Program, list[str]]:
    owner = programs(coded)["owner"]
    project = make_project(owner, coded)
    in_round = open_round(owner, project, coded, is_blind=False)
    base, here = f"{PROJECTS}{project['guid']}/", in_round["id"]
    own = ("statements", "decisions", "assignments", "agreement", "agreement/values", "agreement/values/disagreements")
    post(coded.member, **coded.shared(body=[code(coded.entry("Firm")), position()]))
    return owner, [
        "/api/v1/annotations/", "/api/v1/codings/", "/api/v1/codebooks/", "/api/v1/codes/", "/api/v1/releases/", PROJECTS,
        base, f"{base}statements/", f"{base}rounds/", f"{base}offers/", here, *(f"{here}{name}/" for name in own),
    ]  # fmt: skip


@UNCHANGED
@given(data=st.data(), query=st.dictionaries(NAMES, VALUES, max_size=3))
def test_any_query_is_answered(lists: tuple[Program, list[str]], data: st.DataObject, query: dict[str, str]) -> None:
    program, addresses = lists
    address_ = data.draw(st.sampled_from(addresses))
    answer = program.send("get", f"{address_}?{urlencode(query, errors='surrogatepass')}")
    assert answer.status_code in (200, 400), (address_, query, answer.content)


@UNCHANGED
@given(data=st.data(), part=st.text(min_size=1, max_size=12).filter(lambda part: part not in (".", "..")))
def test_any_address_is_answered(lists: tuple[Program, list[str]], data: st.DataObject, part: str) -> None:
    program, addresses = lists
    address_ = data.draw(st.sampled_from(addresses))
    method = data.draw(st.sampled_from(["get", "post", "put", "delete"]))
    answer = program.send(method, f"{address_}{quote(part, safe='')}/")
    assert 400 <= answer.status_code < 500, (method, address_, part, answer.content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(max_size=8) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
MEMBERS = (
    "group", "name", "codebook", "description", "search", "number", "seed", "coders", "codebook_version", "overlap", "is_blind",
    "statements", "statement", "held", "reasons", "code", "annotation", "credit", "project", "note", "is_public", "changes",
    "visibility", "is_done",
)  # fmt: skip
SENT = st.dictionaries(st.sampled_from(MEMBERS), JSON | VALUES, max_size=6) | JSON


@UNCHANGED
@given(data=st.data(), document=SENT)
def test_anything_that_is_sent_is_done_or_refused(
    lists: tuple[Program, list[str]], coded: Coded, data: st.DataObject, document: Any
) -> None:
    program, addresses = lists
    writes = [*addresses, f"{addresses[10]}examples/", f"/api/v1/codebooks/{coded.codebook.guid}/draft/", f"/api/v1/codebooks/{coded.codebook.guid}/"]  # fmt: skip
    address_ = data.draw(st.sampled_from(writes))
    method = data.draw(st.sampled_from(["post", "put"]))
    answer = program.send(method, address_, document)
    assert answer.status_code < 500, (method, address_, document, answer.content)


def make_rows(coded: Coded, owner: Program) -> None:
    """A project more, with a round that is revealed, a decision, an offer and a release; a claim is coded in it."""
    member = programs(coded)["member"]
    project = make_project(owner, coded, number=3)
    in_round = open_round(owner, project, coded)
    here = in_round["id"]
    held = []
    for mine in member.rows(f"{here}assignments/"):
        sent = {
            "target": mine["target"],
            "round": here,
            "motivation": None,
            "visibility": "group",
            "group": coded.address,
        }
        held.append((mine["statement"], str(post(coded.member, body=position(), **sent).guid)))
    owner.post(f"{here}reveal/", status=200)
    for statement, guid in held:
        owner.post(f"{here}decisions/", {"statement": statement, "held": [guid], "reasons": "So."})
        owner.post(f"{PROJECTS}{project['guid']}/offers/", {"annotation": guid, "credit": "A. Coder"})
    owner.post("/api/v1/releases/", {"project": project["guid"]})


def test_a_list_takes_the_same_queries_with_one_row_and_with_three(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    make_rows(coded, owner)
    project = owner.rows(PROJECTS)[0]
    base, here = f"{PROJECTS}{project['guid']}/", project["rounds"][0]["id"]
    of_one = [f"{base}statements/", f"{base}offers/", f"{here}statements/", f"{here}assignments/", f"{here}decisions/"]
    of_several = [PROJECTS, f"{PROJECTS}?updated_since=2020-01-01T00:00:00Z", "/api/v1/releases/", "/api/v1/annotations/?on_topic=peace-treaty"]  # fmt: skip

    def queries(address_: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert owner.get(address_)["results"]
        return len(captured)

    for address_ in of_one:
        assert queries(f"{address_}?page_size=1") == queries(f"{address_}?page_size=3"), address_
    one = [queries(address_) for address_ in of_several]
    make_rows(coded, owner)
    make_rows(coded, owner)
    assert [queries(address_) for address_ in of_several] == one
    assert len(owner.rows(PROJECTS)) == 3
