"""The words around a figure in English: about, at least, compared with what, as of when, and of what."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.parsing.breakdown import Segment
from archive.parsing.extraction import figures_en as tables
from archive.parsing.extraction.found import Figure, Span
from archive.parsing.extraction.reading import Reading
from archive.parsing.words.sentences import sentences
from archive.parsing.words.wordlists import words

_OF = re.compile(
    r"(?: worth)? of (?P<what>(?:the |our |its |their |all |total |a |an )?[A-Za-z][\w'-]*(?: (?:of |in |and |for )?(?:the )?[A-Za-z\d][\w'-]*){0,5})"
)
_IN = re.compile(
    r"(?: to date| so far)? in (?P<what>(?!(?:[Rr]eal|total|all|value|return|turn|addition|order|recent|each|exchange|favou?r|excess|both|terms|cash|the|a|an|this|last|our|its|their|his|some|any|one|time|which|that|case|fact|general|particular|support|[A-Z][\w-]+ and|(?:[A-Z]\w+)(?=[.,;)]|\Z))\b)[A-Za-z][\w-]*(?:,? [A-Za-z][\w-]*){0,4})"
)
"""In an amount of what: "$5 million in development assistance"."""
_SPANS = re.compile(
    r"(?<!\bfor)(?<!lasted)(?<!took)(?<!\bof)(?<!\bis)(?<!\bwas)(?<!after)(?<!than)(?<!already) over \Z"
)
""""$5 million over five years": within them, not more than them."""
_DETERMINED = re.compile(r"\b(?:the|a|an|our|its|their|another|new) \Z", re.IGNORECASE)
_ITS_NOUN = re.compile(
    r" (?P<what>[a-z][a-z-]{2,}(?: (?:package|project|programme|program|fund|loan|target|plan|deal|line))?)(?=[ ,.;)]|\Z)"
)
_MEASURED = re.compile(
    r"\b(?P<what>(?:(?!(?:a|an|the|of|in|to|by|with|and|or)\b)[a-z]+ )?(?!(?:high|low|peak|record|total|sum|amount|value|worth|tune|maximum|minimum|average|level|rate|figure|order|upwards|excess|region|range|tens|hundreds|thousands|share|equivalent|cost|use|out|because|instead|some|more|one|all|most)\b)[a-z]{3,}) of (?:about |some |nearly |over |around |more than |up to |almost |at least )?\Z"
)
"""What is said to be so much: "real growth of $23 million"."""
_RAISED = re.compile(
    r"\b(?:increas|rais|bring|brought|expand|boost|doubl|tripl|reduc|cut|grow|lift|tak)\w* (?P<what>(?:the |our |their |its |his |her |that )?(?:(?!to\b|by\b|from\b)[a-z][\w-]* ?){1,5}?) to (?:about |some |nearly |over |around |more than |up to |almost |at least )?\Z"
)
"""What is to be brought to so much: "to increase trade to $5 billion"."""
_TARGET = re.compile(
    r"\b(?:targets?|goals?|aim(?:s|ed|ing)?|objectives?|ambition|hop\w+|plan\w*|intend\w*|to (?:increase|raise|bring|reach|expand|boost|double|reduce|achieve)|will|would|should)\b[^.;]{0,80}\Z"
)
_DOUBLED = re.compile(
    r" (?P<what>(?:the|its|their|our|his|her) [a-z][\w-]*(?: (?!(?:a|an|the|and|at|around|between|by|during|for|from|in|last|of|on|over|since|this|to|with|within)\b)[a-z][\w-]*){0,2}(?: of (?!(?:its|the|their|an?)\b)[a-z][\w-]*)?)"
)
"""What somebody doubled: "Norway had doubled its patrols"."""
_YEAR_FIRST = re.compile(r"(?:[Ii]n|[Bb]y|[Ss]ince|[Ff]or) (?:19|20)\d\d ")
"""What a subject begins with that is only its time: "In 2003 exports fell"."""
_NO_NOUN = words("""
    or and to for in of by on at from as is was were are has have had will would each per than over under with which that annually worldwide
    more less a the increase rise growth decline drop reduction cut decrease fall jump gain loss
    """)
_OF_ENDS = re.compile(
    r" (?:(?:is|are|was|were|has|have|had|will|would|which|that|to|at|for|from|by|over|this|last|next|as|with|on|between|and|in|so"
    r"|but|than|compared|through|into|can|could|should|during|within|annually|after|under|here|now|already|comes?|goes|went|making|made|using|including|per|each|every|when|while|where|who)\b.*)?\Z"
)


class Company:
    """The sentences of one part, and the record's date."""

    def __init__(self, reading: Reading, part: Segment) -> None:
        self.shadow = reading.shadow
        self.part = part
        self.sentences = sentences(reading.shadow, part.start, part.end)
        self._index = 0
        self.now = reading.date()
        self.day = reading.breakdown.event_date or reading.breakdown.dated or ""

    def sentence(self, offset: int) -> Span:
        """The sentence that `offset` stands in; asked for in the order of the text."""
        while self._index + 1 < len(self.sentences) and self.sentences[self._index + 1][0] <= offset:
            self._index += 1
        return self.sentences[self._index]


