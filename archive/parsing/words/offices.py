"""The words of which titles of office are made, in English diplomatic prose."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing.tongues.classes import class_of
from archive.parsing.words.wordlists import words

# Words that end a title and may stand directly before a name.
HEADS = words("""
    president minister minster premier chancellor chairman chairwoman chairperson chair secretary secretary-general ambassador
    governor mayor king queen emperor empress prince princess sultan emir amir sheikh shaikh pope patriarch cardinal
    archbishop bishop metropolitan rabbi mufti councilor councillor general admiral marshal colonel commander captain major lieutenant speaker
    senator congressman congresswoman representative commissioner director director-general head chief professor
    spokesman spokeswoman spokesperson envoy counsellor counselor advisor adviser judge justice leader academician
    taoiseach tánaiste convener deputy prosecutor ombudsman undersecretary under-secretary parliamentary vice-president vice-chairman
    vice-premier vice-minister vice-chancellor vice-governor delegate attache attaché plenipotentiary rapporteur aide
    coordinator co-chair co-chairman treasurer rector dean administrator auditor comptroller negotiator moderator
    mr mr. herr frau señor señora senhor senhora signor signora mlle mrs mrs. ms ms. miss dr dr. sir lord lady baroness viscount viscountess dame madam madame mme monsieur h.e. h.e h.h. h.h hon hon. prof prof. gen.
    amb. sen. rep. gov. col. adm. maj. shri shrimati sushri smt smt. honourable honorable excellency majesty highness holiness ceo editor editor-in-chief sergeant doctor principal anchor
    dato dato' datuk datin tun
    columnist founder owner historian writer conductor potus pm fm eam
    """)

# Words of address that are no office.
HONORIFICS = words("""
    mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady baroness viscount viscountess dame madam madame mme monsieur h.e. h.e h.h. h.h hon hon. prof prof.
    herr frau señor señora senhor senhora signor signora mlle shri shrimati sushri smt smt. honourable honorable excellency majesty highness holiness dato dato' datuk datin tun
    """)

# Words that may stand before a title's last word.
MODIFIERS = words("""
    prime foreign defence defense finance deputy vice first second acting former late special permanent state federal chief
    senior executive under assistant associate honorary crown grand supreme then-prime ex-president interim parliamentary cabinet
    press official presidential national security trade interior justice health education economy energy environment transport
    agriculture culture labour labor home external internal general principal lead joint union plenipotentiary
    extraordinary newly elected president-elect managing elect royal imperial holy head
    high development industry planning information communications tourism science technology
    """)

# Words of ministries, institutions and territories: what follows "Minister of" before the person's own name.
INSTITUTIONS = words("""
    affairs foreign external internal interior defence defense economy economic trade industry finance treasury justice
    citizenship immigration multicultural
    health education science technology technologies agriculture fisheries food forestry energy transport transportation
    culture cultural sport sports environment labour labor employment welfare social development regional communications
    telecommunications mass media information infrastructure tourism land water resources natural emergency emergencies
    situations civil nationalities integration cooperation co-operation policy planning budget revenue taxes commerce
    home security public administration government cabinet council duma parliament assembly congress senate house
    representatives councillors committee commission board bureau department agency office ministry secretariat
    directorate division delegation mission embassy consulate chamber court tribunal bank central reserve fund
    organization organisation association community union league conference forum group party republic federation
    federal federated kingdom states united state national people's democratic islamic arab socialist commonwealth
    confederation emirates principality duchy island islands region territory district oblast area province
    autonomous krai city municipality county university institute academy school college museum foundation society
    centre center corporation company nations world international european eurasian hemisphere african asian american pacific asia-pacific
    atlantic treaty north south east west northern southern eastern western oceanian latin middle far general supreme
    staff armed forces troops navy army force police guard relations rights human children women youth family veterans
    digital nuclear atomic space aviation customs migration statistics antimonopoly construction housing utilities
    st saint st. new great holy see church orthodox catholic synod all russia's order
    protection nature ecology ecological conservation election electoral olympic paralympic aerospace medical drug tax monetary palace system square street airport
    theatre theater cup games prize award stadium monument memorial cathedral army fleet military
    strategic initiatives service services intelligence peninsula peace market markets railways oil gas power electric
    """)

# Words printed with a capital that are never a person's name.
NO_NAMES = words("""
    the a an in on at by of for from with to and or but as if it its he she they we i you his her their our my your this
    that these those there here both all some many most each every no not also then thus however moreover furthermore
    meanwhile later earlier today yesterday tomorrow after before during since until while when where what which who whom
    whose why how between among within without under over through regarding concerning according following given based
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday sept oct nov dec jan feb aug meeting meetings talks talk visit visits telephone
    conversation conversations call calls summit conference press statement statements speech address remarks answers
    questions question message greetings letter agreement treaty declaration plan action program programme project
    protocol memorandum charter convention resolution article part chapter section item point summary overview outline
    events news transcript transcripts publication published back index text version joint working official courtesy
    attends attend meets meet met holds held hold receives received visited visiting arrives sends sent signs signed
    relations cooperation bilateral multilateral six-party issue issues situation other topics invitation thank dear
    ladies gentlemen good first second third finally next last more one two three four five six seven eight nine ten
    colleagues friends delegation delegations sides side leaders leader ministers presidents heads members day days year
    war peace victory is are was were do does did can could would will should have has had let please yes well so just now
    very only even because although though despite either neither perhaps maybe instead still again other another its own
    nevertheless nonetheless indeed clearly finally currently recently online
    i'm i've i'll i'd we're we've we'll we'd you're you've you'll you'd he'll he'd she'll she'd they're they've they'll
    they'd it'll it'd don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't
    """)

# Particles that may stand inside a name.
PARTICLES = words(
    "de da do dos das del della di du la le van von der den ten ter zu bin ibn al el ben bint y e бин ибн бен аль эль фон ван дер де ди да ла ле"
)

_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]")

# What the office makes of its holder in an event.
HEAD_OF_STATE_OR_GOVERNMENT = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emperor",
    "emir",
    "amir",
    "sultan",
    "chairman of the government",
    "taoiseach",
    "head of state",
    "head of government",
    "crown prince",
    "potus",
)


_INITIALS = {"pm": "head", "fm": "foreign", "eam": "foreign"}


@lru_cache(maxsize=4096)
def office_class(office: str | None) -> str | None:
    """What kind of office a printed title is: "head", "foreign", "defence", "minister", "other"; None without one.

    Two titles of one person fall into the same class ("Minister for Foreign Affairs", "Russian Foreign Minister"), by
    which two persons of one surname are told apart.
    """
    if not office:
        return None
    if not office.isascii() and _OTHER_SCRIPT.search(office):
        return class_of(office)
    words = office.casefold().replace("minster", "minister")  # the commonest misprint of all
    if "/" in words:
        return _class_of_several([part for part in words.split("/") if len(part.strip()) > 2])
    if not words.strip(" .") or all(word in HONORIFICS for word in words.split()):
        return None
    if (
        "minister" in words
        or "secretary of state" in words
        or "secretary for foreign" in words
        or "foreign secretary" in words
    ):
        if "deputy" in words or "vice" in words or "assistant secretary" in words:
            return "deputy"
        if "prime minister" in words:
            return "head"
        if "foreign" in words or "external" in words or "secretary of state" in words:
            return "foreign"
        if "defence" in words or "defense" in words:
            return "defence"
        return "minister"
    if "vice" in words or "deputy" in words:
        return "deputy"
    if "government" in words and "chair" in words:
        return "head"
    if words.removeprefix("the ") in _INITIALS:
        return _INITIALS[words.removeprefix("the ")]
    if words.removeprefix("the ") == "secretary":
        return "minister"  # so a secretary of state is called for short
    if "press secretary" in words or "spokes" in words:
        return "press"
    if any(word in words for word in HEAD_OF_STATE_OR_GOVERNMENT):
        return "other" if _OF_A_SOCIETY.search(words) else "head"
    return "other"


_OF_A_SOCIETY = re.compile(
    r"\A(?:(?!head of state|of the republic|emperor|king|queen).)*?\b(?:president|chair\w*|head|chief|chancellor) of (?:the )?(?:(?!and\b|of\b|the\b|russian\b)[\w-]+ ){1,4}?"
    r"(?:federation(?! of)|association|society|academy|university|company|club|corporation|institute|foundation|olympic committee|court|bank)\b(?!.*(?:head of state|of the republic))"
)
"""What has a president or a chairman who is no head of a state: "President of the Harbour Sailing Federation"."""


def _class_of_several(parts: list[str]) -> str | None:
    """The class of offices printed with a stroke between: the highest of a government, else that of the first."""
    classes = [kind for part in parts if (kind := office_class(part))]
    first = classes[0] if classes else None
    return next((kind for kind in ("head", "foreign", "defence", "minister") if kind in classes), first)


def shortens(words: list[str], printed: str) -> bool:
    """Whether the words end a printed title, and what they leave away makes no other office of it: no vice president is "President:"."""
    whole = printed.casefold().split()
    at = next((n for n in range(len(whole) - len(words), -1, -1) if whole[n : n + len(words)] == words), None)
    return at is not None and _LESSER.isdisjoint("-".join(whole[:at]).split("-"))


_LESSER = frozenset(("vice", "deputy", "assistant", "under", "acting", "former", "associate", "заместитель", "вице"))
"""Words before a title that make a lesser one of it."""
