"""W3C JSON-LD in: an annotation as somebody sends it, read strictly. What the archive can't keep is refused, never dropped.

The words are those of the Web Annotation Data Model (W3C Recommendation, 23 February 2017). What a document asks for stands
in a `Proposed`; whether there is such a target, and who may write there, others say.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote, urlsplit
from uuid import UUID

from .anchoring.selectors import TextPositionSelector, TextQuoteSelector
from .coding.addresses import read_term
from .coding.reading import TYPE, read_confidence, read_position
from .coding.values import CodeGiven, PositionGiven
from .models.annotations import Body, Motivation, Visibility
from .writing import CONTEXT, extension

MOST_BYTES: Final = 256_000
MOST_BODIES: Final = 50
LONGEST_BODY: Final = 20_000
LONGEST_TAG: Final = 200
LONGEST_QUOTATION: Final = 20_000
LONGEST_ADDRESS: Final = 2_000
MOST_SOURCES: Final = 10
MOST_PROBLEMS: Final = 50
DEEPEST: Final = 20

SCRIPTS: Final = ("javascript", "data", "vbscript")
"""Schemes of addresses that run in the page of whoever follows them."""

FORMATS: Final = ("text/plain", "text/markdown")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# Controls, and what turns the reading direction, among them: RFC 3987, section 4.1.
_NOT_IN_ADDRESSES: Final = re.compile(r"""[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069<>"{}|\\^`]""")
_OA: Final = ("oa:", "http://www.w3.org/ns/oa#")
_LARGEST: Final = 2**31 - 1
_ROUND: Final = re.compile(
    r"/api/v1/projects/(?P<project>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/rounds/(?P<number>[1-9][0-9]{0,8})/",
    re.ASCII,
)
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII)  # fmt: skip

# Set here, whatever a document says: docs/annotations.md and the `constrainedBy` link of every answer tell so.
MANAGED: Final = frozenset({"created", "modified"})


class Unreadable(ValueError):
    """The document can't be kept as it is; `problems` are places in it (JSON pointers, RFC 6901, after #), with what is wrong."""

    def __init__(self, problems: Iterable[tuple[str, str]], **members: Any) -> None:
        self.problems = tuple(problems)
        self.members = members
        super().__init__("; ".join(f"{pointer}: {reason}" for pointer, reason in self.problems))


@dataclass(frozen=True, slots=True)
class Content:
    """One body; `topic` is the slug of a topic of the archive, `coding` what is coded where it is a code or a position."""

    kind: str
    value: str = ""
    purpose: str = ""
    format: str = ""
    language: str = ""
    source: str = ""
    topic: str = ""
    coding: CodeGiven | PositionGiven | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What it is on, as given: an address, selectors in its text, and the address and moment of the edition meant."""

    source: str
    quote: TextQuoteSelector | None = None
    position: TextPositionSelector | None = None
    cached: str = ""
    source_date: datetime | None = None


@dataclass(frozen=True, slots=True)
class InRound:
    """A round of a coding project, as given: the project's GUID and the round's number."""

    project: UUID
    number: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """An annotation as it is asked for. `visibility` and `group` (its slug) are None, and `motivations` empty, where nothing is said of them."""

    target: Target
    motivations: tuple[str, ...]
    bodies: tuple[Content, ...] = ()
    visibility: str | None = None
    group: str | None = None
    round: InRound | None = None
    id: str = ""
    via: tuple[str, ...] = ()
    canonical: str = ""


def read_annotation(raw: bytes, *, creator: dict[str, Any], site: str, licence: str) -> Proposed:
    """The annotation in those bytes. `creator` is the account as `writing` prints it, `site` the site's address.

    Raises Unreadable.
    """
    return Reader(creator=creator, site=site, licence=licence).read(load(raw))


def load(raw: bytes) -> dict[str, Any]:
    """The JSON object in those bytes, each member once. Raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable([("#", f"longer than {MOST_BYTES} bytes")])
    try:
        document = json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise Unreadable([("#", f"nested more than {DEEPEST} deep")]) from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable([("#", f"no JSON: {error}"[:300])]) from error
    if not isinstance(document, dict):
        raise Unreadable([("#", "not a JSON object; send one annotation")])
    problems = list(_unwritable(document, "#", 0))
    if problems:
        raise Unreadable(problems[:MOST_PROBLEMS])
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = sorted(name for name, number in times.items() if number > 1)
        raise Unreadable([("#", f"a member stands twice in an object: {', '.join(twice)[:200]}")])
    return members


