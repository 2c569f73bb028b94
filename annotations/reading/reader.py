"""One document read strictly, member by member, as the Web Annotation Data Model has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from annotations.coding.addresses import read_term
from annotations.coding.reading import TYPE, read_confidence, read_position
from annotations.coding.values import CodeGiven
from annotations.models import Body, Motivation, Visibility
from annotations.writing import CONTEXT, extension

from .addresses import read_moment, wrong_with_address
from .documents import MOST_PROBLEMS, Unreadable, load, member
from .proposed import (
    FORMATS,
    LONGEST_ADDRESS,
    LONGEST_BODY,
    LONGEST_TAG,
    MOST_BODIES,
    MOST_SOURCES,
    Content,
    InRound,
    Proposed,
)
from .targets import read_target

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_OA: Final = ("oa:", "http://www.w3.org/ns/oa#")
_ROUND: Final = re.compile(
    r"/api/v1/projects/(?P<project>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})/rounds/(?P<number>[1-9][0-9]{0,8})/",
    re.ASCII,
)

# Set here, whatever a document says: docs/annotations.md and the `constrainedBy` link of every answer tell so.
MANAGED: Final = frozenset({"created", "modified"})


def read_annotation(raw: bytes, *, creator: dict[str, Any], site: str, licence: str) -> Proposed:
    """The annotation in those bytes. `creator` is the account as `writing` prints it, `site` the site's address.

    Raises Unreadable.
    """
    return Reader(creator=creator, site=site, licence=licence).read(load(raw))


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
        target = read_target(self, document.get("target"))
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
