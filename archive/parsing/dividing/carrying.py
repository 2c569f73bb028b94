"""What a sentence takes on from those before it: their speakers, or the words that only its own speaker explains."""

from __future__ import annotations

import re

from archive.parsing.breakdown import Attribution
from archive.parsing.saying.utterances import Said, carried, changed

# A member of an enumeration takes many times as long to fetch as a name.
_NAMED, _COLLECTIVE, _IMPERSONAL = Attribution.NAMED, Attribution.COLLECTIVE, Attribution.IMPERSONAL


def carried_on(said: Said, carry: Said | None, pieces: list[Said]) -> Said:
    """The sentence with the speakers of those before it, where it has none of its own.

    `carry` is what was said last, if nothing came between; `pieces` are the passage's sentences before this one.
    """
    if carry is None and said.rule != "agreed-without-subject":
        return said
    if said.rule == "said-in-the-present" and carry is not None and carry.attribution is _NAMED:
        said = changed(carried(carry, said), confidence=0.7)
    if said.rule == "impersonal-present" and carry is not None and carry.attribution is _NAMED:
        said = carried(carry, said)  # "It is hoped that …" in what somebody says
    if said.rule == "said-without-agent" and carry is not None and len(carry.speakers) == 1:
        # "大統領より、…が述べられた。…との認識が示された。": his too
        said = changed(carried(carry, said), confidence=0.55)
    elif said.rule == "agreed-without-subject" and carry is not None and len(carry.speakers) > 1:
        # "両大臣は歓迎した。また、協力することで一致した。": the same two agree
        said = carried(carry, said)
    elif said.rule == "agreed-without-subject" and pieces and len(pieces[-1].subject) > 1:
        # "両外相は、地域情勢を議論した。加えて、協力することで一致した。": those of the sentence before
        both = pieces[-1].subject
        said = changed(said, speakers=both, attribution=_COLLECTIVE, rule="carried-on", confidence=0.65)
    elif said.kind == "said" and not said.speakers and carry is not None and carry.rule == "body-says":
        said = said if said.rule == "body-says" else carried(carry, said)  # "我が国は…。また、関係国が…よう求めます。"
    if said.kind == "other" and carry is not None:
        loose = carry.attribution is _IMPERSONAL and not carry.rule.startswith("announced")
        said = (
            changed(said, kind="event", rule="follows-an-agreement", confidence=0.7) if loose else carried(carry, said)
        )
    return said


_PERFECT = re.compile(
    r"\b(?:had|has|have)\s(?:also\s|already\s|now\s|not\s|[a-z]{2,14}ly\s)?(?:been\s)?(?:[a-z]+ed|[a-z]+en|told|said|given|sent|made|put|met|held)\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|asked|asks|replied|replies|stated|states|added|adds|answered|answers|noted|notes|remarked|remarks|agreed|agrees|told|tells|"
    r"confirmed|explained|stressed|emphasi[sz]ed|promised|hoped|recalled|reported|informed|proposed|suggested|warned|insisted|declared|indicated|observed|expressed|assured|repeated|regretted|thanked|welcomed)\b"
)


def is_background(shadow: str, said: Said, carry: Said | None) -> bool:
    """Whether in a memorandum a sentence in the perfect tense is what somebody told of earlier: "Mr Tamm had briefed them."."""
    if carry is None or carry.kind != "said" or len(carry.speakers) != 1 or said.kind != "said":
        return False
    if said.rule not in ("verb-of-saying", "impersonal-passive") or said.speakers == carry.speakers:
        return False
    found = _PERFECT.search(shadow, said.start, min(said.end, said.start + 200))
    return found is not None and _SAYS.search(shadow, said.start, found.start()) is None


def goes_on_in_memorandum(said: Said, carry: Said | None) -> bool:
    """Whether what a memorandum tells is in the words of whoever spoke before it: "He said that he had seen it. The ship had been far out."."""
    if said.kind != "event" or carry is None or carry.kind != "said" or len(carry.speakers) != 1:
        return False
    return all(person is carry.speakers[0] for person in said.subject)


def told_after(said: Said, pieces: list[Said]) -> list[Said]:
    """The sentences before `said`, those of nobody as the words of its speaker ("… Of this told the Minister")."""
    told = list(pieces)
    for at in reversed(range(len(pieces))):
        piece = pieces[at]
        loose = piece.kind == "event" or piece.attribution is _IMPERSONAL
        if piece.kind != "other" and not (loose and said.reaches_back == "all"):
            break
        told[at] = changed(said, start=piece.start, end=piece.end, rule="told-after", confidence=0.55, reaches_back="")
    return told