def _no_number(word: str) -> float:
    raise Unreadable([("#", f"{word} is no JSON")])


def _unwritable(value: Any, pointer: str, depth: int) -> Iterable[tuple[str, str]]:
    """Places of what no database keeps: NUL, half a character, and what is nested too deep."""
    if depth > DEEPEST:
        yield pointer[:300], f"nested more than {DEEPEST} deep"
    elif isinstance(value, dict):
        for name, inner in value.items():
            if "\0" in name or _SURROGATE.search(name):
                yield pointer, "the name of a member has a character that no text has"
            else:
                yield from _unwritable(inner, member(pointer, name), depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unwritable(inner, f"{pointer}/{index}", depth + 1)
    elif isinstance(value, str) and ("\0" in value or _SURROGATE.search(value)):
        yield pointer, "has a character that no text has (NUL, or half a surrogate pair)"


def member(pointer: str, name: str) -> str:
    """The pointer to a member, as a fragment of an address (RFC 6901, section 6)."""
    return f"{pointer}/{quote(name[:80].replace('~', '~0').replace('/', '~1'), safe='@:~!$&*+,;=')}"


def wrong_with_address(text: str) -> str:
    """Why it is no IRI that is kept; empty where it is one."""
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        scheme = ""
    if not scheme or _NOT_IN_ADDRESSES.search(text):
        return "is no absolute address"
    if scheme in SCRIPTS:
        return f"is an address that a browser runs; none begins with {' or '.join(SCRIPTS)} here"
    return ""


class Reader:
    """Reads one document. What is wrong is collected, so that whoever sent it is told all of it at once."""

    def __init__(self, *, creator: dict[str, Any], site: str, licence: str) -> None:
        self.creator = creator
        self.site = site
        self.licence = licence
        self.problems: list[tuple[str, str]] = []

    def read(self, document: dict[str, Any]) -> Proposed:
        """The annotation. Raises Unreadable with all that is wrong."""
        known = {
            "@context", "id", "type", "via", "canonical", "creator", "created", "modified", "motivation", "bodyValue",
            "body", "target", "rights", "visibility", "group", "round", "anchor",
        }  # fmt: skip
        self.only(document, "#", known)
        self.context(document.get("@context"))
        if self.several(document.get("type")) != ["Annotation"]:
            self.wrong("#/type", "has to be “Annotation”")
        self.managed(document, "#")
        bodies = self.bodies(document)
        target = self.target(document.get("target"))
        motivations = self.motivations(document.get("motivation"), "#/motivation")
        visibility = self.visibility(document.get("visibility")) if "visibility" in document else None
        group = self.group(document.get("group")) if "group" in document else None
        if group and visibility != Visibility.GROUP:
            self.wrong("#/group", "a group is named only with the visibility “group”")
        if visibility == Visibility.GROUP and not group:
            self.wrong("#/visibility", "say in “group” which group may see it")
        if "rights" in document and (document["rights"] != self.licence or visibility != Visibility.PUBLIC):
            self.wrong("#/rights", f"what is public has the licence {self.licence}, and nothing else has one here")
        proposed = Proposed(
            target=target,
            motivations=motivations,
            bodies=bodies,
            visibility=visibility,
            group=group,
            round=self.in_round(document["round"]) if "round" in document else None,
            id=self.address(document["id"], "#/id") if "id" in document else "",
            via=self.via(document.get("via")),
            canonical=self.address(document["canonical"], "#/canonical") if "canonical" in document else "",
        )
        if self.problems:
            raise Unreadable(self.problems[:MOST_PROBLEMS])
        return proposed

    def wrong(self, pointer: str, reason: str) -> None:
        """Put down what is wrong at that place."""
        self.problems.append((pointer, reason))

    def only(self, value: dict[str, Any], pointer: str, known: Iterable[str]) -> None:
        """Refuse members that are not known there."""
        for name in value.keys() - set(known):
            self.wrong(member(pointer, name), f"the archive keeps no “{name[:80]}” here")

    def several(self, value: Any) -> list[Any]:
        """The values: JSON-LD writes one without a list."""
        return value if isinstance(value, list) else [] if value is None else [value]

    def text(self, value: Any, pointer: str, *, most: int, may_be_empty: bool = False) -> str:
        """A text of at most so many characters."""
        if not isinstance(value, str):
            self.wrong(pointer, "has to be a text")
        elif not may_be_empty and not value.strip():
            self.wrong(pointer, "is empty")
        elif len(value) > most:
            self.wrong(pointer, f"longer than {most} characters")
        else:
            return value
        return ""

    def address(self, value: Any, pointer: str, *, schemes: tuple[str, ...] = ()) -> str:
        """An IRI; with `schemes` one of these."""
        found = self.text(value, pointer, most=LONGEST_ADDRESS)
        if not found:
            return ""
        if reason := wrong_with_address(found):
            self.wrong(pointer, reason)
        elif schemes and (urlsplit(found).scheme not in schemes or not urlsplit(found).netloc):
            self.wrong(pointer, f"has to begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        else:
            return found
        return ""

    def context(self, given: Any) -> None:
        """The standard's context has to be there, and none beside it but ours: its terms would mean something else."""
        contexts = self.several(given)
        if CONTEXT not in contexts:
            self.wrong("#/@context", f"has to have {CONTEXT}")
        for index, one in enumerate(contexts):
            if one != CONTEXT and one != extension(self.site):
                place = f"#/@context/{index}" if isinstance(given, list) else "#/@context"
                self.wrong(place, "the archive knows no terms but those of the standard and its own")

    def managed(self, value: dict[str, Any], pointer: str) -> None:
        """Who and when: the account that sends it, and moments, which are set here."""
        if "creator" in value and not self.is_creator(value["creator"]):
            self.wrong(
                member(pointer, "creator"), "has to be the account that sends it, as it is printed, or left out"
            )
        for name in MANAGED & value.keys():
            if not isinstance(value[name], str) or read_moment(value[name]) is None:
                self.wrong(member(pointer, name), "is no moment; write 2026-01-31T12:00:00Z")

    def is_creator(self, value: Any) -> bool:
        """Whether it is the account's printed form, or its `id` alone."""
        return value == self.creator or ("id" in self.creator and value == self.creator["id"])

    def motivations(self, given: Any, pointer: str) -> tuple[str, ...]:
        """The motivations, each once; with the prefix `oa:` or as whole addresses too."""
        found = []
        for index, one in enumerate(self.several(given)):
            place = f"{pointer}/{index}" if isinstance(given, list) else pointer
            word = one if isinstance(one, str) else ""
            for prefix in _OA:
                word = word.removeprefix(prefix)
            if word in Motivation.values:
                found.append(word)
            else:
                self.wrong(place, f"is no motivation; there are {', '.join(Motivation.values)}")
        return tuple(dict.fromkeys(found))

    def purpose(self, value: dict[str, Any], pointer: str) -> str:
        """The purpose of a body; one at most is kept."""
        found = self.motivations(value.get("purpose"), member(pointer, "purpose"))
        if len(found) > 1:
            self.wrong(member(pointer, "purpose"), "of a body one purpose is kept; give one, or two bodies")
        return found[0] if found else ""

    def bodies(self, document: dict[str, Any]) -> tuple[Content, ...]:
        """All that it says."""
        if "bodyValue" in document:
            if "body" in document:
                self.wrong("#/bodyValue", "give body or bodyValue, not both")
            text = self.text(document["bodyValue"], "#/bodyValue", most=LONGEST_BODY)
            return (Content(Body.Kind.COMMENT, text, format="text/plain"),)
        given = document.get("body")
        values = self.several(given)
        if len(values) > MOST_BODIES:
            self.wrong("#/body", f"more than {MOST_BODIES} bodies")
            return ()
        return tuple(
            self.body(value, f"#/body/{index}" if isinstance(given, list) else "#/body")
            for index, value in enumerate(values)
        )

    def body(self, value: Any, pointer: str) -> Content:
        """One thing that it says."""
        if isinstance(value, str):
            return self.link({"id": value}, pointer, "")
        if not isinstance(value, dict):
            self.wrong(pointer, "has to be an address or an object")
            return Content(Body.Kind.COMMENT)
        kinds = self.several(value.get("type"))
        if kinds == ["TextualBody"]:
            return self.textual(value, pointer)
        if kinds == ["SpecificResource"]:
            self.only(value, pointer, {"type", "source", "purpose", "confidence", "creator", *MANAGED})
            self.managed(value, pointer)
            source = value.get("source")
            inner = source if isinstance(source, dict) else {"id": source}
            content = self.link(inner, member(pointer, "source"), self.purpose(value, pointer))
            confidence = read_confidence(self, value, pointer)
            if isinstance(content.coding, CodeGiven):
                return replace(content, coding=replace(content.coding, confidence=confidence))
            if "confidence" in value:
                self.wrong(member(pointer, "confidence"), "is said of codes and positions alone")
            return content
        if kinds == [TYPE]:
            purpose = self.purpose(value, pointer)
            return Content(Body.Kind.POSITION, purpose=purpose, coding=read_position(self, value, pointer))
        if not kinds:
            return self.link(value, pointer, "")
        self.wrong(
            member(pointer, "type"), f"is none that is kept; there are TextualBody, SpecificResource and {TYPE}"
        )
        return Content(Body.Kind.COMMENT)

    def textual(self, value: dict[str, Any], pointer: str) -> Content:
        """A comment, or a tag where that is its purpose."""
        self.only(value, pointer, {"type", "value", "format", "language", "purpose", "creator", *MANAGED})
        self.managed(value, pointer)
        purpose = self.purpose(value, pointer)
        is_tag = purpose == Motivation.TAGGING
        words = self.text(value.get("value"), member(pointer, "value"), most=LONGEST_TAG if is_tag else LONGEST_BODY)
        form = value.get("format", "")
        if "format" in value and form not in FORMATS:
            self.wrong(member(pointer, "format"), f"is none that is shown here; there are {' and '.join(FORMATS)}")
        language = self.language(value["language"], member(pointer, "language")) if "language" in value else ""
        kind = Body.Kind.TAG if is_tag else Body.Kind.COMMENT
        return Content(kind, words, purpose, str(form), language)

    def language(self, value: Any, pointer: str) -> str:
        """A language as BCP 47 writes it."""
        if isinstance(value, str) and len(value) <= 35 and _LANGUAGE.fullmatch(value):
            return value
        self.wrong(pointer, "is no language tag (BCP 47), or more than one")
        return ""

    def link(self, value: dict[str, Any], pointer: str, purpose: str) -> Content:
        """Something on the web; a topic of the archive, which makes it a tag; or a code of a codebook."""
        self.only(value, pointer, {"id", "label", "format", "language"})
        place = member(pointer, "id") if "label" in value or len(value) > 1 else pointer
        source = self.address(value.get("id"), place, schemes=("http", "https"))
        label = self.text(value["label"], member(pointer, "label"), most=LONGEST_TAG) if "label" in value else ""
        if (
            topic := re.fullmatch(rf"{re.escape(self.site)}/(?:api/v1/)?topics/([-a-zA-Z0-9_]+)/?", source)
        ) is not None:
            self.only(value, pointer, {"id", "label"})
            return Content(Body.Kind.TAG, label, purpose, topic=topic[1])
        if (term := read_term(source, self.site, label)) is not None:
            self.only(value, pointer, {"id", "label"})
            return Content(Body.Kind.CODE, purpose=purpose, coding=CodeGiven(term))
        form = value.get("format", "")
        if "format" in value and not (isinstance(form, str) and re.fullmatch(r"[\w.+-]+/[\w.+-]+", form, re.ASCII) and len(form) <= 40):  # fmt: skip
            self.wrong(member(pointer, "format"), "is no media type, or more than one")
            form = ""
        language = self.language(value["language"], member(pointer, "language")) if "language" in value else ""
        return Content(Body.Kind.LINK, label, purpose, str(form), language, source)

    def target(self, given: Any) -> Target:
        """What it is on: one thing, as an address, or as an address with selectors."""
        nothing = Target("")
        values, pointer = self.several(given), "#/target/0" if isinstance(given, list) else "#/target"
        if len(values) != 1:
            self.wrong(
                "#/target",
                "an annotation here is on one thing; " + ("make one for each" if values else "say on which"),
            )
            return nothing
        value = values[0]
        if isinstance(value, str):
            return Target(self.text(value, pointer, most=LONGEST_ADDRESS))
        if not isinstance(value, dict):
            self.wrong(pointer, "has to be an address or an object")
            return nothing
        if "id" in value:
            self.only(value, pointer, {"id"})
            return Target(self.text(value["id"], member(pointer, "id"), most=LONGEST_ADDRESS))
        if self.several(value.get("type")) not in (["SpecificResource"], []):
            self.wrong(member(pointer, "type"), "has to be “SpecificResource”")
        self.only(value, pointer, {"type", "source", "selector", "state"})
        source, place = value.get("source"), member(pointer, "source")
        if isinstance(source, dict):
            self.only(source, place, {"id"})
            source, place = source.get("id"), member(place, "id")
        quote_, position = self.selectors(value.get("selector"), member(pointer, "selector"))
        cached, moment = self.state(value.get("state"), member(pointer, "state"))
        return Target(self.text(source, place, most=LONGEST_ADDRESS), quote_, position, cached, moment)

    def selectors(self, given: Any, pointer: str) -> tuple[TextQuoteSelector | None, TextPositionSelector | None]:
        """The quotation and the position, one of each at most: a list of selectors names one place in several ways."""
        found: dict[str, Any] = {}
        readers: dict[str, Callable[[dict[str, Any], str], Any]] = {
            "TextQuoteSelector": self.quotation,
            "TextPositionSelector": self.position,
        }
        for index, value in enumerate(self.several(given)):
            place = f"{pointer}/{index}" if isinstance(given, list) else pointer
            kind = value.get("type") if isinstance(value, dict) else None
            if not isinstance(kind, str) or kind not in readers:
                self.wrong(place, "is no selector that is kept; there are TextQuoteSelector and TextPositionSelector")
            elif kind in found:
                self.wrong(place, f"a second {kind}; an annotation is on one stretch of text")
            else:
                found[kind] = readers[kind](value, place)
        return found.get("TextQuoteSelector"), found.get("TextPositionSelector")

    def quotation(self, value: dict[str, Any], pointer: str) -> TextQuoteSelector:
        """The words, and what stands before and after them."""
        self.only(value, pointer, {"type", "exact", "prefix", "suffix"})
        exact = self.text(value.get("exact"), member(pointer, "exact"), most=LONGEST_QUOTATION)
        around = [
            self.text(value[name], member(pointer, name), most=LONGEST_ADDRESS, may_be_empty=True) if name in value else ""
            for name in ("prefix", "suffix")
        ]  # fmt: skip
        return TextQuoteSelector(exact, *around)

    def position(self, value: dict[str, Any], pointer: str) -> TextPositionSelector:
        """The offsets."""
        self.only(value, pointer, {"type", "start", "end"})
        ends = []
        for name in ("start", "end"):
            offset = value.get(name)
            # In JSON true is no number, in Python it is one.
            if type(offset) is not int or not 0 <= offset <= _LARGEST:
                self.wrong(member(pointer, name), "has to be a whole number, counted in code points from 0")
                offset = 0
            ends.append(offset)
        return TextPositionSelector(*ends)

    def state(self, given: Any, pointer: str) -> tuple[str, datetime | None]:
        """Which edition is meant: its address, and the moment of its publication."""
        values = self.several(given)
        if not values:
            return "", None
        value = values[0]
        if len(values) > 1 or not isinstance(value, dict) or value.get("type") != "TimeState":
            self.wrong(pointer, "has to be one TimeState")
            return "", None
        self.only(value, pointer, {"type", "sourceDate", "cached"})
        if "cached" not in value:
            self.wrong(pointer, "say in “cached” which edition is meant, by its address")
            return "", None
        cached = self.text(value["cached"], member(pointer, "cached"), most=LONGEST_ADDRESS)
        moment = None
        if "sourceDate" in value:
            moment = read_moment(value["sourceDate"]) if isinstance(value["sourceDate"], str) else None
            if moment is None:
                self.wrong(member(pointer, "sourceDate"), "is no moment; write 2026-01-31T12:00:00Z")
        return cached, moment

    def visibility(self, value: Any) -> str | None:
        """Who may see it."""
        if value in Visibility.values:
            return str(value)
        self.wrong("#/visibility", f"there are {', '.join(Visibility.values)}")
        return None

    def group(self, value: Any) -> str | None:
        """The slug of a group, of which the address is given."""
        found = re.fullmatch(rf"(?:{re.escape(self.site)})?/groups/([-a-zA-Z0-9_]+)/", value) if isinstance(value, str) else None  # fmt: skip
        if found is None:
            self.wrong("#/group", f"has to be the address of a group, {self.site}/groups/NAME/")
            return None
        return found[1]

    def in_round(self, value: Any) -> InRound | None:
        """The round in which it codes, of which the address in the API is given."""
        found = _ROUND.fullmatch(value.removeprefix(self.site)) if isinstance(value, str) else None
        if found is None:
            self.wrong("#/round", f"has to be the address of a round, {self.site}/api/v1/projects/GUID/rounds/NUMBER/")
            return None
        return InRound(UUID(found["project"]), int(found["number"]))

    def via(self, given: Any) -> tuple[str, ...]:
        """Where it came from."""
        values = self.several(given)
        if len(values) > MOST_SOURCES:
            self.wrong("#/via", f"more than {MOST_SOURCES} addresses")
            return ()
        places = [f"#/via/{i}" if isinstance(given, list) else "#/via" for i in range(len(values))]
        return tuple(self.address(value, place) for value, place in zip(values, places, strict=True))


def guess_motivation(bodies: Iterable[Content], *, is_reply: bool = False) -> str:
    """The motivation of an annotation that gives none, by what it says."""
    if is_reply:
        return Motivation.REPLYING
    kinds = {body.kind for body in bodies}
    if not kinds:
        return Motivation.HIGHLIGHTING
    if Body.Kind.POSITION in kinds:
        return Motivation.ASSESSING
    if Body.Kind.CODE in kinds:
        return Motivation.CLASSIFYING
    if kinds == {Body.Kind.TAG}:
        return Motivation.TAGGING
    return Motivation.LINKING if kinds == {Body.Kind.LINK} else Motivation.COMMENTING


def read_moment(text: str) -> datetime | None:
    """The moment (RFC 3339, with its offset from UTC), in UTC; None for anything else."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):  # in UTC it may be a year before the first or after the last one
        return None
