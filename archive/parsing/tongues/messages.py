"""Whose greetings, condolences or message a speaker passes on, in a language that is described by tables."""

from __future__ import annotations

from dataclasses import replace

from archive.parsing.people.register import Person
from archive.parsing.saying.subjects import Context
from archive.parsing.saying.utterances import Said
from archive.parsing.tongues.grammar import Grammar
from archive.parsing.tongues.voices import holder

_NEAR = 90
"""Characters behind the word for the message within which its sender's name or title begins."""


def passed_on(shadow: str, said: Said, context: Context, grammar: Grammar) -> Said:
    """`said` as its sender's words, conveyed, where its speaker passes on greetings or a message of somebody else."""
    if said.kind != "said" or len(said.speakers) != 1:
        return said
    sender = _sender(shadow, said.start, said.end, said.speakers[0], context, grammar)
    if sender is None:
        return said
    confidence = min(said.confidence, 0.8 if sender else 0.4)
    return replace(said, speakers=sender, conveyed_by=said.speakers[0], rule="conveyed-message", confidence=confidence)


def _sender(
    shadow: str, start: int, end: int, messenger: Person, context: Context, grammar: Grammar
) -> tuple[Person, ...] | None:
    """Who sent what `messenger` passes on in `[start, end)`; empty where only an office is printed whose holder is not known.

    None where nothing is passed on, or it is the messenger's own.
    """
    found = grammar.conveyed.search(shadow, start, end) if grammar.conveyed else None
    if found is None:
        return None
    own = next((n for n in context.persons.within(start, found.start()) if n.person is messenger), None)
    if own and (verb := grammar.verbs.search(shadow, own.end, found.start())) and verb.groupdict().get("say"):
        return None  # "Юхан Тамм поблагодарил хозяев и передал приветствия министра": first of all his own words.
    stop = min(end, found.end() + _NEAR)
    name = next((n for n in context.persons.within(found.end(), stop)), None)
    office = next((o for o in context.persons.offices_within(found.end(), stop) if o.office), None)
    first = min((part.start for part in (name, office) if part), default=stop)
    if any(mark in shadow[found.end() : first] for mark in ",;:."):
        return None
    if name is not None and name.start == first:
        return None if name.person is messenger or not name.genitive else (name.person,)
    if office is None or office.office is None or not office.genitive:
        return None
    person = holder(context, office.office, grammar)
    if person is messenger:
        return None
    return (person,) if person else ()
