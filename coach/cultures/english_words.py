"""The words by which an English sentence is a courtesy, an introduction, a request or news.

Each pattern reads a sentence in lower case. Courtesies and introductions are told by how the
sentence begins, requests and news by what stands anywhere in it.
"""

from __future__ import annotations

from coach.lazily import lazy


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_FIRST = r"(?:(?:first of all|firstly|first|to begin with|and|also|again|once again),? )*"
_WE = r"(?:(?:i|we) )?(?:\w+ )?"
_WE_ARE = r"(?:i am|i'm|we are|we're)"
_MANY = r"(?:[\w-]+,? ){0,5}"
_WELL = _any(
    r"well|good|fine|great|nice|wonderful|lovely|pleasant|healthy|health|happy|happiness|safe",
    r"smooth\w*|prosper\w*|booming|flourish\w*|weekend|holidays?|joy|peace",
)
_HELP = _any(
    r"support|trust|cooperation|co-operation|attention|patience|friendship|kindness|help",
    r"understanding|confidence|time",
)
_MESSAGE = r"(?:e-?mail|mail|message|letter|note)"
_HONOURED = r"(?:honou?red|delighted|happy|glad|pleased|excited|thrilled)"
_IN_TOUCH = _any(
    r"be in touch|get in touch|contact|know|write|cooperate|co-operate|work with|make your|hear",
    r"meet|have (?:the|this)|establish|build",
)

COURTESY = lazy(
    _FIRST
    + _any(
        rf"{_WE}hop(?:e|ing) (?:that )?(?:this|my|our) {_MESSAGE} (?:finds|reaches|meets) you",
        rf"{_WE}hop(?:e|ing) (?:that )?(?:this|my|our) {_MESSAGE} will find you",
        rf"{_WE}hop(?:e|ing) (?:that )?(?:you|your|everything|all|things|life)\b"
        rf"[^.?!]{{0,60}}\b{_WELL}\b",
        r"how (?:are|have) you\b",
        r"how(?: is|'s) (?:everything|your|business|life)\b",
        r"how was your (?:weekend|holiday|trip)",
        rf"{_WE}(?:(?:want|would like|wish) to )?(?:thank you|thanks)"
        rf"(?: (?:so|very) much| again| sincerely| a lot)*"
        rf" for (?:all )?(?:your|the|our) {_MANY}{_HELP}\b",
        r"it (?:is|was|has been) (?:\w+ ){0,3}(?:pleasure|honou?r|privilege|delight|joy)\b",
        rf"{_WE_ARE} (?:\w+ ){{0,2}}{_HONOURED} (?:to|that we (?:can|could)) {_IN_TOUCH}\b",
        rf"{_WE}wish(?:ing)? (?:you|your|everyone)\b",
        r"(?:my |our )?(?:warm|warmest|kind|kindest|best|sincere|heartiest|season's|many)"
        r" (?:greetings|regards|wishes)\b",
        r"greetings\b|good day\b|happy (?:new year|holidays|\w+day)\b|merry christmas\b",
        rf"(?:{_WE_ARE} )?(?:\w+ )?sorry (?:to|for) "
        r"(?:both|disturb|troubl|interrupt|the dist|taking)",
        r"please (?:forgive|excuse|pardon) (?:me|us|my|our)\b",
        r"(?:i|we) know (?:that )?you are (?:\w+ )?busy",
        r"(?:the )?(?:weather|spring|summer|autumn|winter) (?:is|has|in)\b|time flies\b",
        r"(?:i|we) (?:\w+ ){0,2}"
        r"(?:appreciate|value|cherish|treasure|(?:am|are) (?:grateful|thankful) for)"
        rf" (?:your|our|the|this|all) {_MANY}(?:{_HELP}|partnership|relationship)\b",
        r"(?:i|we) (?:have )?(?:long|always|deeply) (?:admired?|respect(?:ed)?|heard)\b",
        r"your (?:esteemed |respected |honou?rable )?(?:company|firm) (?:is (?:well|very|so|highly"
        r"|world|famous|one of)|enjoys|has (?:a )?(?:good|great|high|excellent|long))",
        r"may (?:you|this|the (?:new|coming))\b",
    )
)

