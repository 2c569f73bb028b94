"""What ministers' and ministries' archives print around speeches and releases, each with an invented record."""

import pytest

from archive.parsing import parse
from archive.parsing.turns.labelled import labelled_person

TOLD = "Foreign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor in Riga on 3 May 2019."


def record(*lines: str) -> str:
    return "\n\n".join(lines)


def parts(text: str) -> list[tuple]:
    return [
        (str(s.kind), s.path, " ".join(text[s.start : s.end].split()[:3]), s.speakers) for s in parse(text).segments
    ]


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("SEC. TAMM", ("Tamm",)),
        ("MIN. OKAFOR", ("Okafor",)),
        ("HON. J. TAMM", ("J.", "Tamm")),
        ("SEN. MARI KASK", ("Mari", "Kask")),
    ],
)
def test_titles_that_a_label_in_capitals_cuts_short(words: str, tokens: tuple[str, ...]) -> None:
    found = labelled_person(words, 0, len(words))
    assert found is not None
    assert found.tokens == tokens
    assert found.office


def test_a_title_cut_short_needs_capitals() -> None:
    assert labelled_person("SEC. ferries", 0, 12) is None


def test_the_title_over_and_under_the_day_of_posting() -> None:
    title = (
        "Statement by Hon. Mr. Juhan Tamm, Minister of Foreign Affairs, at the Forum on Ferries in Riga on Harbours"
    )
    text = record(
        title,
        "Posted onMay 3, 2019",
        title,
        "Riga, 3 May 2019",
        "Mr. Chair,",
        "I thank you for the ferry.",
    )
    found = parts(text)
    assert [kind for kind, *_ in found] == ["furniture", "dateline", "title", "dateline", "statement", "statement"]
    assert found[-1] == ("statement", "p2", "I thank you", ("Juhan Tamm",))


def test_a_title_that_styles_the_person_otherwise_is_the_same() -> None:
    end = "Mr. Juhan Tamm at the Forum on Ferries and Harbours of the Northern Lakes"
    lines = (f"Statement by Foreign Minister Hon. {end}", "Posted on May 3, 2019May 4, 2019")
    text = record(*lines, f"Statement by Minister for Foreign Affairs {end}", "Friends,", "I thank you for the ferry.")
    assert [kind for kind, *_ in parts(text)][:3] == ["furniture", "dateline", "title"]


def test_a_day_of_posting_under_a_title_is_over_no_other() -> None:
    text = record("Talks in Riga", "Posted on May 3, 2019", TOLD)
    assert [kind for kind, *_ in parts(text)][:1] == ["title"]


def test_a_headline_with_a_name_before_a_colon_is_no_turn() -> None:
    text = record("Foreign Minister Tamm: Estonia is ready to share its ferries with Kenya", "3 May 2019", TOLD)
    assert [kind for kind, *_ in parts(text)] == ["title", "dateline", "narrative"]


def test_journalist_again_and_again_is_no_field_of_an_archive() -> None:
    turns = ("Minister Tamm: The ferry will sail in May, and we are glad of it.", "Journalist: Will it sail at night?")
    text = record("Transcript of Doorstop, Riga", TOLD, *turns, *turns, *turns, turns[0])
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [bool(s.speakers) for s in labels] == [*[True, False] * 3, True]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("First of all, I would like to thank the Minister for having us in Riga, and for the ferry.", 1),
        ("Ferries sail again", 0),
        ("The ferry will sail from the new pier in the old harbour of Riga at noon, and again at night.", 0),
    ],
)
def test_the_only_label_under_a_conferences_title(words: str, count: int) -> None:
    text = record(
        "Transcript of joint press conference", "Riga, 3 May 2019", f"Mari Kask: {words}", "The pier is new."
    )
    assert sum(s.kind == "speaker_label" for s in parse(text).segments) == count


def test_paragraphs_that_are_numbered_from_the_second_on() -> None:
    told = "3 The ferry is new, and nobody has sailed on it.", "4 The pier is open to everybody from Monday."
    text = record("Ferries for Riga", TOLD, "2 Minister Tamm will open the pier in Riga on Monday.", *told)
    assert [path for kind, path, *_ in parts(text) if kind == "label"] == ["2", "3", "4"]


def test_one_number_at_the_head_of_a_paragraph_counts_nothing() -> None:
    text = record(
        "Ferries for Riga", TOLD, "2 Ferries will sail to the islands every day in summer.", "The pier is new."
    )
    assert all(kind != "label" for kind, *_ in parts(text))


def test_a_letter_of_invitation_is_its_writers() -> None:
    title = "Invitation letter by President Mari Kask to the members of the Harbour Council"
    text = record(title, "3 May 2019", "Dear colleagues,", "I would like to invite you to our meeting in Riga.")
    assert {s for kind, *_, s in parts(text) if kind == "statement"} == {("Mari Kask",)}


