"""Persons in Japanese prose: a name and its title, a title alone, a journalist with a paper; the examples are invented."""

from __future__ import annotations

import re
from typing import Final

from archive.parsing.people.names import Found
from archive.parsing.tongues.japanese_countries import COUNTRY, IN_KATAKANA, NOT_IN_KATAKANA, SEVERAL, SHORT_COUNTRY
from archive.parsing.tongues.japanese_kana_names import kana_name_after, kana_name_before
from archive.parsing.tongues.japanese_signatures import introductions, signatures
from archive.parsing.words.characters import HAN

_FIELD: Final = (
    r"(?:外務|外交|外国貿易|対外経済関係|国際協力|国際貿易|国際|防衛|国防|財務|大蔵|財政|経済産業|通商産業|経済財政政策|経済財政|経済再生|経済|通商|産業|商工|商業|商務|貿易|工業|エネルギー|電力|石油|鉱業|鉱物資源|鉱物|天然資源|資源|水資源|"
    r"国土交通|国土安全保障|国土|建設|協同組合|住宅|運輸|交通|郵政|農林水産|農業|漁業|水産|牧畜|環境|気候変動|文部科学|文部|教育|高等教育|文化|観光|考古|スポーツ|青年|女性|厚生労働|厚生|労働|保健|社会|総務|自治|法務|司法|内務|地方|計画|企画|投資|開発|科学技術|科学|"
    r"情報|通信|デジタル|国家安全保障|安全保障|行政改革|復興|金融|沖縄|北方|特命|欧州|統一|連邦|国務|移民|人道|消費者)"
)
_FIELDS: Final = rf"{_FIELD}(?:(?:・|及び){_FIELD})*(?:問題|関係|政策|対策)?(?:担当|特命担当|特命)?"
SECTION: Final = (
    "港湾|広報|広聴|報道|総務|企画|政策|財政|財務|人事|秘書|国際|経済|産業|商工|観光|農林|農政|水産|林務|環境|福祉|保健|医療|健康|教育|文化|防災|危機管理|交通|道路|建設|都市|"
    "土木|河川|住宅|地域|振興|情報|管理|会計|税務|市民|県民|生活|労働|雇用|戦略|推進|調整|対策|計画|事業|施設|調査|統計|法務|条約|領事|通商|貿易|審査|研究|技術|開発"
)
"""What a part of an administration is for, before 局, 部, 課 and 室."""
AGENCIES: Final = "(?:海上保安|警察|気象|消防|文化|水産|林野|観光|特許|国税|金融|消費者|デジタル|こども家庭|公安調査|防衛施設|国土|環境|科学技術|総務|経済企画|資源エネルギー|中小企業|原子力規制|出入国在留管理|スポーツ|宮内|食糧)庁"
"""Agencies whose head is a 長官."""
_TITLE = (
    rf"(?:内閣総理大臣|総理大臣|国務大臣|(?:{_FIELDS})?(?:副|筆頭副)?大臣(?:政務官|補佐官)?|(?:内閣)?官房副?長官|(?:{_FIELDS}|{AGENCIES}|防衛庁|大統領府|外交通商部|外交部)?(?:副)?長官|(?:外|外務|国防|防衛|財務|経産|経済|農|農水|環境|内|内務|法|法務|運輸|通産|蔵|商務|貿易|文|文科|厚労|建設|首席|国交)相"
    r"|(?:副|首席|特別|大統領|総理|首相|国家安全保障(?:問題)?(?:担当)?|安全保障(?:問題)?(?:担当)?|国際経済(?:問題)?(?:担当)?){0,4}補佐官(?:代理)?|(?:副)?大統領|国家主席|主席|(?:副)?首相|(?:副)?総理(?!大臣)|国家評議会議長|国家顧問|国家最高顧問|最高指導者|大公|首長|国王陛下|国王|女王陛下|皇太子殿下|皇太子|天皇陛下|殿下|陛下|法王|教皇"
    r"|外交部長|(?:(?:外交|国防|商務|公安|財政|文化|教育|統一|産業資源|対外連絡)部)?(?:筆頭|常務)?副部長|(?:対外連絡|国防)部長|部長助理|部長|総書記|第一書記|書記長|(?:[一二三]等)?書記官|書記|(?:外交担当)?国務委員|外務委員長|総領事|公使|領事|(?:外務省?)?(?:報道官|報道局長|報道課長)|スポークスマン"
    rf"|(?:{{F}})?(?:事務|筆頭)?次官(?:補|級)?|政務次官|政務官|外務審議官|外審|(?:国連)?事務総長|事務局長|事務次長|上級代表|高等代表|高等弁務官|首席代表|次席代表|常駐代表|(?:駐[\u3040-\u30ff{HAN}]{{1,12}}?|在京[\u30a0-\u30ff{HAN}]{{0,12}}?)?(?:臨時代理|特命全権|次期|前)?大使"
    r"|(?:上院|下院|両院|衆議院|参議院|国民議会|国会|最高会議|議会)?(?:副)?議長|(?:副)?委員長|(?:副)?総裁|(?:副)?知事|(?:副)?市長|(?:上院|下院|衆議院|参議院|国会|連邦)?議員|幹事長|党首|会頭|(?<!国務)(?<!専門)(?<!中央)(?<!常務)(?<!局)委員(?![会長級])|理事長|学長|座長|(?:名誉|准|客員|特任)?教授|博士|技師|司令官|(?:統合|陸上|海上|航空)幕僚長|[統陸海空]幕長|参謀長"
    r"|(?:欧州|欧亜|アジア大洋州|アジア|北米|中南米|中東アフリカ|中近東アフリカ|中近東|中東|アフリカ|総合外交政策|経済|経済協力|条約|国際協力|国際法|国際情報|領事|国際社会協力|総務)?局(?:参事官|審議官|次長|長)|審議官|参事官|参与|秘書官|首席事務官|(?:政府|特別|総理|国連)?(?:特別)?特使|特別代表|代表|会長|社長|総長|団長|長老|氏|(?<=[ァ-ヴー])(?:所長|校長|院長|館長|船長|園長))"
).replace("{F}", _FIELD)
_NOT_TITLE = r"(?!会(?![見談])|声(?!明)|電話|テレビ会談|[級館邸選府間主議室就論外団部権職]|談(?!話)|レベル|当局|夫人|官邸|主催|歓迎|府|補佐官室|大会|同士|秘書(?!官)|経験|在任|任期|制|令|特使[^はがかよに、。：）】]|政務(?!官)|折衝|協議|宛|発(?![言表])|選挙|訪[日米中露])"
# What a title can begin with: the look spares four of five characters the pattern. A test reads it off the pattern.
_HEADS_OF_TITLES: Final = (
    "アエスデ一二三上下両中主事交人代企准博名客座技会住保党公内前副労北厚参司商団国在地報外大天女委学安官審対局工市常幹建復情投政教文書最条次欧殿氏気水沖法消漁牧特理環産"
    "皇知石社科秘移第筆経統総考臨自蔵衆行補観計議財貿資農通連運部郵金鉱長開防陛陸空航協電青領首駐高こ出原宮林海警食所校院館船園"
)
_TITLES = re.compile(
    rf"(?=[{_HEADS_OF_TITLES}]){_TITLE}(?:兼(?:(?:内閣府)?{_TITLE}|[{HAN}ァ-ヴー・]{{2,20}}?担当大臣)){{0,3}}{_NOT_TITLE}"
)
_RUN = re.compile(rf"(?:[A-Z][.．]){{0,3}}[{HAN}ヶァ-ヴー・＝=]{{1,40}}\Z")
_LEADING = re.compile(
    rf"[{HAN}]{{0,8}}[党会省庁]・|在[{HAN}]{{2,6}}?(?={COUNTRY})|在(?:{SHORT_COUNTRY})国?(?=[{HAN}]{{2}})|(?:{SEVERAL})・?|(?:{SHORT_COUNTRY}|日)・|(?:{SHORT_COUNTRY})(?=[ァ-ヴー]{{2}})|[回次](?={SEVERAL}\Z)|兼(?=欧州|国連|内閣府)|旨(?=[{HAN}ァ-ヴー]{{2}})|(?:{NOT_IN_KATAKANA})(?:国(?!務)|側|政府|連邦|外務省|・)?|(?:{IN_KATAKANA})(?:[{HAN}]{{0,6}}(?:共和国|王国|首長国|公国|連邦国)(?=[ァ-ヴー{HAN}]|\Z)|(?:国|側|政府|連邦|外務省)?(?![・ァ-ヴー]))"
    r"|(?:同日|今般|先般|本日|今回|当方|冒頭|昨日|訪日中|来日中|訪問中|滞在中|現在|同席|次期|前任|後任|並び|及び|また|同|当|両|各|前|元|新|故|現|我方)(?!・)"
)
_STATE: Final = rf"(?:[{HAN}]{{0,4}}(?:人民共和国|共和国|王国|連邦国?|首長国|公国|合衆国)|国)"
_BODY: Final = r"(?:国務院|外交部|外務省|外交通商部|国防部|国防省|国務省|商務部|政府|大統領府|対外連絡部)"
_TRAILING = re.compile(
    rf"・?(?:{COUNTRY}){_STATE}?(?:{_BODY}[^・]{{0,16}})?\Z|(?<=[ァ-ヴー])・?(?:{SHORT_COUNTRY})\Z"
    rf"|・[ァ-ヴー]{{2,14}}[市省州県]人民委員会\Z|・(?:{COUNTRY})[{HAN}]{{2,12}}\Z|・[ァ-ヴー]{{2,14}}[{HAN}]{{0,4}}(?:(?<!欧)州|県|郡|市)\Z|・[ァ-ヴー]{{2,14}}(?!{SHORT_COUNTRY}){_STATE}\Z|(?<=[^・]){_BODY}\Z|(?<=[{HAN}])国家公安(?:委員会)?\Z|(?<=[{HAN}]{{3}})各\Z|(?:内閣府|復興庁|金融庁|(?:経済産業|国土交通|農林水産|文部科学|厚生労働|環境|総務|法務|財務|防衛)省)\Z|(?:自由民主|国民民主|立憲民主|社会民主|民主|自民|公明|社民|共産|社会|労働|共和|保守)党\Z|(?:担当|問題|関係|特別|臨時|筆頭|党|省|庁|委員会|議会|国会|連邦|自治|州|国家)\Z|(?<=[{HAN}ァ-ヴー])前\Z|(?:経団連|日本銀行|日銀|日本商工会議所|経済同友会|日中経済協会)\Z|(?<=[{HAN}]{{3}})(?:宣伝|国際|広報|政策|国会対策|選挙対策|組織|総務|政務調査)\Z|(?<=[{HAN}])中央(?:宣伝|対外連絡|組織)?\Z|(?<=[{HAN}]{{2}})(?:{SECTION})(?:局|部)?\Z"
)
_AFTER_TITLE = re.compile(
    rf"[\s　]?(?P<name>[{HAN}]{{2,5}}?|[{HAN}]{{2,4}}[ァ-ヴー]{{2,3}}|[ァ-ヴー]{{1,12}}[・＝](?:[ァ-ヴー・＝]{{2,24}}|[{HAN}]{{1,4}}))(?=\n|[\s　]?(?:君(?![{HAN}])|[はがとにからよりもの、。（(：:］\]】]|閣下|氏|\Z))"
)
# "日・メルランド外相会談": two countries before the title, and nobody's name.
_PAIR = re.compile(rf"(?:{SHORT_COUNTRY}|日)・|(?:{SEVERAL})\Z")
_NO_NAME = re.compile(
    r"[同両各副前元新我貴第一二三四五六七八九十数何\d]?(?:国|外国|首脳|関係|担当|特別|臨時|全権|同行|双方|先方|当方|相手|日本側|今次|次期|次|期|夫妻|訪問|会談|政府|外務省|国務院|国務省|外交部|国防部|駐日|在京|在外|地方|主要国|関係国|各国|先進国|民主党|自民党|公明党|共和党|[都道府県市区町村]|担当|常任|編集|特別|審議|調査|諮問|推進|運営|実行|選考|審査|外部|有識者|民生|人事|監査|政治局|[^・]{0,8}(?:会|会議|グループ|チーム)|教育|公安|農業|選挙管理|労働|原子力|規制|政策|経営|企画|財政|[^・]{0,4}人民|招聘|招へい|主任|派遣|専任|出席|[各他全両副小]|文化|経済|政治|広報|外務|防衛|総務|国際|[^・]{0,8}(?:大学|研究所|学部|大学院|研究院)|名誉|准|客員|特任|(?:工|理|医|文|法|農|経済)学|[米英仏独伊豪印露蘭越]国?|国家|連邦|最高|人民|大臣|政務|閣僚|上記|前記|出席|談話|声明|演説|会見|記者|発言|挨拶|質疑|応答|共同|定例|閣議|閣議後|就任|離任|内閣|兼|在|駐)?\Z"
)
_NO_BEGINNINGS = (
    "报", "報", "会談", "会見", "談話", "応接", "執務", "声明", "宣言", "共同", "戦略", "対話", "会合", "会議", "協議", "夫妻", "一行", "訪問", "来日", "訪日", "就任", "退任", "離任", "記者", "質疑", "挨拶", "主催", "及び", "並び", "間", "級", "として", "表敬", "発言", "出席", "同席", "閣下", "一同", "歓迎", "外遊", "冒頭", "臨時", "定例", "就任",
)  # fmt: skip