INTRODUCTION = lazy(
    _FIRST
    + _any(
        r"(?:please )?(?:allow|let) me (?:to )?(?:briefly )?introduce\b",
        r"my name is\b",
        r"(?:this|here) is [\w -]{1,25} (?:from|of|with)\b",
        r"(?:i am|i'm) [\w -]{1,25} from\b",
        r"(?:i am|i'm) (?:the|a|an) (?:\w+ ){0,3}"
        r"(?:manager|representative|engineer|sales\w*|director|assistant|specialist)\b",
        r"(?:we|[\w&., -]{2,40}?) (?:are|is) (?:a|an|one of|the) (?:[\w-]+,? ){0,7}"
        r"(?:manufacturers?|suppliers?|factory|exporters?|company|producers?|enterprise|makers?)\b",
        r"(?:our|the) (?:company|factory|firm|group)\b (?:was (?:founded|established|set up)"
        r"|is (?:a|an|one|the|located|based|well|very|professional|speciali[sz]ed)"
        r"|has (?:been|over|more|a|many|rich|\d)"
        r"|speciali[sz]es|covers|owns|enjoys|mainly|produces|exports)\b",
        r"we (?:speciali[sz]e|are speciali[sz]ed|are engaged|mainly|focus)",
        r"we have been (?:in|speciali[sz]|engaged|doing|producing|making|exporting|supplying)",
        r"we have (?:over|more than|about|rich|many|advanced|\d+ years)",
        r"our (?:main |hot |best )?(?:products|goods|machines)"
        r" (?:are|have been|include|enjoy|sell|cover)\b",
        r"(?:established|founded|located|based) in\b",
        r"(?:i|we) (?:have )?(?:got|obtained|found|learned|learnt|came to know|knew)"
        r" (?:your|you|from|of)",
    )
)

REQUEST = lazy(
    r"\?|\b"
    + _any(
        r"please|pls|kindly|(?:could|can|would|will|may) (?:you|we|i)|let (?:me|us) know",
        r"(?:i|we)(?:'d| would) (?:like|appreciate|be (?:glad|grateful|happy|pleased))",
        r"(?:i|we) (?:\w+ )?(?:want|need|ask|request|expect|hope (?:you|that you|we|to))",
        r"look(?:ing)? forward",
    )
    + r"\b"
)

PLAIN_REQUEST = lazy(
    r"\?|\b"
    + _any(
        r"please|pls|kindly|(?:could|can|would|will) you|may (?:we|i)|(?:could|can) we",
        r"(?:would|'d) (?:like|appreciate|be (?:glad|grateful|happy|pleased))",
        r"(?:ask|request|need|want|expect) (?:you|your)",
        r"hope (?:that )?you (?:can|could|will|would)",
    )
    + r"\b"
)
"""What surely asks for something; a mere “let me know if you have questions” does not."""

NEWS = lazy(
    r"\d|\b"
    + _any(
        r"writing to|purpose|regarding|concerning|with (?:reference|regard)|referring|further to",
        r"attach\w*|enclos\w*|find (?:below|our|the)|here (?:is|are)|below|confirm\w*|inform\w*",
        r"quot\w+|offer\w*|follow(?:ing)?[- ]up|remind\w*|updat\w+|propos\w+|invit\w+|ship\w*",
        r"order\w*|invoice|pay\w*|price|sample\w*|deliver\w*|contract|inspect\w*|[ei]nquir\w+",
        r"received|receipt|e-?mails?|reply|delay\w*|unfortunately|problem|claim|complaint",
        r"thank\w* for",
    )
    + r"\b"
)
"""Words of trade: a sentence that has one says something."""
