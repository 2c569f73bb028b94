"""The world's countries as English prose prints them: names, adjectives and capitals."""

from __future__ import annotations

from functools import cache, lru_cache

# One country a line: name | other names | adjectives | capital.
_TABLE = """
Afghanistan||Afghan|Kabul
Albania||Albanian|Tirana
Algeria||Algerian|Algiers
Andorra||Andorran|Andorra la Vella
Angola||Angolan|Luanda
Antigua and Barbuda||Antiguan|Saint John's
Argentina||Argentine,Argentinian|Buenos Aires
Armenia||Armenian|Yerevan
Australia||Australian|Canberra
Austria||Austrian|Vienna
Azerbaijan||Azerbaijani,Azeri|Baku
Bahamas||Bahamian|Nassau
Bahrain||Bahraini|Manama
Bangladesh||Bangladeshi|Dhaka
Barbados||Barbadian|Bridgetown
Belarus||Belarusian,Byelorussian|Minsk
Belgium||Belgian|Brussels
Belize||Belizean|Belmopan
Benin||Beninese|Porto-Novo
Bhutan||Bhutanese|Thimphu
Bolivia||Bolivian|La Paz
Bosnia and Herzegovina|Bosnia|Bosnian|Sarajevo
Botswana||Botswanan|Gaborone
Brazil||Brazilian|Brasilia
Brunei|Brunei Darussalam|Bruneian|Bandar Seri Begawan
Bulgaria||Bulgarian|Sofia
Burkina Faso||Burkinabe|Ouagadougou
Burundi||Burundian|Bujumbura
Cambodia||Cambodian|Phnom Penh
Cameroon||Cameroonian|Yaounde
Canada||Canadian|Ottawa
Cape Verde|Cabo Verde|Cape Verdean|Praia
Central African Republic||Central African|Bangui
Chad||Chadian|N'Djamena
Chile||Chilean|Santiago
China|People's Republic of China,PRC|Chinese|Beijing
Colombia||Colombian|Bogota
Comoros||Comorian|Moroni
Congo|Republic of the Congo,Democratic Republic of the Congo,DRC|Congolese|Kinshasa
Costa Rica||Costa Rican|San Jose
Croatia||Croatian|Zagreb
Cuba||Cuban|Havana
Cyprus||Cypriot|Nicosia
Czech Republic|Czechia|Czech|Prague
Denmark||Danish|Copenhagen
Djibouti||Djiboutian|Djibouti
Dominica||Dominican|Roseau
Dominican Republic||Dominican|Santo Domingo
East Timor|Timor-Leste|Timorese|Dili
Ecuador||Ecuadorian|Quito
Egypt||Egyptian|Cairo
El Salvador||Salvadoran|San Salvador
Equatorial Guinea||Equatorial Guinean|Malabo
Eritrea||Eritrean|Asmara
Estonia||Estonian|Tallinn
Eswatini|Swaziland|Swazi|Mbabane
Ethiopia||Ethiopian|Addis Ababa
Fiji||Fijian|Suva
Finland||Finnish|Helsinki
France|French Republic|French|Paris
Gabon||Gabonese|Libreville
Gambia||Gambian|Banjul
Georgia||Georgian|Tbilisi
Germany|Federal Republic of Germany,FRG|German|Berlin
Ghana||Ghanaian|Accra
Greece|Hellenic Republic|Greek,Hellenic|Athens
Grenada||Grenadian|Saint George's
Guatemala||Guatemalan|Guatemala City
Guinea||Guinean|Conakry
Guinea-Bissau||Bissau-Guinean|Bissau
Guyana||Guyanese|Georgetown
Haiti||Haitian|Port-au-Prince
Honduras||Honduran|Tegucigalpa
Hungary||Hungarian|Budapest
Iceland||Icelandic|Reykjavik
India||Indian|New Delhi
Indonesia||Indonesian|Jakarta
Iran|Islamic Republic of Iran|Iranian|Tehran
Iraq||Iraqi|Baghdad
Ireland||Irish|Dublin
Israel||Israeli|Jerusalem
Italy|Italian Republic|Italian|Rome
Ivory Coast|Cote d'Ivoire,Côte d'Ivoire|Ivorian|Yamoussoukro
Jamaica||Jamaican|Kingston
Japan||Japanese|Tokyo
Jordan|Hashemite Kingdom of Jordan|Jordanian|Amman
Kazakhstan||Kazakh,Kazakhstani|Astana
Kenya||Kenyan|Nairobi
Kiribati||Kiribati|Tarawa
Kosovo||Kosovar|Pristina
Kuwait||Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz Republic,Kirghizia|Kyrgyz,Kirghiz|Bishkek
Laos|Lao PDR,Lao People's Democratic Republic|Laotian,Lao|Vientiane
Latvia||Latvian|Riga
Lebanon||Lebanese|Beirut
Lesotho||Basotho|Maseru
Liberia||Liberian|Monrovia
Libya||Libyan|Tripoli
Liechtenstein||Liechtenstein|Vaduz
Lithuania||Lithuanian|Vilnius
Luxembourg||Luxembourgish|Luxembourg
Madagascar||Malagasy|Antananarivo
Malawi||Malawian|Lilongwe
Malaysia||Malaysian|Kuala Lumpur
Maldives||Maldivian|Male
Mali||Malian|Bamako
Malta||Maltese|Valletta
Marshall Islands||Marshallese|Majuro
Mauritania||Mauritanian|Nouakchott
Mauritius||Mauritian|Port Louis
Mexico|United Mexican States|Mexican|Mexico City
Micronesia||Micronesian|Palikir
Moldova||Moldovan|Chisinau
Monaco||Monegasque|Monaco
Mongolia||Mongolian|Ulaanbaatar
Montenegro||Montenegrin|Podgorica
Morocco||Moroccan|Rabat
Mozambique||Mozambican|Maputo
Myanmar|Burma|Burmese|Naypyidaw
Namibia||Namibian|Windhoek
Nauru||Nauruan|Yaren
Nepal||Nepalese,Nepali|Kathmandu
Netherlands||Dutch|The Hague
New Zealand||New Zealand|Wellington
Nicaragua||Nicaraguan|Managua
Niger||Nigerien|Niamey
Nigeria||Nigerian|Abuja
North Korea|DPRK,Democratic People's Republic of Korea|North Korean|Pyongyang
North Macedonia|Macedonia|Macedonian|Skopje
Norway||Norwegian|Oslo
Oman||Omani|Muscat
Pakistan||Pakistani|Islamabad
Palau||Palauan|Ngerulmud
Palestine|Palestinian National Authority|Palestinian|Ramallah
Panama||Panamanian|Panama City
Papua New Guinea||Papua New Guinean|Port Moresby
Paraguay||Paraguayan|Asuncion
Peru||Peruvian|Lima
Philippines||Philippine,Filipino|Manila
Poland||Polish|Warsaw
Portugal||Portuguese|Lisbon
Qatar||Qatari|Doha
Romania||Romanian|Bucharest
Russia|Russian Federation|Russian|Moscow
Rwanda||Rwandan|Kigali
Saint Kitts and Nevis||Kittitian|Basseterre
Saint Lucia||Saint Lucian|Castries
Saint Vincent and the Grenadines||Vincentian|Kingstown
Samoa||Samoan|Apia
San Marino||Sammarinese|San Marino
Sao Tome and Principe||Sao Tomean|Sao Tome
Saudi Arabia|Kingdom of Saudi Arabia|Saudi,Saudi Arabian|Riyadh
Senegal||Senegalese|Dakar
Serbia|Yugoslavia,Serbia and Montenegro|Serbian,Yugoslav|Belgrade
Seychelles||Seychellois|Victoria
Sierra Leone||Sierra Leonean|Freetown
Singapore||Singaporean|Singapore
Slovakia|Slovak Republic|Slovak,Slovakian|Bratislava
Slovenia||Slovenian,Slovene|Ljubljana
Solomon Islands||Solomon Islander|Honiara
Somalia||Somali|Mogadishu
South Africa||South African|Pretoria
South Korea|Republic of Korea,ROK|South Korean,Korean|Seoul
South Sudan||South Sudanese|Juba
Soviet Union|USSR|Soviet|Moscow
Spain||Spanish|Madrid
Sri Lanka||Sri Lankan|Colombo
Sudan||Sudanese|Khartoum
Suriname||Surinamese|Paramaribo
Sweden||Swedish|Stockholm
Switzerland|Swiss Confederation|Swiss|Bern
Syria|Syrian Arab Republic|Syrian|Damascus
Taiwan||Taiwanese|Taipei
Tajikistan||Tajik,Tajikistani|Dushanbe
Tanzania||Tanzanian|Dodoma
Thailand||Thai|Bangkok
Togo||Togolese|Lome
Tonga||Tongan|Nuku'alofa
Trinidad and Tobago||Trinidadian|Port of Spain
Tunisia||Tunisian|Tunis
Turkey|Türkiye,Turkiye|Turkish|Ankara
Turkmenistan||Turkmen|Ashgabat
Tuvalu||Tuvaluan|Funafuti
Uganda||Ugandan|Kampala
Ukraine||Ukrainian|Kyiv
United Arab Emirates|UAE|Emirati|Abu Dhabi
United Kingdom|UK,U.K.,Britain,Great Britain|British|London
United States|United States of America,USA,US,U.S.,U.S.A.,America|American,US,U.S.|Washington
Uruguay||Uruguayan|Montevideo
Uzbekistan||Uzbek,Uzbekistani|Tashkent
Vanuatu||Ni-Vanuatu|Port Vila
Vatican|Holy See|Vatican|Vatican City
Venezuela||Venezuelan|Caracas
Vietnam|Viet Nam|Vietnamese|Hanoi
Yemen||Yemeni|Sanaa
Zambia||Zambian|Lusaka
Zimbabwe||Zimbabwean|Harare
"""


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        name, others, adjectives, capital = line.split("|")
        rows.append(
            (name, tuple(filter(None, others.split(","))), tuple(filter(None, adjectives.split(","))), capital)
        )
    return tuple(rows)


