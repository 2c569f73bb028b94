"""Countries as Japanese records print them: in full, and as the one character that stands for each in compounds."""

from __future__ import annotations

from typing import Final

_FULL: Final = """
日本:Japan 日本国:Japan 我が国:Japan 中国:China 中華人民共和国:China 韓国:South_Korea 大韓民国:South_Korea 北朝鮮:North_Korea 朝鮮民主主義人民共和国:North_Korea 米国:United_States
アメリカ:United_States アメリカ合衆国:United_States ロシア:Russia ロシア連邦:Russia ソ連:Soviet_Union ソ連邦:Soviet_Union ソヴィエト連邦:Soviet_Union ソビエト連邦:Soviet_Union ソヴィエト社会主義共和国連邦:Soviet_Union ソビエト社会主義共和国連邦:Soviet_Union ソヴィエト:Soviet_Union 英国:United_Kingdom イギリス:United_Kingdom フランス:France ドイツ:Germany 西独:Germany 西ドイツ:Germany 東独:East_Germany 東ドイツ:East_Germany
イタリア:Italy カナダ:Canada 豪州:Australia オーストラリア:Australia インド:India インドネシア:Indonesia タイ:Thailand ベトナム:Vietnam ヴィエトナム:Vietnam マレーシア:Malaysia
シンガポール:Singapore フィリピン:Philippines ミャンマー:Myanmar カンボジア:Cambodia ラオス:Laos ブルネイ:Brunei 東ティモール:East_Timor 東チモール:East_Timor モンゴル:Mongolia ウクライナ:Ukraine
エストニア:Estonia ラトビア:Latvia リトアニア:Lithuania フィンランド:Finland スウェーデン:Sweden ノルウェー:Norway デンマーク:Denmark アイスランド:Iceland アイルランド:Ireland ポーランド:Poland
オランダ:Netherlands ベルギー:Belgium ルクセンブルク:Luxembourg スペイン:Spain ポルトガル:Portugal スイス:Switzerland オーストリア:Austria リヒテンシュタイン:Liechtenstein モナコ:Monaco バチカン:Vatican
アンドラ:Andorra サンマリノ:San_Marino マルタ:Malta キプロス:Cyprus トルコ:Turkey ギリシャ:Greece ハンガリー:Hungary チェコ:Czech_Republic スロバキア:Slovakia スロベニア:Slovenia
クロアチア:Croatia セルビア:Serbia モンテネグロ:Montenegro コソボ:Kosovo 北マケドニア:North_Macedonia マケドニア:North_Macedonia アルバニア:Albania ボスニア・ヘルツェゴビナ:Bosnia_and_Herzegovina ルーマニア:Romania ブルガリア:Bulgaria
モルドバ:Moldova ベラルーシ:Belarus ジョージア:Georgia グルジア:Georgia アルメニア:Armenia アゼルバイジャン:Azerbaijan カザフスタン:Kazakhstan ウズベキスタン:Uzbekistan キルギス:Kyrgyzstan タジキスタン:Tajikistan
トルクメニスタン:Turkmenistan アフガニスタン:Afghanistan パキスタン:Pakistan バングラデシュ:Bangladesh スリランカ:Sri_Lanka ネパール:Nepal ブータン:Bhutan モルディブ:Maldives イラン:Iran イラク:Iraq
イスラエル:Israel パレスチナ:Palestine ヨルダン:Jordan レバノン:Lebanon シリア:Syria サウジアラビア:Saudi_Arabia アラブ首長国連邦:United_Arab_Emirates カタール:Qatar クウェート:Kuwait バーレーン:Bahrain
オマーン:Oman イエメン:Yemen エジプト:Egypt リビア:Libya チュニジア:Tunisia アルジェリア:Algeria モロッコ:Morocco モーリタニア:Mauritania スーダン:Sudan 南スーダン:South_Sudan
エチオピア:Ethiopia エリトリア:Eritrea ジブチ:Djibouti ソマリア:Somalia ケニア:Kenya ウガンダ:Uganda タンザニア:Tanzania ルワンダ:Rwanda ブルンジ:Burundi コンゴ:Congo
コンゴ民主共和国:Congo ガボン:Gabon カメルーン:Cameroon チャド:Chad 中央アフリカ:Central_African_Republic 赤道ギニア:Equatorial_Guinea ナイジェリア:Nigeria ニジェール:Niger ベナン:Benin トーゴ:Togo
ガーナ:Ghana コートジボワール:Ivory_Coast リベリア:Liberia シエラレオネ:Sierra_Leone ギニア:Guinea ギニアビサウ:Guinea-Bissau セネガル:Senegal ガンビア:Gambia マリ:Mali ブルキナファソ:Burkina_Faso
カーボベルデ:Cape_Verde アンゴラ:Angola ザンビア:Zambia ジンバブエ:Zimbabwe マラウイ:Malawi モザンビーク:Mozambique ボツワナ:Botswana ナミビア:Namibia 南アフリカ:South_Africa レソト:Lesotho
エスワティニ:Eswatini スワジランド:Eswatini マダガスカル:Madagascar モーリシャス:Mauritius セーシェル:Seychelles コモロ:Comoros メキシコ:Mexico グアテマラ:Guatemala ホンジュラス:Honduras エルサルバドル:El_Salvador
ニカラグア:Nicaragua コスタリカ:Costa_Rica パナマ:Panama ベリーズ:Belize キューバ:Cuba ジャマイカ:Jamaica ハイチ:Haiti ドミニカ:Dominica ドミニカ共和国:Dominican_Republic バハマ:Bahamas
バルバドス:Barbados トリニダード・トバゴ:Trinidad_and_Tobago ガイアナ:Guyana スリナム:Suriname セントルシア:Saint_Lucia グレナダ:Grenada コロンビア:Colombia ベネズエラ:Venezuela エクアドル:Ecuador ペルー:Peru
ボリビア:Bolivia チリ:Chile アルゼンチン:Argentina ブラジル:Brazil パラグアイ:Paraguay ウルグアイ:Uruguay ニュージーランド:New_Zealand パプアニューギニア:Papua_New_Guinea フィジー:Fiji サモア:Samoa
トンガ:Tonga ツバル:Tuvalu キリバス:Kiribati ナウル:Nauru パラオ:Palau ミクロネシア:Micronesia マーシャル諸島:Marshall_Islands マーシャル:Marshall_Islands ソロモン諸島:Solomon_Islands ソロモン:Solomon_Islands
バヌアツ:Vanuatu クック諸島:Cook_Islands ニウエ:Niue 台湾:Taiwan 香港:Hong_Kong
マレイシア:Malaysia カンボディア:Cambodia ジョルダン:Jordan サウディアラビア:Saudi_Arabia サウディ・アラビア:Saudi_Arabia ケニヤ:Kenya ヴェトナム:Vietnam ビルマ:Myanmar ニュー・ジーランド:New_Zealand エティオピア:Ethiopia ヴェネズエラ:Venezuela ギリシア:Greece アルゼンティン:Argentina
"""
_SHORT: Final = """
日:Japan 中:China 韓:South_Korea 朝:North_Korea 米:United_States 露:Russia ロ:Russia ソ:Soviet_Union 英:United_Kingdom 仏:France 独:Germany 伊:Italy 加:Canada 豪:Australia 印:India 越:Vietnam 比:Philippines 伯:Brazil 墨:Mexico
蘭:Netherlands 西:Spain 葡:Portugal 土:Turkey 泰:Thailand 蒙:Mongolia 尼:Indonesia
"""


