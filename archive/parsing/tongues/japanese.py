"""Japanese diplomatic prose: titles, subjects, verbs of saying, countries; the examples are invented."""

from __future__ import annotations

import re

from archive.parsing.names import Found
from archive.parsing.tongues.grammar import Grammar

_COUNTRIES = dict(
    pair.split(":")
    for pair in """日本:Japan 日本国:Japan 我が国:Japan 中国:China 中華人民共和国:China 中:China 韓国:South Korea 大韓民国:South_Korea 韓:South_Korea
    北朝鮮:North_Korea 米国:United_States アメリカ:United_States アメリカ合衆国:United_States 米:United_States ロシア:Russia
    ロシア連邦:Russia 露:Russia ソ連:Soviet_Union 英国:United_Kingdom イギリス:United_Kingdom 英:United_Kingdom フランス:France 仏:France
    ドイツ:Germany 独:Germany イタリア:Italy 伊:Italy カナダ:Canada 加:Canada 豪州:Australia オーストラリア:Australia 豪:Australia
    インド:India 印:India インドネシア:Indonesia タイ:Thailand ベトナム:Vietnam 越:Vietnam マレーシア:Malaysia シンガポール:Singapore
    フィリピン:Philippines 比:Philippines ミャンマー:Myanmar カンボジア:Cambodia ラオス:Laos モンゴル:Mongolia ウクライナ:Ukraine
    エストニア:Estonia ラトビア:Latvia リトアニア:Lithuania フィンランド:Finland スウェーデン:Sweden ノルウェー:Norway デンマーク:Denmark
    ポーランド:Poland オランダ:Netherlands ベルギー:Belgium スペイン:Spain ポルトガル:Portugal スイス:Switzerland オーストリア:Austria
    トルコ:Turkey イラン:Iran イラク:Iraq イスラエル:Israel サウジアラビア:Saudi_Arabia エジプト:Egypt 南アフリカ:South_Africa ケニア:Kenya
    ナイジェリア:Nigeria ブラジル:Brazil 伯:Brazil アルゼンチン:Argentina メキシコ:Mexico 墨:Mexico チリ:Chile ペルー:Peru キューバ:Cuba
    ニュージーランド:New_Zealand パキスタン:Pakistan バングラデシュ:Bangladesh スリランカ:Sri_Lanka ネパール:Nepal アフガニスタン:Afghanistan
    カザフスタン:Kazakhstan ウズベキスタン:Uzbekistan キルギス:Kyrgyzstan タジキスタン:Tajikistan トルクメニスタン:Turkmenistan
    ジョージア:Georgia アルメニア:Armenia アゼルバイジャン:Azerbaijan ベラルーシ:Belarus モルドバ:Moldova ルーマニア:Romania
    ブルガリア:Bulgaria ハンガリー:Hungary チェコ:Czech_Republic スロバキア:Slovakia ギリシャ:Greece セルビア:Serbia クロアチア:Croatia
    アイルランド:Ireland アイスランド:Iceland""".replace("South Korea", "South_Korea").split()
)
_COUNTRIES = {name: country.replace("_", " ") for name, country in _COUNTRIES.items()}
_LONG = sorted((name for name in _COUNTRIES if len(name) > 1), key=len, reverse=True)
_COUNTRY = "|".join(_LONG)
_SHORT_COUNTRY = "|".join(name for name in _COUNTRIES if len(name) == 1)

