"""States, places and international bodies by their English names, with ISO 3166-1 codes."""

from __future__ import annotations

import re
from functools import cache

from archive.parsing.extraction.place_aliases import ALIASES
from archive.parsing.words.countries import _rows as rows_of_countries

CODES = dict(
    pair.rsplit(":", 1)
    for pair in """
Afghanistan:AF|Albania:AL|Algeria:DZ|Andorra:AD|Angola:AO|Antigua and Barbuda:AG|Argentina:AR|Armenia:AM|Australia:AU|Austria:AT
|Azerbaijan:AZ|Bahamas:BS|Bahrain:BH|Bangladesh:BD|Barbados:BB|Belarus:BY|Belgium:BE|Belize:BZ|Benin:BJ|Bhutan:BT|Bolivia:BO
|Bosnia and Herzegovina:BA|Botswana:BW|Brazil:BR|Brunei:BN|Bulgaria:BG|Burkina Faso:BF|Burundi:BI|Cambodia:KH|Cameroon:CM
|Canada:CA|Cape Verde:CV|Central African Republic:CF|Chad:TD|Chile:CL|China:CN|Colombia:CO|Comoros:KM|Congo:|Democratic Republic of the Congo:CD|Republic of the Congo:CG|Costa Rica:CR
|Croatia:HR|Cuba:CU|Cyprus:CY|Czech Republic:CZ|Denmark:DK|Djibouti:DJ|Dominica:DM|Dominican Republic:DO|East Timor:TL|Ecuador:EC
|Egypt:EG|El Salvador:SV|Equatorial Guinea:GQ|Eritrea:ER|Estonia:EE|Eswatini:SZ|Ethiopia:ET|Fiji:FJ|Finland:FI|France:FR|Gabon:GA
|Gambia:GM|Georgia:GE|Germany:DE|Ghana:GH|Greece:GR|Grenada:GD|Guatemala:GT|Guinea:GN|Guinea-Bissau:GW|Guyana:GY|Haiti:HT
|Honduras:HN|Hungary:HU|Iceland:IS|India:IN|Indonesia:ID|Iran:IR|Iraq:IQ|Ireland:IE|Israel:IL|Italy:IT|Ivory Coast:CI|Jamaica:JM
|Japan:JP|Jordan:JO|Kazakhstan:KZ|Kenya:KE|Kiribati:KI|Kosovo:|Kuwait:KW|Kyrgyzstan:KG|Laos:LA|Latvia:LV|Lebanon:LB|Lesotho:LS
|Liberia:LR|Libya:LY|Liechtenstein:LI|Lithuania:LT|Luxembourg:LU|Madagascar:MG|Malawi:MW|Malaysia:MY|Maldives:MV|Mali:ML|Malta:MT
|Marshall Islands:MH|Mauritania:MR|Mauritius:MU|Mexico:MX|Micronesia:FM|Moldova:MD|Monaco:MC|Mongolia:MN|Montenegro:ME|Morocco:MA
|Mozambique:MZ|Myanmar:MM|Namibia:NA|Nauru:NR|Nepal:NP|Netherlands:NL|New Zealand:NZ|Nicaragua:NI|Niger:NE|Nigeria:NG|North Korea:KP
|North Macedonia:MK|Norway:NO|Oman:OM|Pakistan:PK|Palau:PW|Palestine:PS|Panama:PA|Papua New Guinea:PG|Paraguay:PY|Peru:PE
|Philippines:PH|Poland:PL|Portugal:PT|Qatar:QA|Romania:RO|Russia:RU|Rwanda:RW|Saint Kitts and Nevis:KN|Saint Lucia:LC
|Saint Vincent and the Grenadines:VC|Samoa:WS|San Marino:SM|Sao Tome and Principe:ST|Saudi Arabia:SA|Senegal:SN|Serbia:RS
|Seychelles:SC|Sierra Leone:SL|Singapore:SG|Slovakia:SK|Slovenia:SI|Solomon Islands:SB|Somalia:SO|South Africa:ZA|South Korea:KR
|South Sudan:SS|Soviet Union:SU|Spain:ES|Sri Lanka:LK|Sudan:SD|Suriname:SR|Sweden:SE|Switzerland:CH|Syria:SY|Taiwan:TW
|Tajikistan:TJ|Tanzania:TZ|Thailand:TH|Togo:TG|Tonga:TO|Trinidad and Tobago:TT|Tunisia:TN|Turkey:TR|Turkmenistan:TM|Tuvalu:TV
|Uganda:UG|Ukraine:UA|United Arab Emirates:AE|United Kingdom:GB|United States:US|Uruguay:UY|Uzbekistan:UZ|Vanuatu:VU|Vatican:VA
|Venezuela:VE|Vietnam:VN|Yemen:YE|Zambia:ZM|Zimbabwe:ZW
""".replace("\n", "").split("|")
)
"""The codes of states by the usual name; "" where a name is of two, and SU for the Soviet Union (ISO 3166-3)."""