_BEGINS_SURNAME: Final = ("新", "前", "元", "当", "現", "各", "両")
# The commonest surnames that begin so, with two characters of a given name and no more: "前原一郎日本国外務大臣".
_SURNAME = re.compile(
    rf"(?:前[原川島澤沢野山園橋嶋]|新[藤井妻谷原垣家保]|元[木村橋])[{HAN}]{{2}}(?={COUNTRY}|{_FIELD}|党|衆議院|参議院|内閣|\Z)"
)


def _split(run: str) -> tuple[int, int]:
    """What of the characters before a title is a name: its begin and end in them, countries and small words left out."""
    begin, end = max(0, run.rfind("主催") + 2) if "主催" in run else 0, len(run)
    while begin < end and (found := _LEADING.match(run, begin, end)) and found.end() > begin:
        if end - found.end() == 1 and found.group() in _BEGINS_SURNAME:
            break  # "新藤", "前原": of one character no more than that would be left
        if end - begin >= 4 and found.end() - begin == 1 and _SURNAME.match(run, begin, end):
            break
        begin = found.end()
    while begin < end and (found := _TRAILING.search(run[begin:end])) and not _MARI.fullmatch(run, begin, end):
        end = begin + found.start()
    # "ジャン・カスク欧州理事会議長", "ジャン・カスク英国外務・英連邦大臣": a name in katakana ends with them.
    if (head := _KATAKANA.match(run, begin, end)) and head.end() < end:
        end = head.end()
        while begin < end and (found := _TRAILING.search(run[begin:end])):
            end = begin + found.start()
    begin += len(run[begin:end]) - len(run[begin:end].lstrip("・"))
    return begin, end


