"""The record's own fields: title, datelines, furniture, and what it says of its event."""

import pytest

from archive.parsing import Kind, parse


def parts(text: str) -> list[tuple]:
    return [(str(s.kind), text[s.start : s.end]) for s in parse(text).segments]


def test_a_page_of_a_ministry():
    text = (
        "Home > News > 2011\nMinistry of Foreign Affairs of Estonia\n\nEstonia-Kenya Talks\n(Summary)\n\n"
        "(Provisional translation)\nTallinn, March 4, 2011\n\nRain fell.\n\nRelated Links\n\nBack to top\n"
    )
    assert parts(text) == [
        ("furniture", "Home > News > 2011"),
        ("furniture", "Ministry of Foreign Affairs of Estonia"),
        ("title", "Estonia-Kenya Talks\n(Summary)"),
        ("furniture", "(Provisional translation)"),
        ("dateline", "Tallinn, March 4, 2011"),
        ("narrative", "Rain fell."),
        ("furniture", "Related Links"),
        ("furniture", "Back to top"),
    ]
    record = parse(text)
    assert (record.title, record.dated, record.place) == ("Estonia-Kenya Talks (Summary)", "2011-03-04", "Tallinn")


def test_a_page_with_date_time_and_place_on_lines_of_their_own():
    text = (
        "Events\nTalks in Tartu\nMarch 4, 2011\n00:00\nTown Hall, Tartu\nRain fell.\n"
        "Publication status\nPublication date: March 6, 2011, 00:00\nText version"
    )
    assert parts(text) == [
        ("furniture", "Events"),
        ("title", "Talks in Tartu"),
        ("dateline", "March 4, 2011"),
        ("dateline", "00:00"),
        ("dateline", "Town Hall, Tartu"),
        ("narrative", "Rain fell."),
        ("furniture", "Publication status"),
        ("furniture", "Publication date: March 6, 2011, 00:00"),
        ("furniture", "Text version"),
    ]
    record = parse(text)
    assert (record.dated, record.published, record.event_time, record.place) == (
        "2011-03-04",
        "2011-03-06",
        (),
        "Town Hall, Tartu",
    )


def test_a_provisional_translation_note_goes_with_its_bullet():
    text = "Talks in Tartu\n\nMarch 4, 2011\n\nRain fell.\n\n* This is a provisional translation."
    assert parts(text)[-1] == ("furniture", "* This is a provisional translation.")


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("Telephone Talks with Kenya", "Rain fell.", "telephone talks"),
        ("Courtesy Call on President Kask", "Rain fell.", "courtesy call"),
        ("Joint Press Conference", "Rain fell.", "press conference"),
        ("Estonia-Kenya Summit Meeting", "Rain fell.", "summit meeting"),
        ("Estonia-Kenya Foreign Ministers' Meeting", "Rain fell.", "foreign ministers' meeting"),
        ("Trilateral Meeting in Riga", "Rain fell.", "multilateral meeting"),
        ("Defence Ministers' Meeting", "Rain fell.", "ministerial meeting"),
        ("A Meeting", "President Mari Kask met Prime Minister Otieno Wafula in Riga on March 4, 2011.", "summit meeting"),
        ("A Meeting", "Foreign Minister Juhan Tamm met Foreign Minister Ama Mensah.", "foreign ministers' meeting"),
        ("A Meeting", "Finance Minister Juhan Tamm met Foreign Minister Ama Mensah.", "ministerial meeting"),
        ("The Harvest", "Rain fell.", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_event(title, opening, kind):
    assert parse(f"{title}\n\nMarch 4, 2011\n\n{opening}\n").kind == kind


@pytest.mark.parametrize(
    ("dateline", "opening", "expected"),
    [
        ("March 2011", "President Kask met Premier Wafula on March 4.", "2011-03-04"),
        ("January 3, 2011", "President Kask met Premier Wafula on December 28.", "2010-12-28"),
        ("March 4, 2011", "President Kask met Premier Wafula.", "2011-03-04"),
        ("Summary", "President Kask met Premier Wafula on October 14. A visit in January 2012 was decided.", "2011?-10-14"),
        ("Summary", "President Kask met Premier Wafula on October 14. Trade rose after May 2010.", "2010?-10-14"),
        ("Summary", "President Kask met Premier Wafula on October 14. Trade rose.", "XXXX-10-14"),
        ("Summary", "President Kask met Premier Wafula.", None),
    ],
)  # fmt: skip
def test_the_date_of_the_event(dateline, opening, expected):
    record = parse(f"Talks with Premier Wafula\n\n{dateline}\n\n{opening}\n")
    assert record.event_date == expected
    assert any("year of the event" in w.message for w in record.warnings) == (
        expected is not None and ("?" in expected or "X" in expected)
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The talks were set on the initiative of the Estonian side.", "Estonia"),
        ("The call took place on the initiative of Kenya.", "Kenya"),
        ("At Kenya's request the talks were short.", "Kenya"),
        ("The talks took place at the initiative of President Mari Kask.", "Mari Kask"),
        ("The initiative was discussed.", None),
    ],
)
def test_on_whose_initiative(words, expected):
    assert (
        parse(f"Telephone Talks\n\nMarch 4, 2011\n\nPresident Mari Kask spoke by telephone. {words}").initiative
        == expected
    )


def test_participants_are_those_between_whom_it_took_place():
    text = (
        "Estonia-Kenya Talks\n\nMarch 4, 2011\n\nPresident Mari Kask, accompanied by Ambassador Priit Saar, held talks "
        "with Prime Minister of Kenya Otieno Wafula in Riga on March 4 from 11:10 to 11:40.\n"
    )
    record = parse(text)
    assert [(p.person, p.office) for p in record.participants] == [
        ("Mari Kask", "President"),
        ("Otieno Wafula", "Prime Minister of Kenya"),
    ]
    assert (record.place, record.event_time) == ("Riga", ("11:10", "11:40"))


