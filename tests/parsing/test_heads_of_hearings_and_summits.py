"""What stands at the head of a hearing's record, over a summit's statement and a chair's summary, and under them."""

import pytest

from archive.parsing import Kind, parse


def parts(text: str) -> dict[str, tuple[str, str | None]]:
    return {text[p.start : p.end]: (p.kind.value, p.path) for p in parse(text).segments}


HEARING = """[{number}]
[From the U.S. Government Publishing Office]

                    LAMPS FOR THE OUTER ISLANDS

                       TUESDAY, MAY 4, 1982

                         United States Senate,
                      Committee on Harbors and Lights,
                                                  Washington, D.C.

    The committee met, pursuant to notice, at 10:20 a.m., in room 12, Hon. Mari Kask (chairman of the
committee) presiding.

    The CHAIRMAN. The committee will come to order. We have with us a pilot who came by rowing boat.

      STATEMENT OF HON. JUHAN TAMM, DEPUTY ASSISTANT SECRETARY
                OF STATE FOR LIGHTS

    Mr. TAMM. Thank you. I shall be brief. The islands need nine lamps, and of these four are lit.

    Senator OKAFOR. Are they the lamps that we bought?

    Mr. TAMM. They are the other ones, Senator.
"""


@pytest.mark.parametrize(
    "number", ["Senate Hearing 97-412", "House Report 97-412", "S. Hrg. 97-412", "H.A.S.C. No. 97-412"]
)
def test_the_head_of_a_hearing_is_the_edition_s_and_who_holds_it(number: str) -> None:
    read = parts(HEARING.format(number=number))
    assert read["LAMPS FOR THE OUTER ISLANDS"] == ("title", None)
    assert read["United States Senate,"] == read["Committee on Harbors and Lights,"] == ("furniture", None)
    assert read["Washington, D.C."][0] == "dateline"
    heading = "STATEMENT OF HON. JUHAN TAMM, DEPUTY ASSISTANT SECRETARY\n                OF STATE FOR LIGHTS"
    assert read[heading][0] == "heading"


def test_the_hour_and_a_release_s_number_may_stand_between_date_and_title():
    text = (
        "Council of the EU and the European Council\nSelect your language   en English\nMeetings\nPolicies\n"
        "Home > News > Press releases\nEuropean Council\nStatements and remarks\n4 May 2003\n17:40\n612/03\n"
        "Joint statement of the 3rd EU-Kenya summit, Tartu\n1. The third summit was held today.\n2. It was agreed that the lamps would be lit.\n"
    )
    read = parts(text)
    assert read["Joint statement of the 3rd EU-Kenya summit, Tartu"] == ("title", None)
    assert read["612/03"] == ("furniture", None)


def test_a_section_at_the_end_of_the_crumbs_is_not_the_title_over_which_it_stands():
    text = (
        "Skip to main content\nHome › Media Center › Bilateral Documents\nBilateral Documents\n"
        "List of Outcomes: Visit of Prime Minister of Kenya to Estonia (May 3-4, 2003)\nMay 4, 2003\nA. Documents\n1. Agreement on Lamps\n"
    )
    read = parts(text)
    assert read["List of Outcomes: Visit of Prime Minister of Kenya to Estonia (May 3-4, 2003)"] == ("title", None)


@pytest.mark.parametrize("line", ["CHAIRMAN'S SUMMARY", "CO-CHAIRS' STATEMENT", "SUMMARY BY THE CHAIR"])
def test_a_chair_s_summary_and_the_meeting_under_it_are_one_title(line: str) -> None:
    text = f"{line}\nTHE THIRD MEETING OF HARBOUR MINISTERS\n\nTartu, 4 May 2003\n\nThe Third Meeting was held in Tartu on 4 May 2003. The Ministers agreed on lamps.\n"
    assert read_title(text) == f"{line}\nTHE THIRD MEETING OF HARBOUR MINISTERS"


def read_title(text: str) -> str:
    return next(text[p.start : p.end] for p in parse(text).segments if p.kind is Kind.TITLE)


def test_the_end_with_its_hour_behind_many_spaces_is_the_page_s():
    text = "Briefing on Ferries\n\n4 May 2003\n\nQ  Will it sail?\n\nMR. TAMM:  Yes.\n\nQ  When?\n\nMR. TAMM:  In June.\n\nEND                5:31 P.M. EST\n"
    assert parts(text)["END                5:31 P.M. EST"] == ("furniture", None)
