"""What the archive's rules say of each choice at the desk: a sentence beside the field, and where the rule stands in full."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Guideline:
    """One rule in a sentence; `section` is the fragment of the method page on which it stands in full."""

    text: str | Promise
    section: str

    @property
    def address(self) -> str:
        """Where the rule stands in full."""
        return f"{reverse('archive:method')}#{self.section}"


GUIDELINES: dict[str, Guideline] = {
    "division": Guideline(
        _("The longest run of sentences in one passage with the same speakers, presented in the same way."), "division"
    ),
    "kind": Guideline(
        _(
            "A statement says; what was done, and that something was discussed, is narrative. Words that only announce are a lead-in."
        ),
        "division",
    ),
    "path": Guideline(_("The record’s own numbering: 2(1)(a) in print is 2.1.a here."), "division"),
    "speakers": Guideline(
        _("Whom the record gives the words to. Where it names nobody, nobody is made up."), "speakers"
    ),
    "addressees": Guideline(_("To whom it is said; empty where it is said to the public."), "speakers"),
    "attribution": Guideline(
        _(
            "How the record ties the words to the speaker: by a label, a name, a pronoun or lead-in, together, or not at all."
        ),
        "speakers",
    ),
    "speech": Guideline(_("Grammar alone: direct speech is no evidence that the words fell like that."), "speakers"),
    "role": Guideline(_("In questions and answers; everything else is a statement."), "speakers"),
    "conveyed_by": Guideline(
        _("A message that somebody else delivers is the sender’s; its messenger stands here."), "speakers"
    ),
    "answers": Guideline(
        _("The turn whose question this answers. A question without an answer has none in this record."), "speakers"
    ),
    "topics": Guideline(
        _("What the words are about, never the section’s heading. The narrower topic is enough."), "topics"
    ),
    "said": Guideline(
        _(
            "What the words say as data, in the record’s own measure and words; nothing is converted, and nobody says whether an undertaking was kept. What is dismissed is not published."
        ),
        "said",
    ),
    "positions": Guideline(
        _("What one holder holds on one claim. Silence, thanks for the past and a topic merely named are not coded."),
        "positions",
    ),
    "strength": Guideline(
        _("2: plain and in the holder’s own name. 1: hedged, partial, or inferred by one step."), "positions"
    ),
    "holder": Guideline(_("“We agreed” in one person’s mouth is coded for that person alone."), "positions"),
    "emendations": Guideline(
        _(
            "The text stands as received; a reading stands beside it with its reason, a conjecture unless a copy bears it out."
        ),
        "text",
    ),
    "flags": Guideline(_("Say what you found: a settled flag stays in the record’s history."), "error"),
    "review": Guideline(
        _("You have read the words and found the part right. Any later change takes the confirmation away."), "error"
    ),
    "people": Guideline(
        _("Under one heading, the given name first. Who cannot be identified is left unidentified."), "names"
    ),
}
"""The rules by the field that they stand beside."""
