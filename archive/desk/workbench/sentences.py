"""The sentences that the workbench says by itself, without asking the archive: translated here, filled in by the page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.identifying import DECIDED_UNKNOWN, NOT_KNOWN, SEVERAL, SURNAME_ONLY
from archive.models.breakdown import Attribution, PartKind, Role, Speech
from archive.parsing.revising.layers import ACTS, DIRECTIONS, EVIDENCE
from archive.rendering.findings import ACT_NAMES, HOW_NAMES, KIND_NAMES, MEASURE_NAMES, PLACE_NAMES

DIRECTION_WORDS: dict[str, Any] = {
    "supports": _("supports"),
    "opposes": _("opposes"),
    "neutral": _("is neutral on"),
    "mixed": _("is divided on"),
    "none": _("takes no position on"),
}

SENTENCES: dict[str, Any] = {
    # Where a part stands
    "nobody": _("nobody named"),
    "to": _("to "),
    "question": _("question"),
    "answer": _("answer"),
    "doubtful": _("the parser is less sure"),
    "unchecked": _("nobody has looked at it"),
    "checked": _("checked"),
    "flagged": _("flagged"),
    "unidentified": _("not identified"),
    "cannot_tell": _("it can’t be told who"),
    "n_comments": _("open comments: %(n)s"),
    "in_review": _("in review"),
    "n_positions": _("positions: %(n)s"),
    "n_parts": _("%(n)s parts"),
    "n_chosen": _("%(n)s chosen: what you do now is done to all of them. Escape lets go."),
    "choose_row": _("Choose %(place)s for several"),
    "checked_one": _("Looked at by %(names)s"),
    "checked_two": _("Looked at by two: %(names)s"),
    "state_parser": _("As the parser proposes; nobody has looked at it"),
    "state_doubtful": _("The parser is less sure (%(percent)s per cent); nobody has looked at it"),
    **DIRECTION_WORDS,
    # What was done
    "did": _("%(where)s: %(what)s."),
    "did_attribute": _("attribution changed"),
    "did_speakers": _("speaker is now %(names)s"),
    "did_addressees": _("addressee is now %(names)s"),
    "did_swap": _("speakers and addressees swapped"),
    "did_tag": _("topics changed"),
    "did_add": _("now about %(names)s"),
    "did_take": _("no longer about %(names)s"),
    "did_kind": _("now %(kind)s"),
    "did_level": _("place changed"),
    "did_confirm": _("confirmed"),
    "did_unconfirm": _("confirmation taken back"),
    "did_split": _("split"),
    "did_merge": _("merged with the next"),
    "did_move_boundary": _("boundary moved"),
    "did_code": _("position coded"),
    "did_recode": _("position changed"),
    "did_uncode": _("position taken back"),
    "did_emend": _("words emended"),
    "did_unemend": _("emendation taken back"),
    "did_note": _("it is noted what the words say"),
    "did_settle_confirmed": _("confirmed what the words say"),
    "did_settle_dismissed": _("dismissed what the words were said to say"),
    "did_settle_proposed": _("open again what the words say"),
    "left": _("%(n)s left to check."),
    "none_left": _("Every statement has been looked at."),
    "undone": _("Undone: %(what)s."),
    "redone": _("Done again: %(what)s."),
    "nothing_to_undo": _("Nothing to undo."),
    "nothing_to_redo": _("Nothing to do again."),
    "nothing_to_repeat": _("You have done nothing yet that could be done again."),
    "settled": _("Settled: %(message)s"),
    "refused": _("Refused here: %(name)s."),
    "refuse": _("Refuse %(name)s"),
    "take_away": _("Take %(name)s away"),
    "take_back": _("Take back"),
    "change": _("Change"),
    "code_it": _("Code it"),
    "change_it": _("Change it"),
    "guest": _("invited"),
    "answer_label": _("Answer to %(name)s"),
    "do_answer": _("Answer"),
    "do_settle": _("Settle"),
    "do_open": _("Open it again"),
    "settled_by": _("settled by %(name)s"),
    "comment_on": _("Comment on this statement"),
    "comment_whole": _("Comment on the record as a whole"),
    "commented": _("Your comment stands beside it."),
    "comment_settled": _("The comment is settled."),
    "comment_opened": _("The comment is open again."),
    "by_decision": _("decided by %(by)s"),
    "do_decide": _("Decide"),
    "settle": _("Settle"),
    **{f"kind_{kind}": name for kind, name in KIND_NAMES.items()},
    "confirm_said": _("Confirm"),
    "dismiss_said": _("Dismiss"),
    "reopen_said": _("Leave it open"),
    "confirmed_by": _("confirmed: %(by)s"),
    "dismissed_by": _("dismissed: %(by)s"),
    "n_said": _("found by rules: %(n)s"),
    "note_it": _("Note it"),
    # What can't be done, and what to do instead
    "not_here": _("This part has nothing of the kind: change its kind first, or choose another part."),
    "may_not": _("Your roles don’t allow you to change this record."),
    "may_not_submit": _("The record can’t be handed in now: it is in review already, or your roles don’t allow it."),
    "still_saving": _("Something still waits to be saved: try again when it is."),
    "no_name": _("No name stands in this part."),
    "person_missing": _("Choose from the candidates who is meant."),
    "may_not_comment": _("Your roles don’t allow you to comment."),
    "comment_missing": _("Write something: the comment is empty."),
    "save_first": _("Something still waits to be saved: hand the record in when it is."),
    "caret_missing": _("Put the caret before the first word of the second part: with the arrow keys, or a click."),
    "into_label": _(
        "These words stand in a printed label or in furniture now, and in no statement. Undo it if that is wrong."
    ),
    "no_boundary": _("There is no part after this one, or no word to give."),
    "no_flag": _("No flag points at this part."),
    "no_suggestions": _("No topic is suggested here."),
    "proposition_missing": _("Choose the proposition from the candidates."),
    "holder_missing": _("Choose from the candidates who holds the position, or name the collective."),
    "two_holders": _("A position has one holder: take the one away, or the unnamed collective."),
    "words_not_there": _("“%(words)s” does not stand in this part: copy the words from the text."),
    "nothing_found": _("Nothing has been found in these words."),
    "nothing_said_left": _("Everything that rules have found in this record has been looked at."),
    "nothing_said": _("Nothing that rules have found in this part is open."),
    "undertaking_missing": _("Choose the undertaking that the words come back to."),
    "said_words_missing": _("Choose the words in the text, or copy them into the field."),
    "field_missing": _("The words, the reading and the reason are needed, all three."),
    "part_gone": _("The part is no longer there; look at it again."),
    "not_found": _("Not in this text"),
    "first_part": _("This is the first part shown."),
    "last_part": _("This is the last part shown."),
    "nothing_open": _("Nothing is open any more: the record can be handed in."),
    # Saving, and others
    "version": _("Version %(version)s"),
    "saved": _("Saved %(time)s · version %(version)s"),
    "saving": _("Saving …"),
    "offline": _("Not saved: no connection — %(n)s changes wait"),
    "offline_one": _("Not saved: no connection — 1 change waits"),
    "signed_out": _(
        "Not saved: you are signed out, or may not do this. Sign in in another window; what waits is kept."
    ),
    "in_conflict": _("Not saved: somebody else has changed the same part"),
    "comment_offline": _("No connection: what you have written stays in its field. Send it again when there is one."),
    "not_saved": _("It could not be saved. Try again, or load the page anew."),
    "also_here": _("Also here: %(names)s"),
    "merged": _("%(name)s has changed other parts meanwhile; both changes are kept."),
    "taken_in": _("Changed by somebody else: now version %(version)s. You are where you were."),
    "mine_on_top": _("Your change is made on top of theirs."),
    "theirs_taken": _("Their change stands; yours is dropped."),
    "take_theirs": _("Take theirs, drop mine"),
    "do_mine": _("Do mine on top of theirs"),
    "leave_it": _("Leave it as it is"),
    "undo_theirs_too": _("Take theirs back too"),
    "submitted": _("Handed in for review."),
    # Keys, caret, candidates
    "keys_on": _("Single keys work."),
    "keys_off": _("Single keys do nothing."),
    "keys_kept": _("The keys are kept."),
    "key_twice": _("“%(key)s” would be the key for “%(first)s” and for “%(second)s”."),
    "candidates": _("Candidates"),
    "new_person": _("New person: %(name)s …"),
    "it_is": _("It is %(name)s"),
    "printed_beside": _("Printed with the name: “%(title)s”"),
    "printed_state": _("State: %(name)s"),
    "printed_day": _("From the day of this record, %(day)s"),
    "printed_new_office": _("Another office, which is new …"),
    "caret_before": _("Before “%(words)s”"),
    "words_chosen": _("Chosen: “%(words)s”"),
    "the_end": _("the end"),
    # The gate
    "gate_unchecked_none": _("Every statement has been looked at"),
    "gate_unchecked_one": _("1 statement nobody has looked at"),
    "gate_unchecked_many": _("%(n)s statements nobody has looked at"),
    "gate_flags_none": _("No flag is open"),
    "gate_flags_one": _("1 open flag"),
    "gate_flags_many": _("%(n)s open flags"),
    "gate_names_none": _("Every name is decided"),
    "gate_names_one": _("1 name not identified"),
    "gate_names_many": _("%(n)s names not identified"),
    "gate_findings_none": _("No finding waits for an editor"),
    "gate_findings_one": _("1 finding that no editor has confirmed"),
    "gate_findings_many": _("%(n)s findings that no editor has confirmed"),
}
"""By the names under which the page's modules call them."""


