"""What buyers and sellers settle in a chat, and the words that name it.

Patterns run over text in lower case and simplified characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.finding import Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A point of a deal. `cue` names it without a value: “price ok”, 交期没问题.

    `adds_up` is true where several values stand beside each other (CE and RoHS); for the others a
    second value puts the first in question.
    """

    id: str
    name: Text
    cue: re.Pattern[str]
    adds_up: bool = False


def _topic(id: str, en: str, zh: str, cue: str, *, adds_up: bool = False) -> Topic:
    return Topic(id, Text(en, zh), re.compile(cue, re.ASCII), adds_up)


TOPICS: tuple[Topic, ...] = (
    _topic(
        "quantity",
        "Quantity",
        "数量",
        r"\b(?:quantit(?:y|ies)|qty|qtty|how many|volume)\b|数量|多少(?:个|件|套|台|双"
        r"|箱|只|条|吨|支|米|张|把|瓶|卷|柜)|几(?:个|件|套|台|双|箱)"
        r"|要多少(?!钱)|订多少|下多少",
    ),
    _topic(
        "minimum",
        "Minimum order quantity",
        "最小起订量",
        r"\bmoq\b|\bminimum (?:order|quantity|qty)|\bmin\.? (?:order|qty|quantity)|起订"
        r"|最少订|最低订",
    ),
    _topic(
        "unit_price",
        "Unit price",
        "单价",
        r"\b(?:unit |your |our |the |best |last |final )*pric(?:e|es|ing)\b"
        r"|\bhow much\b|\brate\b|单价|价格|价钱|报价"
        r"|什么价|多少钱|(?<![总运差低高])价(?![格钱值])",
    ),
    _topic(
        "total",
        "Total amount",
        "总金额",
        r"\b(?:grand |order |invoice )?total(?: amount| price| value)?\b|总价|总额"
        r"|总金额|合计|总共多少",
    ),
    _topic(
        "incoterm",
        "Delivery term",
        "贸易条款",
        r"\bincoterms?\b|\b(?:trade|delivery) terms?\b|\b(?:fob|cif|exw|cfr|cnf|dap|ddp"
        r"|fca|cpt|cip|dpu|fas)\b|贸易条款|贸易方式|成交方式|交货条件",
    ),
    _topic(
        "payment",
        "Payment terms",
        "付款方式",
        r"\bpayment(?: terms?| method| conditions?)?\b|\bpay(?:ing)? (?:by|terms?)\b"
        r"|\bdeposit\b|\bbalance\b|付款|支付|定金|订金|尾款|账期|货款|首付",
    ),
    _topic(
        "payment_date",
        "Payment date",
        "付款时间",
        r"\bpayment date\b|\bwhen .{0,20}\bpay\b|付款时间|付款日期|什么时候付|几时付",
    ),
    _topic(
        "delivery",
        "Delivery time",
        "交期",
        r"\bdeliver(?:y|ed)?(?: time| date)?\b|\blead ?time\b|\bproduction (?:time"
        r"|lead time)\b|\bready\b|\bhow long\b|\bhow soon\b|\bdate\b"
        r"|交期|货期|交货|到货|工期|生产周期|生产时间|多久|几天|多少天",
    ),
    _topic(
        "ship_date",
        "Shipment",
        "装运时间",
        r"\bship(?:ment|ping|ped)? (?:date|time|on|by|before)\b|\b(?:date|shipment|etd"
        r"|sailing|vessel|loading date|dispatch)\b|发货|装运|装船|出货|船期|出运",
    ),
    _topic("colour", "Colour", "颜色", r"\bcolou?rs?\b|颜色|色号|配色"),
    _topic("container", "Container", "柜型", r"\bcontainers?\b|\b(?:fcl|lcl)\b|柜型|什么柜"),
    _topic(
        "size",
        "Size",
        "尺寸",
        r"\b(?:sizes?|dimensions?|thickness|length|width|height|diameter|capacity)\b"
        r"|尺寸|尺码|规格|大小|厚度|长度|宽度|容量",
    ),
    _topic(
        "material", "Material", "材质", r"\b(?:materials?|fabric|composition)\b|材质|材料|面料|料子"
    ),
    _topic(
        "packing",
        "Packing",
        "包装",
        r"\bpack(?:ing|aging|age|ed)\b|\bcartons?\b|\bpolybags?\b|包装|装箱|外箱|内盒",
        adds_up=True,
    ),
    _topic(
        "label",
        "Labels and logo",
        "标签和标志",
        r"\b(?:labels?|labell?ing|logo|branding|artwork|barcode|shipping marks?)\b|标签"
        r"|贴标|logo|商标|唛头|箱唛|丝印|条码",
        adds_up=True,
    ),
    _topic(
        "sample",
        "Samples",
        "样品",
        r"\bsamples?\b|\bsampling\b|样品|打样|寄样|样板|样衣|产前样",
        adds_up=True,
    ),
    _topic(
        "certificates",
        "Certificates",
        "证书",
        r"\bcertificat(?:es?|ions?)\b|\bcerts?\b|\btest reports?\b|证书|认证|检测报告"
        r"|产地证",
        adds_up=True,
    ),
    _topic(
        "inspection",
        "Inspection",
        "验货",
        r"\binspect(?:ion|ed|or)?\b|\bqc\b|\baql\b|验货|检验|质检",
        adds_up=True,
    ),
    _topic(
        "destination",
        "Destination",
        "目的地",
        r"\bdestination\b|\b(?:discharge|destination|arrival) port\b"
        r"|\bport of (?:discharge|destination|arrival)\b|\bwhich port\b"
        r"|\bwhere to ship\b|目的港|目的地|哪个港|卸货港|收货地",
    ),
    _topic("port", "Port", "港口", r"\bports?\b|港口|走哪个港"),
    _topic(
        "loading_port",
        "Port of loading",
        "起运港",
        r"\bport of (?:loading|shipment|departure)\b|\bloading port\b|\bpol\b|起运港"
        r"|装运港|装货港|发货港",
    ),
    _topic(
        "transport",
        "Transport",
        "运输方式",
        r"\bby (?:sea|air|rail|train|truck|courier|express)\b|\b(?:shipping"
        r"|transport) (?:method|mode|way)\b|海运|空运|快递|运输方式|铁路",
    ),
    _topic(
        "extra",
        "Extra cost",
        "附加费用",
        r"\b(?:extra|additional) (?:cost|charge|fee)s?\b|\bsurcharge\b|附加费|额外费用",
    ),
    _topic(
        "transit",
        "Transit time",
        "运输时间",
        r"\btransit(?: time)?\b|\bsailing time\b|航程|运输时间",
    ),
    _topic(
        "freight",
        "Freight",
        "运费",
        r"\bfreight\b|\b(?:shipping|delivery|courier) (?:cost|fee|charge)s?\b|运费"
        r"|海运费|空运费|快递费",
    ),
    _topic(
        "tooling",
        "Tooling",
        "模具费",
        r"\b(?:mou?ld|tooling|set-?up|plate|screen)(?: (?:cost|fee|charge))?\b|模具费?"
        r"|开模|版费",
    ),
    _topic(
        "discount",
        "Discount",
        "折扣",
        r"\bdiscount\b|\brebate\b|\breduction\b|折扣|优惠|让利|返点|几折",
    ),
    _topic("validity", "Validity", "有效期", r"\bvalid(?:ity)?\b|有效期|有效"),
    _topic("warranty", "Warranty", "质保", r"\b(?:warranty|guarantee)\b|质保|保修"),
    _topic("tolerance", "Tolerance", "公差", r"\btolerance\b|\bmore or less\b|溢短装|公差"),
    _topic(
        "meeting",
        "Meeting",
        "会面",
        r"\b(?:meeting|meet|call|visit|zoom|teams|video|appointment|booth)\b|会议|开会"
        r"|见面|会面|拜访|通话|视频|面谈|来厂|看厂",
    ),
    _topic(
        "compensation",
        "Compensation",
        "补偿",
        r"\b(?:compensat(?:e|ion)|refund|credit note|replacements?)\b|赔偿|补偿|退款"
        r"|补发|索赔",
    ),
)

BY_ID: dict[str, Topic] = {topic.id: topic for topic in TOPICS}


def topics_named(folded: str) -> tuple[str, ...]:
    """The ids of the topics that a text names, in the order of `TOPICS`."""
    return tuple(topic.id for topic in TOPICS if topic.cue.search(folded))


def adds_up(topic: str) -> bool:
    """Whether several values of a topic stand beside each other."""
    return topic not in BY_ID or BY_ID[topic].adds_up