# State | other printed forms that the table of countries lacks.
_MORE_STATES = """
Russia|RF
United States|the States
United Kingdom|England;Scotland
Democratic Republic of the Congo|Democratic Republic of the Congo;Democratic Republic of Congo;DRC;DR Congo
Republic of the Congo|Republic of the Congo;Republic of Congo;Congo-Brazzaville
Syria|Syrian Arab Republic
Yugoslavia|FRY;Federal Republic of Yugoslavia
Myanmar|Union of Myanmar
Kazakhstan|Republic of Kazakhstan
Belarus|Republic of Belarus;Belorussia
Armenia|Republic of Armenia
Azerbaijan|Azerbaijan Republic;Republic of Azerbaijan
Korea|Korea
Germany|East Germany;West Germany
Czechoslovakia|Czechoslovakia
Abkhazia|Abkhazia;Republic of Abkhazia
South Ossetia|South Ossetia;Republic of South Ossetia
Moldova|Republic of Moldova;Moldavia
Uzbekistan|Republic of Uzbekistan
Tajikistan|Republic of Tajikistan
Turkey|Republic of Turkey
India|Republic of India
Vietnam|Socialist Republic of Vietnam
Afghanistan|Islamic Republic of Afghanistan
"""
_STATES_WITHOUT_CODE = frozenset({"Yugoslavia", "Korea", "Czechoslovakia", "Abkhazia", "South Ossetia"})

