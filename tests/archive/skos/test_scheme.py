"""The scheme of topics as files: what is written is read back as it was, and what is taken in can be taken back."""

from __future__ import annotations

import contextlib
import json
import socket
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from archive.authorities import RefusedChange, merge_topics
from archive.changing import Obstructed
from archive.changing.reverting import revert
from archive.models import Report, Tag, Topic, TopicLabel
from archive.skos.adding import open_import, take_batch, take_in
from archive.skos.concepts import MATCHES, Concept, from_json, to_json
from archive.skos.importing import plan_import
from archive.skos.parsing import RefusedFile, parse
from archive.skos.reading import LARGEST, UnreadableFile, read_file
from archive.skos.writing import read_concepts, write
from diplomacy.accounts.models import User

SITE = "https://archive.example"
KINDS = {"ttl": "turtle", "jsonld": "json-ld"}

words = (
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc", "Cn", "Co"]),
        min_size=1,
        max_size=40,
    )
    .map(str.strip)
    .filter(bool)
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


@st.composite
def schemes(draw: st.DrawFn) -> list[Concept]:
    """Any trees of concepts, with labels in some languages, notes, relations and matches."""
    names = sorted(draw(st.sets(slugs, min_size=1, max_size=6)))
    pairs = draw(st.sets(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=4))
    related = {pair for a, b in pairs if a != b for pair in ((a, b), (b, a))}
    found = []
    for at, name in enumerate(names):
        label = draw(words)
        preferred = draw(st.dictionaries(st.sampled_from(["ja", "ru", "fr", "zh-hant"]), words, max_size=3))
        others = draw(st.sets(st.tuples(st.sampled_from(["en", "ja", "ru"]), words), max_size=3))
        labels = {(language, text, True) for language, text in preferred.items()}
        labels |= {
            (lang, text, False)
            for lang, text in others
            if preferred.get(lang) != text and (lang, text) != ("en", label)
        }
        above = draw(st.sampled_from([None, *names[:at]]))
        found.append(
            Concept(
                slug=name,
                label=label,
                labels=frozenset(labels),
                definition=draw(st.none() | words),
                scope_note=draw(st.none() | words),
                valid=draw(st.none() | words),
                broader=(above,) if above else (),
                is_top=above is None,
                related=frozenset(b for a, b in related if a == name),
                matches=frozenset(
                    (how, f"https://other.example/{name}/{how}") for how in draw(st.sets(st.sampled_from(MATCHES)))
                ),
                is_deprecated=draw(st.booleans()),
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(schemes(), st.sampled_from(["ttl", "jsonld"]))
def test_what_is_written_is_read_back_as_it_was(concepts: list[Concept], suffix: str) -> None:
    written = write(concepts, suffix, site=SITE, title="Topics")
    assert parse(written, KINDS[suffix]) == concepts
    assert write(concepts, suffix, site=SITE, title="Topics") == written


@pytest.mark.parametrize("suffix", KINDS)
def test_a_scheme_without_concepts_is_a_file_too(suffix: str) -> None:
    written = write([], suffix, site=SITE, title="Topics")
    assert len(Graph().parse(data=written, format=KINDS[suffix])) == 2
    with pytest.raises(RefusedFile, match="no concept"):
        parse(written, KINDS[suffix])


@settings(max_examples=60)
@given(schemes())
def test_concepts_go_through_json(concepts: list[Concept]) -> None:
    assert [from_json(json.loads(json.dumps(to_json(concept)))) for concept in concepts] == concepts


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(schemes(), schemes())
def test_what_is_taken_in_is_there_and_taken_back_is_gone(
    editor: User, one: list[Concept], other: list[Concept]
) -> None:
    def stand() -> list[Concept]:
        return read_concepts(Topic.objects.with_names().prefetch_related("related"))

    made = []
    before = [stand()]
    for concepts in (one, other):
        plan = plan_import(concepts)
        if plan.added or plan.changed:
            made.append(take_in(concepts=concepts, name="x.ttl", by=editor))
            before.append(stand())
        again = plan_import(concepts)
        assert (again.added, again.changed) == ((), ())
    for change_set in reversed(made):
        before.pop()
        revert(change_set=change_set, by=editor)
        assert stand() == before[-1]


@pytest.mark.parametrize("suffix", ["ttl", "jsonld"])
def test_the_seeds_topics_survive_the_way_out_and_in(suffix: str, seeds: dict[str, Report], editor: User) -> None:
    topics = Topic.objects.with_names().prefetch_related("related")
    concepts = read_concepts(topics)
    content = write(concepts, suffix, site=SITE, title="Topics")
    assert read_file(f"topics.{suffix}", content) == concepts
    plan = plan_import(concepts)
    assert (plan.added, plan.changed, plan.refused, plan.unchanged) == ((), (), (), len(concepts))
    with pytest.raises(RefusedChange, match="nothing in the file"):
        take_in(concepts=concepts, name="x", by=editor)


FILE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix t: <https://other.example/scheme#> .
t:ice a skos:Concept ; skos:prefLabel "Ice"@en, "氷"@ja ; skos:definition "Frozen water."@en ;
  skos:broader <https://archive.example/topics/energy/> ; skos:exactMatch <https://www.wikidata.org/entity/Q23392> .
t:sea-ice a skos:Concept ; skos:prefLabel "Sea ice"@en ; skos:broader t:ice ; skos:related t:nowhere .
t:both a skos:Concept ; skos:prefLabel "Both"@en ; skos:broader t:ice, t:sea-ice .
t:mute a skos:Concept ; skos:altLabel "無言"@ja .
<https://archive.example/topics/peace-treaty/> a skos:Concept ; skos:prefLabel "Peace"@en, "和平"@ja .
<https://archive.example/topics/energy/> a skos:Concept ; skos:broader t:ice .
"""


def test_a_file_is_looked_at_and_taken_in_as_one_change(seeds: dict[str, Report], editor: User) -> None:
    before = read_concepts(Topic.objects.with_names().prefetch_related("related"))
    concepts = read_file("scheme.ttl", FILE.encode())
    plan = plan_import(concepts)
    assert [planned.concept.slug for planned in plan.added] == ["both", "ice", "sea-ice"]
    assert [planned.concept.slug for planned in plan.changed] == ["peace-treaty"]
    refusals = {p.concept.slug: p.refusals for p in (*plan.added, *plan.changed, *plan.refused) if p.refusals}
    assert set(refusals) == {"both", "sea-ice", "mute", "energy"} or set(refusals) == {
        "both",
        "sea-ice",
        "mute",
        "ice",
    }
    assert "several broader" in refusals["both"][0]
    assert "neither in the file nor here" in refusals["sea-ice"][0]
    assert "no preferred label in English" in refusals["mute"][0]
    change_set = take_in(concepts=concepts, name="scheme.ttl", by=editor)
    ice = Topic.objects.get(slug="ice")
    assert (ice.wikidata, ice.labels.get(language="ja").text) == ("Q23392", "氷")
    assert Topic.objects.get(slug="sea-ice").broader == ice
    assert Topic.objects.get(slug="peace-treaty").labels.get(language="ja", is_preferred=True).text == "和平"
    revert(change_set=change_set, by=editor)
    assert read_concepts(Topic.objects.with_names().prefetch_related("related")) == before


def test_what_came_in_and_is_used_is_not_taken_back(seeds: dict[str, Report], editor: User) -> None:
    change_set = take_in(concepts=read_file("scheme.ttl", FILE.encode()), name="scheme.ttl", by=editor)
    Topic.objects.filter(slug="peace-treaty").update(scope_note="Changed.")
    Topic.objects.create(slug="new", label="New", definition="x", broader=Topic.objects.get(slug="ice"))
    with pytest.raises(Obstructed) as refused:
        revert(change_set=change_set, by=editor)
    assert {obstacle.reason for obstacle in refused.value.obstacles} == {
        "another topic stands under “Ice” or was merged into it",
        "“Peace” was changed since",
    }


def test_merged_topics_and_taken_addresses_stay_out(seeds: dict[str, Report], editor: User) -> None:
    merge_topics(topic=Topic.objects.get(slug="trade"), into=Topic.objects.get(slug="energy"), by=editor)
    plan = plan_import([Concept(slug="trade", label="Other trade"), Concept(slug="a", label="A", broader=("trade",))])
    assert [p.refusals[0] for p in plan.refused] == ["it has been merged into “Energy”"]
    assert "has been merged: its place stays" in plan.added[0].refusals[0]


# Hostile files ------------------------------------------------------------------------------------------------------------

CONTEXT = {"skos": "http://www.w3.org/2004/02/skos/core#"}
CONCEPT = {
    "@id": "https://other.example/a",
    "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "A", "@language": "en"},
}


@pytest.mark.parametrize(
    "document",
    [
        {"@context": "https://other.example/context.jsonld", **CONCEPT},
        {"@context": [CONTEXT, "https://other.example/context.jsonld"], **CONCEPT},
        {"@context": {**CONTEXT, "@import": "https://other.example/context.jsonld"}, **CONCEPT},
        {"@context": CONTEXT, "@graph": [{"@context": "file:///etc/passwd", **CONCEPT}]},
        {"@context": {**CONTEXT, "p": {"@id": "skos:note", "@context": "http://127.0.0.1/"}}, "p": {}, **CONCEPT},
    ],
)
def test_no_context_is_fetched(document: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(RefusedFile, match="not fetched"):
        parse(json.dumps(document).encode(), "json-ld")


XML = """<?xml version="1.0"?>{}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="https://other.example/a">
 <skos:prefLabel xml:lang="en">A{}</skos:prefLabel></skos:Concept></rdf:RDF>"""


def test_rdf_xml_is_read() -> None:
    assert parse(XML.format("", "").encode(), "xml") == [Concept(slug="a", label="A")]


@pytest.mark.parametrize(
    "content",
    [
        XML.format('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;").encode(),
        XML.format('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "&b;").encode(),
        XML.format("", "").encode("utf-16"),
        b"\xff\xfe",
    ],
)
def test_xml_with_entities_or_in_another_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedFile):
        parse(content, "xml")


NAMED = b"""@prefix s: <http://www.w3.org/2004/02/skos/core#> . <urn:a> a s:Concept ; s:prefLabel "%s"@en ."""


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.docx", b"", "Choose a file"),
        ("a.ttl", b"x" * (LARGEST + 1), "larger"),
        ("a.ttl", b"this is no turtle", "can’t be read"),
        ("a.ttl", b"", "no concept"),
        ("a.jsonld", b"{", "no JSON"),
        ("a.jsonld", b"[" * 100_000, "no JSON"),
        ("a.ttl", NAMED % b"Zero\\u0000", "can’t be stored"),
        ("a.ttl", NAMED % b"Half\\uD800", "can’t be stored"),
        ("a.ttl", b"@prefix s: <http://www.w3.org/2004/02/skos/core#> . <urn:a> s:note " + b"(" * 50_000, ""),
    ],
)
def test_what_can_not_be_read_is_refused_in_words(name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_file(name, content)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)),
    st.sampled_from(["turtle", "json-ld", "xml"]),
)
def test_no_file_makes_the_reader_fail(content: bytes, kind: str) -> None:
    with contextlib.suppress(RefusedFile):
        assert parse(content, kind)


