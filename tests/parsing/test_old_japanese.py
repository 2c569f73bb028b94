"""Old telegrams in katakana: who says what in them."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.tongues.old_japanese import is_old

HEAD = "灯台建設ノ件\n\n在「エストニア」森山公使ヨリ佐田外務大臣宛（電報）\nタルトゥ　昭和十年三月四日後発\n\n一、本日外務大臣「ユハン・タム」ヲ往訪セリ。港務局長「カスク」同席セリ。\n\n"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("本使ハ灯台ノ火ニ付詳細説明シ置キタリ。", "森山"),
        ("之ニ対シ「タム」ハ、船ハ春ニ出スヘシト述ヘタリ。", "ユハン・タム"),
        ("次テ「カスク」ハ、港ハ浅シト語レリ。", "カスク"),
        ("右ニ対シ「タム」ハ快諾ヲ約セリ。更ニ同大臣ハ、船賃ヲ下クル旨附言セリ。", "ユハン・タム"),
    ],
)
def test_who_says_it(sentence, who):
    found = [s for s in parse(f"{HEAD}二、{sentence}\n").segments if s.kind is Kind.STATEMENT]
    assert [s.speakers for s in found] == [(who,)]
    assert all(s.confidence < 0.9 for s in found)


def test_what_is_done_is_told():
    assert not [s for s in parse(f"{HEAD}二、本使ハ港ニ赴キ船ヲ見タリ。\n").segments if s.kind is Kind.STATEMENT]


def test_the_minister_of_a_country_is_nobody_known():
    text = f"{HEAD}二、「タム」ハ船賃ヲ下クト述ヘタリ。\n\n三、控室ニ於テ「エストニア」公使ニ遇ヘリ。同公使ハ港ハ遠シト語レリ。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [("ユハン・タム",), ()]


@pytest.mark.parametrize(
    ("text", "old"), [(HEAD, True), ("森山大臣は、船便を増やすと述べた。", False), ("コーヒー", False)]
)
def test_what_is_written_so(text, old):
    assert is_old(text) is old


TALK = "森山大臣「タム」大使会談要領\n昭和十年五月三日午前十時\n\n五月三日大使「タム」ハ本国政府ノ訓令ニ依リ森山大臣ヲ来訪セリ。其ノ要領左ノ如シ。\n\n"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("大使ハ先ツ灯台ノ火ニ付共同調査ヲ提議セリ。", ("タム",)),
        ("次テ大臣ハ船賃ノ理由ヲ求メタリ。", ("森山",)),
        ("最後ニ大使ハ灯台祭ニ大臣ヲ招待シタリ。", ("タム",)),
        ("局長ハ船賃ハ高シト述ヘタリ。", ()),
    ],
)
def test_an_office_alone_is_who_the_head_names_with_it(sentence, who):
    found = [s for s in parse(f"{TALK}一、港ハ浅シ。\n\n二、{sentence}\n").segments if s.kind is Kind.STATEMENT]
    assert [s.speakers for s in found] == [who]


def test_an_office_that_two_hold_names_nobody():
    text = TALK.replace("森山大臣「タム」", "森山大臣「タム」大使佐田") + "一、大使ハ船賃ハ高シト述ヘタリ。\n"
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [()]


def test_a_country_may_stand_before_the_title_behind_the_name():
    text = (
        TALK.replace("森山大臣「タム」大使", "森山外務大臣「タム」米国大使")
        + "一、港ハ浅シ。\n\n二、此ノ時大臣ハ船賃ハ高シト述ヘタリ。\n"
    )
    found = parse(text)
    assert {text[m.start : m.end] for m in found.mentions} == {"森山外務大臣", "タム", "森山大臣"}


EDITED = (
    "一一八\n\n昭和十年三月五日\n\n在「ケニア」国森山公使より\n佐田外務大臣宛（電報）\n\nナイロビ　三月四日後発\n\n第三号\n\n"
    "四日外務省ニ於テ「タム」外務大臣ト会見セリ会見ハ約二十分ニ亘レリ先方ニハ次官列席シ当方ハ書記官ヲ帯同セリ要領左ノ通\n\n一、{said}\n\n二、次ノ便ハ遠シ。\n\n編　注　海図は見当らない。\n"
)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("本使ヨリ船賃ノ引下ヲ申入レタリ。", "森山"),
        ("本使ハ灯台ノ火ニ付先方ノ注意ヲ喚起セリ。", "森山"),
        ("之ニ対シ「タム」ハ船ハ春ニ出スヘシト述ヘタリ。", "タム"),
    ],
)
def test_what_an_edition_prints_around_a_telegram_hides_nobody(sentence, who):
    text = EDITED.format(said=sentence + "次ノ便ハ遠シ。" * 12)
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [(who,)]
    assert not [s for s in parse(text).segments if s.kind is Kind.TITLE and "会見セリ" in text[s.start : s.end]]


@pytest.mark.parametrize(
    "lead", ["仍テ本使ハ左ノ二点ヲ申述ヘタリ", "本使ヨリ左ノ通申入レタリ", "更ニ本使ハ左ノ諸点ヲ説明セリ"]
)
def test_a_line_over_points_leads_to_them(lead):
    text = (
        f"{HEAD}二、{lead}\n（イ）船ハ六月十日迄ニ出スコト\n（ロ）船賃ヲ下クルコト\n\n三、「タム」ハ之ヲ諾シタリ。\n"
    )
    found = {text[s.start : s.end]: s for s in parse(text).segments}
    assert (found[lead].kind, found[lead].speakers, found[lead].path) == (Kind.LEAD_IN, ("森山",), "二")
    assert (found["（イ）"].kind, found["（イ）"].path) == (Kind.LABEL, "二.イ")
    assert (found["船賃ヲ下クルコト"].kind, found["船賃ヲ下クルコト"].speakers) == (Kind.STATEMENT, ("森山",))


OPENED = "森山外務次官、在本邦{state}公使会談要録\n昭和六年五月三日\n本三日「タム」{state}公使ハ森山次官ヲ来訪シ会談約四十分ニ及ヒタリ。\n\n一、{said}\n\n二、次ノ便ハ遠シ。\n"


@pytest.mark.parametrize("state", ["", "波蘭", "米国"])
@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("公使ハ船賃ノ引下ヲ求メタリ。", ("タム",)),
        ("森山次官ハ次ノ便ヲ待ツヘシト述ベタリ。", ("森山",)),
        ("尚公使ハ灯台ノ火ニ付尋ネタリ。", ("タム",)),
    ],
)
def test_who_comes_to_talk_is_named_in_marks_before_his_office(state, said, who):
    text = OPENED.format(state=state, said=said)
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [who]


@pytest.mark.parametrize("state", ["ケニア", "チェコスロヴァキア"])
def test_a_state_in_marks_before_an_office_is_nobody(state):
    text = OPENED.format(state="", said="公使ハ船賃ノ引下ヲ求メタリ。").replace("タム", state)
    assert state not in {text[m.start : m.end] for m in parse(text).mentions}


def test_records_of_talks_without_stops_are_old_too():
    text = OPENED.format(state="米国", said="公使ハ船賃ノ引下ヲ求メタリ").replace("。", "")
    assert [s.speakers for s in parse(text).segments if s.kind is Kind.STATEMENT] == [("タム",)]
