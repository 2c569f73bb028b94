"""States, places and bodies by their Russian names; nouns in the nominative, of which the other cases are made."""

from __future__ import annotations

import re

STATES = """
Россия:RU:Russia|Российская Федерация:RU:Russia|Япония:JP:Japan|Китай:CN:China|Китайская Народная Республика:CN:China|США:US:United States|Соединённые Штаты:US:United States|Соединенные Штаты:US:United States|Америка:US:United States|КНР:CN:China|КНДР:KP:North Korea|РФ:RU:Russia|СССР:SU:Soviet Union|Советский Союз:SU:Soviet Union|ФРГ:DE:Germany|ОАЭ:AE:United Arab Emirates
|Объединенные Арабские Эмираты:AE:United Arab Emirates|Объединённые Арабские Эмираты:AE:United Arab Emirates|ЮАР:ZA:South Africa|Франция:FR:France|Германия:DE:Germany|Италия:IT:Italy|Великобритания:GB:United Kingdom|Соединенное Королевство:GB:United Kingdom|Канада:CA:Canada|Ирак:IQ:Iraq|Иран:IR:Iran|Сирия:SY:Syria|Афганистан:AF:Afghanistan|Украина:UA:Ukraine|Индия:IN:India|Пакистан:PK:Pakistan
|Индонезия:ID:Indonesia|Вьетнам:VN:Vietnam|Таиланд:TH:Thailand|Малайзия:MY:Malaysia|Сингапур:SG:Singapore|Австралия:AU:Australia|Новая Зеландия:NZ:New Zealand|Монголия:MN:Mongolia|Республика Казахстан:KZ:Kazakhstan|Казахстан:KZ:Kazakhstan|Республика Узбекистан:UZ:Uzbekistan|Узбекистан:UZ:Uzbekistan|Киргизия:KG:Kyrgyzstan|Киргизстан:KG:Kyrgyzstan|Кыргызстан:KG:Kyrgyzstan|Таджикистан:TJ:Tajikistan
|Туркменистан:TM:Turkmenistan|Туркмения:TM:Turkmenistan|Турция:TR:Turkey|Израиль:IL:Israel|Палестина:PS:Palestine|Египет:EG:Egypt|Испания:ES:Spain|Португалия:PT:Portugal|Польша:PL:Poland|Бразилия:BR:Brazil|Мексика:MX:Mexico|Аргентина:AR:Argentina|Чили:CL:Chile|Перу:PE:Peru|Колумбия:CO:Colombia|Боливия:BO:Bolivia|Эквадор:EC:Ecuador|Уругвай:UY:Uruguay|Никарагуа:NI:Nicaragua|Гватемала:GT:Guatemala|Гаити:HT:Haiti
|Республика Беларусь:BY:Belarus|Белоруссия:BY:Belarus|Беларусь:BY:Belarus|Грузия:GE:Georgia|Республика Армения:AM:Armenia|Армения:AM:Armenia|Азербайджанская Республика:AZ:Azerbaijan|Азербайджан:AZ:Azerbaijan|Республика Молдова:MD:Moldova|Молдавия:MD:Moldova|Молдова:MD:Moldova|Эстония:EE:Estonia|Латвия:LV:Latvia|Литва:LT:Lithuania|Финляндия:FI:Finland|Швеция:SE:Sweden|Норвегия:NO:Norway|Дания:DK:Denmark|Исландия:IS:Iceland|Ирландия:IE:Ireland
|Сербия:RS:Serbia|Черногория:ME:Montenegro|Хорватия:HR:Croatia|Словения:SI:Slovenia|Словакия:SK:Slovakia|Македония:MK:North Macedonia|Албания:AL:Albania|Косово::Kosovo|Босния и Герцеговина:BA:Bosnia and Herzegovina|Югославия::Yugoslavia|Греция:GR:Greece|Кипр:CY:Cyprus|Мальта:MT:Malta|Ватикан:VA:Vatican|Венгрия:HU:Hungary|Болгария:BG:Bulgaria|Румыния:RO:Romania|Чехия:CZ:Czech Republic|Чехословакия::Czechoslovakia
|Австрия:AT:Austria|Швейцария:CH:Switzerland|Бельгия:BE:Belgium|Нидерланды:NL:Netherlands|Голландия:NL:Netherlands|Люксембург:LU:Luxembourg|Кения:KE:Kenya|Эфиопия:ET:Ethiopia|Сомали:SO:Somalia|Судан:SD:Sudan|Южный Судан:SS:South Sudan|Нигерия:NG:Nigeria|Ангола:AO:Angola|Мозамбик:MZ:Mozambique|Зимбабве:ZW:Zimbabwe|Намибия:NA:Namibia|Уганда:UG:Uganda|Танзания:TZ:Tanzania|Руанда:RW:Rwanda|Камерун:CM:Cameroon|Гвинея:GN:Guinea|Сенегал:SN:Senegal|Мали:ML:Mali|Нигер:NE:Niger|Чад:TD:Chad
|Буркина-Фасо:BF:Burkina Faso|Центральноафриканская Республика:CF:Central African Republic|ЦАР:CF:Central African Republic|Куба:CU:Cuba|Венесуэла:VE:Venezuela|Ливия:LY:Libya|Алжир:DZ:Algeria|Марокко:MA:Morocco|Тунис:TN:Tunisia|Иордания:JO:Jordan|Ливан:LB:Lebanon|Кувейт:KW:Kuwait|Катар:QA:Qatar|Бахрейн:BH:Bahrain|Оман:OM:Oman|Йемен:YE:Yemen|Саудовская Аравия:SA:Saudi Arabia
|Бангладеш:BD:Bangladesh|Шри-Ланка:LK:Sri Lanka|Непал:NP:Nepal|Мьянма:MM:Myanmar|Лаос:LA:Laos|Камбоджа:KH:Cambodia|Филиппины:PH:Philippines|Бруней:BN:Brunei|Тайвань:TW:Taiwan|Северная Корея:KP:North Korea|Южная Корея:KR:South Korea|Республика Корея:KR:South Korea|Абхазия::Abkhazia|Южная Осетия::South Ossetia
"""
PLACES = """
Москва:RU:Moscow|Санкт-Петербург:RU:St. Petersburg|Петербург:RU:St. Petersburg|Ленинград:RU:St. Petersburg|Владивосток:RU:Vladivostok|Хабаровск:RU:Khabarovsk|Сибирь:RU:Siberia|Сахалин:RU:Sakhalin|Камчатка:RU:Kamchatka|Находка:RU:Nakhodka|Кремль:RU:Kremlin|Сочи:RU:Sochi|Казань:RU:Kazan|Чечня:RU:Chechnya|Иркутск:RU:Irkutsk|Екатеринбург:RU:Yekaterinburg|Новосибирск:RU:Novosibirsk|Красноярск:RU:Krasnoyarsk|Калининград:RU:Kaliningrad
|Мурманск:RU:Murmansk|Волгоград:RU:Volgograd|Сталинград:RU:Volgograd|Уфа:RU:Ufa|Самара:RU:Samara|Ростов-на-Дону:RU:Rostov-on-Don|Астрахань:RU:Astrakhan|Оренбург:RU:Orenburg|Омск:RU:Omsk|Челябинск:RU:Chelyabinsk|Нижний Новгород:RU:Nizhny Novgorod|Татарстан:RU:Tatarstan|Башкортостан:RU:Bashkortostan|Дагестан:RU:Dagestan|Подмосковье:RU:Moscow Region|Ново-Огарёво:RU:Novo-Ogaryovo|Северный Кавказ:RU:North Caucasus|Урал:RU:Urals
|Дальний Восток:RU:Far East|Восточная Сибирь:RU:Eastern Siberia|Крым::Crimea|Севастополь::Sevastopol|Киев:UA:Kyiv|Одесса:UA:Odessa|Харьков:UA:Kharkiv|Донбасс:UA:Donbass|Буча:UA:Bucha|Токио:JP:Tokyo|Осака:JP:Osaka|Хоккайдо:JP:Hokkaido|Окинава:JP:Okinawa|Пекин:CN:Beijing|Шанхай:CN:Shanghai|Сиань:CN:Xi'an|Харбин:CN:Harbin|Гонконг:CN:Hong Kong|Ухань:CN:Wuhan|Пхеньян:KP:Pyongyang|Сеул:KR:Seoul|Вашингтон:US:Washington|Нью-Йорк:US:New York|Лондон:GB:London|Париж:FR:Paris|Страсбург:FR:Strasbourg
|Братислава:SK:Bratislava|Любляна:SI:Ljubljana|Загреб:HR:Zagreb|Скопье:MK:Skopje|Тирана:AL:Tirana|Подгорица:ME:Podgorica|Сараево:BA:Sarajevo|Лиссабон:PT:Lisbon|Дублин:IE:Dublin|Копенгаген:DK:Copenhagen|Никосия:CY:Nicosia|Салоники:GR:Thessaloniki|Оттава:CA:Ottawa|Манила:PH:Manila|Канберра:AU:Canberra|Хартум:SD:Khartoum|Найроби:KE:Nairobi|Претория:ZA:Pretoria|Триполи:LY:Tripoli|Рабат:MA:Rabat|Дакка:BD:Dhaka
|Берлин:DE:Berlin|Бонн:DE:Bonn|Мюнхен:DE:Munich|Рим:IT:Rome|Генуя:IT:Genoa|Мадрид:ES:Madrid|Женева:CH:Geneva|Давос:CH:Davos|Вена:AT:Vienna|Брюссель:BE:Brussels|Гаага:NL:The Hague|Стокгольм:SE:Stockholm|Хельсинки:FI:Helsinki|Осло:NO:Oslo|Варшава:PL:Warsaw|Прага:CZ:Prague|Будапешт:HU:Budapest|Бухарест:RO:Bucharest|София:BG:Sofia|Афины:GR:Athens|Белград:RS:Belgrade|Приштина::Pristina|Вильнюс:LT:Vilnius|Рига:LV:Riga|Таллин:EE:Tallinn|Минск:BY:Minsk|Кишинёв:MD:Chisinau|Кишинев:MD:Chisinau
|Астана:KZ:Astana|Нур-Султан:KZ:Astana|Алма-Ата:KZ:Almaty|Алматы:KZ:Almaty|Костанай:KZ:Kostanay|Ташкент:UZ:Tashkent|Самарканд:UZ:Samarkand|Бишкек:KG:Bishkek|Душанбе:TJ:Dushanbe|Ашхабад:TM:Ashgabat|Баку:AZ:Baku|Ереван:AM:Yerevan|Тбилиси:GE:Tbilisi|Батуми:GE:Batumi|Сухум::Sukhumi|Сухуми::Sukhumi|Цхинвал::Tskhinvali|Цхинвали::Tskhinvali|Тирасполь:MD:Tiraspol|Приднестровье:MD:Transnistria|Нагорный Карабах::Nagorno-Karabakh|Карабах::Nagorno-Karabakh|Лачинский коридор::Lachin corridor
|Анкара:TR:Ankara|Стамбул:TR:Istanbul|Анталья:TR:Antalya|Тегеран:IR:Tehran|Багдад:IQ:Baghdad|Дамаск:SY:Damascus|Алеппо:SY:Aleppo|Идлиб:SY:Idlib|Каир:EG:Cairo|Иерусалим::Jerusalem|Газа::Gaza|Бейрут:LB:Beirut|Доха:QA:Doha|Абу-Даби:AE:Abu Dhabi|Дубай:AE:Dubai|Эр-Рияд:SA:Riyadh|Маскат:OM:Muscat|Кабул:AF:Kabul|Исламабад:PK:Islamabad|Дели:IN:Delhi|Нью-Дели:IN:New Delhi|Гоа:IN:Goa|Бангкок:TH:Bangkok|Ханой:VN:Hanoi|Джакарта:ID:Jakarta|Улан-Батор:MN:Ulaanbaatar|Гавана:CU:Havana|Каракас:VE:Caracas|Аддис-Абеба:ET:Addis Ababa
|Европа::Europe|Восточная Европа::Eastern Europe|Азия::Asia|Евразия::Eurasia|Африка::Africa|Северная Африка::North Africa|Ближний Восток::Middle East|Средний Восток::Middle East|Арктика::Arctic|Антарктика::Antarctic|Южный Кавказ::South Caucasus|Закавказье::South Caucasus|Кавказ::Caucasus|Балканы::Balkans|Прибалтика::Baltic States|Персидский залив::Persian Gulf|Корейский полуостров::Korean Peninsula|Латинская Америка::Latin America|Центральная Азия::Central Asia|Средняя Азия::Central Asia|Юго-Восточная Азия::Southeast Asia|Южные Курилы::Northern Territories / Southern Kurils|Курилы::Kuril Islands
|Чёрное море::Black Sea|Черное море::Black Sea|Азовское море::Sea of Azov|Каспийское море::Caspian Sea|Балтийское море::Baltic Sea|Средиземное море::Mediterranean Sea|Баренцево море::Barents Sea|Каспий::Caspian Sea|Балтика::Baltic Sea|Тихий океан::Pacific Ocean
"""
BODIES = """
ООН::United Nations|НАТО::North Atlantic Treaty Organization|ОБСЕ::Organization for Security and Co-operation in Europe|АТЭС::Asia-Pacific Economic Cooperation|ШОС::Shanghai Cooperation Organisation|СНГ::Commonwealth of Independent States|Содружество Независимых Государств::Commonwealth of Independent States|ОДКБ::Collective Security Treaty Organisation
|ЕврАзЭС::Eurasian Economic Community|ЕАЭС::Eurasian Economic Union|Евразийский экономический союз::Eurasian Economic Union|МАГАТЭ::International Atomic Energy Agency|ОЗХО::Organisation for the Prohibition of Chemical Weapons|ВТО::World Trade Organization|ВОЗ::World Health Organization|МВФ::International Monetary Fund|БРИКС::BRICS|ЮНЕСКО::UNESCO|ЕС::European Union|Евросоюз::European Union|Европейский союз::European Union|Европейский Союз::European Union|Еврокомиссия::European Commission|АСЕАН::Association of Southeast Asian Nations
|Совет Европы::Council of Europe|ПАСЕ::Parliamentary Assembly of the Council of Europe|Арктический совет::Arctic Council|Лига арабских государств::Arab League|ЛАГ::Arab League|Африканский союз::African Union|ОПЕК::Organization of the Petroleum Exporting Countries|Союзное государство::Union State|Таможенный союз::Customs Union|ГУАМ::GUAM Organization for Democracy and Economic Development|Минская группа ОБСЕ::Minsk Group|Минская группа::Minsk Group|Большая двадцатка::Group of Twenty|Группа двадцати::Group of Twenty|Группа восьми::Group of Eight
|Совет Безопасности ООН::UN Security Council|Совет Безопасности::UN Security Council|Совбез ООН::UN Security Council|СБ ООН::UN Security Council|Генеральная Ассамблея ООН::UN General Assembly|Генассамблея ООН::UN General Assembly|ГА ООН::UN General Assembly|Организация Объединённых Наций::United Nations|Организация Объединенных Наций::United Nations|Всемирный банк::World Bank
"""
_ENDINGS = (
    ("ая", ("ая", "ой", "ую")),
    ("яя", ("яя", "ей", "юю")),
    ("ий", ("ий", "его", "ему", "им", "ем", "ого", "ому", "ом")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ие", ("ие", "их", "им", "ими")),
    ("ье", ("ье", "ья", "ью", "ьем")),
    ("ре", ("ре", "ря", "рю", "рем")),
    ("ое", ("ое", "ого", "ому", "ым", "ом")),
    ("во", ("во", "ва", "ву", "вым", "вом")),
    ("ия", ("ия", "ии", "ию", "ией")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("я", ("я", "и", "е", "ю", "ей", "ёй")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ль", ("ль", "ля", "лю", "лём", "лем", "ле")),
    ("ь", ("ь", "и", "ью", "я", "ю", "ем", "е")),
    ("ток", ("ток", "тока", "току", "током", "токе")),
    ("ы", ("ы", "", "ов", "ам", "ами", "ах")),
)


def cases(word: str) -> tuple[str, ...]:
    """The forms of a noun or adjective in the cases of the singular, made from its ending; abbreviations stay."""
    if word.isupper() or word[-1] in "оиуеэё" and not word.endswith(("ое", "ые", "ие", "ье", "ре", "во")):
        return (word,)
    if word in ("Египет",):
        return ("Египет", "Египта", "Египту", "Египтом", "Египте")
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + form for form in forms)
    return (word, *(word + form for form in ("а", "у", "ом", "е", "ем")))


OFFICE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:[Вв]ице-)?[Пп]резидент\w{0,3}|(?<!\w)(?:[Вв]ице-)?[Пп]ремьер(?:-министр)?\w{0,3}|[Кк]анцлер\w{0,2}|[Кк]орол\w{1,3}|[Ии]мператор\w{0,2}|[Пп]ос(?:ол|л\w{1,3})|[Гг]оссекретар\w{1,2}"
    r"|[Гг]осударственн\w{2,3} секретар\w{1,2}|[Пп]редседател\w{1,2}|[Сс]пецпредставител\w{1,2}|[Пп]остпред\w{0,2}|(?<!\w)МИД(?:а|у|ом|е)?|[Мм]инистерств\w{1,3} [а-яё ]{4,40}|[Гг]енсек\w{0,2}|[Гг]енеральн\w{2,3} секретар\w{1,2}"
    r"|[Мм]инистр\w{0,3} (?:[а-яё-]+,? ){1,5}?[а-яё-]+|[Гг]лав[аыуое]\w? (?:государства|правительства|внешнеполитического ведомства|МИД|дипломатии)) (?:[А-ЯЁ][а-яё]+(?:ой|ого|ому) )?\Z"
)
"""Before a state's name in the genitive: the office is its, and no place is mentioned."""
AMBASSADOR_IN = re.compile(
    r"(?:[Пп]ос(?:ол|л\w{1,3})|[Пп]редставител\w{1,2}) (?:[А-ЯЁ][\w.-]* ){1,4}(?:в|во|на|при) \Z"
)
"""Before a place's name: where somebody's ambassador is posted."""
