"""The fields of customers and orders: their names in tables, and what may stand in them.

The id of a field is the same in the API, on the command line and in the nouns. `headers` are what
people write above a column, English and Chinese; the first of each language is used for export.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from coach.draft import CHANNELS
from coach.finding import Text
from coach.ledger.errors import FieldError
from coach.ledger.order import STAGES
from coach.ledger.reference import LONGEST, reference_of
from coach.ledger.values import Ambiguous, day_of, moment_of, number_of

Table = Literal["orders", "customers"]
Kind = Literal["text", "number", "day", "moment", "choice", "reference", "code"]

LONGEST_TEXT = 500
MOST_DIGITS = 12
"""Digits before the decimal point, and at most six behind it."""
_NOTHING = frozenset(
    ("", "-", "--", "—", "/", "n/a", "na", "none", "null", "tbd", "无", "待定", "暂无")
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `expected` says what may stand in it, for the one who wrote something else."""

    id: str
    name: Text
    kind: Kind
    expected: str
    others: tuple[str, ...] = ()
    read: Callable[[str], str] | None = None

    @property
    def headers(self) -> frozenset[str]:
        """Every header that means this field, folded."""
        named = (self.id, self.name.en, self.name.zh, *self.others)
        return frozenset(folded_header(name) for name in named)


@dataclass(frozen=True, slots=True)
class Habit:
    """How a table writes numbers and dates, where that can be known; None where it cannot."""

    comma: bool | None = False
    day_first: bool | None = None


def value_of(field: Field, written: Any, habit: Habit | None = None) -> Any:
    """What `written` means in the field: text, Decimal, date …; None for an empty cell.

    Raises FieldError, which says what was expected.
    """
    if written is None:
        return None
    try:
        found = _typed(field, written) if not isinstance(written, str) else None
        if found is not None:
            return found
        text = unicodedata.normalize("NFC", str(written)).strip()
        if text.casefold() in _NOTHING:
            return None
        return _READERS[field.kind](field, text, habit or Habit())
    except Ambiguous as error:
        hint = _AMBIGUOUS.get(field.kind, "it has two readings")
        raise FieldError(field.id, f"{field.expected}; {hint}") from error
    except (ValueError, ArithmeticError) as error:
        raise FieldError(field.id, field.expected) from error


def fields_of(table: Table) -> Mapping[str, Field]:
    """The fields of a table by id, in the order in which they are shown."""
    return _ORDERS if table == "orders" else _CUSTOMERS


def field_named(table: Table, name: str) -> Field:
    """The field with that id or header. Raises FieldError with the nearest ids."""
    found = by_header(table).get(folded_header(name))
    if found is None:
        raise FieldError(
            name if len(name) <= 40 else "(unknown)",
            f"no such field of {table}; known: {', '.join(fields_of(table))}",
            nearest_fields(table, name),
        )
    return found


def nearest_fields(table: Table, name: str) -> tuple[str, ...]:
    """The ids whose names come nearest to `name`."""
    from difflib import get_close_matches

    near = get_close_matches(folded_header(name), by_header(table), n=5, cutoff=0.6)
    return tuple(dict.fromkeys(by_header(table)[header].id for header in near))[:3]


@cache
def by_header(table: Table) -> Mapping[str, Field]:
    """The fields of a table by every header that means them."""
    return {header: field for field in fields_of(table).values() for header in field.headers}


def folded_header(name: str) -> str:
    """A header without case, blanks, punctuation and what stands in brackets."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    folded = re.sub(r"\([^()]{0,40}\)", "", folded)
    return re.sub(r"[\W_]+", "", folded)


def as_text(value: Any) -> str:
    """A value as a table shows it: ISO dates, numbers with a decimal point, "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _typed(field: Field, written: Any) -> Any:
    """A value that a spreadsheet or JSON hands over with its type; None to read it as text."""
    if isinstance(written, bool):
        raise ValueError("true or false")
    if field.kind == "number" and isinstance(written, int | float | Decimal):
        return _bounded(Decimal(str(written)))
    if field.kind == "day" and isinstance(written, datetime):
        return day_of(written.date().isoformat())
    if field.kind in ("day", "moment") and isinstance(written, date):
        if isinstance(written, datetime) and written.utcoffset() is None:
            return day_of(written.date().isoformat())
        return written
    if isinstance(written, float) and written.is_integer():
        return value_of(field, str(int(written)))
    return None