# "佐田マリ大臣": no land's name behind a name in Chinese characters.
_MARI = re.compile(rf"[{HAN}]{{1,3}}マリ")
_KATAKANA = re.compile(rf"[ァ-ヴー][ァ-ヴー・＝=]*[ァ-ヴー](?=[{HAN}])")
_READING = re.compile(rf"(?P<name>[{HAN}]{{1,4}}[\s　]?[{HAN}]{{1,4}})[（([ァ-ヴー・＝\u3041-\u3096\s]{{2,24}}[)）]\Z")


# "太田花子 大臣" alone in its line.
_SPACED = re.compile(rf"(?:\A|(?<=[\n\r]))[ \t\u3000]{{0,8}}(?P<name>[{HAN}]{{2,5}})[ \t　]\Z")


# "森山ゆうみ大臣政務官": a given name in hiragana, behind a stop; no particle ends it.
_IN_HIRAGANA = re.compile(
    rf"(?:\A|(?<=[、。\s　]))(?P<name>[{HAN}]{{2,3}}[\u3041-\u3096]{{1,3}}[^のはがをにとでもやへかたるいなりけしてよびずまご\W\u30a0-\u9fff])\Z"
)


# "佐田太郎JOHO理事長": a full name, and the body whose head he is in Latin letters.
_OF_A_BODY = re.compile(rf"(?P<name>[{HAN}]{{3,5}})(?P<body>[A-ZＡ-Ｚ]{{2,8}})\Z")