# Where files are given ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "kind"), KINDS.items())
def test_the_public_scheme_has_the_topics_that_editions_use(
    suffix: str, kind: str, seeds: dict[str, Report], draft: Report, client: Client
) -> None:
    answer = client.get(f"/topics/scheme.{suffix}")
    concepts = parse(answer.content, kind)
    assert {concept.slug for concept in concepts} == set(Topic.objects.published().values_list("slug", flat=True))
    assert b"zanzibarite" not in answer.content
    assert answer.headers["ETag"] == client.get(f"/topics/scheme.{suffix}").headers["ETag"]
    assert Graph().parse(data=answer.content, format=kind)


def test_the_public_scheme_takes_three_queries_with_any_number_of_topics(
    seeds: dict[str, Report], client: Client
) -> None:
    with CaptureQueriesContext(connection) as found:
        client.get("/topics/scheme.ttl")
    assert len(found) == 3


def test_the_desk_s_file_has_all_topics_and_is_taken_in_by_the_desk(
    seeds: dict[str, Report], draft: Report, client: Client, superuser: User
) -> None:
    client.force_login(superuser)
    merge_topics(topic=Topic.objects.get(slug="trade"), into=Topic.objects.get(slug="energy"), by=superuser)
    content = client.get("/admin/desk/vocabulary/topics/scheme.jsonld").content
    concepts = parse(content, "json-ld")
    assert {concept.slug for concept in concepts} == set(Topic.objects.values_list("slug", flat=True))
    assert [concept.slug for concept in concepts if concept.is_deprecated] == ["trade"]
    assert Tag.objects.filter(topic__slug="trade").exists() is False


