"""Who is listed in full at a record's head speaks under a surname alone, though only once; the place among those present is a dateline."""

from archive.parsing import Kind, parse

_TALK = """MEMORANDUM OF CONVERSATION
PARTICIPANTS:
Mari Kask, Minister of Harbours
Juhan Tamm, Secretary of State
Dawid Okafor, Harbour Staff (notetaker)
DATE AND TIME: Friday, May 10, 1974
PLACE: The Secretary's Pier

[Pilots were admitted and then dismissed.]

Kask: I slept badly on the ferry.

Tamm: So does everybody.

Kask: It has no beds.

[Tea was served.]

Okafor: There is the matter of the fog, Mr. Secretary.

Tamm: There always is.
"""


def test_one_who_speaks_once_is_whom_the_head_lists():
    parts = parse(_TALK).segments
    labels = [p.speakers for p in parts if p.kind is Kind.SPEAKER_LABEL]
    assert [who for (who,) in labels] == ["Mari Kask", "Juhan Tamm", "Mari Kask", "Dawid Okafor", "Juhan Tamm"]
    read = {_TALK[p.start : p.end]: (p.kind, p.path) for p in parts}
    assert read["PLACE: The Secretary's Pier"] == (Kind.DATELINE, None)
    assert read["[Pilots were admitted and then dismissed.]"] == (Kind.NARRATIVE, "p4")


def test_a_word_that_no_head_lists_is_no_label():
    text = _TALK.replace("Okafor: There is", "Besides: There is")
    labels = [p.speakers for p in parse(text).segments if p.kind is Kind.SPEAKER_LABEL]
    assert len(labels) == 4


def test_a_rank_and_a_list_with_an_indent_are_read_too():
    text = _TALK.replace("Dawid Okafor, Harbour Staff (notetaker)", "Col. Dawid Okafor, Harbour Staff")
    text = text.replace("Okafor: There", "Col. Okafor: There").replace("Mari Kask, M", "     Mari Kask, M")
    labels = [p.speakers for p in parse(text).segments if p.kind is Kind.SPEAKER_LABEL]
    assert [who for (who,) in labels] == ["Mari Kask", "Juhan Tamm", "Mari Kask", "Dawid Okafor", "Juhan Tamm"]
    beside = _TALK.replace("PARTICIPANTS:\n", "PARTICIPANTS:\n     Lena Besson, Pilot\n") + "\nBesson: A beacon.\n"
    assert parse(beside).segments[-1].speakers == ("Lena Besson",)
