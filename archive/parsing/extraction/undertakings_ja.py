"""The rules for undertakings in Japanese: the verb at the clause's end, and what stands before it."""

from __future__ import annotations

import re

from archive.parsing.extraction.plain_rules import PlainRule

_SUBJECT = re.compile(
    r"(?:(?:これに対し|また|さらに|更に|その上で|なお)、?)?[^。、]{0,24}(?:総理|首相|大統領|大臣|外相|長官|側|双方|両国|両首脳|両者)(?:から)?(?:は|が|より)?、"
)

RULES = tuple(
    PlainRule(name, act, re.compile(verb), _SUBJECT, follows=False)
    for name, act, verb in (
        # 「両大臣は、来年会合を開くことで一致した。」
        ("ja-agreed", "agreed", r"(?:こと|旨)?(?:で|に|を)(?:一致し|合意し|決定し)(?!てい?な|ていない|なかった)"),
        # 「大臣は、先方を東京に招待した。」
        ("ja-invited", "invited", r"(?:に|を)?招待し(?:た|たい)"),
        # 「大臣は、支援を続けることを約束した。」
        ("ja-pledged", "pledged", r"(?:こと|旨)?を約束し(?:た|ます)"),
        # 「大臣は、橋の再開を要請した。」
        ("ja-requested", "requested", r"(?:こと|よう)?(?:を|に)?(?:要請し|求め|要求し)(?:た|ました)"),
        # 「大臣は、会議の開催を提案した。」
        ("ja-proposed", "proposed", r"(?:こと|旨)?を?(?:提案し|提起し)(?:た|ました)"),
        # 「大臣は、進展を期待する旨述べた。」
        ("ja-expects", "expects", r"(?:こと)?を?(?:期待(?:し|する|を(?:示|表明)し)|楽しみにし)"),
        # 「我が国には協力する用意がある。」
        ("ja-offered", "offered", r"用意がある"),
        # 「対話を続けていきたい。」
        ("ja-intends", "intends", r"(?:し|行い|進め|続け|図り|深め|て)(?:ていき|いき)?たい|(?:する|行う)(?:意向|考え|方針)(?:である|だ|を(?:示|表明)した)"),
        # 「大臣は来月訪問する予定である。」
        ("ja-scheduled", "scheduled", r"予定(?:である|だ|です)"),
    )
)  # fmt: skip
