"""The items in citation styles: whatever a style leaves out, whose words in whose account they are stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from archive.citing import Item, cite_item
from archive.models import Report
from tests.archive.citing.samples import KREMLIN, MOFA, SITE, SURNAMES, dated, document, part_at

STYLES = Path(__file__).parent / "csl"

# citeproc-py says of each field that it does not know.
pytestmark = pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")


def print_in(style: str, items: list[Item]) -> list[str]:
    """The entries of a bibliography in that style, in its order."""
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(str(STYLES / f"{style}.csl"), validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


@pytest.fixture
def items(seeds: dict[str, Report]) -> list[Item]:
    """A record, a rendered statement, a conveyed one, a transcribed one, a journalist's question, and an old date."""
    cited = [("001", None), ("001", "1.2.a#1"), ("002", "1.2.a#1"), ("004", "t2.p1#1"), ("004", "t3.p1#1")]
    items = [
        cite_item(document(seeds[seed]), part_at(seeds[seed], at) if at else None, site=SITE, surnames=SURNAMES)
        for seed, at in cited
    ]
    return [*items, cite_item(dated(seeds["000"], "2002?-09"), site=SITE)]


SUMMIT = "Japan-Russia Summit Meeting"
VISIT = "Foreign Minister Kawaguchi's Courtesy Visit to Russian President Putin (Summary)"
CONFERENCE = (
    "Press Statements and Answers to Journalists’ Questions at a Joint Press Conference with Japanese Prime Minister "
    "Junichiro Koizumi"
)
TALKS = "Telephone Talks Between Prime Minister Koizumi and Russian President Putin"


def test_chicago_says_whose_words_they_are(items: list[Item]) -> None:
    assert print_in("chicago-17-fullnote", items) == [
        f"{MOFA}. “{SUMMIT}”. Summary. The Diplomacy Archive, May 30, 2003. 8GD5-1S06. {SITE}/reports/8GD5-1S06/1/.",
        (
            f"{MOFA}. “{SUMMIT}, 1(2)(a) (Vladimir Putin, as Summarised by the {MOFA}, in Translation)”. Summary. "
            f"The Diplomacy Archive, May 30, 2003. HE06-GTAT. {SITE}/s/HE06-GTAT/1."
        ),
        (
            f"{MOFA}. “{VISIT}, 1(2)(a) (Junichiro Koizumi, Conveyed by Yoriko Kawaguchi, as Summarised by the {MOFA}, in "
            f"Translation)”. Summary. The Diplomacy Archive, October 14, 2002. HFX4-SEVQ. {SITE}/s/HFX4-SEVQ/1."
        ),
        (
            f"Koizumi, Junichiro. “{CONFERENCE}, Turn 2, Para. 1 (as Transcribed by the {KREMLIN}, in Translation)”. "
            f"Transcript. The Diplomacy Archive, January 10, 2003. QT6Z-DAPV. {SITE}/s/QT6Z-DAPV/1."
        ),
        (
            f"{KREMLIN}. “{CONFERENCE}, Turn 3, Para. 1 (question, as Transcribed by the {KREMLIN}, in Translation)”. "
            f"Transcript. The Diplomacy Archive, January 10, 2003. HSDZ-WT6C. {SITE}/s/HSDZ-WT6C/1."
        ),
        (
            f"{MOFA}. “{TALKS}”. Summary. The Diplomacy Archive, [September 2002?]. 0BVW-WQYN. "
            f"{SITE}/reports/0BVW-WQYN/1/."
        ),
    ]


def test_apa_says_whose_words_they_are(items: list[Item]) -> None:
    assert print_in("apa-7", items) == [
        f"{MOFA}. (2003, May 30). {SUMMIT} [Summary]. {SITE}/reports/8GD5-1S06/1/",
        (
            f"{MOFA}. (2003, May 30). {SUMMIT}, 1(2)(a) (Vladimir Putin, as summarised by the {MOFA}, in translation) "
            f"[Summary]. {SITE}/s/HE06-GTAT/1"
        ),
        (
            f"{MOFA}. (2002, October 14). {VISIT}, 1(2)(a) (Junichiro Koizumi, conveyed by Yoriko Kawaguchi, as summarised by "
            f"the {MOFA}, in translation) [Summary]. {SITE}/s/HFX4-SEVQ/1"
        ),
        (
            f"Koizumi, J. (2003, January 10). {CONFERENCE}, turn 2, para. 1 (as transcribed by the {KREMLIN}, in "
            f"translation) [Transcript]. {SITE}/s/QT6Z-DAPV/1"
        ),
        (
            f"{KREMLIN}. (2003, January 10). {CONFERENCE}, turn 3, para. 1 (question, as transcribed by the {KREMLIN}, in "
            f"translation) [Transcript]. {SITE}/s/HSDZ-WT6C/1"
        ),
        f"{MOFA}. (ca. 2002, September). {TALKS} [Summary]. {SITE}/reports/0BVW-WQYN/1/",
    ]