_TITLE = (
    r"(?:内閣総理大臣|総理大臣|(?:外務|防衛|財務|経済産業|国土交通|農林水産|環境|文部科学|厚生労働|総務|法務|国防|内務|外交|通商|産業|運輸|エネルギー|特命担当|担当)?(?:副)?大臣"
    r"|(?:(?:内閣)?官房副|官房|国務|国防|外務|防衛|防衛庁|大統領府|外交通商部)?長官|(?:副)?大統領(?:補佐官)?|国家主席|主席|(?:副)?首相|総理|外相|国防相|防衛相|財務相|経産相"
    r"|外交部長|(?:外交部)?(?:筆頭)?副部長|部長助理|総書記|(?:外交担当)?国務委員|外務委員長|総領事|(?:外務)?(?:報道官|報道局長)|(?:外務)?(?:事務)?次官|(?:大臣)?政務官|事務総長|(?:駐[\u3040-\u30ff\u4e00-\u9fff]{1,8})?(?:特命全権)?大使"
    r"|(?:上院|下院|両院)?議長|委員長|総裁|知事|市長|議員|(?:欧州|欧亜|アジア大洋州|北米|中南米|中東アフリカ|中東|アフリカ|総合外交政策|経済|国際協力|国際法|領事)?局(?:参事官|審議官|次長|長)|(?:外務)?審議官|参事官|特使|代表|国王陛下|国王|女王陛下|皇太子殿下|殿下|陛下|会長|社長|氏)"
)
_NOT_TITLE = r"(?!会(?![見談])|[級館邸選府間主議室就声論外団部権]|談(?!話)|レベル|当局|夫人|官邸|主催|歓迎|府|補佐官室|同士|経験|在任|任期|制|令|特使[^はがかよに、。：）】]|政務|折衝|協議)"
_TITLES = re.compile(_TITLE + _NOT_TITLE)
_RUN = re.compile(r"[一-龥々ヶァ-ヴー・＝]{1,30}\Z")
_LEADING = re.compile(
    rf"(?:{_SHORT_COUNTRY}|日)・|(?:{_COUNTRY})(?:国|側|政府|連邦|外務省|・)?|(?:同日|今般|先般|本日|当方|冒頭|昨日|今回|訪日中|訪問中|現在|また|同|当|両|各|前|元|新|故|我方)(?!・)"
)
_TRAILING = re.compile(
    rf"・?(?:{_COUNTRY})(?:王国|共和国|連邦|国)?(?:(?:外交部|外務省|外交通商部|国防部|国防省|政府|大統領府|国務省)[^・]{{0,16}})?\Z|(?<=[ァ-ヴー])・?(?:{_SHORT_COUNTRY})\Z"
)
_AFTER_TITLE = re.compile(
    r"[\s　]?(?P<name>[一-龥々]{2,5}|[ァ-ヴー]{2,12}・[ァ-ヴー・]{2,20})(?=[\s　]?(?:[はがとにからよりもの、。（(：:］\]】]|\Z))"
)
# "日・メルランド外相会談": two countries before the title, and nobody's name.
_PAIR = re.compile(rf"(?:{_SHORT_COUNTRY}|日)・")
_NO_NAME = re.compile(
    r"[同両各副前元新我貴第一二三四五六七八九十\d]?(?:国|外国|首脳|関係|担当|特別|臨時|全権|同行|双方|先方|当方|日本側|今次|次期|夫妻|訪問|会談|政府|外務省|駐日|在京)?\Z"
)


_NO_BEGINNINGS = (
    "会談",
    "会見",
    "談話",
    "夫妻",
    "一行",
    "訪問",
    "来日",
    "訪日",
    "就任",
    "主催",
    "及び",
    "並び",
    "間",
    "級",
    "として",
)


def _split(run: str) -> tuple[int, int]:
    """What of the characters before a title is a name: its begin and end in them, countries and small words left out."""
    begin, end = 0, len(run)
    while begin < end and (found := _LEADING.match(run, begin, end)) and found.end() > begin:
        begin = found.end()
    while found := _TRAILING.search(run[begin:end]):
        end = begin + found.start()
    begin += len(run[begin:end]) - len(run[begin:end].lstrip("・"))
    return begin, end


