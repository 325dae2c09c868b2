"""What moves goods: containers (ISO 6346), air waybills, ships by number and name, voyages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found, compact, line_before, line_of
from coach.lazily import lazy

_CONTAINER = lazy(
    r"(?<![A-Za-z0-9-])(?P<owner>[A-Z]{3}[UJZR])[ \-#]?(?P<serial>\d{3} "
    r"?\d{3})(?:[ \-/]?(?P<check>\d)"
    r"|[ ]?\(?(?P<aside>\d)\)?)(?![A-Za-z0-9]|[-.]\d)",
    re.ASCII,
)
_CONTAINER_SAID = lazy(
    r"(?:\b(?:container|cntr|ctnr|conta?iner|box|equipment)(?: ?(?:no|number|nr|num|#|id))?s?\.?"
    r"|柜号|箱号|集装箱号?码?|货柜号?码?)"
    r"[ :：#=-]{0,4}(?:is |are |\(\d0['’]?\w{0,2}\) ?)?$",
    re.IGNORECASE | re.ASCII,
)
_MISSHAPEN = lazy(
    r"(?<![A-Za-z0-9-])[A-Z]{3}U ?\d{4,10}(?![A-Za-z0-9]|[-.]\d)"
    r"|(?<![A-Za-z0-9-])[A-Z]{3}[A-TV-Z] ?\d{7}(?![A-Za-z0-9]|[-.]\d)",
    re.ASCII,
)
_CONTAINER_NEAR = lazy(
    r"\bcontainers?\b|\bcntrs?\b|\bctnr|\b(?:20|40|45) ?['’]?(?:GP|HQ|HC|RF|OT|FR|DC|DV|ft)\b"
    r"|\bseal\b|\bFCL\b|\bvessel\b|\bvoy|\bloaded\b|集装箱|货柜|柜|箱号|封号|封条",
    re.IGNORECASE | re.ASCII,
)
_GOODS_LABEL = lazy(
    r"(?:\b(?:SKU|item|model|part|art(?:icle)?|style|product|code|type|ref(?:erence)?"
    r"|catalog(?:ue)?|material|design|serial|batch|lot|booking|B/L|BL|bill|order|PO|invoice|seal"
    r"|contract|LC|L/C|tracking|pattern|colou?r)"
    r"(?: ?(?:no|number|nr|num|code|#|id))?s?\.?|货号|型号|款号|品号|料号|物料号?|订舱号|提单号?"
    r"|订单号?|发票号?|封号|铅封号?|批号|编号|产品|商品|色号)[ :：#=-]{0,4}(?:is |are |为|是)?$",
    re.IGNORECASE | re.ASCII,
)
_OWNERS = frozenset(
    (
        "MSKU MAEU MRKU MRSU MSWU PONU HASU SUDU SEKU MEDU MSCU MSDU MSMU MSNU CMAU CGMU ECMU "
        "APLU APZU APHU"
        " TLLU CAIU CAXU CLHU COSU CSNU CSLU CCLU CBHU FCIU OOLU OOCU HLXU HLBU HAMU UACU FANU "
        "TCKU TCLU TCNU"
        " TGBU TGHU TEMU TRHU TRLU TTNU GESU GLDU GATU GCXU GVCU IPXU INKU INBU FSCU FFAU EITU "
        "EISU EMCU EGHU"
        " EGSU MAGU YMLU YMMU YMLU KKFU KKTU MOAU MOFU MOTU NYKU ONEU TCHU HMMU HDMU KOCU SEGU "
        "SKHU SLSU SZLU"
        " DFSU DRYU BEAU BMOU BSIU CRSU CRXU CXDU CXRU UETU WHLU WHSU WFHU ZIMU ZCSU JXLU SITU "
        "SEGU SMCU TSSU"
    ).split()
)
"""Prefixes of large owners and lessors of containers (BIC register, public)."""

_AWB = lazy(
    r"(?P<label>\b(?:M?AWB|master awb|(?:master )?air ?way ?bill)(?: ?(?:no|number|nr"
    r"|#))?s?\.?[ :：#=-]{0,4}(?:is )?|(?:空运)?主?运单号?(?:码)?[:： ]{0,2}"
    r"|空运单号?[:： ]{0,2}|提单号[:： ]{0,2})?"
    r"(?<![A-Za-z0-9./-])(?P<number>(?P<airline>\d{3})(?:-|[ ]|[ ]-[ ]"
    r"|)(?P<serial>\d{4}[ ]?\d{4}))(?![\w/]|[-.]\d)",
    re.IGNORECASE | re.ASCII,
)
_AIRLINES = frozenset(
    (
        "001 005 006 014 016 020 023 027 043 045 047 055 057 061 064 065 071 072 074 075 077 080 "
        "081 083 086"
        " 098 105 112 114 117 118 125 131 134 139 141 145 157 160 172 176 180 182 205 217 220 "
        "229 230 232 235"
        " 265 297 369 403 406 429 459 479 489 501 512 529 549 555 580 601 603 607 615 618 695 "
        "700 724 731 738"
        " 752 756 770 774 775 781 784 803 805 810 828 831 843 851 859 865 876 880 886 891 898 "
        "910 918 921 933"
        " 936 959 988 999"
    ).split()
)
"""Prefixes of airlines (IATA, public)."""
_AIR_NEAR = lazy(
    r"\bM?AWBs?\b|\bair ?way ?bill|\bair ?freight|\bby air\b|\bflight\b|空运"
    r"|航空|运单|航班",
    re.IGNORECASE | re.ASCII,
)
_COURIER = lazy(
    r"\b(?:DHL|UPS|FedEx|TNT|SF|EMS|courier|express|house|HAWB)\b|顺丰|快递"
    r"|分运?单",
    re.IGNORECASE | re.ASCII,
)

_IMO = lazy(
    r"\bIMO(?P<said>(?: ?(?:no|number|nr|num|#|id|ship id\w*))?\.?(?: is)?[ :：#=-]{0,3}"
    r"|编?号?[:： ]{0,2})(?P<number>\d{5,9})(?![\w-]|\.\d)",
    re.IGNORECASE | re.ASCII,
)
_COMPANY_IMO = lazy(r"(?:company|owner|manager|公司)[^\n]{0,12}$", re.IGNORECASE | re.ASCII)

_SHIP = r"(?:[A-Z][A-Za-z0-9'’-]{1,20}|\d{1,2}(?!\d))"
_VESSEL = lazy(
    r"(?:(?i:\b(?:mother )?(?:vessel|vsl|ship|feeder)(?: ?(?:name|/ ?voy(?:age)?\.?(?: no\.?)?))?"
    r"|船名(?:/?航次)?|船舶)[ ]?(?:[:：=]|is|为|是|named|called)[ ]?[\"“'‘]?(?:M\.?/?V\.? ?)?"
    r"|(?:船名|船)?\b(?:M\.?V\.?|M/V) ?[\"“'‘]?)"
    rf"(?P<name>{_SHIP}(?: {_SHIP}){{0,4}})(?:[ ]?[/,，][ ]?(?P<voyage>\d{{3,5}}[A-Z])\b)?",
    re.ASCII,
)
_VOYAGE = lazy(
    r"(?:\bV(?:oy(?:age)?)?\.?(?: ?(?:no|number))?\.?[ :：#/-]{0,3}"
    r"|航次(?:号)?[:： ]{0,2})"
    r"(?P<number>(?=[A-Z0-9-]{0,6}\d)[A-Z0-9][A-Z0-9-]{1,8})(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_NO_SHIP = frozenset(
    "V VOY VOYAGE ETD ETA POL POD THE AND FROM TO AT ON IS WILL SAILED SAILS FOR".split()
)


def find_transport(text: str) -> Iterator[Found]:
    """Containers, air waybills, IMO numbers, vessels and voyages in `text`."""
    yield from find_containers(text)
    yield from find_air_waybills(text)
    yield from find_imo_numbers(text)
    yield from find_vessels(text)


def find_containers(text: str) -> Iterator[Found]:
    """Container numbers. A product code of the same shape is none: the words beside it decide."""
    taken: set[int] = set()
    for found in _CONTAINER.finditer(text):
        value = compact(found[0])
        before = line_before(text, found.start())
        announced = bool(_CONTAINER_SAID.search(before))
        other = not announced and bool(_GOODS_LABEL.search(before))
        valid = not other and _container_keeps_digit(value)
        if other or not (valid or announced or _is_meant(text, found)):
            continue
        taken.add(found.start())
        yield Found("container", *found.span(), value, valid, None if valid else "check digit")
    for found in _MISSHAPEN.finditer(text):
        announced = bool(_CONTAINER_SAID.search(line_before(text, found.start())))
        if announced and found.start() not in taken and not _CONTAINER.match(text, found.start()):
            wrong = "length" if found[0][3] == "U" else "owner"
            yield Found("container", *found.span(), compact(found[0]), False, wrong)


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Whether a number with a wrong digit is a container at all."""
    if found["owner"][3] != "U":
        return False
    near = bool(_CONTAINER_NEAR.search(line_of(text, found.start()).replace(found[0], "")))
    return near or (found["owner"] in _OWNERS and bool(_CONTAINER_NEAR.search(text)))