def _with_reading(text: str, end: int, floor: int) -> tuple[int, str] | None:
    """A name with its reading between it and the title: "陸文清（ルー・ウェンチン）中国外交部長"."""
    if end < 1 or text[end - 1] not in ")）":
        return None
    found = _READING.search(text, max(floor, end - 40), end)
    return (found.start(), "".join(found["name"].split())) if found else None


# "官房長官・森山一郎の記者会見"
_AFTER_DOT = re.compile(rf"・(?P<name>[{HAN}]{{3,5}})(?=の(?:定例|臨時)?(?:記者|会見|談話|挨拶)|氏)")


def names(text: str) -> list[Found]:
    """Persons with their titles ("森山外務大臣", "カスク・エストニア大統領", "内閣総理大臣 森山一郎") and lone titles ("大臣")."""
    found: list[Found] = []
    floor = 0
    for match in _TITLES.finditer(text):
        if match.start() < floor:
            continue
        left = _RUN.search(text[max(floor, match.start() - 40) : match.start()])
        run = left.group() if left else ""
        if kana := kana_name_before(text, match.start() - len(run), match.start(), match.end()):
            found.append(Found(kana.start("name"), match.end(), (kana["name"],), match.group(), False, "title"))
            floor = match.end()
            continue
        begin, end = _split(run)
        if read := None if run[begin:end] else _with_reading(text, match.start() - len(run), floor):
            start, name = read
            found.append(
                Found(start, match.end(), (name,), run.strip("・") + match.group(), False, "title-of-a-country")
            )
            floor = match.end()
            continue
        if not run and (led := _OF_A_BODY.search(text, max(floor, match.start() - 16), match.start())):
            found.append(Found(led.start(), match.end(), (led["name"],), led["body"] + match.group(), False, "title"))
            floor = match.end()
            continue
        apart = None if run else _SPACED.search(text, max(floor, match.start() - 16), match.start())
        apart = apart or (None if run else _IN_HIRAGANA.search(text, max(floor, match.start() - 8), match.start()))
        if apart and not _NO_NAME.fullmatch(apart["name"]) and apart["name"][-1] not in "省庁府室部局":
            found.append(Found(apart.start("name"), match.end(), (apart["name"],), match.group(), False, "title"))
            floor = match.end()
            continue
        name = "" if _PAIR.match(run) else run[begin:end].strip("・")
        if len(name) > 2 and name[-1] == "元" and match.group().startswith(_HELD_BEFORE):
            name, end = name[:-1], end - 1  # "森山元幹事長"
        head = match.start() - len(run)
        floor = match.end()
        if len(name) > 2 and name[-1] in _SEATS.get(match.group(), ""):
            name = ""  # "灯台県知事": of a prefecture, by no name
        if match.group() == "会長" and len(name) > 2 and name[-1] == "部" and not name.endswith(_ENDS_IN_BU):
            name, end = name[:-1], end - 1  # "田村部会長"
        if name and match.group() in ("部長", "局長") and _SECTIONS.fullmatch(name):
            name = ""  # "観光部長"
        if name and not _NO_NAME.fullmatch(name) and _could_be_name(name):
            start = head + begin
            office = text[head + end : match.end()].lstrip("・") if run[end:] else match.group()
            rule = "title" if end == len(run) else "title-of-a-country"
            found.append(Found(start, match.end(), (name,), office, False, rule))
            continue
        if match.group() in ("氏", "長老"):
            continue
        after = _AFTER_TITLE.match(text, match.end(), match.end() + 40) or _AFTER_DOT.match(text, match.end())
        after = after or kana_name_after(text, match.end())
        if (
            after
            and (len(after["name"]) > 2 or text[match.end()] in " \u3000")
            and not after["name"].startswith(_NO_BEGINNINGS)
            and not _OF_AN_EVENT.search(after["name"])
            and not _LEADING.match(after["name"])
            and not _TITLES.search(after["name"])
        ):
            found.append(Found(match.start(), after.end("name"), (after["name"],), match.group(), False, "title"))
            floor = after.end("name")
            continue
        if run.endswith("同"):
            continue
        before = "" if _OF_AN_EVENT.search(run, begin) or run[begin:] == "国務院" else run[begin:]
        found.append(Found(match.start(), match.end(), (), before + match.group(), False, "office"))
    _join_spaced(text, found)
    if signed := signatures(text):
        found = [f for f in found if not any(s.start <= f.start < s.end for s in signed)] + signed
    former = {f.tokens[0] for f in found if f.tokens and text.endswith(_FORMER, 0, f.start)}
    return _fullest(text, [*found, *_introduced(text, found)], former)