def gate_sentence(name: str, number: int) -> str:
    """One line of what is still unconfirmed."""
    form = "none" if number == 0 else "one" if number == 1 else "many"
    return str(SENTENCES[f"gate_{name}_{form}"]) % {"n": number}


_REASONS: dict[str, Any] = {
    NOT_KNOWN: _("nobody of this name is known"),
    SEVERAL: _("several people bear this name"),
    SURNAME_ONLY: _("a surname alone, and no office that fits it"),
    DECIDED_UNKNOWN: _("it can’t be told who is meant"),
}


def reason(why: str) -> str:
    """Why nobody is identified by a name, as `identifying` says it, for people."""
    return str(_REASONS.get(why, why))


CHOICES: dict[str, list[tuple[str, Any]]] = {
    "kind": list(PartKind.choices),
    "attribution": list(Attribution.choices),
    "speech": list(Speech.choices),
    "role": list(Role.choices),
    "direction": [(value, DIRECTION_WORDS[value]) for value in DIRECTIONS],
    "act": [(value, value) for value in ACTS],
    "evidence": [(value, value) for value in EVIDENCE],
    "said_kind": list(KIND_NAMES.items()),
    "said_act": list(ACT_NAMES.items()),
    "how": list(HOW_NAMES.items()),
    "measure": list(MEASURE_NAMES.items()),
    "place_kind": list(PLACE_NAMES.items()),
}
"""What the fields of the panel offer."""

KINDS: dict[str, Any] = dict(CHOICES["kind"])
