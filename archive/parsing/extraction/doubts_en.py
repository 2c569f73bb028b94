"""What makes an undertaking in English doubtful: each a name, an example, and by how much it lowers the confidence.

The patterns of `before` are tried on the sentence up to the verb, those of `what` on the words for what is to happen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason for doubt: in clauses found by one of `rules` (by any where there are none); `direct`: in own speech only."""

    name: str
    example: str
    rules: frozenset[str] = frozenset()
    before: re.Pattern[str] | None = None
    verb: re.Pattern[str] | None = None
    what: re.Pattern[str] | None = None
    less: float = 0.35
    direct: bool = False

    def holds(self, rule: str, before: str, verb: str, what: str, *, is_direct: bool) -> bool:
        """Whether there is this reason; `before`, `verb` and `what` are the sentence in its three pieces."""
        if (self.rules and rule not in self.rules) or (self.direct and not is_direct):
            return False
        looks = ((self.before, before), (self.verb, verb), (self.what, what))
        return all(pattern is None or pattern.search(piece) for pattern, piece in looks)


DOUBTS = (
    Doubt(
        "condition", "If the bridge is built, Kenya intends to open a road.", less=0.3,
        before=re.compile(
            r"\b(?:if|unless|whether|in case|provided that|even if|had we|were we|as though|as if|when|why|how|what|who)\b[^.;]*\Z",
            re.IGNORECASE,
        ),
    ),
    Doubt(
        "condition-after", "Kenya intends to open a road if the bridge is built.", less=0.3,
        what=re.compile(r"\b(?:if|unless|provided that|on condition)\b"),
    ),
    Doubt(
        "no-deed", "They agreed that the bridge would be a success.",
        rules=frozenset({"agreed-that-shall"}), less=0.45,
        what=re.compile(r"\b(?:will|would) (?:also |always |not |still |soon )*(?:be|remain|become|have|mean|benefit|bring|help|allow|enable|continue to be) (?!to\b|(?:yet )?(?:an?|another|the) (?:\w+ )?(?:opportunity|chance|meeting|discussion|talk)\b|(?:able|ready|willing|prepared|given|made|taken|done|put|set|paid|sent|brought|kept|built|found|held|begun|led|sought)\b|(?:[a-z]+ly )?[a-z]+ed\b)|\b(?:need|needs|is|are) to (?:be )?(?:recognised|recognized|understood)\b"),
    ),
    Doubt(
        "told-of-elsewhere", "In May the two ministers met in Tartu, where they agreed on a joint patrol.",
        rules=frozenset({"agreed-on", "agreed-to-do", "agreed-that-shall"}),
        before=re.compile(r"\b(?:where|when|during which|at which)\b[^.;]{0,50}\Z"),
    ),
    Doubt(
        "past", "Kenya had previously planned to open a road.", less=0.2,
        before=re.compile(
            r"\b(?:had|previously|earlier(?! (?:meetings?|talks|visits?|conversations?|discussions?|agreements?|statements?|decisions?))|in the past|(?:last|previous) (?:year|month|week|time)|years ago|used to|initially|originally"
            r"|at first|at (?:that|the) time|back then|in those days)\b", re.IGNORECASE,
        ),
    ),
    Doubt(
        "bygone-wish", "We wanted to open the road.", less=0.4, direct=True,
        rules=frozenset({"intends", "wants", "ready", "expects", "hopes", "resolved", "offered"}),
        verb=re.compile(r"\A(?:wanted|wished|hoped|expected|intended|planned|offered|(?:was|were) )"),
    ),
    Doubt(
        "of-the-talk-itself", "I would like to go through these questions today.",
        rules=frozenset({"wants", "will-do", "proposed", "ready"}),
        what=re.compile(r"\b(?:with you|today|now|here|right away|separately|at this point|in (?:this|that) connection)\Z|\Ato (?:focus|cover|single)\b"),
    ),
    Doubt(
        "polite-hope", "I hope you will enjoy Tallinn.",
        rules=frozenset({"hopes", "hope-noun"}),
        what=re.compile(
            r"(?:\bthat )?\b(?:you|they|everyone|everybody|all of you)(?:'ll| will| can| would)(?: all| be able to)? (?:also )?"
            r"(?:tell|enjoy|like|agree|forgive|excuse|understand|find|feel|remember|have (?:a|an|plenty|fun|time)|get|spend|see|take it|join|share|speak|correct|pardon|do well|succeed)\b"
        ),
    ),
    Doubt(
        "errand", "I ask you to convey my greetings.", rules=frozenset({"asked-to"}), direct=True,
        what=re.compile(r"\Ato (?:convey|pass|say|tell|speak|comment|report|begin|start|continue|share|explain|forgive|excuse|note|remember|imagine|think|consider this|stand|rise|take (?:the floor|your)|give (?:my|our)|be brief|introduce|describe|answer|respond|clarify|honou?r)\b"),
    ),
    Doubt(
        "agenda", "He suggested discussing the bridge first.", rules=frozenset({"proposed"}),
        what=re.compile(r"\A(?:discussing|starting|beginning|looking|going|thinking|considering|taking a look|exchanging|to (?:discuss|start|begin|look|go|think|talk|hear|move on)|that we (?:first |now )?(?:start|begin|move|turn|take|go|discuss|proceed|hear|talk))\b|\Aan? (?:quick |short |brief )?(?:question|session|break|toast|round)\b|\Athe following\Z"),
    ),
    Doubt(
        "chance-and-mood", "I am sure that we will overcome these difficulties.", rules=frozenset({"will-do"}), less=0.25,
        what=re.compile(r"\A(?:overcome|achieve|reach|manage|cope|benefit|gain|grow|face|find|need|remain|stay|keep (?:our|my) fingers|survive|prevail|celebrate)\b"),
    ),
    Doubt(
        "topic",
        "There are many things that I would like to discuss.",
        rules=frozenset({"wants"}),
        what=re.compile(r"\Ato (?:discuss|talk about|touch|reaffirm|reiterate|confirm|follow your example)\b"),
        direct=True,
    ),
    Doubt(
        "stranded",
        "This is a country that I would like to see.",
        rules=frozenset({"wants", "expects", "intends"}),
        what=re.compile(r"\A(?:to )?\w+\Z"),
        less=0.3,
    ),
    Doubt(
        "of-the-hearer",
        "You are thinking of the mark that you expect to get.",
        rules=frozenset({"expects", "wants", "hopes", "intends"}),
        before=re.compile(r"\b[Yy]ou (?:all |also )?\Z"),
    ),
    Doubt(
        "duty", "Every step must guarantee that the road is opened.", rules=frozenset({"pledged", "committed", "assured"}),
        before=re.compile(r"\b(?:must|should|(?:have|has|(?<!the )need|needs|ought) to)\b[^.;]*\Z"),
    ),
    Doubt(
        "bare-noun", "Our agreement on the road is ten years old.", rules=frozenset({"agreement-noun"}), direct=True, less=0.3,
    ),
    Doubt(
        "cleft", "What we plan to do is open a road.", rules=frozenset({"intends", "wants"}),
        what=re.compile(r"\Ato do(?:\Z| (?!(?:this|that|everything|all|so|our|more|it)\b))"),
    ),
    Doubt(
        "warning", "Otherwise we will ruin the road.", rules=frozenset({"will-do"}),
        before=re.compile(r"\b[Oo]therwise\b[^.;]*\Z|\b(?:maybe|perhaps|hopefully),? [^.;]{0,20}\Z", re.IGNORECASE),
    ),
    Doubt(
        "of-itself", "Everything will be implemented in May.", rules=frozenset({"will-be-done"}), direct=True, less=0.2,
    ),
    Doubt(
        "somebody-elses-words", "He told us, \"We will open the road.\"", direct=True, less=0.3,
        before=re.compile(r"\b(?:told|said|says|saying|asked|wrote|replied)\b[^.;\"]{0,30}\"[^\"]*\Z"),
    ),
)  # fmt: skip

