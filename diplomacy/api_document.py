"""What the API's OpenAPI document says of the API as a whole: its description, its groups of addresses, its lists of words."""

from typing import Final

DESCRIPTION: Final = (
    "Diplomatic records: who said what to whom, when, on which topic, and according to whom. Reading needs no "
    "account.\n\nLists of records come newest first, by the day of the event, registers by their headings; follow `next` "
    "and `previous` as they are. `fields` and `omit` choose among the top-level fields, which are the same in a "
    "list and alone, but that a report and an edition have more alone. "
    "Answers carry a strong ETag: send it back as `If-None-Match` and get 304 where nothing has changed. Errors "
    "are problems (RFC 9457). What is not understood is refused: an unknown parameter, a repeated or an empty one.\n\n"
    "All offsets count Unicode code points of the report's text from 0, the end exclusive. Identifiers are read "
    "in any case, with or without the hyphen."
)

TAGS: Final = [
    {"name": "root", "description": "Where everything is."},
    {"name": "reports", "description": "One house's records of events: each is one account."},
    {"name": "editions", "description": "What was published of a report, frozen and hashed."},
    {"name": "statements", "description": "Words that a record attributes to somebody."},
    {"name": "people", "description": "Who speaks or is named, with the offices held through time."},
    {"name": "offices", "description": "Offices held on the day of an event, and who held them."},
    {"name": "countries", "description": "The sides on which speakers stood."},
    {"name": "meetings", "description": "Events, of which there may be several accounts."},
    {"name": "topics", "description": "What statements are about: a concept scheme (SKOS)."},
    {"name": "propositions", "description": "Claims that actors can affirm or deny."},
    {"name": "positions", "description": "Who holds what on them, according to whom: interpretations, signed."},
    {"name": "instruments", "description": "Treaties, resolutions and plans to which records refer."},
    {"name": "references", "description": "Words that refer to an instrument."},
    {"name": "undertakings", "description": "Who undertakes what by when; never whether it was done."},
    {"name": "evidence", "description": "Where a later record comes back to an undertaking; never a verdict on it."},
    {"name": "figures", "description": "Numbers with their units, as printed."},
    {"name": "places", "description": "States, places and bodies that the words name."},
    {
        "name": "annotations",
        "description": "What scholars say on records, as W3C Web Annotations; also at /annotations/ by the Web Annotation "
        "Protocol. Public ones are read by everybody; the rest, and writing, by token.",
    },
    {
        "name": "codebooks",
        "description": "What groups code by, version by version; published versions are frozen.",
    },
    {
        "name": "codings",
        "description": "Codes and positions that scholars gave, one row each; written as annotations.",
    },
    {"name": "projects", "description": "What a group codes together: statements chosen by a search."},
    {
        "name": "rounds",
        "description": "Passes of a project by one version of its codebook. In a blind one nobody sees another's work.",
    },
    {"name": "agreement", "description": "How far the coders of a round agree, and where they differ."},
    {"name": "decisions", "description": "What holds where coders differ, and why."},
    {"name": "releases", "description": "Frozen, hashed states of projects."},
]

NAMES: Final = {
    "EventKind": "archive.parsing.vocabulary.EVENT_KINDS",
    "Form": "archive.parsing.vocabulary.FORMS",
    "Wording": "archive.parsing.vocabulary.WORDINGS",
    "HolderKind": "archive.api.serializers.positions.HOLDERS",
    "Account": "archive.models.editions.Account.values",
    "Review": "archive.api.serializers.records.REVIEWS",
    "Capacity": "archive.models.Tenure.Capacity",
    "Visibility": "annotations.models.Visibility.values",
    "CodebookVisibility": "annotations.api.codebooks.CODEBOOK_VISIBILITIES",
    "Certainty": "archive.api.serializers.authorities.CERTAINTIES",
    "Act": "archive.models.positions.Act.values",
    "UndertakingAct": "archive.parsing.extraction.found.ACTS",
}
"""What components are called that list the words of a field."""
