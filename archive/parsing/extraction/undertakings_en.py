"""The rules for undertakings in English: each a name, what it does, an example and a pattern of the verb.

A pattern's group `what` begins what is to happen; `to` holds whom it is asked of. The patterns are tried at each verb of
TRIGGER, in this order.
"""

from __future__ import annotations

import re

from archive.parsing.extraction.undertaking_rules import Rule

_OBJECT = r"(?:(?P<to>(?:[A-Z][\w'.-]*|the|his|her|their|all|both|other|its|our|him|them|you|us|me|it|of|and|[a-z]+)(?: (?!to\b)[\w'.-]+|(?<=[Pp]arties) to (?:the|this|that) [\w-]+){0,7}?)(?:, (?:and )?(?:in particular|particularly|especially|including|notably|above all|in (?:close )?(?:coordination|cooperation|consultation|collaboration) with|(?:working |together )?(?:closely )?with|through|as well as),? [^,.;]{2,110},)? )"
# Saying something politely is no undertaking: "would like to thank".
_SPEECH = (
    r"(?!(?:also |once |again |first |just |only |now |(?!only )[a-z]+ly |in particular )*(?:express|thank|say|note|emphasi[sz]e|stress|point|draw|begin|start|ask|welcome|congratulate|remind"
    r"|add|inform|hear|know|mention|underline|underscore|highlight|recall|wish|apologi[sz]e|tell|speak|talk about|state|repeat|remark|see how|hope|believe|think"
    r"|conclude by|finish by|end by|turn to|touch|respond|answer|reply|comment|quote|offer my|offer our|extend my|convey|be able|be|live|have a|single out|pay tribute|look|give you|let|reiterate|make|assure|share|explain|read|call your|raise|take (?:this|the|advantage)|use (?:this|the)|give (?:them|him|her|special|my|a|an|some|you)|present|suggest|propose|understand|revisit|show|return|come back|get|believe|compliment|dwell|close|sum up|describe|outline|invite|recommend|request|try|point|report|refer|focus|single|elaborate|clarify|go (?:back|into|beyond|over)|cite|warn|appeal|dedicate|introduce|mark|do so|address|change|praise|pass|commend|join(?! (?:hands|forces|efforts))|greet|applaud|single|give the floor|hand|drink|toast|extend|continue with|stay|hold (?:a|an|this|our)\b[^.;]{0,40}\b(?:conversation|meeting|discussion|talk)\b)\b)"
)
# What "will" says of no deed, or of the talk itself only: "we will see", "I will mention".
_NO_DEED = r"be\b|have\b|not\b|never\b|see\b|say\b|tell\b|probably\b|like\b|need\b|know\b|repeat\b|remember\b|find\b|get\b|mention\b|only\b|answer\b|think\b|talk\b|start with\b|begin with\b|ask\b|add\b|hardly\b|all\b|just\b|let\b|conclude\b|miss\b|discuss\b|finish\b|start\b|begin\b|return\b|go\b(?! to [A-Z])|move on\b|turn\b|hear\b|listen\b|present\b|introduce\b|show\b|stop here\b|come\b|limit\b|name\b|probably\b|then\b|try\b|end\b|consider it\b|take (?:(?:your|some|any|a few|two|three|one|more|a couple of) ){0,2}questions?\b|close\b|live\b|stress\b|elaborate\b|receive\b|emphasi[sz]e\b|highlight\b|touch\b|dwell\b|cite\b|thank\b|congratulate\b|do it\b|do so\b|perhaps\b|simply\b|cope\b|have to\b|feel\b|enjoy\b|make (?:mistakes|do)\b|give (?:an|one|some) examples?\b|lose\b|become\b|also\b|still\b|always\b|wait\b|meet\b(?! (?:again|in [A-Z]|(?:with )?(?:the )?(?:President|Prime|Minister|Chancellor|Secretary|Foreign) ))|win\b|succeed\b|watch\b|pass\b|leave\b|put it\b|come to\b|understand\b|look\b|give you\b|quote\b|read\b|try to answer\b|speak\b|explain\b|note\b|call (?:up)?on\b|urge\b|propose\b|invite\b|offer\b|accept\b"


def _rule(name: str, act: str, example: str, pattern: str, confidence: float = 0.85) -> Rule:
    return Rule(name, act, example, re.compile(pattern), confidence)


