"""States, places and bodies by their Japanese names."""

from __future__ import annotations

import re

STATES = """
日本国:JP:Japan|日本:JP:Japan|ロシア連邦:RU:Russia|ロシア:RU:Russia|ソヴィエト社会主義共和国連邦:SU:Soviet Union|ソビエト社会主義共和国連邦:SU:Soviet Union|ソヴィエト連邦:SU:Soviet Union|ソビエト連邦:SU:Soviet Union|ソ連:SU:Soviet Union|アメリカ合衆国:US:United States|米国:US:United States|アメリカ:US:United States|中華人民共和国:CN:China|中国:CN:China
|大韓民国:KR:South Korea|韓国:KR:South Korea|北朝鮮:KP:North Korea|朝鮮民主主義人民共和国:KP:North Korea|英国:GB:United Kingdom|イギリス:GB:United Kingdom|グレートブリテン及び北アイルランド連合王国:GB:United Kingdom|フランス:FR:France|仏国:FR:France|ドイツ:DE:Germany|イタリア:IT:Italy|カナダ:CA:Canada
|イラク:IQ:Iraq|イラン:IR:Iran|シリア:SY:Syria|アフガニスタン:AF:Afghanistan|ウクライナ:UA:Ukraine|インドネシア:ID:Indonesia|インド:IN:India|パキスタン:PK:Pakistan|ベトナム:VN:Vietnam|ヴィエトナム:VN:Vietnam|タイ:TH:Thailand|フィリピン:PH:Philippines|マレーシア:MY:Malaysia|シンガポール:SG:Singapore
|豪州:AU:Australia|オーストラリア:AU:Australia|ニュージーランド:NZ:New Zealand|モンゴル:MN:Mongolia|カザフスタン:KZ:Kazakhstan|ウズベキスタン:UZ:Uzbekistan|キルギス:KG:Kyrgyzstan|タジキスタン:TJ:Tajikistan|トルクメニスタン:TM:Turkmenistan|トルコ:TR:Turkey|テュルキエ:TR:Turkey
|イスラエル:IL:Israel|パレスチナ:PS:Palestine|エジプト:EG:Egypt|サウジアラビア:SA:Saudi Arabia|スペイン:ES:Spain|ポーランド:PL:Poland|ブラジル:BR:Brazil|メキシコ:MX:Mexico|南アフリカ共和国:ZA:South Africa|南アフリカ:ZA:South Africa|ミャンマー:MM:Myanmar|エストニア:EE:Estonia|ケニア:KE:Kenya|ノルウェー:NO:Norway
|ベラルーシ:BY:Belarus|ジョージア:GE:Georgia|グルジア:GE:Georgia|ラオス:LA:Laos|カンボジア:KH:Cambodia|スウェーデン:SE:Sweden|フィンランド:FI:Finland|チリ:CL:Chile|ペルー:PE:Peru|ブルネイ:BN:Brunei|バングラデシュ:BD:Bangladesh|スリランカ:LK:Sri Lanka|ネパール:NP:Nepal|ブータン:BT:Bhutan|モルディブ:MV:Maldives
|東ティモール:TL:East Timor|東チモール:TL:East Timor|パプアニューギニア:PG:Papua New Guinea|フィジー:FJ:Fiji|サモア:WS:Samoa|トンガ:TO:Tonga|バヌアツ:VU:Vanuatu|ソロモン諸島:SB:Solomon Islands|キリバス:KI:Kiribati|ツバル:TV:Tuvalu|ナウル:NR:Nauru|パラオ:PW:Palau|マーシャル諸島:MH:Marshall Islands|ミクロネシア連邦:FM:Micronesia
|ヨルダン:JO:Jordan|レバノン:LB:Lebanon|クウェート:KW:Kuwait|カタール:QA:Qatar|バーレーン:BH:Bahrain|オマーン:OM:Oman|アラブ首長国連邦:AE:United Arab Emirates|イエメン:YE:Yemen|リビア:LY:Libya|チュニジア:TN:Tunisia|アルジェリア:DZ:Algeria|モロッコ:MA:Morocco|南スーダン:SS:South Sudan|スーダン:SD:Sudan|エチオピア:ET:Ethiopia
|エリトリア:ER:Eritrea|ソマリア:SO:Somalia|ジブチ:DJ:Djibouti|ウガンダ:UG:Uganda|タンザニア:TZ:Tanzania|ルワンダ:RW:Rwanda|ブルンジ:BI:Burundi|コンゴ民主共和国:CD:Democratic Republic of the Congo|コンゴ共和国:CG:Republic of the Congo|ガボン:GA:Gabon|カメルーン:CM:Cameroon|ナイジェリア:NG:Nigeria|ニジェール:NE:Niger|ガーナ:GH:Ghana|コートジボワール:CI:Ivory Coast
|セネガル:SN:Senegal|マリ共和国:ML:Mali|ギニア:GN:Guinea|リベリア:LR:Liberia|シエラレオネ:SL:Sierra Leone|ブルキナファソ:BF:Burkina Faso|トーゴ:TG:Togo|ベナン:BJ:Benin|チャド:TD:Chad|中央アフリカ共和国:CF:Central African Republic|アンゴラ:AO:Angola|ザンビア:ZM:Zambia|ジンバブエ:ZW:Zimbabwe|モザンビーク:MZ:Mozambique|マラウイ:MW:Malawi
|ボツワナ:BW:Botswana|ナミビア:NA:Namibia|レソト:LS:Lesotho|エスワティニ:SZ:Eswatini|マダガスカル:MG:Madagascar|モーリシャス:MU:Mauritius|モーリタニア:MR:Mauritania|セーシェル:SC:Seychelles|オランダ:NL:Netherlands|ベルギー:BE:Belgium|ルクセンブルク:LU:Luxembourg|スイス:CH:Switzerland|オーストリア:AT:Austria|デンマーク:DK:Denmark
|アイスランド:IS:Iceland|アイルランド:IE:Ireland|ポルトガル:PT:Portugal|ギリシャ:GR:Greece|キプロス:CY:Cyprus|マルタ:MT:Malta|バチカン:VA:Vatican|チェコ:CZ:Czech Republic|スロバキア:SK:Slovakia|スロベニア:SI:Slovenia|クロアチア:HR:Croatia|セルビア:RS:Serbia|モンテネグロ:ME:Montenegro|ボスニア・ヘルツェゴビナ:BA:Bosnia and Herzegovina
|北マケドニア:MK:North Macedonia|アルバニア:AL:Albania|コソボ::Kosovo|ブルガリア:BG:Bulgaria|ルーマニア:RO:Romania|ハンガリー:HU:Hungary|モルドバ:MD:Moldova|ラトビア:LV:Latvia|リトアニア:LT:Lithuania|アルメニア:AM:Armenia|アゼルバイジャン:AZ:Azerbaijan|アルゼンチン:AR:Argentina|コロンビア:CO:Colombia|ベネズエラ:VE:Venezuela
|エクアドル:EC:Ecuador|ボリビア:BO:Bolivia|パラグアイ:PY:Paraguay|ウルグアイ:UY:Uruguay|キューバ:CU:Cuba|ハイチ:HT:Haiti|ドミニカ共和国:DO:Dominican Republic|ジャマイカ:JM:Jamaica|トリニダード・トバゴ:TT:Trinidad and Tobago|パナマ:PA:Panama|コスタリカ:CR:Costa Rica|ニカラグア:NI:Nicaragua|ホンジュラス:HN:Honduras
|エルサルバドル:SV:El Salvador|グアテマラ:GT:Guatemala|ベリーズ:BZ:Belize|ガイアナ:GY:Guyana|スリナム:SR:Suriname|台湾:TW:Taiwan|ユーゴスラビア::Yugoslavia
"""
PLACES = """
東京:JP:Tokyo|大阪:JP:Osaka|京都:JP:Kyoto|北海道:JP:Hokkaido|沖縄:JP:Okinawa|広島:JP:Hiroshima|長崎:JP:Nagasaki|福島:JP:Fukushima|熊本:JP:Kumamoto|札幌:JP:Sapporo|仙台:JP:Sendai|新潟:JP:Niigata|横浜:JP:Yokohama|名古屋:JP:Nagoya|神戸:JP:Kobe|福岡:JP:Fukuoka|那覇:JP:Naha|伊勢志摩:JP:Ise-Shima|軽井沢:JP:Karuizawa|箱根:JP:Hakone|父島:JP:Chichijima
|硫黄島:JP:Iwo Jima|普天間:JP:Futenma|辺野古:JP:Henoko|横田:JP:Yokota|東日本:JP:Eastern Japan|モスクワ:RU:Moscow|サンクトペテルブルク:RU:St. Petersburg|サンクト・ペテルブルク:RU:St. Petersburg|ウラジオストク:RU:Vladivostok|ソチ:RU:Sochi|カムチャツカ:RU:Kamchatka|クラスノヤルスク:RU:Krasnoyarsk|チェチェン:RU:Chechnya
|サハリン:RU:Sakhalin|東シベリア:RU:Eastern Siberia|シベリア:RU:Siberia|極東:RU:Far East|ナホトカ:RU:Nakhodka|ハバロフスク:RU:Khabarovsk|イルクーツク:RU:Irkutsk|クレムリン:RU:Kremlin|北京:CN:Beijing|上海:CN:Shanghai|香港:CN:Hong Kong|マカオ:CN:Macau|瀋陽:CN:Shenyang|大連:CN:Dalian|杭州:CN:Hangzhou|広州:CN:Guangzhou
|チベット:CN:Tibet|新疆:CN:Xinjiang|台北:TW:Taipei|台湾海峡::Taiwan Strait|平壌:KP:Pyongyang|寧辺:KP:Yongbyon|ソウル:KR:Seoul|釜山:KR:Busan|済州島:KR:Jeju|板門店::Panmunjom|ワシントン:US:Washington|ニューヨーク:US:New York|ハワイ:US:Hawaii|ホノルル:US:Honolulu|サンフランシスコ:US:San Francisco|ロサンゼルス:US:Los Angeles|シカゴ:US:Chicago|アラスカ:US:Alaska|グアム:US:Guam
|バンコク:TH:Bangkok|ジュネーブ:CH:Geneva|ジュネーヴ:CH:Geneva|ダボス:CH:Davos|ウィーン:AT:Vienna|パリ:FR:Paris|ロンドン:GB:London|ベルリン:DE:Berlin|ボン:DE:Bonn|ミュンヘン:DE:Munich|マドリード:ES:Madrid|ローマ:IT:Rome|ブリュッセル:BE:Brussels|ハーグ:NL:The Hague|カナナスキス:CA:Kananaskis|オタワ:CA:Ottawa|トロント:CA:Toronto|モントリオール:CA:Montreal|バリ島:ID:Bali|ジャカルタ:ID:Jakarta
|ハノイ:VN:Hanoi|ホーチミン:VN:Ho Chi Minh City|マニラ:PH:Manila|クアラルンプール:MY:Kuala Lumpur|ヤンゴン:MM:Yangon|ネピドー:MM:Naypyidaw|ビエンチャン:LA:Vientiane|プノンペン:KH:Phnom Penh|ニューデリー:IN:New Delhi|デリー:IN:Delhi|ムンバイ:IN:Mumbai|カシミール::Kashmir|イスラマバード:PK:Islamabad|カブール:AF:Kabul|カンダハル:AF:Kandahar|ダッカ:BD:Dhaka|コロンボ:LK:Colombo
|シドニー:AU:Sydney|キャンベラ:AU:Canberra|メルボルン:AU:Melbourne|ウェリントン:NZ:Wellington|オークランド:NZ:Auckland|ウランバートル:MN:Ulaanbaatar|アスタナ:KZ:Astana|タシケント:UZ:Tashkent|キエフ:UA:Kyiv|キーウ:UA:Kyiv|クリミア::Crimea|ミンスク:BY:Minsk|バグダッド:IQ:Baghdad|サマーワ:IQ:Samawah|テヘラン:IR:Tehran|ダマスカス:SY:Damascus|アンマン:JO:Amman|ベイルート:LB:Beirut
|カイロ:EG:Cairo|エルサレム::Jerusalem|ガザ::Gaza|ヨルダン川西岸::West Bank|ゴラン高原::Golan Heights|リヤド:SA:Riyadh|ドーハ:QA:Doha|アブダビ:AE:Abu Dhabi|ドバイ:AE:Dubai|イスタンブール:TR:Istanbul|アンカラ:TR:Ankara|ナイロビ:KE:Nairobi|アディスアベバ:ET:Addis Ababa|ハルツーム:SD:Khartoum|ダルフール:SD:Darfur|ヨハネスブルグ:ZA:Johannesburg|リオデジャネイロ:BR:Rio de Janeiro|ブラジリア:BR:Brasilia
|朝鮮半島::Korean Peninsula|北東アジア::Northeast Asia|東南アジア::Southeast Asia|南西アジア::South-West Asia|南アジア::South Asia|東アジア::East Asia|中央アジア::Central Asia|アジア太平洋::Asia-Pacific|インド太平洋::Indo-Pacific|アジア::Asia|東欧::Eastern Europe|中東欧::Central and Eastern Europe|西欧::Western Europe|欧州::Europe|ヨーロッパ::Europe|北アフリカ::North Africa|アフリカ::Africa|中東::Middle East
|中南米::Latin America|北米::North America|南米::South America|西バルカン::Western Balkans|バルカン::Balkans|コーカサス::Caucasus|北太平洋::North Pacific|北西太平洋::North-West Pacific|南太平洋::South Pacific|太平洋島嶼国::Pacific Islands|太平洋::Pacific Ocean|大西洋::Atlantic Ocean|インド洋::Indian Ocean|北極::Arctic|南極::Antarctic
|日本海::Sea of Japan|東シナ海::East China Sea|南シナ海::South China Sea|オホーツク海::Sea of Okhotsk|バレンツ海::Barents Sea|黒海::Black Sea|紅海::Red Sea|地中海::Mediterranean Sea|カスピ海::Caspian Sea|ペルシャ湾::Persian Gulf|ホルムズ海峡::Strait of Hormuz|マラッカ海峡::Strait of Malacca|アデン湾::Gulf of Aden|メコン河::Mekong|メコン川::Mekong
|尖閣諸島::Senkaku Islands / Diaoyu Islands|竹島::Takeshima / Dokdo|北方領土::Northern Territories / Southern Kurils|北方四島::Northern Territories / Southern Kurils
|四島::Northern Territories / Southern Kurils|択捉島::Northern Territories / Southern Kurils|国後島::Northern Territories / Southern Kurils|色丹島::Northern Territories / Southern Kurils|歯舞群島::Northern Territories / Southern Kurils|歯舞諸島::Northern Territories / Southern Kurils
"""
BODIES = """
国際連合::United Nations|国連安全保障理事会::UN Security Council|国連安保理::UN Security Council|安全保障理事会::UN Security Council|安保理::UN Security Council|国連総会::UN General Assembly|国連::United Nations|アジア太平洋経済協力::Asia-Pacific Economic Cooperation|ＡＰＥＣ::Asia-Pacific Economic Cooperation|APEC::Asia-Pacific Economic Cooperation
|欧州連合::European Union|ＥＵ::European Union|EU::European Union|欧州委員会::European Commission|東南アジア諸国連合::Association of Southeast Asian Nations|ＡＳＥＡＮ::Association of Southeast Asian Nations|ASEAN::Association of Southeast Asian Nations|国際原子力機関::International Atomic Energy Agency|ＩＡＥＡ::International Atomic Energy Agency|IAEA::International Atomic Energy Agency
|世界貿易機関::World Trade Organization|ＷＴＯ::World Trade Organization|WTO::World Trade Organization|主要国首脳会議::Group of Eight|世界銀行::World Bank|アジア開発銀行::Asian Development Bank|国際通貨基金::International Monetary Fund|ＩＭＦ::International Monetary Fund|IMF::International Monetary Fund|北大西洋条約機構::North Atlantic Treaty Organization|ＮＡＴＯ::North Atlantic Treaty Organization|NATO::North Atlantic Treaty Organization
|Ｇ７::Group of Seven|G7::Group of Seven|Ｇ８::Group of Eight|G8::Group of Eight|Ｇ２０::Group of Twenty|G20::Group of Twenty|経済協力開発機構::Organisation for Economic Co-operation and Development|OECD::Organisation for Economic Co-operation and Development|ＯＥＣＤ::Organisation for Economic Co-operation and Development|アフリカ連合::African Union|世界保健機関::World Health Organization|WHO::World Health Organization
|国連教育科学文化機関::UNESCO|ユネスコ::UNESCO|国際刑事裁判所::International Criminal Court|国際司法裁判所::International Court of Justice|欧州安全保障協力機構::Organization for Security and Co-operation in Europe|上海協力機構::Shanghai Cooperation Organisation|太平洋諸島フォーラム::Pacific Islands Forum
"""
NOT_BEFORE = r"[人語側製産的系円城]|国?(?:大統領|首相|外相|国務長官|外務大臣|外務省|外交部|外交官|大臣|国王|政府高官|大使|首席|報道官|副大統領|皇太子|総理|議会|議長|国会|軍|元首相|前首相|新聞|放送|銀行|航空|大学|宣言|条約|協定|憲章|議定書|行動計画|合意)"
"""Behind a place's name these make the name of something else, a person's office or an adjective."""

SHORT = {
    "日": "日本", "米": "米国", "中": "中国", "韓": "韓国", "朝": "北朝鮮", "露": "ロシア", "ロ": "ロシア", "ソ": "ソ連", "英": "英国", "仏": "フランス",
    "独": "ドイツ", "伊": "イタリア", "印": "インド", "豪": "豪州", "加": "カナダ", "比": "フィリピン", "越": "ベトナム",
}  # fmt: skip
"""One character for a state, and its name, as in 日米関係."""
PAIR = re.compile(
    r"(?<![一-龥ァ-ヶー])(?P<states>[日米中韓朝露ロソ英仏独伊印豪加比越]{2,3})(?=関係|両国|両政府|両首脳|首脳|外相|外務|同盟|協力|友好|国交|貿易|経済|安保|安全|防衛|平和|共同|戦略|領土|三か国|３か国|3か国|三国|間|双方|の(?:間|両国|協力|連携))"
)
"""Short names of states side by side before what is between them; 日中 alone is "by day", 中米 alone Central America."""