def with_company(company: Company, figure: Figure) -> Figure:
    """The figure with what the words around it say of it."""
    sentence = company.sentence(figure.start)
    figure = _bounded(company.shadow, figure, sentence)
    if figure.measure in ("amount", "percentage", "multiple", "count"):
        figure = replace(
            figure,
            of=figure.of or _of(company.shadow, figure, sentence),
            baseline=_baseline(company.shadow, figure, sentence),
            as_of=_as_of(company, figure, sentence),
        )
    return figure


def _bounded(shadow: str, figure: Figure, sentence: Span) -> Figure:
    """Reads "some forty", "more than 100", "up to $5 billion", "ten or more"."""
    before = shadow[max(sentence[0], figure.start - 28) : figure.start]
    if figure.measure == "duration" and _SPANS.search(before):
        return figure
    after = tables.OR_MORE.match(shadow, figure.end, sentence[1])
    if figure.low is None or figure.high is None or figure.low != figure.high:
        return replace(figure, approximate=figure.approximate or bool(tables.APPROXIMATE.search(before)))
    if tables.AT_LEAST.search(before) or (after and (after["more"] or after["plus"])):
        return replace(figure, high=None)
    if tables.AT_MOST.search(before) or (after and after["less"]):
        return replace(figure, low=None)
    if tables.APPROXIMATE.search(before) or (after and after["so"]):
        return replace(figure, approximate=True)
    return figure


def _of(shadow: str, figure: Figure, sentence: Span) -> Span | None:
    """What an amount or a share is of: "30% of the shares", else the subject of "reached", "increased" and the like."""
    match = _OF.match(shadow, figure.end, sentence[1])
    if match is None and figure.measure == "amount":
        match = _IN.match(shadow, figure.end, sentence[1])
    if match:
        printed = match["what"]
        cut = _OF_ENDS.search(printed)
        length = cut.start() if cut else len(printed)
        if length:
            return match.start("what"), match.start("what") + length
    if figure.measure in ("amount", "percentage"):
        before = shadow[max(sentence[0], figure.start - 48) : figure.start]
        noun = _ITS_NOUN.match(shadow, figure.end, sentence[1]) if _DETERMINED.search(before) else None
        if noun and noun["what"].split(" ")[0] not in _NO_NOUN:
            return noun.span("what")
        if raised := _RAISED.search(shadow[max(sentence[0], figure.start - 90) : figure.start]):
            offset = max(sentence[0], figure.start - 90)
            return offset + raised.start("what"), offset + raised.end("what")
        if measured := _MEASURED.search(before):
            return figure.start - len(before) + measured.start("what"), figure.start - len(before) + measured.end(
                "what"
            )
    if figure.rule == "multiple-verb" and (doubled := _DOUBLED.match(shadow, figure.end, sentence[1])):
        return doubled.span("what")
    begin = max(sentence[0], figure.start - 160)
    last = None
    stop = figure.end if figure.rule == "multiple-verb" else figure.start
    for found in tables.SUBJECT.finditer(shadow[begin:stop]):
        last = found
    # The verb's own figure stands next to it.
    if last is None or stop - begin - last.end() > 26 or "," in shadow[begin + last.end() : figure.start]:
        return None
    start, end = begin + last.start("subject"), begin + last.end("subject")
    subject = shadow[start:end].casefold().split()
    if tables.NO_SUBJECTS.intersection(subject):
        return None
    if subject[0] in ("now", "today", "currently", "already", "overall", "thus"):
        start += len(subject[0]) + 1
    if year := _YEAR_FIRST.match(shadow, start, end):
        start = year.end()
    return (start, end) if start < end else None


def _baseline(shadow: str, figure: Figure, sentence: Span) -> Span | None:
    """What a change is measured from: "over the previous year", "compared with 2001", "from 3% to 5%"."""
    match = tables.BASELINE.search(shadow, figure.end, min(sentence[1], figure.end + 70))
    if match and "," not in shadow[figure.end : match.start()]:
        start, end = match.span()
        while shadow[start] in ", ":
            start += 1
        return start, end
    before = tables.FROM_ANOTHER.search(shadow[max(sentence[0], figure.start - 50) : figure.start])
    if before:
        offset = max(sentence[0], figure.start - 50)
        return offset + before.start("base"), offset + before.end("base")
    return None


def _as_of(company: Company, figure: Figure, sentence: Span) -> str:
    """The time for which the sentence gives the figure: the last one before it, else the first one after it."""
    best: re.Match[str] | None = None
    for match in tables.AS_OF.finditer(
        company.shadow, max(sentence[0], figure.start - 160), min(sentence[1], figure.end + 80)
    ):
        if match.end() <= figure.start or (best is None and match.start() >= figure.end):
            best = match
    if best is None:
        return ""
    if best["year"] or best["my"]:
        # A deadline is no time for which a value is given.
        year = int(best["year"] or best["my"])
        is_ahead = company.now is not None and year > company.now[0]
        before = company.shadow[max(sentence[0], figure.start - 100) : figure.start]
        is_deadline = (best["lead"] or "") in ("by", "by the end of") or is_ahead
        return "" if is_deadline or (company.now is None and _TARGET.search(before)) else best["year"] or best["my"]
    if company.now is None:
        return ""
    if best["now"]:
        if ", and " in company.shadow[best.end() : figure.start]:
            return ""
        return company.day.split("/")[0].replace("?", "")
    return f"{company.now[0] - (1 if best['last'] else 0):04d}"
