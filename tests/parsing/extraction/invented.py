"""Twelve paragraphs of our own with invented persons, and what they say.

A reference is (words, designation, instrument), an undertaking (act, by, what, due date), a figure (words, measure, low, high,
unit), a place (words, country). Words that stand several times are counted from the left.
"""

PARAGRAPHS = [
    (
        "Minister Kask said that Estonia would like to widen the ferry route to Mombasa and that a feasibility study would be completed by the end of the year. Trade with Kenya reached 220 million euros in 2002, 15 percent more than in 2001.",
        [],
        [("intends", "to widen the ferry route to Mombasa", ""), ("scheduled", "a feasibility study would be completed by the end of the year", "2003-09-01/2003-12-31")],
        [("220 million euros", "amount", "220000000", "220000000", "EUR"), ("15 percent", "percentage", "15", "15", "%")],
        [("Estonia", "EE"), ("Mombasa", "KE"), ("Kenya", "KE")],
    ),
    (
        "The two ministers agreed to establish a working group on fisheries within three months. They reaffirmed that the 1956 Joint Declaration and the Tokyo Declaration remained valid.",
        [("1956 Joint Declaration", "", "japan-ussr-joint-declaration-1956"), ("Tokyo Declaration", "", "tokyo-declaration-1993")],
        [("agreed", "to establish a working group on fisheries within three months", "2003-09-01/2003-12-01")],
        [("three months", "duration", "3", "3", "P1M")],
        [],
    ),
    (
        "She called on all parties to comply with Security Council resolutions 1441 and 1483 and asked for Norway's support in reopening about 300 schools in Iraq.",
        [("Security Council resolutions 1441", "S/RES/1441(2002)", "unscr-1441"), ("1483", "S/RES/1483(2003)", "unscr-1483")],
        [("requested", "to comply with Security Council resolutions 1441 and 1483", ""), ("requested", "Norway's support in reopening about 300 schools in Iraq", "")],
        [("300 schools", "count", "300", "300", "schools")],
        [("Norway", "NO"), ("Iraq", "IQ")],
    ),
    (
        "Okafor promised to send forty doctors to Tartu next month. In return, Kask invited him to visit the Baltic Sea coast in the first half of next year.",
        [],
        [("pledged", "to send forty doctors to Tartu next month", "2003-10"), ("invited", "to visit the Baltic Sea coast in the first half of next year", "2004-01-01/2004-06-30")],
        [("forty doctors", "count", "40", "40", "doctors")],
        [("Tartu", "EE"), ("Baltic Sea", "")],
    ),
    (
        "It was decided that the Kyoto Protocol would be discussed again at the United Nations. Emissions had fallen from 12% to 9% since 1990.",
        [("Kyoto Protocol", "", "kyoto-protocol")],
        [("agreed", "the Kyoto Protocol would be discussed again at the United Nations", "")],
        [("12%", "percentage", "12", "12", "%"), ("9%", "percentage", "9", "9", "%")],
        [("United Nations", "")],
    ),
    (
        "The delegations met in Geneva from 14:30 to 16:05. They did not agree to extend the Agreement between Estonia and Kenya on Ferry Traffic, which was signed in 1998.",
        [("Agreement between Estonia and Kenya on Ferry Traffic", "", "")],
        [],
        [("14:30 to 16:05", "clock", "14:30", "16:05", "")],
        [("Geneva", "CH")],
    ),
    (
        "The Kenyan side hoped that more than 2,000 students would come to Nairobi and Addis Ababa. It proposed holding a forum in January 2004.",
        [],
        [("expects", "that more than 2,000 students would come to Nairobi and Addis Ababa", ""), ("proposed", "holding a forum in January 2004", "2004-01")],
        [("2,000 students", "count", "2000", None, "students")],
        [("Nairobi", "KE"), ("Addis Ababa", "ET")],
    ),
    (
        "Kenya is ready to host the next round of talks on the NPT, she said, and expects a reply by 15 October. The prize is worth 1.5 billion yen.",
        [("NPT", "NPT", "npt")],
        [("offered", "to host the next round of talks on the NPT", ""), ("expects", "a reply by 15 October", "2003-09-01/2003-10-15")],
        [("1.5 billion yen", "amount", "1500000000", "1500000000", "JPY")],
        [("Kenya", "KE")],
    ),
    (
        "The President of the Republic of Korea accepted the invitation to the Asia-Pacific Economic Cooperation (APEC) forum in Bangkok. South Korea's exports doubled over the previous year.",
        [],
        [("accepted", "the invitation to the Asia-Pacific Economic Cooperation (APEC) forum in Bangkok", "")],
        [("doubled", "multiple", "2", "2", "")],
        [("Asia-Pacific Economic Cooperation (APEC)", ""), ("Bangkok", "TH"), ("South Korea", "KR")],
    ),
    (
        "He would like to thank the people of Hokkaido. The Sakhalin Project employs between 400 and 600 engineers, and Japan intends to train twelve more pilots on the Pacific coast.",
        [],
        [("intends", "to train twelve more pilots on the Pacific coast", "")],
        [("400 and 600 engineers", "count", "400", "600", "engineers")],
        [("Hokkaido", "JP"), ("Japan", "JP"), ("Pacific", "")],
    ),
    (
        "Both sides confirmed that they would continue to work for the denuclearization of the Korean Peninsula on the basis of the Pyongyang Declaration. Up to $40 million has been set aside.",
        [("Pyongyang Declaration", "", "japan-dprk-pyongyang-declaration")],
        [("agreed", "they would continue to work for the denuclearization of the Korean Peninsula on the basis of the Pyongyang Declaration", "")],
        [("$40 million", "amount", None, "40000000", "USD")],
        [("Korean Peninsula", "")],
    ),
    (
        "The General Assembly adopted resolution 217 A (III) and, later, the Treaty on the Non-Proliferation of Nuclear Weapons was opened in London, Moscow and Washington. A five-day course for 25 officers is scheduled to begin in November.",
        [("resolution 217 A (III)", "A/RES/217(III)", "universal-declaration-of-human-rights"), ("Treaty on the Non-Proliferation of Nuclear Weapons", "NPT", "npt")],
        [("scheduled", "A five-day course for 25 officers is scheduled to begin in November", "2003-11")],
        [("five-day", "duration", "5", "5", "P1D"), ("25 officers", "count", "25", "25", "officers")],
        [("General Assembly", ""), ("London", "GB"), ("Moscow", "RU"), ("Washington", "US")],
    ),
]  # fmt: skip
