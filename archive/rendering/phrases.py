"""What the coded values of an edition are called on a page, and the sentences that say whose account it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from archive.citing import name_house, wording_of

ATTRIBUTIONS = {
    "labelled": gettext_lazy("by the transcript’s label"),
    "named": gettext_lazy("named in the sentence"),
    "carried": gettext_lazy("carried on from the words before"),
    "collective": gettext_lazy("collective, as in “both sides”"),
    "impersonal": gettext_lazy("no agent named"),
}
SPEECH = {"direct": gettext_lazy("direct speech"), "indirect": gettext_lazy("indirect speech")}
REVIEWS = {
    "parser": gettext_lazy("Attributed by the parser or changed since; no editor has confirmed it yet"),
    "one editor": gettext_lazy("Checked by one editor"),
    "two editors": gettext_lazy("Checked by two editors"),
}
DIRECTIONS = {
    "supports": gettext_lazy("supports"),
    "opposes": gettext_lazy("opposes"),
    "neutral": gettext_lazy("neutral"),
    "mixed": gettext_lazy("mixed"),
    "none": gettext_lazy("takes the matter up and takes no position"),
}
BASES = {
    "printed": gettext_lazy("printed"),
    "inferred": gettext_lazy("inferred from the text"),
    "supplied": gettext_lazy("supplied from a source"),
}
FIELDS = {
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind of event"),
    "form": gettext_lazy("Form of the record"),
    "dated": gettext_lazy("Dated"),
    "published": gettext_lazy("Published"),
    "event_date": gettext_lazy("Date of the event"),
    "event_time": gettext_lazy("Time"),
    "place": gettext_lazy("Place"),
    "initiative": gettext_lazy("On whose initiative"),
    "participants": gettext_lazy("Participants"),
    "language": gettext_lazy("Language"),
    "wording": gettext_lazy("Wording"),
}
KINDS = {
    "title": gettext_lazy("Title"),
    "heading": gettext_lazy("Heading"),
    "lead_in": gettext_lazy("Lead-in"),
    "narrative": gettext_lazy("The record’s own narrative"),
}
_SHORT_ACCOUNTS = {
    "own": gettext_lazy("own account"),
    "other": gettext_lazy("the other side’s account"),
    "common": gettext_lazy("common statement, as reported"),
    "third": gettext_lazy("a third party, as reported"),
    "undetermined": gettext_lazy("side not determined"),
}


def show_account(account: str, record_keeper: dict[str, Any]) -> str:
    """Whose account a statement is, with the record-keeper's name."""
    sentences = {
        "own": _("Own account: the speaker’s side, the %s, kept this record"),
        "other": _("The other side’s account, kept by the %s"),
        "common": _("Common statement, as the %s reports it"),
        "third": _("A third party’s words, as the %s reports them"),
    }
    keeper: str = record_keeper["label"]
    return sentences.get(account, _("Side not determined; the account is that of the %s")) % keeper


def show_account_briefly(account: str) -> str:
    """Whose account, where the record-keeper's name stands beside it."""
    return str(_SHORT_ACCOUNTS.get(account, ""))


def show_words_of(account: str, wording: str, record: dict[str, Any]) -> str:
    """What follows a speaker's name in a heading: whose words stand there; `wording` is that of the statement.

    Nothing on the speaker's own side, but where its house tells in its own words what others of the record's
    statements give as they fell.
    """
    house = name_house(record["record_keeper"])
    if account == "common":
        return _("as %s reports it") % house
    if account == "own" and wording == record["wording"]:
        return ""
    if wording == "transcribed":
        if is_translated(record["translation"]):
            return _("in the %(language)s published by %(house)s") % {
                "language": show_language(record["language"]),
                "house": house,
            }
        return _("in %s transcript") % possessive(house)
    return _("in %s words") % possessive(house)


def show_wording(wording: str, form: str, translation: dict[str, Any] | None) -> str:
    """How near the words are to those that were said."""
    if wording == "transcribed":
        shown = _("transcribed")
    else:
        shown = _("summarised") if form == "summary" else _("rendered by the record-keeper")
    return ", ".join(words for words in (shown, show_translation_briefly(translation)) if words)


def show_wording_briefly(wording: str, translation: dict[str, Any] | None) -> str:
    """The same in a line of a list, where the record-keeper's name stands beside it."""
    shown = _("transcribed") if wording == "transcribed" else _("rendered")
    return ", ".join(words for words in (shown, show_translation_briefly(translation)) if words)


def show_translation_briefly(translation: dict[str, Any] | None) -> str:
    """That the words are a translation, and by whom where that is stated; nothing where they are none."""
    translator: str = (translation or {}).get("by") or ""
    if translator:
        return _("translated by %s") % translator
    return _("in translation") if is_translated(translation) else ""


