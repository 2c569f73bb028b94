"""What a record says as data lies over it, is decided on by people, and goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from archive.editing.judging import judge
from archive.parsing.breakdown import Breakdown
from archive.parsing.extraction.found import Evidence, Figure, Place, Reference, Undertaking
from archive.parsing.extraction.values import Found, from_json, kind_of
from archive.parsing.revising import layers as laying
from archive.parsing.revising.findings import Finding, renewed
from archive.parsing.revising.following import follow_text
from archive.parsing.revising.layers import Layers, RefusedJudgement
from archive.parsing.revising.rebasing import Conflict, Step, Working, rebase
from archive.parsing.revising.undoing import Overtaken, take_back

TEXT = "Minister Tamm said that trade with Estonia had grown by 40 %, and that the Kolga Agreement would be signed by May 2004."
A, B, C, D = (f"1e6c1fd5-4c7a-4f3c-9d33-00000000000{n}" for n in "abcd")


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def figure(text: str = TEXT) -> Figure:
    return Figure(*span("40 %", text), "percentage", "40", "40", "%", False, None, None, "", "percent", 0.95)


def place(text: str = TEXT) -> Place:
    return Place(*span("Estonia", text), "state", "EE", "Estonia", "state", 0.99)


def reference(text: str = TEXT, slug: str = "") -> Reference:
    return Reference(*span("the Kolga Agreement", text), "", slug, "named-agreement", 0.8)


def undertaking(text: str = TEXT) -> Undertaking:
    start, end = span("the Kolga Agreement would be signed by May 2004", text)
    return Undertaking(
        start, end, "agreed", ("Tamm",), (), span("the Kolga Agreement would be signed", text), span("by May 2004", text),
        "2004-05", "would-be", 0.7,
    )  # fmt: skip


def evidence(key: str, text: str = TEXT) -> Evidence:
    return Evidence(*span("trade with Estonia", text), key, "discussed", "", "", "manual", 1.0)


FINDINGS = (
    Finding(A, "place", place()),
    Finding(B, "figure", figure(), "confirmed", "ann"),
    Finding(C, "reference", reference(), "dismissed", "ann"),
    Finding(D, "undertaking", undertaking()),
)
LAYERS = Layers(findings=FINDINGS)


def test_evidence_follows_its_words_and_the_same_words_bear_on_two_undertakings() -> None:
    on = [Finding(key, "evidence", evidence(key), "confirmed", "ann") for key in (A, B)]
    laying.check(Layers(findings=tuple(on)), Breakdown(), TEXT)
    later = f"Later, {TEXT}"
    kept, notes = follow_text(Layers(findings=tuple(on)), Breakdown(), TEXT, later, ())
    assert [one.said for one in kept.findings] == [evidence(A, later), evidence(B, later)]
    assert notes == ()
    with pytest.raises(RefusedJudgement, match="marked twice"):
        laying.check(Layers(findings=(on[0], replace(on[1], said=evidence(A)))), Breakdown(), TEXT)
    assert set(on) < set(renewed(on, [figure()]))


def test_they_are_kept_as_json_and_come_back() -> None:
    stored = orjson.loads(orjson.dumps(LAYERS))
    assert laying.from_json(stored) == LAYERS
    assert stored == orjson.loads(orjson.dumps(laying.to_json(LAYERS)))


def test_layers_of_before_there_were_any_are_read() -> None:
    assert laying.from_json({"tags": []}) == Layers()


def test_a_pass_renews_what_nobody_has_decided_on() -> None:
    moved = replace(place(), name="Republic of Estonia")
    new = Place(*span("Kolga"), "place", "EE", "Kolga", "place", 0.6)
    after = renewed(FINDINGS, (moved, replace(figure(), low="41", high="41"), reference(), new))
    assert [(f.kind, f.state, f.key if f.key in (A, B, C) else "new") for f in after] == [
        ("place", "proposed", A),
        ("figure", "confirmed", B),
        ("reference", "dismissed", C),
        ("place", "proposed", "new"),
    ]
    assert (after[0].said, after[1].said) == (moved, figure())


def test_what_a_better_rule_gives_other_limits_keeps_its_key() -> None:
    wider = replace(undertaking(), start=span("that the Kolga")[0])
    (kept,) = renewed(FINDINGS[3:], (wider,))
    assert (kept.key, kept.said) == (D, wider)
    other = replace(wider, act="intends")
    (anew,) = renewed(FINDINGS[3:], (other,))
    assert anew.key != D
    # Of two that share its words one is it, and the other is new.
    part = replace(undertaking(), start=span("signed by May 2004")[0], end=span("by May 2004")[1])
    first, second = renewed(FINDINGS[3:], (wider, part))
    assert [first.key == D, second.key == D].count(True) == 1
    elsewhere = replace(undertaking(), start=0, end=8)
    assert renewed(FINDINGS[3:], (elsewhere,))[0].key != D


def test_a_pass_over_the_same_record_changes_nothing() -> None:
    found = tuple(f.said for f in FINDINGS)
    assert renewed(FINDINGS, found) == FINDINGS
    once = renewed((), found)
    assert renewed(once, found) == once


def test_what_a_person_puts_is_hers_and_certain() -> None:
    said = {"start": 8, "end": 12, "kind": "place", "country": "", "name": "Tamm", "rule": "state", "confidence": 0.2}
    after = judge(LAYERS, "note", {"kind": "place", "said": said, "by": "bob"})
    (mine,) = set(after.findings) - set(FINDINGS)
    assert (mine.state, mine.by, mine.said.rule, mine.said.confidence) == ("confirmed", "bob", "manual", 1.0)
    changed = judge(LAYERS, "note", {"key": A, "kind": "place", "said": said, "by": "bob"})
    assert [f.key for f in changed.findings if f.by == "bob"] == [A]
    assert len(changed.findings) == len(FINDINGS)


def test_findings_are_confirmed_dismissed_and_let_be_proposals_again() -> None:
    confirmed = judge(LAYERS, "settle", {"keys": [A, D], "state": "confirmed", "by": "bob"})
    assert [(f.state, f.by) for f in confirmed.findings] == [
        ("confirmed", "bob"), ("confirmed", "ann"), ("dismissed", "ann"), ("confirmed", "bob"),
    ]  # fmt: skip
    assert judge(confirmed, "settle", {"keys": [A, D], "state": "proposed", "by": "eve"}) == LAYERS


def test_what_a_person_has_put_is_never_let_be_a_proposal() -> None:
    by_hand = Finding(B, "figure", replace(figure(), rule="manual", confidence=1.0), "confirmed", "ann")
    layers = Layers(findings=(FINDINGS[0], by_hand))
    with pytest.raises(RefusedJudgement, match="no rule proposes"):
        judge(layers, "settle", {"keys": [A, B], "state": "proposed", "by": "bob"})
    dismissed = judge(layers, "settle", {"keys": [B], "state": "dismissed", "by": "bob"})
    assert [f.state for f in dismissed.findings] == ["proposed", "dismissed"]


@pytest.mark.parametrize(
    ("operation", "arguments", "message"),
    [
        ("settle", {"keys": ["1e6c1fd5-4c7a-4f3c-9d33-000000000009"], "state": "confirmed", "by": "bob"}, "reload"),
        ("settle", {"keys": [A], "state": "kept", "by": "bob"}, "“kept” is none of"),
        ("note", {"kind": "rumour", "said": {}, "by": "bob"}, "“rumour” is none of reference"),
        ("note", {"kind": "place", "said": {"start": 1}, "by": "bob"}, "missing"),
        ("note", {"kind": "figure", "said": {"of": "abc"}, "by": "bob"}, "of is two offsets"),
        ("note", {"kind": "undertaking", "said": {"by": "Tamm"}, "by": "bob"}, "by is a list of names"),
        ("note", {"kind": "figure", "said": {"low": 40}, "by": "bob"}, "written out as a text"),
    ],
)
def test_what_can_not_be_done_is_refused(operation: str, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(RefusedJudgement, match=message):
        judge(LAYERS, operation, arguments)


@pytest.mark.parametrize(
    ("finding", "message"),
    [
        (Finding(A, "place", replace(place(), start=5000, end=5004)), "no words of the text"),
        (Finding(A, "place", replace(place(), name=" ")), "needs a name"),
        (Finding(A, "figure", replace(figure(), low="forty")), "is no number"),
        (Finding(A, "figure", replace(figure(), low="50")), "lower number comes first"),
        (Finding(A, "figure", replace(figure(), high="Infinity")), "both are finite"),
        (Finding(A, "figure", replace(figure(), low=None, high=None)), "needs a number"),
        (Finding(A, "figure", replace(figure(), unit="")), "needs a number, a unit"),
        (Finding(A, "figure", replace(figure(), of=(3, 3))), "its of at 3–3"),
        (Finding(A, "undertaking", replace(undertaking(), act="broke")), "an undertaking is one of"),
        (Finding(A, "place", figure()), "a figure is marked as a place"),
        (Finding(A, "place", place(), "confirmed"), "proposed by a rule, or confirmed"),
        (Finding(A, "place", place(), "proposed", "ann"), "proposed by a rule, or confirmed"),
    ],
)
def test_what_can_not_stand_is_refused(finding: Finding, message: str) -> None:
    with pytest.raises(RefusedJudgement, match=message):
        laying.check(Layers(findings=(finding,)), Breakdown(), TEXT)


def test_the_same_words_are_marked_once_of_a_kind() -> None:
    twice = Layers(findings=(FINDINGS[0], Finding(D, "place", place())))
    with pytest.raises(RefusedJudgement, match="marked twice"):
        laying.check(twice, Breakdown(), TEXT)
    laying.check(LAYERS, Breakdown(), TEXT)


def followed(after: str, layers: Layers = LAYERS) -> tuple[Layers, tuple[str, ...]]:
    return follow_text(layers, Breakdown(), TEXT, after, ())


def test_words_that_stand_elsewhere_in_a_later_text_are_followed_with_what_is_inside_them() -> None:
    after = f"A paragraph that is new.\n\n{TEXT}"
    layers, notes = followed(after)
    wanted: list[Found] = [place(after), figure(after), reference(after), undertaking(after)]
    assert ([f.said for f in layers.findings], notes) == (wanted, ())
    assert [(f.key, f.state, f.by) for f in layers.findings] == [(f.key, f.state, f.by) for f in FINDINGS]


def test_what_a_person_confirmed_is_never_lost_silently() -> None:
    layers, notes = followed(TEXT.replace("40 %", "14 %").replace("by May 2004", "soon"))
    assert {f.key for f in layers.findings} == {A, C}
    assert notes == ("the figure “40 %” does not stand in the new text as it did; it was taken off",)


def test_a_decision_is_taken_back_from_under_later_ones() -> None:
    one = judge(LAYERS, "settle", {"keys": [A], "state": "confirmed", "by": "bob"})
    two = judge(one, "settle", {"keys": [D], "state": "dismissed", "by": "eve"})
    record = Breakdown()
    wanted = judge(LAYERS, "settle", {"keys": [D], "state": "dismissed", "by": "eve"})
    _, left = take_back((record, LAYERS), (record, one), (record, two))
    assert set(left.findings) == set(wanted.findings)
    again = judge(one, "settle", {"keys": [A], "state": "dismissed", "by": "eve"})
    with pytest.raises(Overtaken, match="place 35–42"):
        take_back((record, LAYERS), (record, one), (record, again))


def test_decisions_on_different_findings_go_together_and_on_the_same_one_not() -> None:
    base = Working(Breakdown(), LAYERS)
    mine = Step("settle", {"keys": [A], "state": "confirmed", "by": "bob"})
    theirs = replace(base, layers=judge(LAYERS, "settle", {"keys": [D], "state": "dismissed", "by": "eve"}))
    assert rebase(base, theirs, [mine], TEXT, judge) == (mine,)
    same = replace(base, layers=judge(LAYERS, "settle", {"keys": [A], "state": "dismissed", "by": "eve"}))
    with pytest.raises(Conflict, match="was changed"):
        rebase(base, same, [mine], TEXT, judge)


def test_each_kind_comes_back_from_json() -> None:
    for finding in FINDINGS:
        stored = orjson.loads(orjson.dumps(finding.said))
        assert from_json(kind_of(finding.said), stored) == finding.said


def test_a_renamed_instrument_is_named_anew() -> None:
    known = Layers(findings=(Finding(A, "reference", reference(slug="kolga")),))
    renamed = laying.rename(known, {"instrument": {"kolga": "kolga-agreement-2004"}})
    assert renamed.findings[0].said == reference(slug="kolga-agreement-2004")