RULES = (
    _rule("agreed-with-proposal", "accepted", "We agreed with this proposal of the guests.",
          r"(?:agreed|agree) (?:with|to) (?P<what>(?:this|that|the|[A-Z]\w+'s|his|her|their) (?:\w+ )?(?:proposal|suggestion|request|invitation)\b)"),
    _rule("accepted", "accepted", "He accepted the invitation to visit Tallinn.",
          r"accept(?:ed|s)? (?:with \w+ )?(?P<what>(?:an|the|this|these|his|her|our|my|[A-Z]\w+'s|[A-Z][\w ]+'s) (?:\w+ )?(?:invitation|proposal|offer|request)s?\b)", 0.9),
    _rule("gladly", "accepted", "She said that she would gladly come to Nairobi.", r"would (?:gladly|be (?:glad|happy|pleased) to) (?P<what>\w+)", 0.8),
    _rule("agreed-to-do", "agreed", "Both sides agreed to open a consulate.",
          r"(?:agree(?:d|ing)|(?<!\bto )(?<!\bcan )(?<!\bnot )(?<!\bcould )(?<!\bwould )(?<!\bwill )(?<!\bmust )(?<!\bshould )(?<!\bmay )(?<!\bmight )agrees?|[Dd]ecide[ds]|deciding|concurred|consented|reaffirmed|reconfirmed|shared? (?:the|their|an?) (?:same )?(?:view|intention|recognition)) (?:,? ?in principle,? |, (?:inter alia|among other things|however|[a-z]+ly), |also |further |today |tonight |jointly |once again |(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(?P<what>(?:not )?to (?!the\b|a\b|this\b|that\b|these\b|all\b|during\b|in\b|by\b|at\b|on\b)\"?[a-z]+)", 0.92),
    _rule("agreed-that-shall", "agreed", "It was agreed that the commission would meet in May.",
          r"(?:agreed|decided|concurred|confirmed|affirmed|reaffirmed|reconfirmed|shared (?:the|an?|their) (?:same )?(?:view|intention)(?: with [^.,;]{2,50}?(?= that\b))?) (?:\w+ )?(?:that (?:(?! and that\b)[^.;,]){3,160} and (?=that\b))??(?:that |(?=(?:the two|both) |(?:they|we|he|she|there) (?:will|would|shall|should|must)\b))(?P<what>(?:(?!, (?:and )?that\b| and that\b)(?:[^.;]|(?<=\b[A-Z])\.)){0,180}?\b(?:will|would|shall|should|must|be (?:held|set up|made|sent|built|bought|paid|given|begun|[a-z]+ed)|need to|needs to|is to|are to)\b)", 0.85),
    _rule("agreed-to-noun", "agreed", "They agreed to the opening of a road.",
          r"(?<!\bnot )agree[ds] to (?P<what>(?:an? (?!(?:certain|great|large|full) extent\b)|the (?:early |joint |further |full )?(?:establishment|creation|holding|launch|opening|reopening|formation|extension|resumption|exchange|conclusion|setting up|deployment|convening|use|sale|supply|transfer|construction|expansion|withdrawal|release|return|appointment|formulation|implementation)\b)[\w-]*)", 0.75),
    _rule("agreed-plan", "agreed", "The ministers agreed a new plan for the port.",
          r"(?<!\bnot )agreed (?P<what>an? (?:[a-z-]+ ){0,3}(?:plan|partnership|programme|program|package|declaration|roadmap|framework|deal|agreement|timetable|pact|approach|strategy|mechanism|agenda|ceasefire|truce)\b)", 0.72),
    _rule("commitment", "pledged", "Both reaffirm their commitment to wider trade.",
          r"(?:(?:re-?)?(?:affirm|confirm)|re-?stat|reiterat|renew|express|underlin|underscor|stress|voic|convey|emphasi[sz]|declar|highlight|demonstrat|pledg|reassur)(?:ed|es?|s|ing)? (?:(?:our|their|his|her|its|the|(?:the )?[A-Z][\w.]*(?: [A-Z]\w+){0,2}'s?|(?:his|her|their|its) (?:country|government|nation)'s) (?:\w+ ){0,3}|(?:strong |firm |full |unwavering )?)commitments? (?:of (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} )?(?P<what>to (?!th(?:e (?:\w+ ){0,2}(?:principles?|goals?|values|objectives?|purposes|peoples?|charter|treaty|convention|rule)|is|ese)\b|(?:(?:shared|common|universal|democratic|lasting|regional|international|global|nuclear|gender|sustainable|human|open) )*(?:values|democracy|freedoms?|peace|stability|security|equality|rights|justice|multilateralism|law|principles|prosperity|markets|disarmament|dignity)\b)\w+)", 0.75),
    _rule("agreed-determination", "agreed", "They confirmed their determination to finish the bridge.",
          r"(?:confirmed|re-?affirmed|reiterated) (?:our|their|his|her|its|the two countries'|mutual) (?P<what>(?:\w+ )?(?:determination|commitment|intention|readiness|resolve|desire)\b)", 0.8),
    _rule("agreed-on", "agreed", "The ministers agreed on a joint patrol.",
          r"(?<!\bbe )(?:agreed|decided|concurred)(?: in principle| also| further|, in principle,)? (?:up)?on (?!the following\b[^.;:]{0,80}:|(?:the |an? )?(?:\w+ )?(?:importance|need|necessity|view|significance|urgency|value|nature|fact|assessment|dangers?|relevance|legitimacy|dangerous \w+)\b|earlier\b|before\b|yesterday\b|then\b)(?P<what>\w+)", 0.8),
    _rule("agreed-upon-doing", "agreed", "The date of the visit was decided.", r"(?:was|were|been) (?:also )?(?:agreed|decided)(?P<what>)(?= *(?:[.,;]|\Z))", 0.75),
    _rule("reached-agreement", "agreed", "They reached an agreement on ferry traffic.",
          r"(?:reached|reaching|came to|arrived at|have|made|concluded|struck|adopted) (?:an? |the )?(?:\w+ ){0,2}?(?:agreements?|understandings?|decision|accord|consensus|deal|compromise) (?P<what>(?:on(?! (?:the )?(?:importance|need|necessity)\b)|to|that|about|regarding)\b)", 0.8),
    _rule("decision-taken", "agreed", "A decision was taken to send experts.",
          r"(?:decisions?|[Aa]greements?|[Cc]onsensus|understandings?) (?:was|were|has been|had been|have been|is) (?:also )?(?:taken|made|reached|adopted|achieved) (?:(?:between|by|among|at|during) [^.,;]{2,60}? )??(?P<what>(?:to|on|that|about)\b)", 0.88),
    _rule("agreement-noun", "agreed", "Their agreement on the bridge was welcome.",
          r"(?:[Oo]ur|[Tt]heir|[Tt]he two (?:sides|leaders)') agreement (?P<what>(?:on|to)\b)", 0.8),
    _rule("agreement-to", "agreed", "The agreement to widen the canal was welcomed.",
          r"(?:(?<=\b[Tt]he )|(?<=\b[Aa]n ))agreement (?P<what>to (?!the\b|an?\b|which\b|this\b|that\b|be\b|date\b|all\b|its\b|their\b)[a-z]+)", 0.6),
    _rule("pledged", "pledged", "He promised to send a ship.",
          r"(?<!\bthe )(?<!\ball )(?<!\bof )(?<!\bour )(?<!\btheir )(?<!\bhis )(?<!\belection )(?:pledge[ds]?|pledging|promise[ds]?|promising|vow(?:ed|s|ing)?|undertook|undertakes?|guarantee[ds]?) (?:also )?(?P<what>(?:(?:not )?to (?!the\b|a\b)[a-z]+|that\b|(?:full |its |his |her |their |our |every |all |[$€£¥\d])\w*|(?<=ed )(?:continued|closer?|further|strong|joint|more|greater|additional|new) \w+|(?<=ed )(?:support|cooperation|assistance|help|coordination|funding)\b))", 0.88),
    _rule("committed", "pledged", "Kenya is committed to reopening the port.",
          r"(?:commit(?:ted|ting|s)? (?:himself|herself|itself|ourselves|themselves) to|(?:am|is|are|was|were|been|remains?|remained) (?:fully |firmly |strongly |deeply )?committed to) (?P<what>\w+)", 0.75),
    _rule("committed-to", "pledged", "The two countries committed to joint patrols.", r"(?:commits?|committed|committing) (?P<what>to \w+)", 0.8),
    _rule("assured", "pledged", "She assured him that the road would be repaired.", r"assure[ds]? (?P<to>[\w' .-]{2,50}?) (?P<what>that [^.;]{0,80}?\b(?:will|would|shall)\b)", 0.8),
    _rule("assured-of", "pledged", "She assured Kenya of her country's full support.",
          r"assure[ds]? (?P<to>[\w' .-]{2,50}?) of (?P<what>(?:[\w'-]+ ){0,5}?(?:support|cooperation|assistance|help|readiness|willingness|backing|protection)\b)", 0.75),
    _rule("commitment-made", "pledged", "Kenya made a commitment to reopen the port.",
          r"(?:made|makes|making|gave|gives|giving|took on|takes on|entered into) (?:an? |the |his |her |its |their )?(?:\w+ )?(?:commitments?|pledges?|assurances?|promises?) (?P<what>(?:(?:not )?to (?!the\b|an?\b)[a-z]+|that\b))", 0.78),
    _rule("pledges-made", "pledged", "Pledges were made to widen the canal.",
          r"(?:[Pp]ledges?|[Cc]ommitments?|[Pp]romises?|[Aa]ssurances?) (?:was|were|has been|have been) (?:also )?(?:made|given) (?:by [^.,;]{2,60}? )??(?P<what>to (?!the\b|an?\b)[a-z]+|that\b)", 0.78),
    _rule("invited", "invited", "He invited Minister Kask to visit Nairobi.",
          r"(?:[Ii]nvite[ds]?|inviting) " + _OBJECT + r"(?P<what>(?:to|for)\b)", 0.92),
    _rule("invitation", "invited", "He thanked her for her invitation to visit Tallinn.",
          r"invitation (?:for (?P<to>[\w' .-]{2,40}?) )?(?P<what>to (?:visit|attend|come|address|take part|participate|pay|make|join|hold|go)\b)", 0.75),
    _rule("invitation-accepted", "accepted", "The invitation was accepted.",
          r"(?:(?<=[Ii]nvitation )|(?<=proposal )|(?<=offer )|(?<=request )|(?<=[Ii]nvitation, which )|(?<=proposal, which ))(?:was|has been|had been) (?:also )?(?:gladly |gratefully |readily |duly |promptly )?accepted(?P<what>)\b", 0.78),
    _rule("extended-invitation", "invited", "He extended an invitation to Minister Kask.",
          r"(?:extend(?:ed|s|ing)?|convey(?:ed|s|ing)|deliver(?:ed|s)|made|gave|handed over|passed on|issued|renewed|reiterated) (?:an?|his|her|our|my|the|their|its|[A-Z][\w. ]{1,40}'s) (?:\w+ ){0,2}invitation(?: from [^.,;]{2,60}?)? (?P<what>(?:to|for)\b)", 0.85),
    _rule("asked-to", "requested", "He asked the Estonian side to speed up the work.",
          r"(?:ask(?:ed|s)?|asking|[Rr]equest(?:ed|s)?|[Uu]rge[ds]?|[Uu]rging|[Dd]emand(?:ed|s|ing)|[Ee]ncourag(?:e[ds]|ing)|(?:(?<=[Ww]e )|(?<=\band ))(?:encourage|instruct|task|mandate|direct)|[Ii]nstruct(?:ed|s|ing)|[Tt]ask(?:ed|ing)|[Mm]andat(?:ed|es)|implore[ds]?|(?:[Dd]irected|directing)(?! (?:[\w'-]+ ){0,4}(?:efforts?|attention|aid|funds?|resources|assistance|investments?)\b)|(?<!\bhard )pressed|[Aa]dvise[ds]) (?!(?:to|that|for|how|what|whether|why|when|where|who|if|about|\w+ing)\b)\"?" + _OBJECT + r"(?P<what>to (?!the\b|a\b)[a-z]+)", 0.85),
    _rule("tasked-with", "requested", "They tasked the two mayors with drafting a plan.",
          r"(?:[Tt]asked|(?<=[Ww]e )task|[Cc]harged|[Ee]ntrusted) (?P<to>(?:the |their |his |her |its |our )?(?:[\w-]+ ){0,4}?[\w-]+) (?P<what>with (?:the )?[a-z]+(?:ing|ion)\b)", 0.8),
    _rule("asked-for", "requested", "She asked for Kenya's support.",
          r"(?<!\bany )(?<!\bmany )(?<!\bthe )(?<!\ba )(?<!\bthis )(?<!\bour )(?<!\bhis )(?<!\btheir )(?<!'s )(?<!s' )(?<!could )(?:ask(?:ed|s)?|asking|appeal(?:ed|s)?|call(?:ed|s)?|calling|(?<!as )requested)(?: again| once again| also)? for (?P<what>(?!(?:was|is|were)\b)(?:the |an? )?[\w']+)(?! questions?\b)", 0.82),
    _rule("call-on", "requested", "We will call on Kenya to reopen the port.",
          r"(?:[Cc]all(?:ed|s|ing)? (?:up)?on|[Aa]ppeal(?:ed|s|ing)? to) " + _OBJECT + r"(?P<what>to (?!the\b|a\b)\"?[a-z]+)", 0.88),
    _rule("urged-that", "requested", "They urged that the work be resumed.", r"(?:[Uu]rge[ds]?|[Rr]equest(?:ed|s)?|[Dd]emand(?:ed|s|ing)?|insist(?:ed|s)?|asked|(?:(?<=I )|(?<=[Ww]e ))ask|desired)(?:,? (?:however|therefore|also),?)? (?P<what>that\b)", 0.82),
    _rule("grateful-if", "requested", "The embassy would be grateful if the ministry could confirm the day.",
          r"would (?:also )?be (?:most |very |extremely )?grateful if (?P<what>(?:the|you|your|his|her|[A-Z])[\w'.-]* ?[^.;]{0,80}?\b(?:could|would|were)\b)", 0.8),
    _rule("requested", "requested", "He requested cooperation in the matter.", r"(?<!\bthe )(?<!\bthese )(?<!\bour )(?<!\bhis )(?<!\btheir )(?<!\bof )(?:request(?:ed|s)|demand(?:ed|s)) (?P<what>(?<=requested )to (?!the\b|an?\b)[a-z]+|(?!(?:are|is|were|was|have|has|from|for|of|to|and|by|in|on|that|or|as|which|will|would)\b)(?:the |an? |further |continued |[A-Z]\w+'s )?(?!that\b)[a-z]+)", 0.75),
    _rule("call-renewed", "requested", "She reiterated her call for a ceasefire.",
          r"(?:[Rr]eiterat|[Rr]enew|repeat|issu|ma[dk]|launch)(?:ed|es?|ing|s)? (?:an? |his |her |its |their |our |the |[A-Z][\w.]*'s )(?:\w+ ){0,2}(?:calls?|appeals?|requests?|demands?) (?P<what>(?:for|on(?! (?:Their|His|Her|the (?:President|Prime|King|Queen|Emperor))\b)|to|that)\b)", 0.78),
    _rule("sought", "requested", "He sought Kenya's support for the bridge.",
          r"(?:sought|seek(?:s|ing)?|solicit(?:ed|s)|enlist(?:ed|s)) (?P<what>(?:(?:the|his|her|their|its|our|further|greater|more|continued|active|stronger|full|[A-Z][\w.]*'s?|[A-Z]\w+) ){0,4}(?:support|cooperation|assistance|help|backing|understanding|intervention|clarification|investments?)\b)", 0.72),
    _rule("urged-noun", "requested", "Kenya urged the reopening of the port.",
          r"(?:[Uu]rge[ds]|(?<=[Ww]e )urge|urging) (?P<what>(?:the |an? |maximum |utmost |greater |further |continued |immediate |early )?[a-z-]+\b(?<!\bto)(?<!\bthat)(?<!\bby)(?<!\bon)(?<!\bin)(?<!\bhim)(?<!\bher)(?<!\bthem))(?! (?:to|and|that)\b)", 0.62),
    _rule("recommended", "proposed", "The commission recommends that the road be closed.",
          r"(?<!\bwas )(?<!\bis )(?<!\bare )(?:[Rr]ecommend(?:ed|s|ing)?) (?P<what>(?:that\b|to (?!the\b|an?\b)[a-z]+|[a-z]+ing\b|(?:the |an? |further )[a-z]+))", 0.72),
    _rule("proposed", "proposed", "He proposed holding a forum in Tartu.",
          r"(?:propose[ds]?|proposing|suggest(?:ed|s)?) (?P<what>(?:(?:both|the two|all) (?:sides|countries|nations|parties|governments)\b|(?<=ed )(?<!(?:was|are) proposed )(?<!were proposed )(?<!been proposed )(?<!is proposed )for (?:the |an? )(?:\w+ ){1,4}to\b|to (?!the\b|a\b)[a-z]+|that\b|(?!(?:touching|hearing|moving|turning|talking|listening|something|anything|nothing)\b)[a-z]+ing\b|(?:(?:the |an? |some )|(?<=ed )(?<!\b(?:is|as) proposed )(?<!\bthe proposed )(?<!\b(?:was|are|our|his|her) proposed )(?<!\bits proposed )(?<!\bwere proposed )(?<!\btheir proposed )(?<!\ba proposed )(?:joint |further |new |several |two |three |four |concrete |specific |closer |greater |regular |more )+)[a-z]+))", 0.82),
    _rule("proposal-made", "proposed", "She made a proposal to widen the canal.", r"(?:made|put forward|put forth|submitted|tabled|advanced|presented|floated) (?:an?|the|his|her|our|its|their|several|two|three|four|five|six|some|new) (?:[\w-]+ ){0,2}(?:proposals?|initiatives?|suggestions?) (?P<what>(?:to|on|for|that|of|in|regarding|aimed at)\b(?! the (?:occasion|margins|sidelines)\b))", 0.8),
    _rule("offered", "offered", "Kenya offered to host the talks.", r"offer(?:ed|s)? (?P<what>to (?!the\b|a\b|you\b)[a-z]+)", 0.85),
    _rule("offered-help", "offered", "She offered Kenya the help of two experts.",
          r"(?<!\bthe )(?<!\bwas )(?<!\bwere )(?<!\bbeen )offer(?:ed|s) (?P<what>(?:(?!(?:by|to|in|for|and|that|which|his condolences)\b)[\w'-]+ ){0,4}?(?:help|assistance|support|aid|good offices|mediation)\b)", 0.75),
    _rule("ready", "offered", "Kenya is ready to host the talks.",
          r"(?:am|is|are|was|were|remains?|stands?|be|(?:expressed|confirmed|reaffirmed|reiterated|signal+ed|voiced|conveyed|indicated|affirmed|declared|demonstrated|stated|expressing|confirming|reaffirming|announced)(?: (?:his|her|its|their|the|our|(?:the )?[A-Z][\w.]*'s?))?|our|its|his|her|their) (?:also |always |fully |quite |still |absolutely |now |certainly |full |mutual |strong )*(?:ready|prepared|willing|readiness|willingness|preparedness) (?P<what>to (?!the\b|a\b|say\b|answer\b|talk\b|tell\b|listen\b|hear\b|explain\b|speak\b|take (?:your|any)\b)[a-z]+)", 0.82),
    _rule("readiness-of", "offered", "She spoke of her country's readiness to host the talks.",
          r"(?:(?<='s )|(?<=s' ))(?:full |mutual )?(?:readiness|willingness|preparedness) (?P<what>to (?!the\b|a\b)[a-z]+)", 0.8),
    _rule("ready-for", "offered", "Kenya expressed its readiness for further talks.",
          r"(?:express|confirm|reaffirm|reiterat|signal+|voic|convey|indicat|declar|stat)(?:ed|es|ing) (?:(?:his|her|its|their|the|our|(?:the )?[A-Z][\w.]*'s?) )?(?:full |mutual |strong )?(?:readiness|willingness|preparedness) (?P<what>for (?:(?:further|closer|joint|the|continued|constructive|active|more) )*[a-z]+)", 0.7),
    _rule("expected-to", "expects", "The number is expected to reach forty.",
          r"(?:is|are|was|were) (?:also |widely |still )?expected (?P<what>(?:to|that)\b)", 0.75),
    _rule("expects", "expects", "We expect a visit by the minister soon.",
          r"(?:expect(?:ed|s)?|expecting|anticipat(?:ed?|es)|(?<=[Ww]e )(?:count|rely) on|counting on) (?P<what>(?!to (?:the|a)\b)\w+)", 0.8),
    _rule("hopes", "expects", "She hoped that the talks would be resumed.",
          r"(?<!\bmuch )(?<!\bthe )(?<!\bour )(?<!\bgreat )(?<!\bno )(?<!\bin )(?<!\bof )(?<!\bmy )(?<!\ba )(?:hope[ds]?|hoping|(?:(?<=[Ww]e )|(?<=I ))wish(?= that\b))(?: very much| sincerely)? (?P<what>(?!(?:that )?(?:you|he|she|they|it|we) (?:have|has|had|did)\b)(?:that\b|for\b|to\b|(?:it|he|she|they|we|you|our|the|this|these|his|her|their|[A-Z]\w+)\b)[^.;]{0,120})", 0.8),
    _rule("hope-noun", "expects", "He expressed the hope that the talks would go on.",
          r"(?:express(?:ed|es)?|voiced|expressing) (?:the |his |her |their |our |my )?(?:\w+ )?(?:hopes?|wish(?:es)?(?= that\b)|expectations?|confidence|optimism) (?P<what>(?:(?:that|for|of)\b|(?<=hope )to [a-z]+))", 0.82),
    _rule("hopeful", "expects", "Kenya is hopeful that the talks will go on.",
          r"(?:am|is|are|was|were|remains?|remained) (?:\w+ )?(?:hopeful|optimistic) (?P<what>(?:that|about)\b)", 0.75),
    _rule("looks-forward", "expects", "He looked forward to the minister's visit.",
          r"look(?:s|ed|ing)? forward to (?P<what>\"?\w+)", 0.85),
    _rule("intends", "intends", "Kenya intends to open an embassy.",
          r"(?:intend(?:s|ed)?|(?<!\bare )(?<!\bwere )(?<!\bthe )(?<!\bour )(?<!\bno )(?<!\bof )(?<!\bany )plan(?:s|ned)?|(?:am|is|are|was|were) (?:planning|determined|resolved|going)|(?:the |his |her |its |their |our |(?<='s ))(?:firm |strong |shared |common )?(?:intention|determination|intent|resolve)) (?P<what>to (?!the\b|a\b|be\b(?! held))[a-z]+)", 0.85),
    _rule("wish-told", "intends", "He conveyed his desire to widen the canal.",
          r"(?:express|voic|convey|reiterat|(?:re)?affirm|(?:re)?confirm|stat|declar|indicat|signal+|underlin|underscor|stress|announc|emphasi[sz]|shar)(?:ed|es?|s|ing)? (?:(?:the|his|her|its|their|our|my|an?|(?:the )?[A-Z][\w.]*'s?|his country's|her country's) )?(?:(?!as\b|for\b)[a-z]+ ){0,3}?(?:desires?|wish(?:es)?|eagerness|keenness|(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!\bour )(?<!\bthe )(?<!'s )(?:intentions?|intent|determination|resolve)|aspirations?|(?P<in>interest in)) (?P<what>(?(in)(?!the\b|an?\b)[a-z]+ing\b|to (?!the\b|an?\b|see\b)[a-z]+))", 0.72),
    _rule("aims", "intends", "Kenya aims to widen the canal.",
          r"(?:(?:am|is|are|was|were) (?:also )?(?:aiming|seeking|striving|keen|eager|preparing)|aim(?:s|ed)?|seeks?|strives?|sought|endeavou?r(?:s|ed)) (?P<what>to (?!the\b|an?\b|be\b|(?:say|know|hear|see|understand|know|emphasi[sz]e|stress|note)\b)[a-z]+)", 0.66),
    _rule("goal-set", "intends", "They set the goal of doubling ferry traffic.",
          r"(?:set|setting|adopted) (?:themselves |itself )?(?:an?|the) (?:\w+ ){0,2}(?:goal|target|objective) (?P<what>(?:of|to) [\w$€£]+)", 0.58),
    _rule("announced-sum", "pledged", "Kenya announced a grant of $5 million.",
          r"announc(?:ed|es|ing) (?P<what>(?:(?:an?|the|new|additional|further|up to|more than|some) )*(?:(?:[\w-]+ ){0,4}?(?:contributions?|grants?|donations?|packages?|funding|loans?|aid|assistance) (?:package )?(?:of|worth|total+ing) (?:up to |more than |nearly |about |over |an additional )?[A-Z]{0,3}[$€£¥\d]|[A-Z]{0,3}[$€£¥]\d|\d+ (?:million|billion)))", 0.55),
    _rule("resolved", "intends", "He came firmly resolved to open the road.", r"(?:resolved|(?:(?<=[Ww]e )|(?<=\band ))resolve) (?P<what>to (?!the\b|a\b)[a-z]+)", 0.75),
    _rule("wants", "intends", "Kenya wants to continue the talks.",
          r"(?:want(?:s|ed)?|would (?:also )?like|wish(?:es|ed)?|(?<!\bthe )(?<!\bour )(?<!\ba )(?<!\bof )(?<!\bstrong )(?<!'s )desire[ds]?) (?P<what>to " + _SPEECH + r"(?!the\b|a\b)[a-z]+)", 0.7),
    _rule("scheduled", "scheduled", "The forum is scheduled for May.",
          r"(?:(?:is|are|was|were) (?:also |now )?(?:scheduled|slated|planned|set|due)|scheduled|slated) (?P<what>(?:to (?:take place|be held|visit|arrive|begin|start|open|meet|hold|come|sign|attend|be signed|discuss|travel|chair|host|participate)|for)\b)", 0.82),
    _rule("will-be-held", "scheduled", "The forum will be held in May.", r"(?:will|would) (?:also )?(?P<what>(?:take place|(?:enter|come) into (?:force|effect)|take effect|be (?:[a-z]+ly )?(?:held(?! (?:accountable|responsible|liable|to account|back|hostage))|hosted|co-?led|co-?chaired|convened|signed|opened|launched|continued|completed))\b)", 0.8),
    _rule("will-be-done", "scheduled", "A ferry line will be established in May.",
          r"(?:will|shall|would) (?:also |then |soon |further |jointly )?(?P<what>be (?:[a-z]+ly )?(?:established|set up|formed|organi[sz]ed|conducted|carried out|dispatched|deployed|provided(?! with)|allocated|built|constructed|resumed|submitted|published|released|issued|finali[sz]ed|concluded|inaugurated|reopened|introduced|sent|delivered|extended|appointed|implemented|exchanged|prepared(?! to\b)|drafted|drawn up|handed over|returned|repaired|rebuilt|restored|distributed|installed|transferred|invited(?! to\b)|agreed|coordinated)\b(?! by\b))", 0.6),
    _rule("is-to", "scheduled", "Minister Kask is to open the forum tomorrow.",
          r"(?:is|are|was|were) (?:also |now )?to (?P<what>(?:be (?:held|signed|opened|launched|continued|completed|concluded|adopted|inaugurated|finali[sz]ed|submitted|established|presented)|take place|visit|meet|attend|arrive|travel|join (?:his|her|their|the)|(?:co-)?chair|host|participate|take part|deliver|address|inaugurate|(?:hold|sign|pay|open) (?:an? |the |his |her |talks|bilateral))\b)", 0.75),
    _rule("leaves-then", "scheduled", "The minister leaves for Nairobi tomorrow.",
          r"(?:leaves|departs|arrives|travels|flies|leave|depart) (?P<what>)(?=(?!behind\b|us\b|no\b|the matter\b|it\b)(?:[\w'-]+ ){0,3}?(?:tonight|tomorrow|next (?:week|month)|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)", 0.7),
    _rule("will-visit", "scheduled", "Minister Kask will pay a visit to Kenya.",
          r"will (?:also |then |now |jointly )*(?P<what>(?:(?:pay|make) (?:an? |his |her )(?:\w+ ){0,3}visit|pay a courtesy call|visit|travel to|arrive (?:in|at|on)|depart|hold (?:an? |his |her |bilateral |separate )?(?:[\w-]+ ){0,3}(?:meetings?|talks|discussions|consultations|summit|conference|dialogue)|host (?:an? |the )(?:\w+ ){0,2}(?:dinner|lunch|luncheon|banquet|reception|meeting|summit|conference|talks|forum)|meet (?:with )?(?:[A-Z]|the |his |her )|meet (?:in|on|at|again) |attend|(?:co-)?chair (?:an? |the )|participate|take part|deliver (?:an? |the )|sign (?:an? |the )|receive (?:[A-Z]|the [A-Z]))\w*)", 0.82),
    _rule("will-do", "intends", "We will continue this work.",
          r"(?:(?<=[Ww]e )|(?<=I )|(?<=side )|(?<=[Rr]ussia )(?<!of Russia )|(?<=[Jj]apan )(?<!of Japan ))(?:will|shall) (?:also |certainly |definitely |of course |always |now |most |once again |(?!(?:supply|apply|rely|reply|multiply|comply|ally|fly)\b)[a-z]{3,14}ly |together |both |jointly |continue to |soon |once more |simply |just |further )*+"
          r"(?P<what>(?:(?:not|never) (?=(?:allow|let|give up|stop|accept)\b))?(?!" + _NO_DEED + r")[a-z]+)", 0.68),
    _rule("would-do", "intends", "He said that he would hold consultations on the matter.",
          r"(?:(?<=\bhe )|(?<=she )|(?<=they )|(?<=and )|(?<=Russia )|(?<=Japan )|(?<=side ))would (?:also |further |soon )?(?P<what>(?:continue|hold|discuss|make every effort|strengthen|work|cooperate|consider|study|examine|support|send|visit|promote|take|give|provide|address|accelerate|respond|coordinate|seek|strive|return|report|convey|arrange|ensure|submit|consult|look into)\b)", 0.7),
    _rule("it-would", "intends", "The ministry said that it would send two ships.",
          r"(?<=\bit )(?:will|would|shall)(?:, [^,.;]{3,80},)? (?:also |further |soon )?(?P<what>(?:send|provide|host|continue to (?!be\b|have\b|rise\b|fall\b|grow\b)|support|allocate|contribute|deploy|donate|dispatch|supply|withdraw|ratify|establish|launch|resume|invest)\b(?:[a-z]+)?)", 0.66),
    _rule("will-of-others", "intends", "Kenya will provide more than 40 ships.",
          r"(?:will|would|shall)(?:, (?:as (?:always|ever)|however|of course|therefore|in turn|together with [^,.;]{2,40}|in (?:close )?(?:cooperation|coordination|consultation) with [^,.;]{2,40}),)? (?:also |further |soon |jointly |actively |fully |now )*(?P<what>(?:provide|continue|contribute|send|support|allocate|extend|open|sign|establish|launch|deploy|host|hold|work|cooperate|coordinate|make (?:every|all|utmost|further|an? contribution|available|(?:\w+ )?efforts|use of)|convey|communicate|pursue|help|assist|strengthen|promote|prioriti[sz]e|facilitate|donate|supply|dispatch|join|create|implement|set up|grant|train|appoint|organi[sz]e|submit|ratify|withdraw|resume|maintain|expand|invest|take (?:measures|steps|action|all|the necessary)|do (?:its|their|his|her) utmost|examine|consider|exert|engage)\b)", 0.68),
    _rule("will-be-doing", "intends", "Kenya will be sending two ships.",
          r"will (?:also )?be (?P<what>(?:sending|hosting|holding|visiting|travell?ing|meeting (?:with|in|on|at)|providing|attending|launching|opening|signing|convening|deploying|joining|participating)\b)", 0.68),
    _rule("will-otherwise", "intends", "Kenya will widen the canal.",
          r"(?:will|would|shall) (?:also |further |soon |jointly |actively |fully |now |together |[a-z]{3,14}ly )*+(?P<what>(?:(?:not|never) (?=(?:interfere|relent|use|seek|recogni[sz]e|allow|accept|tolerate|deploy|join|participate|attack|abandon)\b))?(?!" + _NO_DEED.replace("not\\b|never\\b|", "(?:not|never) (?!interfere|relent|use|seek|recogni|allow|accept|tolerate|deploy|join|participate|attack|abandon)|") + r")(?!(?:remain|keep|stand|welcome|appreciate|face|benefit|gain|grow|suffer|decline|fall|rise|increase(?! (?:its|our|their|the|support|efforts|cooperation|funding))|serve as|mean|prove|depend|result|affect|require|include|cost|last|survive|prevail|fail|enter|belong|bring|allow|enable|ever|mark|celebrate|turn|exist|happen|occur|change|reach|exceed|account|contain|surely|hit|fight|collapse|disappear|emerge|gather|want|agree|recogni[sz]e|believe|hope|expect|make(?! (?:a|an|its|their|every|available))|pose|undermine|threaten|damage|lead(?: \w+)? to)\b)[a-z]+)", 0.62),
)  # fmt: skip