# Country code: places. Without a code: waters, continents, regions over borders, disputed places.
_PLACES = """
RU:Moscow;Moscow Kremlin;Kremlin;Grand Kremlin Palace;St Petersburg;St. Petersburg;Saint Petersburg;Leningrad;Novosibirsk;Yekaterinburg;Kazan;Nizhny Novgorod
RU:Chelyabinsk;Samara;Omsk;Rostov-on-Don;Ufa;Krasnoyarsk;Perm;Voronezh;Volgograd;Stalingrad;Krasnodar;Saratov;Tyumen;Tolyatti;Izhevsk
RU:Barnaul;Irkutsk;Ulyanovsk;Khabarovsk;Yaroslavl;Vladivostok;Makhachkala;Tomsk;Orenburg;Kemerovo;Ryazan;Astrakhan;Penza;Lipetsk;Tula
RU:Kirov;Kaliningrad;Bryansk;Kursk;Ivanovo;Magnitogorsk;Tver;Stavropol;Belgorod;Sochi;Nakhodka;Murmansk;Arkhangelsk;Yakutsk;Grozny
RU:Novgorod;Veliky Novgorod;Pskov;Vologda;Smolensk;Kaluga;Kostroma;Valaam;Novorossiysk;Petropavlovsk-Kamchatsky;Magadan;Anadyr;Norilsk
RU:Salekhard;Khanty-Mansiysk;Surgut;Ulan-Ude;Chita;Blagoveshchensk;Yuzhno-Sakhalinsk;Komsomolsk-on-Amur;Beslan;Nalchik;Vladikavkaz;Elista
RU:Petrozavodsk;Syktyvkar;Yoshkar-Ola;Saransk;Cheboksary;Gorno-Altaisk;Abakan;Kyzyl;Nazran;Magas;Maikop;Cherkessk;Naberezhnye Chelny
RU:Novo-Ogaryovo;Zavidovo;Gorki;Barvikha;Strelna;Pushkin;Peterhof;Kronstadt;Baikal;Lake Baikal;Volga;Siberia;East Siberia;Eastern Siberia
RU:Western Siberia;Russian Far East;Far East;Urals;Ural;Altai;Altai Territory;Chechnya;Chechen Republic;Dagestan;Ingushetia;North Ossetia
RU:Kabardino-Balkaria;Karachayevo-Circassia;Adygeya;Kalmykia;Tatarstan;Bashkortostan;Bashkiria;Chuvashia;Mordovia;Mari El;Udmurtia;Komi
RU:Karelia;Yakutia;Sakha;Buryatia;Tuva;Khakassia;Kamchatka;Sakhalin;Primorye;Chukotka;Yamal;Kola Peninsula;Stavropol Territory
RU:Krasnodar Territory;Krasnoyarsk Territory;Khabarovsk Territory;Primorye Territory;Maritime Territory;Khabarovsk Region;Kuban;North Caucasus;Bolshoi Kamen
RU:Severodvinsk;Engels;Zhukovsky;Skolkovo;Dubna;Sarov;Baltiysk;Severomorsk;Svetlogorsk;Bocharov Ruchei;Konstantinovsky Palace;Vostochny;Plesetsk;Red Square
UA:Kiev;Kyiv;Donetsk;Lugansk;Luhansk;Donbass;Donbas;Odessa;Kharkov;Kharkiv;Lvov;Lviv;Chernobyl;Dnepropetrovsk;Debaltsevo;Slavyansk;Zaporozhye
JP:Tokyo;Osaka;Kyoto;Hokkaido;Okinawa;Hiroshima;Nagasaki;Sapporo;Nagoya;Kobe;Fukuoka;Fukushima;Niigata;Sendai;Yokohama;Toyako;Nara;Kananawa;Honshu;Kyushu;Ise-Shima;Hakodate;Futenma;Nagato;Yamaguchi
KP:Pyongyang;Yongbyon;Kaesong
KR:Seoul;Busan;Pusan;Pyeongchang;PyeongChang;Incheon;Gyeongju;Jeju
CN:Beijing;Peking;Shanghai;Hong Kong;Macau;Macao;Tibet;Xinjiang;Xi'an;Guangzhou;Shenzhen;Harbin;Hangzhou;Qingdao;Xiamen;Sanya;Boao;Dalian;Tianjin;Chengdu;Nanjing;Wuhan;Manchuria;Tiananmen Square
US:Washington;Washington, D.C.;Washington D.C.;Washington DC;New York;New York City;White House;Camp David;Crawford;Texas;California;Alaska;Hawaii;Honolulu;San Francisco;Los Angeles;Chicago;Boston;Pearl Harbor;Kennebunkport;Sea Island;Florida;Miami;Houston;Atlanta;Seattle;Philadelphia;Detroit;Silicon Valley;Guantanamo;Guam;Pentagon;Wall Street;Hollywood;Salt Lake City
GB:London;Edinburgh;Glasgow;Gleneagles;Northern Ireland;Wales;Chequers;Manchester;Oxford;Cambridge;Lough Erne;Downing Street
FR:Paris;Evian;Strasbourg;Nice;Cannes;Marseille;Marseilles;Lyon;Deauville;Versailles;Rambouillet;Normandy;Elysee Palace
DE:Berlin;Bonn;Munich;Hamburg;Frankfurt;Dresden;Leipzig;Cologne;Weimar;Heiligendamm;Hannover;Hanover;Potsdam;Petersberg;Schleswig;Wiesbaden;Schwerin;Bavaria;Stuttgart;Nuremberg
IT:Rome;Milan;Genoa;Venice;Naples;Turin;L'Aquila;Bari;Trieste;Sardinia;Sicily;Bologna;Florence
CA:Ottawa;Toronto;Kananaskis;Montreal;Vancouver;Quebec;Calgary;Halifax;Huntsville;Muskoka
ES:Madrid;Barcelona;Catalonia;Seville;Valencia|PT:Lisbon;Porto|NL:The Hague;Hague;Amsterdam;Rotterdam;Maastricht|BE:Brussels
AT:Vienna;Salzburg;Linz;Hofburg|CH:Geneva;Bern;Berne;Zurich;Davos;Lausanne;Lugano;Montreux|SE:Stockholm;Gothenburg;Goteborg
FI:Helsinki;Turku;Lappeenranta;Naantali|NO:Oslo;Bergen;Svalbard;Spitsbergen;Kirkenes|DK:Copenhagen;Greenland|IS:Reykjavik|IE:Dublin
PL:Warsaw;Krakow;Cracow;Gdansk;Auschwitz;Katyn;Smolna|CZ:Prague;Brno|SK:Bratislava|HU:Budapest|RO:Bucharest|BG:Sofia;Varna;Burgas
RS:Belgrade;Nis|BA:Sarajevo;Republika Srpska|HR:Zagreb|SI:Ljubljana;Brdo|AL:Tirana|MK:Skopje|GR:Athens;Thessaloniki;Mount Athos;Crete;Alexandroupolis
CY:Nicosia;Limassol|MT:Valletta|TR:Ankara;Istanbul;Antalya;Izmir;Bosphorus;Bosporus;Dardanelles;Akkuyu|LT:Vilnius;Klaipeda|LV:Riga|EE:Tallinn;Tartu;Narva
BY:Minsk;Brest;Vitebsk;Gomel;Belovezhskaya Pushcha;Mogilev|MD:Chisinau;Kishinev;Tiraspol;Trans-Dniester;Transdniester;Trans-Dniestria;Transnistria;Gagauzia
GE:Tbilisi;Batumi;Pankisi Gorge;Ajaria;Adjara;Gori;Poti|AM:Yerevan;Gyumri|AZ:Baku;Ganja;Gabala;Nakhichevan|KZ:Astana;Nur-Sultan;Almaty;Alma-Ata;Baikonur;Baikonur Cosmodrome;Aktau;Aktobe;Petropavlovsk;Kostanay;Borovoye;Semipalatinsk;Karachaganak;Tengiz;Burabay
KG:Bishkek;Kant;Manas;Cholpon-Ata;Osh|TJ:Dushanbe;Nurek;Khujand|TM:Ashgabat;Turkmenbashi;Avaza|UZ:Tashkent;Samarkand;Bukhara;Andijan;Fergana
AF:Kabul;Kandahar;Kunduz;Mazar-i-Sharif|PK:Islamabad;Karachi;Lahore;Peshawar|IN:New Delhi;Delhi;Mumbai;Bombay;Goa;Bangalore;Calcutta;Kolkata;Agra;Kudankulam;Chennai
IR:Tehran;Teheran;Bushehr;Natanz;Fordow;Isfahan;Arak|IQ:Baghdad;Basra;Mosul;Fallujah;Kirkuk;Erbil;Najaf|SY:Damascus;Aleppo;Palmyra;Idlib;Homs;Deir ez-Zor;Latakia;Tartus;Hmeymim;Khmeimim;Khan Shaykhun;Raqqa;Eastern Ghouta
IL:Tel Aviv;Haifa;Netanya|JO:Amman;Aqaba|LB:Beirut|SA:Riyadh;Jeddah;Mecca;Medina|AE:Abu Dhabi;Dubai|QA:Doha|KW:Kuwait City|BH:Manama|OM:Muscat|YE:Sanaa;Aden
EG:Cairo;Sharm el-Sheikh;Sharm el-Sheik;Alexandria;Suez Canal;El Dabaa;Sinai|LY:Tripoli;Benghazi|TN:Tunis|DZ:Algiers|MA:Rabat;Casablanca|SD:Khartoum;Darfur
ZA:Pretoria;Cape Town;Johannesburg;Durban|KE:Nairobi;Mombasa|NG:Abuja;Lagos|UG:Kampala;Entebbe|TZ:Dodoma;Dar es Salaam;Zanzibar|RW:Kigali|CD:Kinshasa;Goma|ER:Asmara|SO:Mogadishu|DJ:Djibouti City|ZM:Lusaka|BW:Gaborone|MG:Antananarivo|CM:Yaounde|CI:Abidjan|ML:Bamako|NE:Niamey|BF:Ouagadougou|ET:Addis Ababa|SN:Dakar|MZ:Maputo|AO:Luanda|NA:Windhoek|GH:Accra|ZW:Harare|ML:Timbuktu
MX:Mexico City;Los Cabos;Cancun;Monterrey|CU:Havana|BR:Brasilia;Rio de Janeiro;Rio;Sao Paulo;Fortaleza|AR:Buenos Aires;Bariloche|VE:Caracas|CL:Santiago|PE:Lima|CO:Bogota;Cartagena|NI:Managua|EC:Quito
CN:Yunnan;Lhasa;Chongqing;Shenyang;Zhuhai;Hainan;Macao SAR|MY:Penang;Johor;Sabah;Sarawak|ID:Yogyakarta;Surabaya;Papua|MM:Rakhine State;Rakhine|IN:Hyderabad;Jaipur;Gujarat;Assam;Arunachal Pradesh;Varanasi;Ahmedabad|VN:Hanoi;Ho Chi Minh City;Da Nang;Danang;Cam Ranh|TH:Bangkok;Phuket;Pattaya|ID:Jakarta;Bali;Bandung;Aceh|MY:Kuala Lumpur;Putrajaya;Langkawi|SG:Sentosa|PH:Manila;Cebu|MM:Yangon;Naypyidaw|KH:Phnom Penh;Siem Reap|LA:Vientiane|BN:Bandar Seri Begawan|MN:Ulaanbaatar;Ulan Bator;Ulaan Bator;Ulaan Baatar;Khalkhin Gol
AU:Canberra;Sydney;Melbourne;Brisbane;Perth;Adelaide;Darwin;Cairns|NZ:Wellington;Auckland;Christchurch;Queenstown|PG:Port Moresby|LK:Colombo|NP:Kathmandu|BD:Dhaka|VA:Vatican City
:Europe;Western Europe;Eastern Europe;Central Europe;Northern Europe;Southeastern Europe;South-Eastern Europe;South-East Europe;Greater Europe;Asia;Central Asia;East Asia;Northeast Asia;North-East Asia;Southeast Asia;South-East Asia;South Asia;South-West Asia;West Asia;Southern Africa;Pacific Islands;Western Balkans;Eastern Mediterranean;East Mediterranean;Taiwan Strait;Strait of Taiwan;Mekong;Mekong region;Bay of Bengal;Great Lakes region;Central and Eastern Europe
:Asia-Pacific;Asia Pacific;Asia-Pacific region;Asia-Pacific Region;Asia Pacific region;Eurasia;Africa;North Africa;West Africa;East Africa;Central Africa;Sub-Saharan Africa;Latin America;South America;North America;Central America
:Caribbean;Caribbean Sea;Middle East;Near East;Persian Gulf;Gulf;Balkans;Balkan Peninsula;Baltic;Baltic Sea;Black Sea;Caspian;Caspian Sea;Mediterranean;Mediterranean Sea;Barents Sea;Kara Sea;White Sea;Sea of Okhotsk;Sea of Japan
:South China Sea;East China Sea;East and South China Seas;South and East China Seas;South China Seas;Yellow Sea;North Sea;Bering Sea;Bering Strait;Norwegian Sea;Red Sea;Dead Sea;Aral Sea;Sea of Azov;Kerch Strait;Strait of Hormuz;Strait of Malacca;Gulf of Finland;Gulf of Aden;Pacific;Pacific Ocean;Pacific Rim
:Atlantic;Atlantic Ocean;North Atlantic;Indian Ocean;Arctic;Arctic Ocean;Northern Sea Route;Antarctic;Antarctica;North Pole;South Pole;Korean Peninsula;Korean peninsula;Arabian Peninsula;Caucasus;South Caucasus;Transcaucasia;Trans-Caucasus;Northern Caucasus
:Danube;Rhine;Amur;Dnieper;Don;Nagorno-Karabakh;Nagorny Karabakh;Karabakh;Jerusalem;East Jerusalem;Gaza;Gaza Strip;West Bank;Golan Heights;Palestinian territories;Western Sahara;Falkland Islands;Scandinavia;Benelux;Maghreb;Sahel;Horn of Africa;Indo-Pacific
:Kashmir;Crimea;Sevastopol;Simferopol;Kerch;Yalta;Kuril Islands;Kurils;Kurile Islands;West;Global South;Eurasian region;Levant;Indochina;Kurdistan;Panmunjom;Asia-Pacific area
"""
DISPUTED = {
    "Northern Territories / Southern Kurils": "Northern Territories;northern territories;Southern Kurils;South Kurils;South Kuril Islands;"
    "Southern Kuril Islands;South Kurile Islands;four northern islands;northern islands;four islands;"
    "Habomai;Shikotan;Kunashiri;Kunashir;Etorofu;Iturup",
}  # fmt: skip