def is_translated(translation: dict[str, Any] | None) -> bool:
    """Whether the record says, or the editors have found, that its words are a translation."""
    return bool(translation and (translation["from"] or translation["by"]))


def show_translation(translation: dict[str, Any] | None) -> str:
    """From which language, by whom, and how sure; nothing where the record says nothing."""
    if not translation:
        return ""
    sentences = []
    if translation["from"]:
        languages = " and ".join(show_language(code) for code in translation["from"].split(", "))
        translator = _("by %s") % translation["by"] if translation["by"] else _("translator not named")
        sentences.append(_("From %(languages)s, %(translator)s.") % {"languages": languages, "translator": translator})
    elif translation["by"]:
        sentences.append(_("Translated by %s.") % translation["by"])
    if translation["status"]:
        sentences.append(_("Status of the translation: %s.") % translation["status"])
    return " ".join(sentences)


def show_language(code: str | None) -> str:
    """The English name of a language, else its code."""
    if not code:
        return ""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def show_account_note(record: dict[str, Any]) -> str:
    """The sentences that always stand under the title: whose account, and in whose words the others speak."""
    near = {wording_of(part, record) for part in record["parts"] if part["kind"] == "statement"}
    if len(near) > 1:
        told = _("What it tells in indirect speech stands in the words of the %s.")
        return f"{_account_note(record, 'transcribed')} {told % record['record_keeper']['label']}"
    return _account_note(record, near.pop() if near else record["wording"])


def _account_note(record: dict[str, Any], wording: str) -> str:
    """The same of those statements that have that wording."""
    keeper, translation = record["record_keeper"], record["translation"]
    first: str = _("%s account.") % keeper["adjective"]
    if wording == "transcribed" and is_translated(translation):
        return f"{first} {_translated_transcript(record)}"
    others = _speaking(record, wording, accounts=("other", "third", "undetermined"))
    if not others:
        if wording == "transcribed":
            return first
        return f"{first} {_('What is said in it is given in the words of the %s.') % keeper['label']}"
    values = {
        "names": and_list(possessive(name) for name in others),
        "keeper": keeper["label"],
        "house": possessive(name_house(keeper)),
        "language": show_language(record["language"]),
        "verb": _("summarised") if record["form"] == "summary" else _("rendered"),
        "translator": translation["by"] if translation else None,
    }
    if wording == "transcribed":
        second = _("%(names)s words are given in %(house)s transcript.")
    elif values["translator"]:
        second = _("%(names)s words are given as the %(keeper)s %(verb)s them, translated by %(translator)s.")
    elif is_translated(translation):
        second = _("%(names)s words are given as the %(keeper)s %(verb)s them, in the %(language)s it published.")
    else:
        second = _("%(names)s words are given as the %(keeper)s %(verb)s them.")
    if wording != "transcribed" and _speaking(record, wording, accounts=("own",)):
        # What a ministry has its own minister say is its wording as well.
        second += " " + _("The words of its own side, too, stand as it %(verb)s them.")
    return f"{first} {second % values}"


def _translated_transcript(record: dict[str, Any]) -> str:
    """In whose translation all speak, those of the record-keeper's own side as well."""
    names = _speaking(record, "transcribed")
    translator = (record["translation"] or {}).get("by")
    values = {
        "names": and_list(possessive(name) for name in names) if 0 < len(names) < 4 else _("All speakers’"),
        "language": show_language(record["language"]),
        "house": name_house(record["record_keeper"]),
        "translator": translator,
    }
    if translator:
        sentence = _(
            "%(names)s words are given in the %(language)s published by %(house)s, translated by %(translator)s."
        )
    else:
        sentence = _(
            "%(names)s words are given in the %(language)s published by %(house)s; who translated them is not stated."
        )
    return sentence % values


def _speaking(record: dict[str, Any], wording: str, accounts: Collection[str] = ()) -> list[str]:
    """Who speaks in statements of that wording, in the order of the first words; of those accounts, of all without."""
    names: dict[str, None] = {}
    for part in record["parts"]:
        if part["kind"] != "statement" or wording_of(part, record) != wording:
            continue
        if not accounts or part["account"] in accounts:
            names |= dict.fromkeys(name_person(who) for who in part["speakers"])
    return list(names)


def name_person(who: dict[str, Any]) -> str:
    """What a voice is called: the heading of the person, else the name in the record."""
    return str(who["person"]["label"] if who["person"] else who["name"])


def possessive(name: str) -> str:
    """The name with its genitive ending."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def and_list(names: Iterable[str]) -> str:
    """“Putin”, “Putin and Koizumi”, “Putin, Koizumi and Bush”."""
    *front, last = list(names) or [""]
    return _("%(front)s and %(last)s") % {"front": ", ".join(front), "last": last} if front else last


def capitalise(words: str) -> str:
    """The words with a capital at the beginning and the others as they are."""
    return words[:1].upper() + words[1:]