ANY = re.compile(
    "|".join(f"(?:{rule.pattern.pattern})" for rule in RULES).replace("?P<what>", "?:").replace("?P<to>", "?:")
)
"""Matches wherever a rule does: asked once, before the rules one by one."""
_SAYS = r"(?:ed|es?|s|ing)? (?=(?:[\w.']+ ){0,6}?(?:commitments?|desires?|wish(?:es)?|eagerness|keenness|intentions?|intent|determination|resolve|aspirations?|interest|readiness|willingness|preparedness|invitation|calls?|appeals?|requests?|demands?) )"
_BEING = r" (?:also |always |fully |strongly |firmly |deeply |quite |still |absolutely |now |certainly |full )*(?:aiming|seeking|striving|keen|eager|preparing|hopeful|optimistic|ready|prepared|willing|readiness|willingness|preparedness|committed|planning|determined|resolved|going|expected|intention|determination|intent|resolve|scheduled|slated|planned|set|due)\b"
_TRIGGERS = (
    "A(?:ppeals|dvise[ds]|ssurances? (?:was|were|has|have)|greements? (?:was|were|has|had|have|is))",
    "C(?:alls|harged|ommitments? (?:was|were|has|have)|onsensus (?:was|were|has|had|have|is))",
    "D(?:emands|ecides|irect(?:ed|ing))",
    "E(?:ncourage[ds]?|ntrusted)",
    "I(?:nvites|nstruct(?:ed|s|ing))",
    "Mandat(?:ed|es)",
    "P(?:ledges?|romises?) (?:was|were|has|have)",
    "Our agreement",
    "R(?:e(?:iterat|new)ing|equests|ecommend(?:ed|s|ing)?)",
    "T(?:heir agreement|he two (?:sides|leaders)' agreement|asked)",
    "Urg(?:es|ing)",
    rf"a(?:ssurances? (?:was|were|has|have)|gree(?:[ds]|ing)?|greements?|ccept(?:ed|s)?|ssure[ds]?|sk(?:ed|s|ing)?|ppeal(?:ed|s|ing)?|im(?:s|ed)?|rrived at|dopted|dvise[ds]|dvanced|nnounc(?:ed|es|ing)|nticipat(?:ed?|es)|ffirmed|(?:m|re){_BEING}|re (?:also |now )?to|ffirm(?:s|ing)?|ffirm{_SAYS})",
    rf"be(?:en (?:also )?(?:agreed|decided)|(?:en)?{_BEING})",
    rf"c(?:ommitments? (?:was|were|has|have)|ommits?|ommitting|ommitted|all(?:ed|s|ing)?|ame to|harged|oncurred|onsented|onfirmed|onfirm(?:s|ing)?|onfirm{_SAYS}|onsensus (?:was|were|has|had|have|is)|onvey{_SAYS}|onveyed|ount(?:s|ed|ing)? (?:up)?on)",
    rf"d(?:ecid(?:ed|ing|es)|ecisions? (?:was|were|has|had|have|is)|esire[ds]?|emand(?:ed|s|ing)?|irect(?:ed|ing)?|elivered|eclar{_SAYS}|emonstrat{_SAYS})",
    rf"e(?:xpect(?:ed|s|ing)?|xpress(?:ed|es|ing)?|xpress{_SAYS}|xtend(?:ed|s|ing)?|ncourag(?:e[ds]?|ing)|ndeavou?r(?:s|ed)|ntered into|ntrust(?:ed|s)|nlist(?:ed|s)|mphasi[sz]{_SAYS})",
    "floated",
    "g(?:ave|ives|iving|uarantee[ds]?)",
    rf"h(?:ope[ds]?|oping|anded over|ighlight{_SAYS}|(?:is|er){_BEING})",
    rf"i(?:nvite[ds]?|nviting|nvitation|ntend(?:s|ed)?|ntention|nsist(?:ed|s)?|nstruct(?:ed|s|ing)?|mplore[ds]?|ssu(?:ed|es|ing)|ndicat{_SAYS}|s (?:also |now )?to|t?s{_BEING})",
    "look(?:s|ed|ing)? forward",
    "leaves?|departs?|arrives|travels|flies",
    "m(?:a(?:de|kes?|king) (?=(?:an?|the|his|her|its|their|our|several|two|three|four|five|six|some|new|commitments?|pledges?|assurances?|promises?|[A-Z][\\w.]*'s)\\b)|andat(?:ed?|es))",
    "offer(?:ed|s)?",
    rf"our(?: agreement|{_BEING})",
    "p(?:ledge[ds]?|ledging|romis(?:e[ds]?|ing)|ropos(?:e[ds]?|ing)|lan(?:s|ned)?|ut for(?:ward|th)|assed on|resented|ressed)",
    rf"re(?:solved?|quest(?:ed|s)?|ach(?:ed|ing)|commend(?:ed|s|ing)?|affirmed|confirmed|-?(?:affirm|confirm)(?:ed|s|ing)?|-?(?:affirm|confirm){_SAYS}|iterat(?:ed|es|ing)|new(?:ed|es|ing)|stat{_SAYS}|iterat{_SAYS}|new{_SAYS}|peat{_SAYS}|l(?:y|ied|ies) (?:up)?on|mains?{_BEING})",
    rf"s(?:hall|hared?|truck|uggest(?:ed|s)?|ubmitted|cheduled|lated|ought|eek(?:s|ing)?|trives?|olicit(?:ed|s)|et(?:ting)? (?=(?:themselves |itself )?(?:an?|the) )|tat{_SAYS}|ignal+{_SAYS}|tress{_SAYS}|tands?{_BEING})",
    rf"t(?:abled|ask(?:ed|ing)?|ook on|akes on|heir agreement|he two (?:sides|leaders)' agreement|he(?:ir)?{_BEING})",
    rf"u(?:rg(?:e[ds]?|ing)|ndertook|ndertakes?|nderstandings? (?:was|were|has|had|have|is)|nder(?:lin|scor)(?:ed|es|ing)|nder(?:lin|scor){_SAYS})",
    rf"vo(?:w(?:ed|s|ing)?|iced|ic{_SAYS})",
    rf"w(?:as (?:\w+ )?accepted|ill|ould gladly|ould be (?:glad|happy|pleased) to|ould(?: also)? like|ould|ant(?:s|ed)?|ish(?:es|ed)?|(?:as|ere) (?:also )?(?:agreed|decided)|(?:as|ere) (?:also |now )?to|(?:as|ere){_BEING})",
    "(?:(?<='s )|(?<=s' ))(?:full |firm |strong |shared |common |mutual )?(?:readiness|willingness|preparedness|intention|determination|intent)",
)
TRIGGER = re.compile(rf"\b(?:{'|'.join(_TRIGGERS)})\b")
"""The verbs at which the rules are tried: the cheap look, by their first letters."""