# Usual name: other printed forms.
_BODIES = """
United Nations|UN;U.N.;United Nations Organization;United Nations Organisation
UN Security Council|United Nations Security Council;Security Council;UNSC;U.N. Security Council
UN General Assembly|United Nations General Assembly;General Assembly;U.N. General Assembly
UNESCO|
UNICEF|
UNHCR|
Asia-Pacific Economic Cooperation|APEC;APEC forum;Asia-Pacific Economic Cooperation forum;Asia-Pacific Economic Cooperation Forum
North Atlantic Treaty Organization|NATO;North Atlantic Treaty Organisation;North Atlantic Alliance
NATO-Russia Council|Russia-NATO Council
European Union|EU;E.U.
European Commission|
European Parliament|
European Council|
Council of Europe|
Parliamentary Assembly of the Council of Europe|PACE
Organization for Security and Co-operation in Europe|OSCE;Organisation for Security and Cooperation in Europe;Organization for Security and Cooperation in Europe
Organisation for Economic Co-operation and Development|OECD
Group of Eight|G8;G-8;Big Eight;G8 Group
Group of Seven|G7;G-7;Big Seven
Group of Twenty|G20;G-20
BRICS|BRIC
Shanghai Cooperation Organisation|SCO;Shanghai Cooperation Organization;Shanghai Five;Shanghai Forum
Association of Southeast Asian Nations|ASEAN;Association of South-East Asian Nations
ASEAN Regional Forum|ARF
East Asia Summit|
Commonwealth of Independent States|CIS
Collective Security Treaty Organisation|CSTO;Collective Security Treaty Organization
Eurasian Economic Community|EurAsEC;EURASEC
Eurasian Economic Union|EAEU;EEU
Eurasian Economic Commission|
Customs Union|
Common Economic Space|Single Economic Space;Common Economic Area
Union State|Union State of Russia and Belarus
World Trade Organization|WTO;World Trade Organisation
International Monetary Fund|IMF
World Bank|
European Bank for Reconstruction and Development|EBRD
Asian Infrastructure Investment Bank|AIIB
New Development Bank|BRICS Bank
International Atomic Energy Agency|IAEA
Organisation for the Prohibition of Chemical Weapons|OPCW;Organization for the Prohibition of Chemical Weapons
World Health Organization|WHO;World Health Organisation
International Labour Organization|ILO
International Criminal Court|
International Court of Justice|
International Olympic Committee|IOC
Interpol|INTERPOL
Arab League|League of Arab States;LAS
Organisation of Islamic Cooperation|OIC;Organization of the Islamic Conference;Organisation of the Islamic Conference;Organization of Islamic Cooperation
African Union|AU
Gulf Cooperation Council|GCC;Cooperation Council for the Arab States of the Gulf
Organization of the Petroleum Exporting Countries|OPEC;OPEC+
Gas Exporting Countries Forum|GECF
Black Sea Economic Cooperation|BSEC;Organization of the Black Sea Economic Cooperation
Council of the Baltic Sea States|CBSS
Arctic Council|
Barents Euro-Arctic Council|
Non-Aligned Movement|
MERCOSUR|Mercosur
CELAC|
League of Nations|
International Committee of the Red Cross|ICRC
Korean Peninsula Energy Development Organization|KEDO
Conference on Interaction and Confidence-Building Measures in Asia|CICA
GUAM Organization for Democracy and Economic Development|GUAM;GUUAM
Minsk Group|OSCE Minsk Group
Quartet|Middle East Quartet
International Energy Agency|
Conference on Disarmament|
Trade and Investment Promotion Organization|
""".replace("Trade and Investment Promotion Organization|\n", "")