def test_a_release_in_the_first_person_may_name_ones_own_office() -> None:
    head = "MINISTER FOR FOREIGN AFFAIRS", "The Hon Mari Kask MP", "FOREIGN MINISTER'S VISIT TO RIGA"
    text = record(
        *head,
        "3 May 2019",
        "In my first visit to Riga as Foreign Minister I have opened the pier.",
        "The pier is new.",
    )
    assert [s for kind, *_, s in parts(text) if kind == "statement"] == [("Mari Kask",)] * 2


def test_labels_in_capitals_before_a_tab_or_spaces() -> None:
    asked, said = "JOURNALIST     Will it sail at night?", "FOREIGN MINISTER     It will, and I am glad of it."
    head = record("Foreign Minister Juhan Tamm", "Interview in Riga", "3 May 2019")
    found = [p for p in parts(record(head, said, asked, said)) if p[0] == "speaker_label"]
    assert [path for _, path, *_ in found] == ["t1", "t2", "t3"]
    found = [p for p in parts(record(head, "MARI KASK\tIs it late?", "TAMM\tIt is not.", "KASK\tGood.", "TAMM\tYes."))]
    assert [s for kind, *_, s in found if kind == "statement"] == [("Mari Kask",), ("Juhan Tamm",)] * 2


def test_a_table_in_capitals_is_no_transcript() -> None:
    text = record("Ferries for Riga", "RIGA     Noon", "TARTU     Two in the afternoon", "RIGA     Midnight")
    assert all(s.kind != "speaker_label" for s in parse(text).segments)


def test_the_label_that_opens_a_hearings_minutes() -> None:
    text = record("Mr. TAMM.", "I would like to thank the Chair for the ferry.", "It sails at noon.")
    assert [path for kind, path, *_ in parts(text) if kind == "statement"] == ["t1.p1", "t1.p2"]


def test_who_presents_at_a_briefing_is_said_over_its_date() -> None:
    turns = "SEC. TAMM: The ferry will sail.", "Q: At night?", "SEC. TAMM: At noon."
    text = record("News Transcript", "Media Roundtable in Riga", "Presenter: Secretary of Defense Juhan Tamm", *turns)
    assert [path for kind, path, *_ in parts(text) if kind == "speaker_label"] == ["t1", "t2", "t3"]


@pytest.mark.parametrize("number", ["DPB #41", "DPC # 7"])
def test_who_briefs_and_the_briefings_number_are_furniture(number: str) -> None:
    turns = "MR. TAMM: The ferry will sail.", "QUESTION: At night?", "MR. TAMM: At noon."
    head = "Daily Press Briefing", "MONDAY, MAY 3, 1999, 1:10 P.M.", number, "Briefer: JUHAN O. TAMM"
    found = parts(record(*head, "(ON THE RECORD UNLESS NOTED)", *turns))
    assert [kind for kind, *_ in found[2:5]] == ["furniture"] * 3
    assert [(path, s) for kind, path, _, s in found if kind == "speaker_label"] == [
        ("t1", ("Juhan O. Tamm",)),
        ("t2", ()),
        ("t3", ("Juhan O. Tamm",)),
    ]


def test_a_convener_with_her_name_and_alone() -> None:
    turns = "The Convener (Mari Kask): We begin.", "Dr Tamm (Ferry Users): Thank you.", "The Convener: We end."
    found = [s for kind, *_, s in parts(record("Ferries Committee", "3 May 2019", *turns)) if kind == "speaker_label"]
    assert found == [("Mari Kask",), ("Tamm",), ("Mari Kask",)]


def test_deputies_and_who_presides_in_an_irish_chamber() -> None:
    turns = (
        "An Ceann Comhairle: I call Deputy Mari Kask.",
        "Ms Kask: When will the ferry sail?",
        "Mr Tamm: At noon, as I told Deputy Kask.",
        "An Cathaoirleach: We move on.",
    )
    found = [s for kind, *_, s in parts(record("Ferry Services", "3 May 2019", *turns)) if kind == "speaker_label"]
    assert found == [(), ("Mari Kask",), ("Tamm",), ()]


def spoken(*lines: str) -> list[tuple[str, ...]]:
    return [s for kind, *_, s in parts(record(*lines)) if kind == "speaker_label"]


def test_who_alone_has_an_office_before_a_stop_and_who_asks_in_capitals_alike() -> None:
    turns = "CHAIR KASK. It sailed.", "JUHAN TAMM. At night?", "CHAIR KASK. No.", "RAUL MUNK. When?"
    found = spoken("Press Conference of Chair Mari Kask", "3 May 2019", *turns, "CHAIR KASK. At noon.")
    assert found == [("Mari Kask",), ("Juhan Tamm",), ("Mari Kask",), ("Raul Munk",), ("Mari Kask",)]