def _rows(table: str) -> dict[str, str]:
    return {name: country.replace("_", " ") for name, _, country in (row.partition(":") for row in table.split())}


FULL: Final = _rows(_FULL)
"""A country by its name."""
SHORT: Final = _rows(_SHORT)
"""A country by the character that stands for it ("米側", "日米")."""
COUNTRIES: Final = FULL | SHORT

_LONGEST_FIRST = sorted(FULL, key=len, reverse=True)
COUNTRY: Final = "|".join(_LONGEST_FIRST)
"""Alternatives of a regular expression, the longest first."""
IN_KATAKANA: Final = "|".join(name for name in _LONGEST_FIRST if "ァ" <= name[0] <= "ヶ")
NOT_IN_KATAKANA: Final = "|".join(name for name in _LONGEST_FIRST if not "ァ" <= name[0] <= "ヶ")
SHORT_COUNTRY: Final = "|".join(name for name in SHORT if name not in "ソロ西土朝")
"""Those characters that stand for a country before a title or 側 too."""
_ONE: Final = f"[{''.join(SHORT)}]"
SEVERAL: Final = rf"{_ONE}(?:・?(?:{_ONE}|EU|ＥＵ|ASEAN|NATO))+"
"""Countries that hold talks, side by side ("日米", "日中韓", "日・EU")."""