# What a capitalised word before or after makes of a place's name: the name of something else.
THINGS = frozenset(
    [
        "Declaration",
        "Treaty",
        "Agreement",
        "Agreements",
        "Accord",
        "Accords",
        "Pact",
        "Protocol",
        "Convention",
        "Charter",
        "Memorandum",
        "Plan",
        "Statement",
        "Council",
        "Commission",
        "Committee",
        "Project",
        "Projects",
        "Pipeline",
        "pipeline",
        "University",
        "Institute",
        "Academy",
        "School",
        "Bank",
        "Festival",
        "Orchestra",
        "Theatre",
        "Theater",
        "Museum",
        "Times",
        "News",
        "Post",
        "Agency",
        "Company",
        "Corporation",
        "Oil",
        "Gas",
        "Energy",
        "Airlines",
        "Steel",
        "Cup",
        "Games",
        "Olympics",
        "Championship",
        "Prize",
        "Club",
        "Foundation",
        "Fund",
        "Party",
        "Ministry",
        "Embassy",
        "Cathedral",
        "Fleet",
        "Fleets",
        "Flotilla",
        "Medal",
        "Day",
        "Agenda",
        "Initiative",
        "Package",
        "Roadmap",
        "Formula",
        "Association",
        "Chamber",
        "Airport",
        "Station",
        "Railways",
        "Railway",
        "Post",
        "Hotel",
        "Patriarch",
        "Patriarchate",
        "Organization",
        "Organisation",
        "Motors",
        "Channel",
        "TV",
        "Television",
        "Radio",
        "Journal",
        "Process",
        "agreements",
        "accords",
        "Forum",
        "Marathon",
        "Exchange",
        "Broadcasting",
        "Street",
        "Daily",
    ]
)