# Whose it is, where the verb follows on a noun that is no name: "our colleague suggested …", "each country decided …".
THIRD = re.compile(
    r"\b(?P<who>(?:[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Yy]our|[Aa]n?|[Ee]ach|[Ee]very|[Ss]ome|[Mm]any|[Mm]ost|[Tt]hese|[Tt]hose|[Ss]uch|[Tt]his|[Aa]ll|[Oo]ther|[Ss]everal|[Nn]o)"
    r"(?: (?!to\b|and\b|that\b|who\b|is\b|was\b|are\b|were\b)[a-z][\w'-]*){1,4}?) "
    r"(?:(?:has|have|had|also|is|are|was|were|even|already|now|just|then|still|\w+ly) )*\Z|\](?P<bracket> )(?:also |has |have )?\Z"
)
# A collective that can undertake something by itself; of another noun nobody is named.
COLLECTIVE = re.compile(
    r"\b(?:government|ministry|ministries|authorities|parliament|council|commission|committee|company|companies|bank|delegation|side|sides|leadership|administration|agency|agencies|union|parties|countries|states|leaders|ministers|presidents)\Z"
)
# A text asks in nobody's name: "the statement calls for talks".
DOCUMENT = re.compile(r"\b(?:statement|declaration|communiqu[eé]|resolution|document|text|letter)\Z")
# Whose words an unmarked second verb has: "he sends his regards and is looking forward to …".
SHARED_SUBJECT = re.compile(
    r"(?<![\w'])(?P<subject>I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)(?:'\w+)? (?=[^.;:]*\band (?:\w+ )?\Z)"
)
# Where a clause in the middle of another one ends: "the cup that we will hold in May will help".
SECOND_VERB = re.compile(r"(?<!there)(?<!\bto) (?:will|would|is|are|was|were|has|have|must|should) (?!to\b)")
HOLDS_A_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|what|where|when|how|if|because|as|whether|so|than|and|while|ensure|see|sure|believe|think|know|show|prove|guarantee|expect|until|before|after|once|everything|all|anything|you|we|they|it|he|she|I)\b"
)
# What others have done, told in somebody's own speech: "they decided to …" is history more often than not.
BYGONE = re.compile(r"\w+ed\b|sought")
WITHIN = re.compile(r",? (?:which|that) (?:also )?\Z")
OPENING = re.compile(
    r"(?:[Dd]uring|[Aa]t|[Bb]efore|[Aa]fter|[Oo]n the occasion of) (?=(?:the|a|an|his|her|its|their)\b)"
)