def test_a_file_is_sent_looked_at_and_taken_in(seeds: dict[str, Report], client: Client, superuser: User) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(superuser)
    address = "/admin/desk/vocabulary/topics/import/"
    looked = client.post(address, {"file": SimpleUploadedFile("scheme.ttl", FILE.encode())})
    assert [row["slug"] for row in looked.context["added"]] == ["both", "ice", "sea-ice"]
    assert not Topic.objects.filter(slug="ice").exists()
    kept = looked.context["kept"]
    assert "changed: choose" in str(
        [str(m) for m in client.post(address, {"kept": kept[:-3] + "abc"}).context["messages"]]
    )
    assert client.post(address, {"kept": kept}).status_code == 302
    assert TopicLabel.objects.filter(topic__slug="ice", language="ja").exists()
    refused = client.post(address, {"file": SimpleUploadedFile("scheme.ttl", b"nothing")})
    assert "can’t be read" in str(refused.context["form"].errors)


@pytest.mark.parametrize("address", ["https://example.org/a b", "https://example.org/<a>", "urn:a"])
def test_a_match_that_no_file_could_hold_is_refused(address: str, db: None, editor: User) -> None:
    concept = Concept(slug="one", label="One", definition="x", matches=frozenset({("exactMatch", address)}))
    (planned,) = plan_import([concept]).added
    assert planned.refusals == (f"the match {address} is no web address",)
    take_in(concepts=[concept], name="x.jsonld", by=editor)
    assert Topic.objects.get(slug="one").matches == []


