"""What a speaker label says where it names nobody: who asks, answers, presides or is not told, in several languages.

To add a language, add a line to each table. The words are alternatives of a regular expression, matched whole and
without regard to capitals; a number after them ("Question 3:") is allowed everywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing.words.characters import HAN
from archive.parsing.words.wordlists import words

_QUESTION = (
    r"q|questions?|journalists?|reporters?|correspondents?|interviewers?|questioners?|(?:the\s)?press|(?:the\s)?media|follow-?\s?up(?:\squestions?)?",
    r"вопрос(?:\s(?:из\sзала|с\sместа|(?:(?:информ)?агентства|телеканала|радиостанции|газеты|журнала|портала|издания|телекомпании)\s[^.?!]{2,60}))?|журналисты?|корреспондент|корр\.?|из зала",
    rf"(?:追加)?質問|追問|(?:[ァ-ヴー{HAN}]{{1,8}}(?:・|側の?))?記者(?:側|団|[A-GＡ-Ｇ])?|問|幹事社?|(?:本[誌紙])?編集部|本[誌紙](?:記者)?",
    rf"(?:《[{HAN}]{{1,12}}》|[{HAN}]{{0,10}})?[记記]者|提问|追问|問題|问",
    r"frage|pregunta|domanda|pergunta",
)
_ANSWER = (
    r"a|answer",
    r"ответ",
    r"答|回答",
    r"答复",
    r"antwort|respuesta|réponse|risposta|resposta",
)
_MODERATOR = (
    (
        r"(?:the\s)?(?:moderator|facilitator|chair|host|presenter|press\ssecretary|press\sofficer|mc|emcee|interpreter|operator|caller|announcer|narrator|master\sof\sceremonies|"
        r"mofa\sspokesperson)|an\s(?:leas-)?(?:c(?:h)?eann\scomhairle|c(?:h)?athaoirleach)"
    ),
    r"ведущий|ведущая|модератор|переводчик",
    r"司会者?|(?:内閣)?広報官|広報室長|(?:広聴広報|広報広聴|県政広報|秘書広報|広報|秘書|報道)(?:課|室)|進行|事務局|通訳|主持人|翻译",
)
_NOBODY = (
    (
        r"(?:the\s)?(?:remark|comment|reply|response|replica|voice|voices|speaker|participants?|audience(?:\smembers?)?|members?\sof\sthe\saudience|(?:(?:some|several|an?)\s)?hon(?:ourable|orable|\.)?\s(?:members?|senators?|gentlemen)|(?:some\s)?noble\slords|crowd|staff|official|"
        r"(?:(?:very\s)?(?:senior|another)\s)?(?:\w+\s){0,2}official(?:\s(?:one|two|three|four|five|[a-e]))?|"
        r"unidentified(?:\s\w+)?|unknown(?:\s\w+)?|(?:fe)?male\svoice|all|(?:remark|response|reply|voice|reaction|shout)s?\s(?:from|in)\s(?:the\s)?\w+)"
    ),
    r"реплик[аи](?:\s(?:из\sзала|с\sместа))?|голос(?:\sза\sкадром|\sс\sместа|\sиз\sзала)?|голоса(?:\s(?:с\sмест|из\sзала))?|все|участник|(?:теле)?зритель(?:ница)?|(?:радио)?слушатель(?:ница)?|студент(?:ка)?|аспирант(?:ка)?|выпускни(?:к|ца)|школьни(?:к|ца)|учени(?:к|ца)|преподаватель(?:ница)?|учитель(?:ница)?|курсант|волонт[её]р|(?:местн(?:ый|ая)\s)?житель(?:ница)?|гость(?:я)?|из\sзала|с\sместа",
    rf"発言者|説明者|説明役|(?:外務|防衛|財務|法務|経済産業|通商産業|農林水産|国土交通|運輸|厚生労働|環境|総務|文部科学|大蔵|通産)省(?:側)?|[{HAN}]{{2,6}}庁(?:側)?|参加者|出席者|(?:別の)?(?:(?:(?:日本|米国?)?政府|外務省|大統領府|国務省)(?:高官|筋)|高官)[A-GＡ-Ｇ]?|(?:大使|大統領|総理|首相|会長|市長|知事)?夫人",
)


_GOES_ON = r"(?:\s?[(（]?(?:cont(?:inue|\')?d?(?:…|\.{2,3})?|follow-up|продолжение|続き)[)）]?\.?)?"


def _any(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(alternatives)})(?:\s?(?:no\.?\s?|№\s?)?[\d０-９]{{1,3}})?{_GOES_ON}", re.IGNORECASE
    )


_BY = re.compile(
    r"(?P<role>[^\W\d_]+)(?:\s\d{1,3})?\s(?:from|by|of)\s.{1,60}|(?P<before>[^\W\d_]+)\s?[(（].{1,60}[)）]"
)
_ROLES = (
    ("question", _any(_QUESTION)),
    ("moderator", _any(_MODERATOR)),
    ("answer", _any(_ANSWER)),
    ("nobody", _any(_NOBODY)),
)

# Words by which a newspaper, an agency or a station is known when it stands in a journalist's place.
_OUTLET_WORDS = words("""
    news daily times post tv television radio agency press tribune herald journal gazette shimbun weekly today broadcasting
    channel globe mail review wire courier telegraph independent guardian magazine media network newspaper broadcaster sun
    chronicle observer monitor examiner star mirror express evening morning standard correspondent reporter zeitung presse
    freelance freelancer afp ap bbc cnn nhk abc nbc cbs fox reuters bloomberg xinhua kyodo jiji yonhap efe dpa ansa pti ani tass itar-tass
    tsushin tsūshin shinbun hoso hōsō interfax cctv cgtn cna ria novosti kommersant izvestia ajansı agencia agência
    """)
_FIRST_WORDS = _OUTLET_WORDS - words("today evening morning press star sun")


_RUSSIAN_OUTLETS = words("""
    газета газеты известия правда тасс итар-тасс интерфакс риа новости коммерсант коммерсантъ ведомости рбк радио радиостанция телеканал канал
    агентство агентства журнал нтв рен-тв регнум спутник синьхуа труд звезда вести россия-24 белта казинформ телекомпания издание еженедельник
    """)
_NO_LABEL_ALONE = words(
    "газета газеты новости радио канал агентство агентства журнал издание вести правда труд звезда"
)


_SMALL = ("of", "the", "de", "and", "&", "la", "le", "der", "für", "del", "di")


@lru_cache(maxsize=1024)
def role_of(who: str) -> str | None:
    """The role that a label's words give: "question", "answer", "moderator", "nobody"; None where they may name somebody.

    "Question 3" and "Question from Evening Post" are a question, "Senior Administration Official" is nobody.
    """
    for role, pattern in _ROLES:
        if pattern.fullmatch(who):
            return role
    longer = _BY.fullmatch(who)
    if longer and _ROLES[0][1].fullmatch(longer["role"] or longer["before"]):
        return "question"
    return None


def is_outlet(phrase: str) -> bool:
    """Whether the words are a newspaper's, an agency's or a station's name ("Evening Post", "NHK", "Radio Tallinn")."""
    several = [word.strip(".,()'\"").casefold() for word in phrase.split()]
    several = [word for word in several if word]
    if several and "а" <= several[0][0] <= "я":
        plain = [word.strip("«»") for word in several]
        is_alone = len(plain) == 1 and plain[0] in _NO_LABEL_ALONE
        return (
            len(plain) <= 6
            and phrase.lstrip(' «"')[:1].isupper()
            and not is_alone
            and not _RUSSIAN_OUTLETS.isdisjoint(plain)
        )
    if not several or len(several) > 6 or not all(word[:1].isupper() or word in _SMALL for word in phrase.split()):
        return False
    return several[-1] in _OUTLET_WORDS or several[0] in _FIRST_WORDS