_SURNAME_APART = re.compile(rf"(?P<surname>[{HAN}]{{1,4}})[ \u3000]\Z")


def _join_spaced(text: str, found: list[Found]) -> None:
    """Joins a given name with the surname that a space parts from it, where the text prints both together elsewhere."""
    names = {f.tokens[0] for f in found if f.tokens}
    for item in found:
        if not item.tokens or item.start < 2 or text[item.start - 1] not in " \u3000":
            continue
        apart = _SURNAME_APART.search(text, max(0, item.start - 6), item.start)
        if apart and (whole := apart["surname"] + item.tokens[0]) in names:
            item.tokens, item.start = (whole,), apart.start()


_ENDS_IN_BU: Final = (
    "阿部",
    "服部",
    "長谷部",
    "岡部",
    "渡部",
    "矢部",
    "園部",
    "磯部",
    "軽部",
    "綾部",
    "安部",
    "刑部",
    "伊部",
    "島部",
    "日下部",
)
"""Surnames that end as the name of a section does."""
_SECTIONS = re.compile(rf"(?:{SECTION})+")
_SEATS: Final = {"知事": "都道府県", "副知事": "都道府県", "市長": "市", "副市長": "市", "議長": "会", "議員": "会"}
"""What the words before such an office end with where they say of what it is."""
_HELD_BEFORE: Final = ("幹事長", "首相", "総理", "大統領", "外相", "官房長官", "代表", "議長", "会長", "党首")
"""Offices before which a last 元 says that somebody held them, and is rarely a name's."""
_FORMER: Final = ("当時の", "故", "故・")
"""What stands before somebody who is told of and is not there: no surname is short for his name."""
# A full name alone in its line, under the title that prints the surname.
_BYLINE = re.compile(rf"(?<=\n)[\[［]?(?P<name>[{HAN}]{{3,5}})(?=[\]］]?[ \t　]*\n)")
# "佐田太郎（さだ　たろう）閣下": a full name with its reading.
_READ = re.compile(rf"(?P<name>[{HAN}]{{3,6}})(?=[（(][\u3041-\u3096]{{2,6}}[\s　]?[\u3041-\u3096]{{2,8}}[)）])")
_INTRODUCES = re.compile(rf"(?:\A|(?<=[。、\s　の]))(?P<name>[{HAN}]{{3,6}})(?=で(?:ございます|あります|す)。)")
# "先程、私、森山一郎は、": whose conference it is, by the office that its title prints.
_SELF = re.compile(rf"(?<=私、)(?P<name>[{HAN}]{{3,6}})(?=は、)")
_REPORTS = re.compile(
    rf"(?<=私、)(?P<name>[{HAN}]{{3,6}})(?=(?:から|より)[^、。]{{0,20}}(?:申し|報告|発表|説明|御?挨拶|お知らせ|お話))"
)