NEGATED = re.compile(
    r"\b(?:not|never|no longer|n't|neither|nor|without|refus\w+ to|fail\w+ to|hardly|cannot|can't|unable to|no)(?: (?:yet|have|has|been|be|also|\w+ly|to|going))* ?\Z|\b(?:[Nn]o one|[Nn]obody|[Nn]one|[Nn]othing)\b[^.;,]{0,24}\Z|n't (?:\w+ )?\Z|\b(?:not|n't|never) (?:want|wish|intend|plan|going|like|mean) to ?\Z"
)
QUESTION = re.compile(r"\?[\"')]*\Z")

# Where one clause ends and the next begins, inside a sentence.
BOUNDARY = re.compile(
    r";|,? (?:and|but|while|whereas) that\b(?! (?:(?!will|would|should|must|can|could|shall|is|was|to)\w+ ){1,6}be )|, (?:and(?! (?:also |further )?to [a-z])(?! that\b)|but(?! also\b)|so|while|although|though|since|because|which|who|where|when|as(?! well))\b|,? (?:although|though|because|whereas|however)\b"
    r"| \([a-z]\) | and (?=(?:he|she|they|we|it|I|both|also|then(?= [a-z])|agreed|stated|said|\"?expressed|noted|hoped|invited|asked|proposed|promised|wish|want|intend|would|will|stressed|confirmed|sought|thanked|told|gave|took|made|\w+ed (?:the|that|his|her|its|their|to|a|an|[A-Z]))\b)"
    r"|(?:,| and) (?:also |soon |then |later |[a-z]+ly )?(?=(?:discussed|signed|exchanged|witnessed|reviewed|stressed|underscored|underlined|highlighted|emphasi[sz]ed|expressed|pledged|reaffirmed|reiterated|affirmed|praised|hailed|welcomed|appreciated|shared (?:views|the)|touched (?:up)?on) )"
    r"| and (?=(?:the )?[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,3}(?: side)? (?:has|have|had|would|will|in principle) )|,\"? (?:said|says) (?=the |an? |[A-Z])"
    r"| and (?=(?:calls? (?:up)?on|urges?|reaffirms?|reiterates?|condemns?|looks? forward|requests|encourages|welcomes|expresses|urged|called (?:on|for)|encouraged|demanded|condemned|requested) )"
    r"|, according to (?=[^,.;]{3,60}[.,;]*\Z)| since (?=(?:the |our |its )?\w+ (?:\w+ed|took|was|became|won|left) )"
    r"|, (?:aiming|noting|adding|stressing|saying|emphasi[sz]ing|recalling|recogni[sz]ing|welcoming|underscoring|underlining|reflecting|acknowledging|reaffirming|pointing|citing|giving|thereby|thus) |, (?=(?:wanted|hoped|agreed|called|urged|asked|invited|proposed|vowed|condemned|recalled|noted|commended) )"
    r"|,\"? (?:(?:the|an?|his|her|[A-Z])[\w'.-]*(?: [\w'.-]+){0,5} |(?:he|she|they) )(?:said|says|adds|added|stated|states|reads?|reports|reported|noted|stressed|told reporters)(?: [\w ]{0,90})?(?=[.,;]*\Z)"
    r"| and (?=(?:are|is|was|were|has|have|can|must|should) |(?:the|this|that|its|his|her|their) [\w-]+ (?:was|were|has been) )"
    r"|,\"? (?:[A-Z][\w'.-]+ ){1,5}(?:said|added|noted|stressed)(?=,)"
    r"|, (?=(?:[A-Z][\w.'-]* ){1,4}(?:said|noted|stated|stressed|added|expressed|underlined|thanked|affirmed|announced|pledged|promised|reaffirmed) )|,? (?:he|she|they|it) (?:said|added)\b| (?:might|could|may) be | [–—] (?![A-Z]{2,}\b)|: |,\" (?=(?:[\w'.-]+ ){1,6}(?:said|says|added|noted|stressed|told|stated)\b)"
)
SUBJECT = re.compile(
    r"(?<!\w)(?P<subject>(?:[Tt]he |[Bb]oth |[Hh]is |[Hh]er |[Oo]ur |[Tt]heir |[Ii]ts )?(?:[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,4}(?: (?:side|sides|delegation|governments?|leadership|authorities|leaders|ministers))?(?: \([A-Z]{2,8}\))?|(?:two |all |three |four )?(?:(?:[Pp]rime |[Ff]oreign |[Dd]efen[cs]e )?(?:[Ll]eaders|[Mm]inisters|[Ss]ecretaries)|[Ss]ides|[Cc]ountries|[Nn]ations|[Pp]residents|[Pp]arties|[Gg]overnments|[Ii]nterlocutors|officials|participants|delegations|heads of (?:state|government|delegation))|(?:(?<=[Tt]he )|(?<=[Hh]is )|(?<=[Hh]er )|(?<=[Oo]ur )|(?<=[Tt]heir )|(?<=[Ii]ts ))(?:new |own |host )?(?:country|nation|government|ministry|administration|delegation|side|council|commission|committee|bloc|alliance|agency|authorities))|(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?:'(?:ve|ll|m|re|d|s))?) "
    r"(?:(?:also|has|have|had|is|was|were|are|be|then|further|again|would|will|could|both|once|went on to|\w+ly|indeed|announced|declared|expressed|confirmed|reaffirmed|just|all|now|still|very much|ready and) )*\Z"
)
COLLECTIVE = re.compile(
    r"(?:[Bb]oth|[Tt]he (?:two )?)\s?(?:sides|interlocutors|officials|participants|delegations|parties|leaders|ministers|(?:foreign )?secretaries|presidents|countries|heads of state)|[Tt]he [A-Z]\w+ (?:side|delegation|government|authorities|leadership)",
    re.ASCII,
)
WITH_SUBJECT = frozenset({"wants", "aims", "intends", "ready", "hopes"})
"""The rules whose verb is also a noun, or often has nobody for a subject."""
MAIN_VERB = re.compile(r", | (?:was|is|were|are|has|had|will|would)\b")
REDUCED = re.compile(
    r"(?:.*\b(?:during|for|at|including)|\bon the occasion of|\bduring|\bincluding|\bat) (?=(?:the|a|an|his|her|its|their) [^,]+, \Z)"
)
"""What stands before "the visit by the minister, scheduled for May"."""
JOINT = re.compile(
    r"[Tt]he (?:[Cc]ontracting )?[Pp]arties|(?:[Bb]oth|[Tt]he (?:two|three)|(?:[Oo]ur|[Tt]heir) (?:two|three)) (?:sides|parties|countries|nations|[Ll]eaders|[Mm]inisters|[Pp]residents|states|[Gg]overnments|foreign ministers|prime ministers|(?:foreign )?secretaries)|[Bb]oth|[Tt]he two (?:Prime |Foreign )?Ministers|[Tt]wo (?:sides|leaders|ministers|countries|presidents|nations)|sides"
)
JOINED_STATE = re.compile(
    r"(?:\A|(?<=[\s(\"]))(?P<others>(?:(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}, ){0,4})(?P<first>(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}),? and (?:the )?\Z"
)
DAY_BEFORE = re.compile(
    r"(?<= )(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|later|earlier),? \Z"
)
"""A day between the subject and its verb: "Minister Kask on Monday invited …"."""
ASIDE_BEFORE = re.compile(
    r",(?P<aside> (?:who|which|whose|during|on|in|at|after|before|for|as|the|an?|meeting|speaking|gathered|visiting|together|along|accompanied|currently|now|(?:Prime |Foreign |Deputy |State |Vice )*(?:Minister|President|Secretary|Chancellor|Ambassador|Chair)|(?:Director|Head|Chief|Governor|Commissioner|Deputy)[\w-]*) [^,;:]{2,90},) (?:also |then |further |jointly )?\Z"
)
"""What stands between a subject and its verb: "Minister Kask, during her visit to Kenya, will …"."""
RESOLVE = re.compile(
    r"(?:(?:the|his|her|its|their|our) )?(?:firm |strong |shared |common )?(?:determination|intent|resolve)\b|(?:firm |strong |shared |common )?intention\b"
)
SAYS_OF = re.compile(
    r"\b(?:announc|express|confirm|affirm|reaffirm|reiterat|declar|underlin|underscor|stress|indicat|convey|stat|emphasi[sz])(?:e[ds]?|ed|s|es|ing)? (?:(?:also|again|once|today) )*(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}'s )?\Z"
)
"""What makes somebody's "determination to …" more than a noun: that they, or another for them, express it."""
GOES_ON = re.compile(r"(?: and|,| as well as| while)(?: (?:also|then|further|both|[a-z]+ly|has|have|expressed))* ?\Z")
"""Before a verb that has its subject from the one before."""
DATED_LEAD = re.compile(r"\W*(?:By|In|Within|Before|Over|During|At|On|Next|Later|Early|This|Tomorrow)\b[^,.;]{0,40}, ")
"""What a sentence begins with where that is by when: "By May 2004, Kenya will …"."""
REPORTED = re.compile(r",\"? (?:[\w'.-]+ ){1,6}?(?:said|added|noted|stressed|stated)\b")
BARE_SUBJECT = re.compile(r"\"?(?:that |for )?(?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}")
"""A clause that has no verb yet: "that Kenya", before "and Estonia will"."""
INNER_COMMA = re.compile(r",(?! (?:(?:from|on|in|at|between) |[A-Z][\w-]+,))")
"""Where a relative clause ends, behind a place's state and its day: "held in Tartu, Estonia, from 5 May, …"."""
LEFT_OVER = re.compile(r",? (?:and|or|but)\Z")
GERUND = re.compile(r"[a-z]+ing (?!(?:is|was|to|will|would|has)\b)")
GERUND_BEFORE = re.compile(r" (?:of|in|by|for|through|to|including|and) [a-z]+ing ")
ONLY_WITH_SUBJECT = frozenset({"committed-to", "will-visit", "will-of-others", "will-be-doing", "will-otherwise"})
"""The rules whose verb says nothing without a named subject right before it."""
TOLD_THAT = re.compile(
    r"\b(?:said|stated|responded|replied|noted|told|added|announced|explained|affirmed|stressed|emphasi[sz]ed|informed|declared|mentioned|indicated|reiterated|reaffirmed|confirmed|pointed out|underlined|underscored|recalled|insisted|observed|remarked|promised|pledged|vowed|reported)(?: [^.;]{0,40}\bthat)? (?:[^.;]{0,20}, )?\Z|\b(?:and|but) that \Z"
)
ADVERBIAL = re.compile(
    r"that (?:as (?!soon|long|far|much)|in line with |based on |in accordance with )[^.;]{3,300}, (?=(?:[\w'-]+ ){1,8}(?:be|should|would|will|must|shall)\b)"
)
"""What stands before the clause itself: "that, as agreed in May, work be resumed"."""
LIST_OPENS = re.compile(
    r"\b(?:including|such as|namely|(?:areas?|fields?|sectors?|issues) (?:of|like|such)|especially|through|as well as|such (?:\w+ )?\w+ as)\b[^.;]*,|, (?:an?|the) [^,.;]{5,80}\Z|, (?:[\w'-]+ ){0,3}[\w'-]+\Z"
    r"|, [a-z]+(?<!ed)(?<!ing)(?<!ly) (?:[\w'-]+ ){0,8}[\w'-]+\Z"
)
REST = re.compile(r"[^.;]{0,160}")
FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|could|should|shall|must|may|might|he|she|they|we|it|I|that|said|took|gave|made|sought|told)\b|\A(?:also |further )?(?:calls|urges|requests|demands|expresses|welcomes|condemns|decides|notes|commends|invites|encourages|stresses|underlines|reaffirms|takes|recalls|supports|says) |\b\w+ed (?:the|that|to|his|her|its|their|a|an|on|for|[A-Z])\b"
)
UNDATED = re.compile(r"(?:at|as|in|soon)\b(?:(?!\d).)*\b(?:earliest|possible|early|near future|soon)\b.*")
ASIDE = re.compile(r" [–—-] [^–—.;]{2,60} [–—-] ")
"""Words between two dashes, behind which the clause goes on."""
BEARS_A_DATE = re.compile(
    r"\b(?:Statement|Declaration|Communiqu[eé]|Agreement|Summit|Treaty|Resolution|(?<!be )(?:held|signed|issued|adopted)) \Z"
)
"""Behind such a word a date is that of the document or meeting, no deadline."""
ON_A_WEEKDAY = frozenset({"scheduled", "invited", "expects", "accepted"})
"""Acts that say when something happens, a visit too."""
VISIT_OF = re.compile(
    r"(?:'s|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\blast) (?:[\w-]+ ){0,3}(?:visit|trip|summit|meeting|talks|election)(?: (?:to|with|in|at) (?:the )?[A-Z][\w ]{1,30})? \Z"
)
"""Behind such words a date is that of a visit that is known already: "the results of her visit in May"."""
OFFICE_OF = re.compile(
    r"(?:\A|(?<=\s))(?:(?:[A-Z][\w.'-]*(?: of)? ){2,7}of (?:the )?|[A-Z][\w.'-]*(?: (?:[A-Z][\w.'-]*|of|and|for)){1,8} and )\Z"
)
"""What stands before a state that is no subject by itself: "Minister Mari Kask of Estonia will …"."""
AND_THAT = re.compile(r",? and that (?P<what>[^.;]{0,140}?\b(?:will|would|shall|should)\b)")
"""What is agreed besides: "that the road be opened, and that Kenya would pay for it"."""