def names(text: str) -> list[Found]:
    """Persons with their titles ("森山外務大臣", "カスク・エストニア大統領", "内閣総理大臣 森山一郎") and lone titles ("大臣")."""
    found: list[Found] = []
    floor = 0
    for match in _TITLES.finditer(text):
        if match.start() < floor:
            continue
        left = _RUN.search(text[max(floor, match.start() - 30) : match.start()])
        run = left.group() if left else ""
        begin, end = _split(run)
        name = "" if _PAIR.match(run) else run[begin:end].strip("・")
        head = match.start() - len(run)
        floor = match.end()
        if (
            name
            and not _NO_NAME.fullmatch(name)
            and (len(name) <= 6 or "・" in name or "ー" in name or name[0] >= "ァ" and name[0] <= "ヶ")
        ):
            start = head + begin
            office = text[head + end : match.end()].lstrip("・") if run[end:] else match.group()
            rule = "title" if end == len(run) else "title-of-a-country"
            found.append(Found(start, match.end(), (name,), office, False, rule))
            continue
        if match.group() == "氏":
            continue
        after = _AFTER_TITLE.match(text, match.end(), match.end() + 40)
        if (
            after
            and not after["name"].startswith(_NO_BEGINNINGS)
            and not _LEADING.match(after["name"])
            and not _TITLES.search(after["name"])
        ):
            found.append(Found(match.start(), after.end("name"), (after["name"],), match.group(), False, "title"))
            floor = after.end("name")
            continue
        if "同" in run[-3:] and run.endswith("同"):
            continue
        found.append(Found(match.start(), match.end(), (), run[begin:] + match.group(), False, "office"))
    return _fullest(found)


def _fullest(found: list[Found]) -> list[Found]:
    """A surname led to the one full name that begins with it, in katakana that it is a part of."""
    names = {f.tokens[0] for f in found if f.tokens}
    for item in found:
        # "カスク・メルランド大統領": of a name and a country that the tables do not know, the name is what stands alone later.
        parts = item.tokens[0].split("・") if item.tokens else []
        if len(parts) == 2 and item.rule != "title-of-a-country" and parts[0] in names and parts[1] not in names:
            item.tokens = (parts[0],)
    longer: dict[str, set[str]] = {}
    for name in {f.tokens[0] for f in found if f.tokens}:
        parts = name.split("・") if "・" in name else [name[:size] for size in range(1, min(len(name), 6))]
        for part in parts:
            longer.setdefault(part, set()).add(name)
    for item in found:
        if item.tokens and len(whole := longer.get(item.tokens[0], set()) - {item.tokens[0]}) == 1:
            item.tokens = (next(iter(whole)),)
    return found


def reporter(who: str, start: int) -> Found | None:
    """A journalist in a label ("朝夕新聞 佐田記者"), or only the paper's name, then without tokens."""
    paper = re.search(r"新聞|通信|放送|テレビ|ニュース|タイムズ|タイムス|社|NHK|ロイター|AP|AFP", who)
    named = re.search(r"(?P<name>[一-龥々ァ-ヴー・]{1,12})(?:記者|氏|さん)\s*\Z", who)
    if named:
        name = named["name"]
        cut = max((m.end() for m in re.finditer(r"新聞|通信|放送|テレビ|ニュース|タイムズ|社", name)), default=0)
        name = name[cut:]
        if name:
            at = start + named.start("name") + cut
            return Found(at, start + named.end(), (name,), None, False, "label")
    return Found(start, start + len(who), (), None, False, "outlet") if paper else None