# "防衛大臣に就任いたしました森山一郎でございます。"
_APPOINTED = re.compile(
    rf"(?P<office>[{HAN}]{{0,6}}(?:大臣|長官|委員長|議長|会長|理事長|大使|知事|市長|区長|代表))(?:に就任(?:いた)?しました|を拝命(?:いた)?しました)(?P<name>[{HAN}]{{3,6}})(?=で(?:ございます|す)。)"
)


# "高木花子君の動議", as a chamber calls its members.
_CALLED = re.compile(rf"(?<![{HAN}])(?P<name>[{HAN}]{{2,3}}[{HAN}\u3041-\u3096\u30a1-\u30f6]{{1,3}})(?=君)")
_FARTHEST: Final = 20000
"""Characters in which the members of a chamber are looked for."""


def _called(text: str, surnames: set[str]) -> list[Found]:
    """The members called in full whose surname, or its beginning, a label prints, where only one is called so."""
    by_surname: dict[str, dict[str, re.Match[str]]] = {}
    for match in _CALLED.finditer(text, 0, _FARTHEST):
        for size in (1, 2, 3, 4):
            if match["name"][:size] in surnames and len(match["name"]) > size:
                by_surname.setdefault(match["name"][:size], {}).setdefault(match["name"], match)
    return [
        Found(m.start(), m.end(), (m["name"],), None, False, "introduced")
        for called in by_surname.values()
        if len(called) == 1
        for m in called.values()
    ]