def _text(field: Field, text: str, habit: Habit) -> str:
    if len(text) > LONGEST_TEXT or any(ord(mark) < 32 and mark not in "\n\t" for mark in text):
        raise ValueError("too long, or not text")
    return field.read(text) if field.read else text


def _reference(field: Field, text: str, habit: Habit) -> str:
    if len(text) > LONGEST or not text.isprintable() or reference_of(text) is None:
        raise ValueError("not a number of a paper")
    return text


def _number(field: Field, text: str, habit: Habit) -> Decimal:
    return _bounded(number_of(text, comma=habit.comma))


def _bounded(number: Decimal) -> Decimal:
    if not number.is_finite() or number < 0 or number >= Decimal(10) ** MOST_DIGITS:
        raise ValueError("out of bounds")
    return number.quantize(Decimal("0.000001")).normalize() + 0


def _day(field: Field, text: str, habit: Habit) -> date:
    return day_of(text, habit.day_first)


def _moment(field: Field, text: str, habit: Habit) -> datetime | date:
    return moment_of(text, habit.day_first)


def _choice(field: Field, text: str, habit: Habit) -> str:
    found = _CHOICES[field.id].get(text.casefold())
    if found is None:
        raise ValueError("not one of them")
    return found


def _code(field: Field, text: str, habit: Habit) -> str:
    assert field.read is not None
    return field.read(text)


_READERS: Mapping[Kind, Callable[[Field, str, Habit], Any]] = {
    "text": _text,
    "number": _number,
    "day": _day,
    "moment": _moment,
    "choice": _choice,
    "reference": _reference,
    "code": _code,
}
_AMBIGUOUS: Mapping[Kind, str] = {
    "number": "this one has two readings, write 1234 or 1234.00",
    "day": "this one has two readings, write the year first",
    "moment": "this one has two readings, write the year first",
}


def _country(text: str) -> str:
    from coach.calendars.places import place_of

    if re.fullmatch(r"[A-Za-z]{2}", text):
        place_of(text.upper())
        return text.upper()
    from coach.planning.naming import place_named

    place = place_named(text)
    if place.country is None:
        raise ValueError("no country")
    return place.country


def _timezone(text: str) -> str:
    from coach.calendars.places import place_of

    place_of(timezone=text)
    return text


def _language(text: str) -> str:
    known = {
        "english": "en",
        "chinese": "zh",
        "英文": "en",
        "英语": "en",
        "中文": "zh",
        "汉语": "zh",
    }
    text = known.get(text.casefold(), text)
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}", text):
        raise ValueError("no language tag")
    return text


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s]{1,64}@[^@\s]{1,200}\.[^@\s.]{2,}", text):
        raise ValueError("no address")
    return text


def _currency(text: str) -> str:
    code = _CURRENCIES.get(text.casefold(), text.upper())
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError("no code")
    return code


def _incoterm(text: str) -> str:
    if text.upper() not in INCOTERMS:
        raise ValueError("no Incoterm")
    return text.upper()


INCOTERMS: tuple[str, ...] = tuple(
    "EXW FCA CPT CIP DAP DPU DDP FAS FOB CFR CIF DAT DAF DES DEQ DDU CNF C&F".split()
)
"""Incoterms 2020, and older ones that contracts still carry."""

_CURRENCIES: Mapping[str, str] = {
    "us$": "USD", "美元": "USD", "美金": "USD", "欧元": "EUR", "€": "EUR", "英镑": "GBP",
    "£": "GBP", "rmb": "CNY", "人民币": "CNY", "日元": "JPY", "港币": "HKD",
}  # fmt: skip

