"""Which passages a lead-in announces, and where its speaker's words end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.parsing.breakdown import Attribution
from archive.parsing.page.outline import Outline, Passage
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.words.characters import is_han
from archive.parsing.words.sentences import sentences

# A member of an enumeration takes many times as long to fetch as a name.
_NAMED, _COLLECTIVE = Attribution.NAMED, Attribution.COLLECTIVE

Analyse = Callable[[str, int, int, Context, Any], list[Said]]

_TURNS_TO = re.compile(
    r"(?:In (?:response|return|reply|turn)|Responding|Replying|To this|On the other hand|Meanwhile|For (?:his|her) part)\b"
)

# "A ministry spokesperson said:" over an account that is the house's own.
_GIVEN_OUT = re.compile(r"(?:An?|The|Our)\s(?:[\w'-]+\s){0,6}(?:[Ss]pokes(?:person|man|woman)|[Oo]fficial)\b")
_OWN_WORDS = re.compile(r"\b(?:I|we|We|our|Our|us|my)\b")


@dataclass(slots=True)
class Lead:
    """A lead-in that still holds: whose words follow, and under which passage."""

    said: Said
    owner: int
    is_deeper: bool = False
    is_quoted: bool = False
    is_closed: bool = False
    points: int = 0
    brackets: int = 0
    has_dash: bool = False


class Announcements:
    """The lead-in that holds at a place of the outline; `lead` is None where none does."""

    def __init__(self, shadow: str, outline: Outline, others: Any, analyse: Analyse) -> None:
        self.shadow = shadow
        self.outline = outline
        self.others = others
        self.analyse = analyse
        self.lead: Lead | None = None

    def lead_for(self, index: int) -> Lead | None:
        """The lead-in that announces this passage, if one still does.

        What a labelled passage announces stands below it; what a paragraph announces are the labelled points after it
        in the same parent, or, where none follow, the paragraphs until somebody else is named.
        """
        lead = self.lead
        if lead is not None and index == lead.owner + 1 and self.is_of_house(lead, self.outline.passages[index]):
            lead.is_closed = True
        if lead is None or lead.is_closed:
            return None
        passages = self.outline.passages
        passage, owner = passages[index], passages[lead.owner]
        if owner.is_paragraph:
            if passage.parent == owner.parent and passage.is_paragraph:
                # A single dash after "said:" opens a speech, whose paragraphs go on without one.
                goes_on = lead.points == 1 and lead.has_dash and lead.said.announces == "direct"
                return lead if goes_on or not lead.is_deeper else None
            if passage.label and self.is_below(index, owner.parent) and self.is_deeper(passage, owner):
                lead.is_deeper = True
                lead.points += 1
                lead.has_dash = self.shadow[passage.label.start] in "-–—"
                return lead
            return lead if lead.is_deeper and not passage.label and self.is_below(index, owner.parent) else None
        if not self.is_below(index, lead.owner):
            return None
        if passage.label:
            lead.is_deeper = True
        elif lead.is_deeper and passage.parent == lead.owner:
            return None
        return lead

    def is_of_house(self, lead: Lead, passage: Passage) -> bool:
        """Whether an unnamed spokesperson only gives out the account that follows: neither quoted nor in the first person."""
        if lead.said.speakers or not _GIVEN_OUT.match(self.shadow, lead.said.start, lead.said.end):
            return False
        first, last = next(iter(sentences(self.shadow, passage.start, min(passage.end, passage.start + 1500))), (0, 0))
        return self.shadow[first] != '"' and not _OWN_WORDS.search(self.shadow, first, last)

    def is_deeper(self, passage: Passage, owner: Passage) -> bool:
        """Whether a labelled passage after a lead-in paragraph is a point of it, not the next item of the outline."""
        if passage.parent == owner.parent:
            return True
        return passage.parent is not None and passage.parent != owner.parent

    def is_below(self, index: int, above: int | None) -> bool:
        if above is None:
            return True
        at = self.outline.passages[index].parent
        while at is not None:
            if at == above:
                return True
            at = self.outline.passages[at].parent
        return False

    def follow_quotation(self, lead: Lead, passage: Passage) -> None:
        """A lead-in whose words stand in quotation marks ends with the closing one, paragraphs later or at once."""
        words = self.shadow
        if lead.brackets or words[passage.start] == "「":
            # "次のように述べました。" over paragraphs of which only the last one closes what the first one opens.
            was_open = lead.brackets > 0
            lead.brackets += words.count("「", passage.start, passage.end) - words.count(
                "」", passage.start, passage.end
            )
            lead.is_closed = lead.is_closed or (was_open and lead.brackets <= 0)
            return
        odd = words.count('"', passage.start, passage.end) % 2 == 1
        if lead.is_quoted:
            # Of several paragraphs each may open the quotation anew; only the last one closes it.
            lead.is_closed = odd and words[passage.start] != '"'
        elif words[passage.start] == '"' and not passage.label:
            lead.is_quoted = odd
            lead.is_closed = not odd and words[passage.end - 1] == '"'

    def is_announced(self, lead: Lead, passage: Passage, context: Context) -> bool:
        """Whether the passage is the announced speaker's own words: not where it names another who answers."""
        head = sentences(self.shadow, passage.start, min(passage.end, passage.start + 1500))
        if not head or lead.brackets > 0:
            return True
        start, end = head[0]
        probe = Context(context.persons, context.principals, context.last, context.group)
        first = self.analyse(self.shadow, start, end, probe, self.others)[0]
        if first.kind == "lead" and first.attribution is _NAMED and first.speakers != lead.said.speakers:
            return not (passage.has_children or first.end == passage.end or passage.is_paragraph)
        many = first.attribution is _COLLECTIVE and not first.speakers and first.voice
        if many and is_han(first.voice[-1]):
            return True  # "三か国首脳は" of whom the record does not name all, in what one of them says
        other = (
            first.kind == "said"
            and first.rule in ("verb-of-saying", "passive-with-by")
            and first.attribution in (_NAMED, _COLLECTIVE)
            and first.speakers != lead.said.speakers
        )
        named = first.attribution in (_NAMED, _COLLECTIVE) and first.speakers
        if passage.is_paragraph and named and first.rule in ("verb-of-saying", "second-verb-of-saying", "lead-in"):
            return False
        if other and passage.label and lead.said.announces == "indirect" and not lead.said.speakers:
            return not first.speakers  # "2. Minister Kask said …" among what nobody named agreed
        if other and passage.label:
            return not _TURNS_TO.match(self.shadow, start, end)
        if passage.is_paragraph and first.rule == "impersonal-passive" and self.shadow[start : start + 3] == "It ":
            return lead.said.announces == "message"
        return not (other and passage.is_paragraph)


_BODY_OVER_DECISIONS = re.compile(
    r"The\s(?:(?:Defence|Foreign\sAffairs|Economic|Joint|Select)\s)?(?:Cabinet|Committee|Council|Commission|Board|Conference|Meeting)\s?:?\s?—"
)


def over_decisions(shadow: str, outline: Outline, index: int) -> Said | None:
    """The lead-in that a body's conclusions set over what was decided, nobody named: "The Cabinet—", then "Took note …"."""
    passage = outline.passages[index]
    if shadow[passage.end - 1] != "—" or not is_followed(outline, index):
        return None
    if _BODY_OVER_DECISIONS.fullmatch(shadow, passage.start, passage.end) is None:
        return None
    return Said(
        passage.start, passage.end, "lead", (), Attribution.IMPERSONAL, "lead-in", 0.75, "indirect", voice="body"
    )


def is_followed(outline: Outline, index: int) -> bool:
    """Whether points or another paragraph come under a passage: what it announces."""
    passage = outline.passages[index]
    if passage.has_children:
        return True
    following = outline.passages[index + 1] if index + 1 < len(outline.passages) else None
    return (
        following is not None
        and passage.is_paragraph
        and following.parent == passage.parent
        and following.kind == "text"
    )