def _introduced(text: str, found: list[Found]) -> list[Found]:
    """The one full name by which a speaker known by surname introduces himself: "皆さんこんにちは、森山一郎でございます。"."""
    surnames = {f.tokens[0] for f in found if f.tokens and len(f.tokens[0]) < 4}
    said = {
        m["name"]: m
        for m in (
            *_BYLINE.finditer(text, 0, 600),
            *_READ.finditer(text, 0, 3000),
            *_INTRODUCES.finditer(text, 0, 6000),
            *_REPORTS.finditer(text, 0, 6000),
        )
    }
    own = [
        m
        for name, m in said.items()
        if not _TITLES.search(name) and any(name.startswith(s) and len(name) > len(s) for s in surnames)
    ]
    appointed = [*_APPOINTED.finditer(text, 0, 6000)][:1]
    selves = {m["name"]: m for m in _SELF.finditer(text, 0, 6000)}
    held = next((f.office for f in found if not f.tokens and f.start < 200), None)
    printed = {m["name"] for m in appointed} | {f.tokens[0] for f in found if f.tokens}
    his = selves.values() if len(selves) == 1 and not said.keys() & selves.keys() else ()
    return [
        *(_called(text, surnames) if "君" in text else ()),
        *(Found(m.start(), m.end(), (m["name"],), None, False, "introduced") for m in own[:1] if len(own) == 1),
        *(Found(m.start("name"), m.end(), (m["name"],), m["office"], False, "introduced") for m in appointed),
        *(Found(m.start(), m.end(), (m["name"],), held, False, "introduced") for m in his),
        *(f for f in introductions(text) if f.tokens[0] not in printed),
    ]


def _without_initials(name: str) -> str:
    return name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ.．")


_OF_AN_EVENT = re.compile("会[见見谈談晤]|會[見談晤]|通电话|通電話|访问|訪問|抵达|抵達|报道|報道")


def _could_be_name(name: str) -> bool:
    """Whether the characters may be a name: in katakana of any length, in Chinese characters at most six; no event among them."""
    if _OF_AN_EVENT.search(name):
        return False  # "陆文清会见爱沙尼亚外相：…", a Chinese headline
    name = _without_initials(name)
    return len(name) <= 6 or "・" in name or "ー" in name or "ァ" <= name[0] <= "ヶ"


def _fullest(text: str, found: list[Found], former: set[str]) -> list[Found]:
    """A surname led to the one full name that begins with it, in katakana that it is a part of."""
    names = {f.tokens[0] for f in found if f.tokens}
    ends: dict[str, list[str]] = {}
    for name in names:
        ends.setdefault(name.rpartition("・")[2], []).extend([name] if "・" in name else [])
    for item in found:
        # "カスク・メルランド大統領": of a name and a country that the tables do not know, the name is what stands alone later.
        parts = item.tokens[0].split("・") if item.tokens else []
        if len(parts) == 2 and item.rule != "title-of-a-country" and parts[0] in names and parts[1] not in names:
            item.tokens = (parts[0],)
        elif len(parts) == 2 and item.rule != "title-of-a-country":
            # "カスク・メルランド首相" beside "メルランドのマリ・カスク首相": surname and country
            full = ends.get(parts[0], [])
            item.tokens = (full[0],) if len(full) == 1 and text.find(parts[1] + "の") >= 0 else item.tokens
    longer: dict[str, set[str]] = {}
    for name in {f.tokens[0] for f in found if f.tokens} - former:
        parts = name.split("・") if "・" in name else [name[:size] for size in range(1, min(len(name), 6))]
        for part in (*parts, bare) if (bare := _without_initials(name)) != name else parts:
            longer.setdefault(part, set()).add(name)
    for item in found:
        if item.tokens and len(whole := longer.get(item.tokens[0], set()) - {item.tokens[0]}) == 1:
            item.tokens = (next(iter(whole)),)
    return found


_PAPER = re.compile(
    r"新聞|通信|放送|テレビ|ニュース|タイムズ|タイムス|社|ネットワーク|フリー(?:ランス)?|NHK|ＮＨＫ|ロイター|AP|AFP|CNN|BBC|IWJ|ＩＷＪ|TBS|ブルームバーグ"
)
_JOURNALIST = re.compile(rf"(?P<name>[{HAN}ァ-ヴー・]{{1,12}})[\s　]?(?:記者|氏|さん)\s*\Z")


def reporter(who: str, start: int) -> Found | None:
    """A journalist in a label ("朝夕新聞 佐田記者"), or only the paper's name, then without tokens."""
    if named := _JOURNALIST.search(who):
        name = named["name"]
        cut = max((m.end() for m in _PAPER.finditer(name)), default=0)
        name = name[cut:]
        if name:
            at = start + named.start("name") + cut
            return Found(at, start + named.end(), (name,), None, False, "label")
    return Found(start, start + len(who), (), None, False, "outlet") if _PAPER.search(who) else None