def _container_keeps_digit(value: str) -> bool:
    from stdnum import iso6346

    return bool(iso6346.is_valid(value))


def find_air_waybills(text: str) -> Iterator[Found]:
    """Air waybills of airlines: three digits, seven, and their remainder by seven (IATA 600a)."""
    for found in _AWB.finditer(text):
        before = line_before(text, found.start())
        said = found["label"] or ""
        if _COURIER.search(before[-24:]) or _COURIER.search(said):
            continue
        by_air = "提单" not in said or bool(_AIR_NEAR.search(text))
        announced = bool(said) and by_air
        if not announced and not (found["airline"] in _AIRLINES and _AIR_NEAR.search(text)):
            continue
        value = compact(found["number"])
        if not announced and "-" not in found["number"]:
            continue
        valid = int(value[3:10]) % 7 == int(value[10])
        yield Found(
            "awb",
            *found.span("number"),
            f"{value[:3]}-{value[3:]}",
            valid,
            None if valid else "check digit",
        )


def find_imo_numbers(text: str) -> Iterator[Found]:
    """IMO numbers of ships: seven digits, the last one checks the others."""
    for found in _IMO.finditer(text):
        number = found["number"]
        if _COMPANY_IMO.search(line_before(text, found.start())):
            continue
        if len(number) != 7:
            if found["said"].strip():
                yield Found("imo", *found.span("number"), number, False, "length")
            continue
        valid = _imo_keeps_digit(number)
        yield Found("imo", *found.span("number"), number, valid, None if valid else "check digit")


def _imo_keeps_digit(number: str) -> bool:
    from stdnum import imo

    return bool(imo.is_valid(number))


def find_vessels(text: str) -> Iterator[Found]:
    """Names of ships where they are called so, and the voyages beside them."""
    for found in _VESSEL.finditer(text):
        words = []
        for word in re.finditer(r"\S+", found["name"]):
            if word[0].upper().rstrip(".") in _NO_SHIP or re.fullmatch(
                r"[Vv]\d\w*", word[0], re.ASCII
            ):
                break
            words.append(word)
        if words:
            start = found.start("name")
            end = start + words[-1].end()
            yield Found("vessel", start, end, " ".join(text[start:end].upper().split()))
        if found["voyage"]:
            yield Found("voyage", *found.span("voyage"), found["voyage"])
    for found in _VOYAGE.finditer(text):
        line = line_of(text, found.start())
        if re.search(r"vessel|voy|\bM\.?/?V\b|船|航次", line, re.IGNORECASE | re.ASCII):
            yield Found("voyage", *found.span("number"), found["number"].upper())
