"""Places that have several English names: the usual one, under which a place stands in lists, and its others."""

from __future__ import annotations

ALIASES = """
St. Petersburg|St Petersburg;Saint Petersburg;Leningrad
Kremlin|Moscow Kremlin
Volgograd|Stalingrad
Veliky Novgorod|Novgorod
Baikal|Lake Baikal
Eastern Siberia|East Siberia
Western Siberia|West Siberia
Far East|Russian Far East
Urals|Ural
Chechnya|Chechen Republic
Bashkortostan|Bashkiria
Yakutia|Sakha
Primorye|Primorye Territory;Maritime Territory
Khabarovsk Territory|Khabarovsk Region
North Caucasus|Northern Caucasus
Kyiv|Kiev
Kharkiv|Kharkov
Luhansk|Lugansk
Lviv|Lvov
Donbass|Donbas
Busan|Pusan
Pyeongchang|PyeongChang
Beijing|Peking
Macau|Macao;Macao SAR
Washington|Washington, D.C.;Washington D.C.;Washington DC
New York|New York City
Marseille|Marseilles
Hanover|Hannover
The Hague|Hague
Bern|Berne
Gothenburg|Goteborg
Krakow|Cracow
Bosphorus|Bosporus
Chisinau|Kishinev
Transnistria|Trans-Dniester;Transdniester;Trans-Dniestria
Adjara|Ajaria
Astana|Nur-Sultan
Almaty|Alma-Ata
Baikonur|Baikonur Cosmodrome
Burabay|Borovoye
Mumbai|Bombay
Kolkata|Calcutta
Tehran|Teheran
Hmeymim|Khmeimim
Sharm el-Sheikh|Sharm el-Sheik
Rio de Janeiro|Rio
Da Nang|Danang
Rakhine|Rakhine State
Ulaanbaatar|Ulan Bator;Ulaan Bator;Ulaan Baatar
Southeastern Europe|South-Eastern Europe;South-East Europe
Northeast Asia|North-East Asia
Southeast Asia|South-East Asia
Asia-Pacific|Asia Pacific;Asia-Pacific region;Asia-Pacific Region;Asia Pacific region;Asia-Pacific area
Eastern Mediterranean|East Mediterranean
Taiwan Strait|Strait of Taiwan
South and East China Seas|East and South China Seas
South China Sea|South China Seas
Caspian Sea|Caspian
Mediterranean Sea|Mediterranean
Baltic Sea|Baltic
Pacific Ocean|Pacific
Atlantic Ocean|Atlantic
Caribbean|Caribbean Sea
Balkans|Balkan Peninsula
Antarctic|Antarctica
Korean Peninsula|Korean peninsula
South Caucasus|Transcaucasia;Trans-Caucasus
Nagorno-Karabakh|Nagorny Karabakh;Karabakh
Gaza|Gaza Strip
Kuril Islands|Kurils;Kurile Islands
Bali|Bali Island
Sakhalin|Sakhalin Island
Hainan|Hainan Island
Jeju|Jeju Island
Kamchatka|Kamchatka Peninsula
Sinai|Sinai Peninsula
Volga|Volga River
Amur|Amur River
Danube|Danube River
Mekong|Mekong River
"""
"""A usual name that the gazetteer knows, and behind it those that mean the same place, known there or here alone."""
