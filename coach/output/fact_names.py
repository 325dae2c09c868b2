"""What the kinds of facts are called where people read them."""

from __future__ import annotations

from coach.facts import FactKind
from coach.finding import Text

FACT_NAMES: dict[FactKind, Text] = {
    "amount": Text("amount", "金额"),
    "quantity": Text("quantity", "数量"),
    "percentage": Text("percentage", "百分比"),
    "date": Text("date", "日期"),
    "time": Text("time", "时间"),
    "reference": Text("number", "编号"),
    "container": Text("container", "集装箱号"),
    "tracking": Text("tracking number", "快递单号"),
    "awb": Text("air waybill", "空运单号"),
    "iban": Text("IBAN", "国际银行账号"),
    "bic": Text("bank code", "银行代码"),
    "account": Text("bank account", "银行账号"),
    "imo": Text("ship number", "船舶编号"),
    "hs_code": Text("customs code", "海关编码"),
    "phone": Text("phone", "电话"),
    "vessel": Text("vessel", "船名"),
    "voyage": Text("voyage", "航次"),
    "name": Text("name", "姓名"),
    "company": Text("company", "公司"),
    "incoterm": Text("delivery term", "贸易术语"),
    "payment": Text("payment term", "付款方式"),
    "url": Text("link", "网址"),
    "email": Text("e-mail", "邮箱"),
    "placeholder": Text("placeholder", "占位符"),
    "number": Text("figure", "数字"),
}