@pytest.mark.parametrize(
    ("title", "body", "form", "wording"),
    [
        ("Joint Statement by Estonia and Kenya", "Rain fell.", "joint statement", "transcribed"),
        ("Readout of the Call with Premier Wafula", "Rain fell.", "readout", "rendered"),
        ("Message of Greetings to Premier Wafula", "Rain fell.", "message", "transcribed"),
        ("Agreement between Estonia and Kenya on Fisheries", "Rain fell.", "legal text", "transcribed"),
        ("Talks", "The following is an overview of the talks.\n\n1. Rain fell.", "summary", "rendered"),
        ("Talks", "Question: Why?\nPresident Mari Kask: So.", "transcript", "transcribed"),
        ("Rain in Tartu", "Rain fell.", "news item", "rendered"),
    ],
)
def test_the_form_of_the_record(title, body, form, wording):
    record = parse(f"{title}\n\nMarch 4, 2011\n\n{body}\n")
    assert (record.form, record.wording) == (form, wording)


def test_the_message_that_a_news_item_quotes_is_its_senders():
    text = (
        "Greetings to Tartu\n\nMarch 4, 2011\n\nMari Kask sent a message of greetings to the town.\n"
        "The message reads, in part:\n“Rain fell.\nI was glad.”\nThe fair is open until May.\n"
    )
    found = [
        (str(s.kind), s.speakers, s.speech and str(s.speech), text[s.start : s.end]) for s in parse(text).segments
    ]
    assert found[2:] == [
        ("statement", ("Mari Kask",), "indirect", "Mari Kask sent a message of greetings to the town."),
        ("lead_in", ("Mari Kask",), "indirect", "The message reads, in part:"),
        ("statement", ("Mari Kask",), "direct", "“Rain fell."),
        ("statement", ("Mari Kask",), "direct", "I was glad.”"),
        ("narrative", (), None, "The fair is open until May."),
    ]


def test_a_text_in_another_language_keeps_its_parts_and_says_so():
    text = "Переговоры в Тарту\n\n4 марта 2011 года\n\n1. Торговля\n\nПрезидент сказал, что урожай хорош."
    record = parse(text)
    assert [(str(s.kind), s.path) for s in record.segments] == [
        ("title", None),
        ("dateline", None),
        ("label", "1"),
        ("heading", "1"),
        ("statement", "1.p1"),
    ]
    assert (record.language, record.dated) == ("ru", "2011-03-04")
    doubts = [w.message for w in parse(text, language="fr").warnings]
    assert "verbs of saying of 'fr' are not known: no language module reads it" in doubts


def test_a_given_language_is_kept():
    assert parse("Rain fell on the port.", language="et").language == "et"


def test_uncertain_parts_have_less_confidence():
    text = "Talks\n\nMarch 4, 2011\n\nPresident Mari Kask thanked Mr Tamm.\n\nRain fell."
    statement, narrative = [s for s in parse(text).segments if s.kind in (Kind.STATEMENT, Kind.NARRATIVE)]
    assert statement.confidence > narrative.confidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "Meeting with President of the Estonian Sailing Federation Mari Kask\n\n6 December 2017\n\n"
                "President of Estonia Juhan Tamm met with President of the Estonian Sailing Federation Mari Kask.\n"
            ),
            "other",
        ),
        (
            "Meeting with President of Kenya Daudi Kask\n\n6 December 2017\n\nPresident of Estonia Juhan Tamm met with President of Kenya Daudi Kask.\n",
            "summit meeting",
        ),
        (
            "Meeting with members of the Harbour Council\n\n6 December 2017\n\nJuhan Tamm spoke with the members on the sidelines of the harbour summit, and they discussed fog.\n",
            "other",
        ),
        (
            (
                "Memorandum of Conversation\n\nRiga, May 3, 1963\n\nPARTICIPANTS\nThe Secretary of State, Mari Kask\nJuhan Tamm, Minister for Foreign Affairs of Kenya\n"
                "Ambassador Liis Mets, Embassy of Kenya\n\nThe Secretary welcomed the Foreign Minister and said that she was glad of their meeting.\n"
            ),
            "foreign ministers' meeting",
        ),
    ],
)
def test_what_kind_of_event_it_is_by_who_meets_and_not_by_a_word_in_passing(text: str, kind: str) -> None:
    assert parse(text).kind == kind


def test_a_minus_sign_stands_between_days_as_a_dash_does() -> None:
    breakdown = parse(
        "Visit to Riga\n\nFebruary 27 − 28, 2017\n\nForeign Minister Tamm met Foreign Minister Okafor.\n"
    )
    assert (breakdown.dated, breakdown.event_date) == ("2017-02-27/2017-02-28", "2017-02-27/2017-02-28")


def test_the_ministers_in_a_memorandum_s_list_are_its_parties() -> None:
    text = (
        "Memorandum of Conversation\n\nRiga, May 3, 1963\n\nPARTICIPANTS\nThe Secretary of State, Mari Kask\nJuhan Tamm, Minister for Foreign Affairs of Kenya\n\n"
        "The Secretary welcomed the Foreign Minister.\n"
    )
    assert [p.person for p in parse(text).participants] == ["Mari Kask", "Juhan Tamm"]


def test_what_ministers_approved_was_done_and_not_said() -> None:
    text = "Talks in Riga\n\n1 May 2009\n\nForeign Minister Juhan Tamm and Foreign Minister Mari Kask approved a package of documents on fisheries.\n"
    assert [s.kind for s in parse(text).segments if s.path] == [Kind.NARRATIVE]