_SAID = (
    r"(?:述べ|発言し|説明し|指摘し|強調し|表明し|紹介し|言及し|評価し|要請し|提案し|応じ|回答し|求め|歓迎し|感謝し|伝え|訴え|主張し|批判し|非難し|支持し|申し入れ|働きかけ|伝達し|招待し"
    r"|報告し|質問し|質し|尋ね|約束し|期待し|同意し|賛同し|反論し|確約し|申し出|謝意を表し|祝意を表し|弔意を表し|敬意を表し|懸念を示し|理解を示し|考えを示し|見解を示し|意向を示し|認識を示し|述べて|語っ|触れ|答え)"
)
_ENDING = r"(?:た(?![めいく])|まし?た|る(?=[。])|、|つつ|るとともに|たのに対し|たところ|(?:てい|てき)た|(?=[。、])|たうえで|た上で|後、)"
_SAID_NOUN = r"(?:と|旨|等)?の?(?:発言|説明|指摘|要請|提案|回答|紹介|報告|表明|言及|質問|評価|申し入れ|応答|意見|見解|見方|認識|謝意|祝意|弔意|招待|期待|歓迎の意|支持)(?:が(?:あっ|あり|なさ|示さ|述べら|表明さ)れ?|を行っ|を表し|を述べ|を表明し|を示し)(?:た|、|つつ)?"
GRAMMAR = Grammar(
    code="ja",
    verb_final=True,
    names=names,
    subjects=re.compile(
        rf"""(?P<group>(?:両(?:首脳|大臣|外相|外務大臣|者|国|総理|大統領|長官|防衛相|閣僚|代表)|双方|日\w側及び\w側|三(?:首脳|大臣|者)|各国首脳|参加者|出席者)(?=[はがとでの、]|、))(?!の[^、。]*?(?:に|を))
        |(?P<same>(?:同|この)(?P<office>大臣|大統領|総理|首相|長官|外相|氏|主席|副大臣|国王|議長|代表|大使|次官|副大統領))(?=[はがから、よりも])
        |(?P<other>先方(?:大臣|外相|大統領|首相|長官)?|相手側)(?=[はがから、よりも])
        |(?P<own>当方|我が方|こちら)(?=[はがから、よりも])
        |(?P<side>(?P<country>{_COUNTRY}|{_SHORT_COUNTRY})側)(?=[はがから、よりも])
        |(?P<single>彼女?)(?=[はがから])|(?P<plural>彼ら)(?=[はがから])""",
        re.VERBOSE,
    ),
    verbs=re.compile(
        rf"""(?P<lead>(?:(?:次|以下|左記)の(?:とおり|通り|ように|[\d０-９一二三四五六七]*点)(?:を|につき|について)?(?:、)?(?:述べ|発言し|説明し|応じ|回答し|応答し|指摘し|表明し)(?:た|まし)?(?:[。:：]|\Z)?)|(?:次|以下|左記)の(?:とおり|通り)?の?(?:発言|説明|指摘|応答|回答|反応|要請|提案)が(?:あった|ありました|なされた|なされました)(?=[。:：]))
        |(?P<impersonal>(?:合意|確認|決定|表明|指摘|言及|強調|提案|説明|評価|共有|承認|採択)され(?:た|、|まし)|(?:合意|意見の一致|一致)に(?:達し|至っ)(?:た|、)|こと(?:と|に)(?:なっ|され)(?:た|、))
        |(?P<agree>(?:意見(?:が|の)?)?一致(?:し|を(?:み|見)|が(?:み|見)られ)(?:た|まし|、|て)?|合意(?:し|を(?:み|見))(?:た|まし|、|て)?|確認し(?:た|まし|合っ|、|て)|(?:認識|見解|考え|立場)を共有し(?:た|、)|決定し(?:た|、)|再確認し(?:た|、)|約し(?:た|、)|申し合わせ(?:た|、))
        |(?P<topic>(?:意見(?:を)?交換|率直な意見交換|議論|協議|話し合い|意見交換)(?:を行っ|を行い|し(?:た|、|まし)|が行われ|がなされ)(?:た|まし|、)?)
        |(?P<say>{_SAID_NOUN}|{_SAID}{_ENDING}|(?:と|旨)の(?:考え|意向|立場|姿勢|決意)を示し(?:た|、)|(?:と|旨)し(?:た|、)|旨応じ(?:た|、))
        |(?P<act>(?:署名|訪問|出席|到着|出発|会談|会見|面会|表敬|会食|交換|開催|視察|帰国|参加|挨拶)(?:を行っ|を行い|し|が行われ|を交わし|を受け)(?:た|まし|、|て)?|行われた|開かれた|手交した)""",
        re.VERBOSE,
    ),
    breaks=re.compile(
        r"(?:、|\A)(?:(?:これに対し(?:て|まして)?|一方(?:で)?|他方(?:で)?|また|それに対し(?:て)?|続いて|次いで|さらに|同時に)、?)?\Z"
    ),
    after=re.compile(r"[はもか](?:ら(?!の))?|より"),
    weak_after=re.compile(r"が"),
    according=re.compile(r"に(?:よれ|より)ば|によると"),
    reply=re.compile(r"(?:これに対し(?:て)?|それに対し(?:て)?|これを受けて?|これに応え)、"),
    events=re.compile(r".{0,60}?(?:概要|要旨|やりとり|模様|主な内容)(?:は|、).{0,20}?(?:次|以下)の(?:とおり|通り)"),
    quoted=re.compile(r"「[^」]*」?|『[^』]*』?"),
    countries=_COUNTRIES,
)
