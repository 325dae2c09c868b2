"""Why a person has to read a translation before it goes out: it is about money, duty or law."""

from __future__ import annotations

from dataclasses import dataclass

from coach.analysis.normalise import fold, normalise
from coach.document import Document
from coach.finding import Text
from coach.lazily import lazy

_BANK_KINDS = frozenset({"iban", "bic", "account"})


@dataclass(frozen=True, slots=True)
class _Reason:
    """A reason with the words that show it; patterns on text in small letters."""

    told: Text
    english: str
    chinese: str


_REASONS: tuple[_Reason, ...] = (
    _Reason(
        Text(
            "Bank details: a person has to compare every digit before this goes out.",
            "涉及银行信息：发出前须由人工逐字核对。",
        ),
        r"\bbank (?:account|details|data|information|transfer)\b|\baccount (?:number|no\b"
        r"|holder|name)"
        r"|\bbeneficiary\b|\bswift(?: code|/bic)\b|\biban\b|\bsort code\b|\brouting number\b",
        r"银行(?:账|帐|信息|资料|户)|[账帐]号|开户[行名]|收款(?:人|方|账|帐|银行)|户名|银行卡号|swift",
    ),
    _Reason(
        Text(
            "Payment: a person has to read amounts, dates and terms before this goes out.",
            "涉及付款：发出前须由人工核对金额、日期和条件。",
        ),
        r"\bpayments?\b(?! gateway)|\bpay(?:s|ing)? (?:us|the|by|within|in|for|a |your|before"
        r"|on|usd|eur|us\$|\$|€)"
        r"|\bplease pay\b(?! attention)|\bpaid\b(?! (?:attention|a visit|holiday|leave))|\bunpaid\b"
        r"|\boverdue\b|\bpast due\b|\bamount due\b|\b(?:is|are|falls?|was|were) due\b(?! to)"
        r"|\boutstanding (?:amount|balance|invoice|sum|payment)|\bremit\w*|\bdown ?payment\b"
        r"|\b(?:the|a|your|our|my|\d+ ?%) deposit\b|\bdeposit (?:of|is|has|was|must|should|by)\b"
        r"|\b(?:remaining|outstanding|\d+ ?%) balance\b|\bbalance (?:of|payment|due|is|by"
        r"|against|before)\b"
        r"|\brefund\w*|\bcredit note\b|\bletters? of credit\b|\bprepay\w*|\bin advance by\b"
        r"|\bpayable\b"
        r"|\bowe[sd]?\b|\b(?:remains?|still|is) (?:open|owing|unsettled)\b|\bsettle (?:the"
        r"|your|this|our) (?:invoice|account|bill|balance)\b|\bcredit (?:limit|terms?"
        r"|period)\b|\bwire (?:transfer|us|the)\b|\binstal?lments?\b",
        r"付款|支付|付清|结清|货款|尾款|余款|定金|订金|预付|欠款|逾期(?:未付|付款|款)|未付|拖欠|汇款|电汇|信用证|账期"
        r"|帐期|月结|退款|打款|转账|款项|应付|到期(?:应付|款)|垫付|催款|分期|承兑|托收|水单|尚欠|欠[了着]|付讫|结[算账帐清]|入账|进账|到账|回款",
    ),
    _Reason(
        Text(
            "A claim or a liability: a person has to check what is admitted, offered or demanded.",
            "涉及索赔或责任：发出前须由人工核对承认、提出或要求的内容。",
        ),
        r"\bclaims? (?:for|against|of|is|was|has|will|that you|amount)\b|\b(?:your|our|the"
        r"|this|a|any|insurance) claims?\b"
        r"|\bcompensat\w+|\bliab(?:le|ilit\w+)|\bindemn\w+|\bpenalt(?:y|ies)\b"
        r"|\bliquidated damages\b|\b(?:for|pay|in) damages\b"
        r"|\breimburs\w+|\b(?:is|are|am|be|hold you|held) responsible for\b.{0,40}\b(?:damage"
        r"|loss|cost|delay|defect|error)"
        r"|\bour fault\b|\byour fault\b|\bat (?:our|your|no) (?:own )?(?:expense|cost)\b"
        r"|\bnegligen\w+|\bchargeback\b"
        r"|\bbear (?:the|all|any) (?:costs?|loss|risk)|\badmit\b|\bdeduct\w*"
        r"|\breplac\w+.{0,60}(?:free of charge|at no (?:extra )?c|our (?:cost|expense))"
        r"|\bfree (?:of charge )?replacement|\b(?:we|i) (?:will|shall|can) (?:replace|credit"
        r"|bear)\b|\bformal complaint\b",
        r"索赔|理赔|赔偿|补偿|赔付|违约金|罚款|罚金|扣款|责任(?:方|由|归|在|应|划分|认定)|(?:负|担|承担|追究|免除?).{0,6}责任"
        r"|承担.{0,10}(?:损失|费用|责任)|损失.{0,8}承担|(?:运费|费用?|邮费|损失).{0,6}(?:我们|我方|我司|由我)(?:来|司|方)?(?:出|担|承担|负担|负责)|免费(?:补发|补寄|更换|重做|重新|换)|(?:补发|重做|换新).{0,12}给[您你贵]|过错|免责|追偿|正式投诉|投诉.{0,12}(?:赔|责任|损失)|折价处理",
    ),
    _Reason(
        Text(
            "Contract terms: a person has to read what binds before this goes out.",
            "涉及合同条款：发出前须由人工核对有约束力的内容。",
        ),
        r"\bclauses?\b|\barticles? \d+ (?:of|requires|states|provides|says)"
        r"|\bterms and conditions\b|\bhereby\b|\bhereto\b|\bherein\b"
        r"|\bgoverning law\b|\bforce majeure\b|\bbreach\w*|\barbitrat\w+|\bnon-disclosure\b"
        r"|\bconfidentiality\b|\bnda\b"
        r"|\b(?:the|this|our|your|sales|purchase|framework|signed|draft) (?:contract"
        r"|agreement)\b(?! (?:no|number|#|\w*-?\d))"
        r"|\bterminat\w+ (?:of )?(?:the|this|our|your)\b|\bwarrant(?:y|ies)\b"
        r"|\bexclusive (?:agen|distribut|right)\w*"
        r"|\bintellectual property\b|\bparty [ab]\b|\bthe (?:seller|buyer|supplier"
        r"|purchaser) (?:shall|must|is obliged|warrants|undertakes)\b"
        r"|\bcancel(?:l?ation)? (?:of )?(?:the|this|our|your) (?:order|contract)\b"
        r"|\bretention of title\b|\bbinding\b",
        r"(?:合同|以下|下列|本|该|此|各项|免责|通用|一般|交易|违约|保密|仲裁)条款|条款(?:规定|约定|如下)|合同(?:约定|规定|期|终止|解除|生效|签|草案|内容|修改|附件|义务|双方)|(?:签订|签署|签好的?|解除|终止|违反|履行|根据|按照|依据)(?:本|该|此|贵我)?.{0,4}(?:合同|协议)"
        r"|第[一二三四五六七八九十\d]+条|不可抗力|仲裁|违约|管辖|保密(?:协议|义务|条款)|独家(?:代理|经销|权)|知识产权|甲方|乙方|质保|保修|担保"
        r"|(?:卖方|买方|供方|需方)(?:应|须|必须|有义务|保证)|取消(?:该|本|此|贵|我)?.{0,4}(?:订单|合同)|所有权保留|约束力",
    ),
    _Reason(
        Text(
            "A legal notice: somebody who may sign it has to read it before it goes out.",
            "涉及法律事项：发出前须由有权签发的人审阅。",
        ),
        r"\blegal (?:action|steps|proceedings|notice|advice|department|measures|remed\w+)\b"
        r"|\blawyers?\b|\battorneys?\b|\bcourts?\b(?! ?yard)"
        r"|\blawsuit\b|\bsue\b|\bwithout prejudice\b|\b(?:formal|final) (?:notice|reminder"
        r"|demand|warning)\b|\bnotice of (?:default|termination|breach|claim|defect\w*)"
        r"|\breserve (?:all |the |our )*rights?\b|\bjurisdiction\b|\bdebt collect\w+"
        r"|\bcollection agency\b|\bstatutory\b|\bsanctions?\b",
        r"法律(?:手段|途径|行动|责任|程序|措施|意见|后果)|律师|诉讼|起诉|法院|法庭|保留.{0,10}权利|催告|最后(?:通知|通牒|期限通知)|正式(?:通知|函告|函件)|告知函|通知函|追讨|司法|制裁",
    ),
)  # fmt: skip


def review_reasons(text: str | Document, language: str) -> tuple[Text, ...]:
    """Why a person has to read a translation of `text`, in a fixed order; nothing where none.

    `language` is that of the text, a BCP 47 tag. Bank data and terms of payment are found in any
    language, the rest in English and Chinese. Prices, quantities and delivery dates alone are no
    reason; terms of payment, sums that are due, claims, penalties and clauses are.
    """
    plain = text.text if isinstance(text, Document) else normalise(text)[0]
    low = fold(plain)
    chinese = language.lower().startswith("zh")
    english = language.lower().startswith("en")
    found = []
    for place, reason in enumerate(_REASONS):
        words = reason.chinese if chinese else reason.english if english else ""
        if (words and lazy(words).search(low)) or _marked(place, plain):
            found.append(reason.told)
    return tuple(found)


def _marked(place: int, plain: str) -> bool:
    """Whether an account or a term of payment stands there, whatever the language."""
    if place == 0:
        from coach.identifiers.finders import verifiable_in

        return any(one.kind in _BANK_KINDS for one in verifiable_in(plain))
    if place == 1:
        from coach.identifiers.payment_terms import find_payment_terms

        return bool(find_payment_terms(plain))
    return False
