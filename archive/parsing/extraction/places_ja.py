"""States, places and bodies by their Japanese names."""

from __future__ import annotations

STATES = """
日本:JP:Japan|我が国:JP:Japan|ロシア連邦:RU:Russia|ロシア:RU:Russia|ソ連:SU:Soviet Union|米国:US:United States|アメリカ:US:United States|中国:CN:China|中華人民共和国:CN:China|韓国:KR:South Korea|大韓民国:KR:South Korea
|北朝鮮:KP:North Korea|朝鮮民主主義人民共和国:KP:North Korea|英国:GB:United Kingdom|イギリス:GB:United Kingdom|フランス:FR:France|ドイツ:DE:Germany|イタリア:IT:Italy|カナダ:CA:Canada|イラク:IQ:Iraq|イラン:IR:Iran|シリア:SY:Syria
|アフガニスタン:AF:Afghanistan|ウクライナ:UA:Ukraine|インド:IN:India|パキスタン:PK:Pakistan|インドネシア:ID:Indonesia|ベトナム:VN:Vietnam|タイ:TH:Thailand|フィリピン:PH:Philippines|マレーシア:MY:Malaysia|シンガポール:SG:Singapore
|豪州:AU:Australia|オーストラリア:AU:Australia|モンゴル:MN:Mongolia|カザフスタン:KZ:Kazakhstan|ウズベキスタン:UZ:Uzbekistan|キルギス:KG:Kyrgyzstan|タジキスタン:TJ:Tajikistan|トルクメニスタン:TM:Turkmenistan|トルコ:TR:Turkey
|イスラエル:IL:Israel|エジプト:EG:Egypt|サウジアラビア:SA:Saudi Arabia|スペイン:ES:Spain|ポーランド:PL:Poland|ブラジル:BR:Brazil|メキシコ:MX:Mexico|南アフリカ:ZA:South Africa|ミャンマー:MM:Myanmar|エストニア:EE:Estonia|ケニア:KE:Kenya|ノルウェー:NO:Norway
|ベラルーシ:BY:Belarus|ジョージア:GE:Georgia|グルジア:GE:Georgia|ラオス:LA:Laos|カンボジア:KH:Cambodia|スウェーデン:SE:Sweden|フィンランド:FI:Finland|チリ:CL:Chile|ペルー:PE:Peru|ブルネイ:BN:Brunei
"""
PLACES = """
東京:JP:Tokyo|大阪:JP:Osaka|京都:JP:Kyoto|北海道:JP:Hokkaido|沖縄:JP:Okinawa|広島:JP:Hiroshima|長崎:JP:Nagasaki|モスクワ:RU:Moscow|サンクトペテルブルク:RU:St. Petersburg|サンクト・ペテルブルク:RU:St. Petersburg|ウラジオストク:RU:Vladivostok
|サハリン:RU:Sakhalin|東シベリア:RU:Eastern Siberia|シベリア:RU:Siberia|極東:RU:Far East|ナホトカ:RU:Nakhodka|ハバロフスク:RU:Khabarovsk|イルクーツク:RU:Irkutsk|クレムリン:RU:Kremlin|北京:CN:Beijing|上海:CN:Shanghai|香港:CN:Hong Kong
|平壌:KP:Pyongyang|ソウル:KR:Seoul|ワシントン:US:Washington|ニューヨーク:US:New York|バンコク:TH:Bangkok|ジュネーブ:CH:Geneva|ウィーン:AT:Vienna|パリ:FR:Paris|ロンドン:GB:London|ベルリン:DE:Berlin|マドリード:ES:Madrid|カナナスキス:CA:Kananaskis|バリ島:ID:Bali
|バグダッド:IQ:Baghdad|朝鮮半島::Korean Peninsula|北東アジア::Northeast Asia|東南アジア::Southeast Asia|東アジア::East Asia|中央アジア::Central Asia|アジア太平洋::Asia-Pacific|アジア::Asia|欧州::Europe|ヨーロッパ::Europe|アフリカ::Africa|中東::Middle East
|太平洋::Pacific Ocean|大西洋::Atlantic Ocean|日本海::Sea of Japan|オホーツク海::Sea of Okhotsk|バレンツ海::Barents Sea|黒海::Black Sea|北極::Arctic|インド太平洋::Indo-Pacific|北方領土::Northern Territories / Southern Kurils|北方四島::Northern Territories / Southern Kurils
|四島::Northern Territories / Southern Kurils|択捉島::Northern Territories / Southern Kurils|国後島::Northern Territories / Southern Kurils|色丹島::Northern Territories / Southern Kurils|歯舞群島::Northern Territories / Southern Kurils
"""
BODIES = """
国際連合::United Nations|国連安全保障理事会::UN Security Council|国連安保理::UN Security Council|安保理::UN Security Council|国連総会::UN General Assembly|国連::United Nations|アジア太平洋経済協力::Asia-Pacific Economic Cooperation
|欧州連合::European Union|東南アジア諸国連合::Association of Southeast Asian Nations|国際原子力機関::International Atomic Energy Agency|世界貿易機関::World Trade Organization|主要国首脳会議::Group of Eight|世界銀行::World Bank|国際通貨基金::International Monetary Fund
"""
# Behind a place's name these make the name of something else, a person's office or an adjective.
NOT_BEFORE = "人語大統領首相外相側製産宣言条約行動大使館円"