_CHOICES: Mapping[str, Mapping[str, str]] = {
    "stage": {
        **{stage: stage for stage in STAGES},
        "已确认": "confirmed", "确认": "confirmed", "已下单": "confirmed", "生产中": "production",
        "生产": "production", "in production": "production", "已完工": "ready", "备好": "ready",
        "待发货": "ready", "goods ready": "ready", "清关": "customs", "报关": "customs",
        "清关中": "customs", "customs cleared": "customs", "已清关": "customs", "已发货": "shipped",
        "已出运": "shipped", "运输中": "shipped", "in transit": "shipped", "dispatched": "shipped",
        "已送达": "delivered", "已签收": "delivered", "已到货": "delivered", "完成": "delivered",
    },
    "channel": {
        **{channel: channel for channel in CHANNELS},
        "e-mail": "email", "mail": "email", "邮件": "email", "邮箱": "email", "微信": "wechat",
        "whats app": "whatsapp", "领英": "linkedin", "其他": "other",
    },
}  # fmt: skip

_DAY = "a date such as 2026-11-26"
_MOMENT = "a date such as 2026-11-26, or a time with its zone such as 2026-11-26T10:00+08:00"
_AMOUNT = "an amount such as 11750.00, without the currency"
_REFERENCE = f"a number with at least one digit and at most {LONGEST} characters"
_TEXT = f"at most {LONGEST_TEXT} characters"


def _field(
    id: str, en: str, zh: str, kind: Kind, expected: str, others: str = "",
    read: Callable[[str], str] | None = None,
) -> tuple[str, Field]:  # fmt: skip
    return id, Field(id, Text(en, zh), kind, expected, tuple(others.split("|")), read)


_INCOTERM = "an Incoterm such as FOB"
_CURRENCY = "a currency code of three letters, such as USD"

_ORDERS: Mapping[str, Field] = dict(
    (
        _field("number", "Order number", "订单号", "reference", _REFERENCE,
               "order|order no|order id|order ref|our ref|订单编号|订单|单号|合同号|contract no"),
        _field("po", "PO number", "客户采购单号", "reference", _REFERENCE,
               "po|po no|purchase order|customer po|采购单号|客户订单号|客户po号|po号"),
        _field("pi", "PI number", "形式发票号", "reference", _REFERENCE,
               "pi|pi no|proforma|proforma invoice|pi号|形式发票"),
        _field("invoice", "Invoice number", "发票号", "reference", _REFERENCE,
               "invoice|invoice no|inv no|ci no|commercial invoice|商业发票号|发票编号|发票"),
        _field("customer", "Customer", "客户", "text", "the customer's name, " + _TEXT,
               "customer name|client|buyer|company|客户名称|客户名|买方|公司"),
        _field("product", "Product", "产品", "text", _TEXT,
               "product name|item|goods|description|产品名称|品名|货物|商品|货品"),
        _field("quantity", "Quantity", "数量", "number", "a number such as 5000",
               "qty|order qty|order quantity|订单数量|件数"),
        _field("unit", "Unit", "单位", "text", _TEXT, "uom|unit of measure|计量单位|数量单位"),
        _field("unit_price", "Unit price", "单价", "number", _AMOUNT, "price|price per unit|价格"),
        _field("amount", "Amount", "金额", "number", _AMOUNT,
               "total|total amount|order amount|order value|value|总金额|总额|订单金额|合计|总价"),
        _field("currency", "Currency", "币种", "code", _CURRENCY, "ccy|cur|货币|币别", _currency),
        _field("incoterm", "Incoterm", "贸易术语", "code", _INCOTERM,
               "incoterms|terms|price term|trade term|delivery term|价格条款|贸易条款|成交方式",
               _incoterm),
        _field("place", "Incoterm place", "术语地点", "text", "a port or place, " + _TEXT,
               "port|named place|place of delivery|港口|地点|交货地点"),
        _field("order_date", "Order date", "下单日期", "day", _DAY,
               "date of order|ordered|po date|订单日期|下单时间|签单日期"),
        _field("delivery_date", "Delivery date", "交货日期", "day", _DAY,
               "delivery|ready date|due date|ship by|交期|交货期|货期|完工日期|交货时间"),
        _field("deposit", "Deposit", "订金", "number", _AMOUNT,
               "deposit amount|advance|down payment|定金|订金金额|定金金额|预付款"),
        _field("deposit_due", "Deposit due", "订金到期日", "day", _DAY,
               "deposit due date|订金应付日期|定金到期日|定金应付日期"),
        _field("deposit_paid", "Deposit paid", "订金到账日", "day", _DAY,
               "deposit received|deposit paid on|订金收款日期|定金到账日|定金收款日期|订金已付"),
        _field("balance", "Balance", "尾款", "number", _AMOUNT, "balance amount|尾款金额|余款"),
        _field("balance_due", "Balance due", "尾款到期日", "day", _DAY,
               "balance due date|payment due|尾款应付日期|余款到期日"),
        _field("balance_paid", "Balance paid", "尾款到账日", "day", _DAY,
               "balance received|balance paid on|尾款收款日期|尾款已付"),
        _field("stage", "Stage", "状态", "choice", "one of " + ", ".join(STAGES),
               "status|state|order status|订单状态|进度|阶段"),
        _field("carrier", "Carrier", "承运人", "text", _TEXT,
               "forwarder|shipping line|courier|船公司|货代|快递公司|物流公司"),
        _field("tracking", "Tracking number", "运单号", "text", _TEXT,
               "tracking|tracking no|awb|waybill|快递单号|物流单号|空运单号"),
        _field("vessel", "Vessel", "船名航次", "text", _TEXT, "vessel voyage|ship|船名|航次"),
        _field("bl", "B/L number", "提单号", "text", _TEXT, "bl|b l|bl no|bill of lading|提单"),
        _field("container", "Container", "柜号", "text", _TEXT,
               "container no|container number|集装箱号|箱号|柜号码"),
        _field("etd", "ETD", "预计开船日", "day", _DAY,
               "departure|sailing date|ship date|开船日|船期|离港日|发货日期"),
        _field("eta", "ETA", "预计到港日", "day", _DAY, "arrival|到港日|到货日期|预计到货日"),
        _field("last_update_sent", "Last update sent", "上次跟进", "moment", _MOMENT,
               "last update|last contact|updated|上次更新|最近跟进|上次通知客户"),
        _field("last_message_received", "Last message received", "客户最近来信", "moment", _MOMENT,
               "last message|last received|last reply|客户最近回复|最近来信|上次来信"),
    )
)  # fmt: skip