_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def names() -> dict[str, tuple[str, str, str]]:
    """Every printed form, case kept: (kind, country, usual name)."""
    found: dict[str, tuple[str, str, str]] = {}
    for line in _BODIES.strip().splitlines():
        name, forms = line.split("|")
        for form in filter(None, (name, *forms.split(";"))):
            found.setdefault(form, ("body", "", name))
    for name, forms in DISPUTED.items():
        for form in forms.split(";"):
            found.setdefault(form, ("place", "", name))
    for name, others, _adjectives, capital in rows_of_countries():
        code = CODES.get(name, "")
        for form in (name, *others):
            found.setdefault(form, ("state", code, name))
        # Whose capital Jerusalem is, states dispute.
        if capital not in found and capital not in CODES and capital != "Jerusalem":
            found.setdefault(capital, ("place", code, capital))
    for line in _MORE_STATES.strip().splitlines():
        name, forms = line.split("|")
        code = "" if name in _STATES_WITHOUT_CODE else CODES[name]
        for form in forms.split(";"):
            found[form] = ("state", code, name)
    for form in ("Yugoslavia", "Serbia and Montenegro"):
        found[form] = ("state", "", form)
    for line in _PLACES.strip().replace("|", "\n").splitlines():
        code, _, forms = line.partition(":")
        for form in forms.split(";"):
            found.setdefault(form, ("place", code, form))
    for line in ALIASES.strip().splitlines():
        name, forms = line.split("|")
        for form in forms.split(";"):
            found[form] = found[name]
    for form in ("Georgia", "Jordan", "Chad", "Turkey"):
        found[form] = ("state", CODES[form], form)
    return found


def usual_name(name: str) -> str:
    """What the place is called in lists: one name for each place, whichever of its names is given; else the name itself."""
    return names().get(name, ("", "", name))[2]


@cache
def by_first_word() -> dict[str, tuple[tuple[str, tuple[str, str, str]], ...]]:
    """The forms by their first word, the longest first."""
    table: dict[str, list[tuple[str, tuple[str, str, str]]]] = {}
    for form, row in names().items():
        head = _LETTERS.match(form)
        if head:
            table.setdefault(head.group(), []).append((form, row))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in table.items()}