@cache
def countries_by_word() -> dict[str, str]:
    """Every name and adjective of a country, in lower case, with the country's usual name."""
    found: dict[str, str] = {}
    for name, others, adjectives, _ in _rows():
        for word in (name, *others, *adjectives):
            found.setdefault(word.casefold(), name)
    return found


@cache
def country_names() -> frozenset[str]:
    """The names of countries, without adjectives, in lower case."""
    return frozenset(word.casefold() for name, others, _, _ in _rows() for word in (name, *others))


@cache
def capitals() -> frozenset[str]:
    """The capitals, in lower case."""
    return frozenset(capital.casefold() for *_, capital in _rows())


@cache
def country_words() -> frozenset[str]:
    """Every single word of a country's name, adjective or capital that is written with a capital, in lower case."""
    words = (word for phrase in [*countries_by_word(), *capitals()] for word in phrase.split())
    return frozenset(words) - {"and", "of", "the", "people's"}


@cache
def words_of_capitals() -> frozenset[str]:
    """Single words of capitals of several words that are in no country's name, in lower case: "hague"."""
    several = {word for capital in capitals() for word in capital.split() if word != capital}
    return frozenset(several) - {word for phrase in countries_by_word() for word in phrase.split()} - capitals()


@lru_cache(maxsize=4096)
def find_country(phrase: str) -> str | None:
    """The usual name of the country that `phrase` names ("the Japanese side", "the Republic of Korea"), if one.

    The longest name that the phrase's words hold wins; of two, the first.
    """
    words = [word.strip(".,;:()\"'") or word for word in phrase.casefold().removesuffix("'s").split()[:24]]
    table = countries_by_word()
    for size in range(min(6, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            name = table.get(" ".join(words[first : first + size]).removesuffix("'s"))
            if name:
                return name
    return None