_CUSTOMERS: Mapping[str, Field] = dict(
    (
        _field("name", "Customer", "客户", "text", "the customer's name, " + _TEXT,
               "name|customer name|client|buyer|company|客户名称|客户名|买方|公司|公司名称|名称"),
        _field("country", "Country", "国家", "code", "a country such as DE, Germany or 德国",
               "country code|国家地区|国别", _country),
        _field("timezone", "Time zone", "时区", "code", "a time zone such as Europe/Berlin",
               "zone|tz", _timezone),
        _field("language", "Language", "语言", "code", "a language tag such as en or zh-Hans",
               "lang|语种", _language),
        _field("contact", "Contact", "联系人", "text", _TEXT,
               "contact name|contact person|person|attn|姓名|联系人姓名"),
        _field("email", "E-mail", "邮箱", "code", "an e-mail address",
               "mail|email address|邮件|电子邮箱|邮箱地址", _email),
        _field("phone", "Phone", "电话", "text", _TEXT, "telephone|tel|mobile|手机|联系电话"),
        _field("channel", "Channel", "沟通渠道", "choice", "one of " + ", ".join(CHANNELS),
               "preferred channel|渠道|联系方式|沟通方式"),
        _field("incoterm", "Usual Incoterm", "常用贸易术语", "code", _INCOTERM,
               "incoterm|incoterms|terms|贸易术语|价格条款", _incoterm),
        _field("place", "Usual Incoterm place", "常用术语地点", "text", "a port or place, " + _TEXT,
               "port|named place|incoterm place|术语地点|港口"),
        _field("payment_terms", "Payment terms", "付款方式", "text", _TEXT,
               "payment|payment term|terms of payment|付款条件|付款条款"),
        _field("currency", "Currency", "币种", "code", _CURRENCY, "ccy|货币", _currency),
    )
)  # fmt: skip
