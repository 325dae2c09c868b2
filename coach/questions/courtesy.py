"""What looks like a question and wants no answer: courtesy, notices, rhetoric."""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"^(?:(?:and|so|but|well|hi|hello|hey)[ ,]+)*(?:"
    # how people greet
    r"[^?,]{0,30}\bhope (?:you|u|all|this|that|your|ur|everything|every ?one|things|it"
    r"|the|to)\b|you don't want that\b"
    r"|how (?:are|r) (?:you|u|things|we doing)\b(?! (?:going to|planning|able|doing with|progress))"
    r"|how(?:'s| is|s) (?:it going|everything|life|business|the weather|your (?:day|week|family"
    r"|health|business|side))\b|how have you been|how do you do\b|what's up\b|whats up\b"
    r"|how (?:was|were|is) (?:your|the) (?:weekend|trip|holidays?|vacation|flight|christmas"
    r"|new year|fair|festival|break|journey)"
    r"|(?:are|r) (?:you|u) (?:well|ok|okay|doing well|fine|good|there|busy|around)\W*$"
    r"|(?:did|have) you (?:have|had|enjoy) (?:a |the |your )(?:nice|good|great|pleasant|relaxing"
    r"|weekend|holiday)"
    r"|(?:is )?every(?:thing|one) (?:ok|okay|fine|good|well|all right|alright)\b[^,]{0,20}$"
    r"|all (?:good|well|ok)\W*$|may (?:i|we) (?:introduce|take this)|remember (?:me|us)\W*$"
    r"|long time no (?:see|talk)|can (?:i|we) (?:just )?say\b"
    # rhetoric
    r"|who (?:knows|cares|would have thought|do you think you)\b|what(?:'s| is) the (?:point|use)\b"
    r"|why (?:should|would) (?:we|i|anyone|anybody|our customers?) \b"
    r"|(?:so |but )?what(?: on earth| the hell)?(?:'s| is|s) (?:going on|happening|wrong|up)"
    r"(?: over)?(?: there| here| with (?:you|u)(?: guys| people| all)?)?\W*$"
    r"|why on earth\b|why (?:do|did) (?:we|i) (?:even|always)\b|why bother\b"
    r"|how (?:many times|hard (?:can|is)|can (?:we|i|anyone|you) (?:trust|believe|work|accept"
    r"|rely|be so|do this|even)|could (?:you|this|(?:i|we|anyone) (?:ever |possibly "
    r"|not )?(?:forget|know|trust|resist|say no|guess))|dare\b|else\b|on earth\b"
    r"|difficult (?:is|can)"
    r"|(?:much|many) (?:more|longer|times) (?:do|must|should|can) (?:we|i) (?:wait|ask|say))"
    r"|are you (?:kidding|joking|serious|out of your|even (?:reading|listening)|sleeping)\b"
    r"|is (?:this|that|it) (?:a joke|how you|some kind|what you call|too much to ask"
    r"|really (?:so|that)"
    r"|professional|normal to)\b"
    r"|do(?:n't)? you think (?:i|we) (?:run|own|have|got|print|grow|like|enjoy|live|work for)\b"
    r"|(?:i|we) (?:want|need|expect|demand) (?:an? |your |some |real |clear )*(?:answers?"
    r"|repl(?:y|ies)|responses?)\b(?! (?:to|on|about|for) (?!this\b|my\b|me\b))[^?]{0,30}$"
    r"|do(?:n't)? you (?:call (?:this|that)|think (?:we|i|this|that) (?:are|am"
    r"|is) (?:a |an |so |some )?"
    r"(?:charity|bank|stupid|fools?|idiots?|joke|acceptable|fair|normal|funny|professional)"
    r"|(?:think )?(?:my|our) (?:customers?|clients?|boss|shops?|wife"
    r"|business) (?:\w+ ){0,3}(?:forever|wait|pays?|like|happy|fools?|believes?|money)"
    r"|think (?:my|our|the) (?:customers?|clients?|boss|shops?|business|money) (?!can"
    r"|could|will be able|need)"
    r"|(?:even|really) (?:care|read|want)|understand\W*$|get it\W*$|know what i mean"
    r"|take (?:us|me) for)"
    r"|isn't (?:it|that|this) (?:great|nice|ridiculous|obvious|unbelievable|wonderful|funny|amazing"
    r"|crazy|lovely|ironic)"
    r"|what (?:else can (?:i|we)|do you expect|choice\b|were you thinking|a (?:joke|mess|shame)"
    r"|kind of (?:service|company|business|joke))"
    r"|(?:can|could) you (?:believe|imagine)\b|you know what\b|guess what\b"
    r"|(?:seriously|really|hello|huh|what|right|no|yes|ok|okay|so|so what|what now|wtf"
    r"|come on|anyone"
    r"|sounds good|make sense|makes sense|hello anyone|anyone there|see)\W*$"
    r"|what if i told\b|where (?:do|should) (?:i|we) (?:even )?(?:start|begin)\W*$"
    r"|what can (?:i|we) say\b|need (?:i|we) say more|who (?:doesn't|does not|wouldn't)\b"
    r"|(?:nobody|no one|everybody|everyone|we all|i know|who) (?:wants?|likes?|knows?"
    r"|needs?|enjoys?)\b"
    r"|isn't (?:it|that|this) (?:always|just|so|how)\b|wouldn't (?:it|that) be (?:nice"
    r"|great|lovely|wonderful|good|funny|something)\b"
    r"|what (?:am|are) (?:i|we) (?:supposed|meant|expected) to\b|what (?:should"
    r"|do) (?:i|we) (?:tell|say to|do with)\b"
    r"|[a-z]+,? (?:seriously|really)\W*$|wish (?:us|me) luck"
    r"|(?:i|we) expect (?:an?|your) (?:\w+ )?(?:answer|reply|response|feedback)\b"
    r"|(?:your|an?) (?:\w+ )?(?:reply|response|answer|feedback|help|support"
    r"|cooperation) (?:is|would be|will be)\b"
    r"|(?:please |kindly |pls )?acknowledge(?: receipt)?\W*$|(?:do not|don't"
    r"|dont) (?:send|give|tell) me (?:another|any|more) (?:excuses?|stor)"
    r"|(?:please |pls )?(?:tell|say) (?:\w+ )?(?:\w+ )?(?:i|we) (?:said|say)\b"
    r"|(?:please |pls )?say hi\b"
    # nothing but "answer me"
    r"|(?:please|pls|plz|kindly|do)?[ ,]*(?:let (?:me|us) know|advise|reply|respond|revert|confirm"
    r"|answer|tell me|tell us|get back to (?:me|us)|come back to (?:me|us)|write back"
    r"|help|check)(?: (?:back|me|us|soon|asap|a\.s\.a\.p|urgently|today|now|to (?:me"
    r"|us|this e?-?mail"
    r"|my e?-?mail)|by return|shortly|as soon as (?:possible|you can)|at your (?:earliest"
    r" )?convenience|at the earliest|when you can|accordingly|quickly|immediately|please|thanks"
    r"|thank you|in advance))*\W*$"
    r"|(?:still |just |also |we are |we're |i am |i'm |we |i )*(?:waiting for|awaiting"
    r"|await|wait for)"
    r" (?:for )?(?:your|ur|the|any|a|their|his)? ?(?:(?:kind|quick|prompt|early"
    r"|soonest|positive|good"
    r"|further|favou?rable|urgent|earliest|valued) )*(?:reply|response|answer|feedback"
    r"|news|comments?"
    r"|advice|return|confirmation)\W*(?:soon|asap|on this|please|thanks)?\W*$"
    r"|(?:(?:i|we) )?(?:(?:would|do|will|'d|really|very much|highly|greatly) )*appreciate "
    r"(?:(?:it|all) )?(?:your|the|a|any) (?:(?:kind|quick|prompt|early|continued|great|soonest) )*"
    r"(?:reply|response|help|support|cooperation|co-operation|assistance|understanding|patience"
    r"|effort|efforts|feedback|attention|time|business|answer|hard work)\b"
    # notices
    r"|(?:please|pls)? ?(?:respond|reply) to <?[\ue000-\ue004]|you (?:must"
    r"|should) not (?:copy|read|disclose|use|distribute)"
    r"|(?:please )?(?:immediately |contact |notify )(?:the sender|us"
    r"|notify)\b[^.]{0,40}(?:sender|immediately|error|return)"
    r"|(?:please|pls|plz|kindly)[ ,]+(?:also )?(?:note\b|noted\b|be (?:advised|informed|noted|aware"
    r"|reminded|patient|assured|so kind as to note)|find\b|see (?:the |our |my |your )?(?:attached"
    r"|attachment|below|enclosed|above|file|po\b|order\b|photo|picture)|accept (?:our|my)|excuse"
    r"|forgive|feel free|do not hesitate|don't hesitate|ignore|disregard|rest assured|enjoy"
    r"|take care|stay|give my|bear|understand|do not worry|don't worry|refer to (?:the )?(?:attach"
    r"|below)|have a|do not reply|consider the environment|think before|pass (?:on )?my|send my"
    r" (?:regards|best)|see\W*$|remember (?:that|we))"
    r"|(?:note that|find attached|see attached|see below|feel free|keep in mind|keep up|take care"
    r"|have a (?:nice|good|great)|stay safe|keep well|let me (?:introduce|explain|start|say|be"
    r"|thank|know if you need|put|first)|let us (?:introduce|move|say|keep|hope)"
    r"|let's (?:hope|keep)"
    r"|thank|do not hesitate|don't hesitate|look forward|make no mistake|mark my words|put simply"
    r"|keep in touch|stay in touch|do your best|get well|call me (?:crazy|old)|give my)\b"
    r")"
)
_OFFER_OF_HELP = re.compile(
    r"\b(?:if|should|in case|whenever|when) (?:you|there|u|anything|any|something"
    r"|we) ?(?:'s|is|are|be"
    r"|have|has|need|require|want|see|face|find|come across|might have|may have|would like|would"
    r"|still have|get|with|can help|can be of|can assist|questions?)\b[^.?!]{0,25}?"
    r"\b(?:questions?|quer(?:y|ies)|doubts?|concerns?|problems?|issues?|help|assist\w*|anything"
    r"|something|any ?thing else|(?:further|more|additional|other|any) (?:information|info|details"
    r"|clarifications?)|clarifications?|comments?|unclear|further|service)\b"
    r"|\b(?:any|for) (?:further |other |more )?questions?,? (?:just |please |pls "
    r"|feel free |kindly )*"
    r"(?:to )?(?:call|contact|let|ask|write|e-?mail|reach|whatsapp)"
    r"|\bdo(?: not|n't) hesitate\b|\bfeel free to\b"
)
_CHINESE = re.compile(
    r"^[\s\w]{0,6}?(?:"
    r"(?:最近|近来|近况|近期)(?:您|你|一切|都|还|身体|生意|工作|过得?)*(?:好|怎么样"
    r"|怎样|如何|忙|顺利)"
    r"(?:吗|么|不|不忙)?[？?\s]*$|(?:你|您|大家)好吗?[？?!！]*$|在(?:吗|么|不在|不)[？?\s]*$"
    r"|(?:一切|都)(?:还)?(?:好|顺利)吗|吃(?:饭)?了(?:吗|没)|生意(?:怎么样|如何|好吗"
    r"|还好)|身体(?:好|怎么样|还好)"
    r"|(?:周末|假期|节日|旅途|春节|国庆)(?:过得|玩得|愉快|怎么样|如何|好)|忙(?:吗|不忙"
    r"|什么呢)[？?]*$"
    r"|(?:还)?记得(?:我|我们)吗|方便(?:说话|聊)吗[？?]*$"
    r"|难道|何必|何苦|谁知道|天知道|怎么(?:可能|能这|好意思|会有这|可以这样|这么(?:不"
    r"|慢|离谱))|凭什么"
    r"|有(?:什么|啥)(?:用|意义|意思|办法|区别)|(?:不|又)是(?:说|讲|答应|早)(?:过|好"
    r"|了)[^？]{0,12}吗"
    r"|开什么玩笑|搞什么|什么态度|(?:你|您)们?(?:到底|这)?(?:是|什么)?什么意思"
    r"|还([\u4e00-\u9fff])不\1了|(?:这样|这种|这么)[^，？]{0,8}怎么|什么意思啊?你们"
    r"|算什么|有没有搞错|还有什么(?:好|可)说|(?:你|您)说(?:呢|是不是|对不对)|(?:让|叫"
    r"|教)我们?怎么|怎么(?:老是|总是|每次|老)|哪有[^，？]{0,12}[的呢]|辛苦(?:您|你"
    r"|大家)?了"
    r"|(?:还|到底)想不想(?:做|合作|要)|(?:你|您)们?(?:当|把)我们?(?:是)?(?:傻|慈善)"
    r"|哪有这|哪里有这样"
    r"|不就是[^？]{0,12}吗|谁(?:不|还?敢|会)|对吧[？?]*$|是吧[？?]*$|真的吗[？?]*$"
    r"|懂吗|明白吗|知道吗[？?]*$|怎么说呢|怎么讲呢|说什么好"
    r"|(?:你|您)们?(?:公司|厂里?)?(?:到底|究竟|这)?(?:是|在)?(?:怎么回事|咋回事|怎么搞的)"
    r"|不是(?:这样|这么)(?:做|的|干|办|玩)|还要(?:我)?说(?:多少|几)(?:遍|次)|(?:问|说|催)了(?:多少|几)(?:遍|次)"
    r")"
)
_CHINESE_TAG = re.compile(
    r"(?:这样|那么?|那就|就|就这样|您看|你看|一起|大家)?(?:好|行|可以|方便)(?:吗|么|不)[？?]*$"
)
_CHINESE_NOTICE = re.compile(
    r"(?:麻烦|烦请|望|盼|劳烦|希望)(?:您|你|贵司|你们)?(?:请)?(?:尽快|及时|早日|速|务必|抽空)*"
    r"(?:回复|答复|回信|反馈|回我|回一下|回下)(?:一下|我|我们|谢谢|为盼|下|哦|吧)*$"
    r"|请(?:您|你|贵司|贵方)?(?:务必)?(?:于|在)?[^，。]{0,14}(?:书面)?(?:回复|答复|回函)(?:我司|我方|我们)?$|请(?:您|你|你们)?(?:帮忙)?(?:查收|见附|看附|参阅|参考附|放心|见谅|谅解|原谅|理解"
    r"|体谅|包涵|知悉(?!并)|知晓(?!并)|悉知|勿|不要回复"
    r"|稍等|稍候|稍后|等一下|等等|多关照|多多|笑纳|随时(?:联系|与|和|告|找|问|提)|不吝"
    r"|不用担心|别担心|接受(?:我|最)"
    r"|允许我|注意：|务必注意安全|保重|留步|查看附件|查阅附件|参照附件|参见|详见"
    r"|多指教|指教|代(?:我)?问|转达(?:我|问候)"
    r"|(?:尽快|及时|早日|速|务必|抽空|方便时)*(?:回复|答复|回信|回邮件|回电|反馈|回我"
    r"|回一下|回下)(?:一下|我|我们|谢谢|为盼|下|哦|吧)*$"
    r"|问[？?，,]?$|(?:多)?注意(?:身体|保暖|休息|安全))|麻烦(?:您|你|贵司|大家"
    r"|你们)?了|拜托(?:您|你|大家)?(?:们)?(?:了|啦)$"
    r"|(?:期待|盼望?|等待?|静候|恭候|敬候)(?:着)?(?:您|你|贵司|贵方|你们)?的?(?:早日"
    r"|尽快|及时|进一步|好|佳)?(?:的)?(?:回复|答复|回信|回音|消息|反馈|佳音|复)"
    r"|盼复|(?:你|您)说(?:是不是|对不对|呢)|候复|祝(?:您|你|好|商|生意|顺)"
    r"|^(?:非常)?(?:谢谢|感谢|多谢)"
)
_CHINESE_OFFER = re.compile(
    r"(?:如果?|若|要是|倘若|万一|假如)?(?:您|你|贵司|你们)?(?:还)?有(?:任何|什么|其他"
    r"|其它|别的|不明白|不清楚|啥|疑|问题|需要|不懂)+的?"
    r"[^，。？]{0,10}?(?:问题|疑问|需要|需求|地方|不明白|不清楚|要求"
    r"|事)[^？。]{0,10}?(?:请|可以?|欢迎|随时|直接|联系|告|尽管|$)"
    r"|如需(?:帮助|协助|更多|进一步|其他)|随时(?:联系|找|告诉|问|沟通)"
)


def is_courtesy(folded: str, before: str, *, chinese: bool) -> bool:
    """Whether a question or request wants no answer.

    `folded` is it in lower case and simplified characters, `before` what stands before it in its
    sentence.
    """
    if chinese:
        around = (before[-30:] + folded) if before else folded
        return bool(
            _CHINESE.search(folded)
            or _CHINESE_TAG.match(folded)
            or _CHINESE_NOTICE.search(folded)
            or _CHINESE_OFFER.search(around)
        )
    return bool(
        _ENGLISH.match(folded)
        or _OFFER_OF_HELP.search(folded)
        or (_OFFER_OF_HELP.search(before[-90:] + folded) and not folded.rstrip().endswith("?"))
    )