def test_what_a_file_would_do_takes_as_many_queries_for_one_topic_as_for_many(
    db: None, django_assert_num_queries: Any
) -> None:
    for number in (1, 30):
        with django_assert_num_queries(4):
            assert len(plan_import([Concept(slug=f"t{n}", label=f"T{n}") for n in range(number)]).added) == number


def test_a_batch_takes_as_many_queries_for_one_concept_as_for_many(seeds: dict[str, Report], editor: User) -> None:
    counts = []
    for number in (1, 30):
        concepts = [
            Concept(
                slug=f"n{number}-{n}",
                label=f"N{number} {n}",
                labels=frozenset({("ja", f"日{n}", True), ("en", f"Other {n}", False)}),
                definition="Something.",
                broader=("energy",),
                related=frozenset({"trade"}),
                matches=frozenset({("exactMatch", f"https://example.org/{number}/{n}")}),
            )
            for n in range(number)
        ]
        change_set = open_import(name="x.ttl", by=editor)
        with CaptureQueriesContext(connection) as queries:
            done = take_batch(concepts, range(number), change_set)
        assert [(one.is_new, one.refusals) for one in done] == [(True, ())] * number
        counts.append(len(queries))
        topic = Topic.objects.get(slug=f"n{number}-0")
        assert topic.broader is not None
        assert (topic.broader.slug, topic.related.get().slug, len(topic.matches)) == ("energy", "trade", 1)
    assert counts[0] == counts[1]


def test_batch_by_batch_it_is_as_at_once_and_is_taken_back_as_one(seeds: dict[str, Report], editor: User) -> None:
    def stand() -> list[Concept]:
        return read_concepts(Topic.objects.with_names().prefetch_related("related"))

    before = stand()
    concepts = read_file("scheme.ttl", FILE.encode())
    whole = take_in(concepts=concepts, name="scheme.ttl", by=editor)
    after = stand()
    revert(change_set=whole, by=editor)
    change_set = open_import(name="scheme.ttl", by=editor)
    for start in range(0, len(concepts), 2):
        take_batch(concepts, range(start, min(start + 2, len(concepts))), change_set)
    assert stand() == after
    revert(change_set=change_set, by=editor)
    assert stand() == before