def test_capitals_before_a_stop_without_one_who_answers_are_no_labels() -> None:
    assert not spoken(
        "Ferries for Riga", "3 May 2019", "JUHAN TAMM. A life.", "MARI KASK. A life.", "RAUL MUNK. More."
    )


def test_a_section_in_brackets_between_office_and_name() -> None:
    turns = (
        "Joint Secretary (North) (Shri Juhan Tamm): We sail.",
        "Question: When?",
        "Joint Secretary (North): Soon.",
    )
    assert spoken("Weekly Media Briefing", "3 May 2019", *turns) == [("Juhan Tamm",), (), ("Juhan Tamm",)]


def test_a_surname_that_is_a_countrys_is_led_to_the_full_name() -> None:
    turns = "MARI COSTA (Port Spokesperson): We begin.", "JUHAN TAMM (Master): It sails.", "COSTA: A question?"
    found = spoken("Press point with Master Juhan Tamm", "3 May 2019", *turns, *["Q: When?", "TAMM: At noon."] * 2)
    assert found == [("Mari Costa",), ("Juhan Tamm",), ("Mari Costa",), *[(), ("Juhan Tamm",)] * 2]


def test_who_speaks_before_one_with_two_notes() -> None:
    turns = (
        "JUHAN TAMM (Harbour Master of Riga): Welcome.",
        "MARI KASK (Minister of Estonia) (Through interpreter): Thanks.",
    )
    found = spoken(
        "Press conference by Harbour Master Juhan Tamm", "3 May 2019", *turns, "KASK: Soon.", "KASK: At noon."
    )
    assert found == [("Juhan Tamm",), *[("Mari Kask",)] * 3]


@pytest.mark.parametrize("chair", ["Mr. TAMM (Estonia)", "Sheikh Ali bin Tamm . . . (Qatar)"])
def test_who_presides_over_a_council_in_capitals_or_with_a_small_word(chair: str) -> None:
    turns = "The PRESIDENT (interpretation from French): I call on Mrs. Kask.", "Mrs. KASK (Latvia): I thank you."
    end = "The PRESIDENT (interpretation from French): We rise."
    opened = "The meeting was called to order at 10.35 a.m."
    found = spoken("Security Council", "2001st meeting", "3 May 1983", f"President: {chair}", opened, *turns, end)
    name = "Tamm" if "TAMM" in chair else "Ali bin Tamm"
    assert found == [(name,), ("Kask",), (name,)]


def test_who_presides_over_a_hearing_is_said_before_it() -> None:
    met = "The committee met at 10 a.m., in the harbour, Hon. Mari O. Kask (chairman of the committee) presiding."
    turns = "The CHAIRMAN. We begin.", "Mr. TAMM. Thank you.", "The CHAIRMAN. When?", "Mr. TAMM. At noon."
    assert spoken("FERRIES FOR RIGA", "MAY 3, 1983", met, *turns) == [("Mari O. Kask",), ("Tamm",)] * 2


def test_the_ministry_under_its_release_is_furniture() -> None:
    text = record("Ferries for Riga", "3 May 2019", TOLD, "MINISTRY OF TRADE AND INDUSTRY", "3 MAY 2019")
    assert [kind for kind, *_ in parts(text)] == ["title", "dateline", "narrative", "furniture", "dateline"]


def test_a_surname_in_capitals_may_lose_the_marks_on_its_letters() -> None:
    head = record("Media Roundtable in Riga", "Minister of Defense Mari Kasić met Minister Juhan Tamm on 3 May 2019.")
    turns = "MIN. KASIC: The ferry will sail.", "Q: At night?", "MIN. KASIC: At noon."
    found = [s for kind, *_, s in parts(record(head, *turns)) if kind == "speaker_label"]
    assert found == [("Mari Kasić",), (), ("Mari Kasić",)]


def test_the_minister_over_a_release_in_the_first_person() -> None:
    head = (
        "Media releases and speeches are available from the Department",
        "MEDIA RELEASE MINISTER FOR TRADE MARI KASK",
    )
    told = "I had the pleasure today of meeting the harbour master of Riga.", "Mr Tamm thanked me for the pier."
    text = record(*head, "3 May 2019", "MEETING WITH THE HARBOUR MASTER OF RIGA", *told)
    assert [s for kind, *_, s in parts(text) if kind == "statement"] == [("Mari Kask",)] * 2


def test_a_note_on_interpretation_behind_a_q_is_of_the_label() -> None:
    turns = "SEC. TAMM: The ferry will sail.", "Q (through interpreter): At night?", "SEC. TAMM: At noon."
    text = record("Media Roundtable with Secretary of Defense Juhan Tamm", "3 May 2019", *turns)
    assert ("speaker_label", "t2", "Q (through interpreter):", ()) in parts(text)
    assert ("statement", "t2.p1", "At night?", ()) in parts(text)
