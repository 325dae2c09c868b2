"""How values of a deal are written. Patterns run over lower case, simplified text.

The order is the order of precedence: what an earlier pattern takes, a later one leaves. A group
`value` is the value; without one it is all that matched.
"""

from __future__ import annotations

import re

from coach.analysis.words import any_of
from coach.lazily import lazy

_N = (
    r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)(?:\.\d{1,4})?|\d{1,9}(?:[.,]\d{1,4})?)(?: ?k\b"
    r"|万\d?千?|千)?"
)
_N_WHOLE = r"(?<![\d.])\d{1,4}(?![\d.]*\d)"
_SPAN = rf"{_N}(?: ?[-~至到] ?{_N})?"
_HAN_N = (
    r"(?<![一二两三四五六七八九十百千万第])(?!一(?![百千万十]))[一二两三四五六七八九十百千万]{1,7}"
)
_WORD_N = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty"
    r"|half an?)"
)
_UNIT = (
    r"(?:(?:pcs|pce|pc|pieces?|sets?|units?|pairs?|cartons?|ctns?|boxes|pallets?|bags?"
    r"|rolls?|dozens?|sheets?"
    r"|kgs?|kilos?|tonn?es?|tons?|mts?|cbm|sqm|m2|m3|yards?|yds?|meters?|metres?|reams?"
    r"|drums?|bottles?|barrels?"
    r"|(?:x ?)?(?:20|40)(?:'|ft)? ?(?:hq|hc|gp|ft|foot|dc|fcl)|fcl|containers?)(?![a-z/])"
    r"|(?:个(?!月|工作|星期|小时|颜色|色|款|问题|点|样|客户|人|字|地方|办法|方案|厂|牌子|朋友"
    r"|同事)|件(?!事)|套|台|双|箱|条|张|卷|袋|瓶|把|支|只(?!能|要|是"
    r"|有|收|接)|吨|公斤|米|平方|立方|托盘?"
    r"|(?:小|大|高)?柜|码|副|对(?!方)|盒|打|块(?!钱)(?=砖|板)|根|片|桶|本))"
)
_CUR = (
    r"(?:us ?\$|usd|eur|euros?|gbp|rmb|cny|aed|hkd|jpy|aud|cad|chf|inr|sgd|krw|try|pln|sar|[$€£¥])"
)
_CUR_AFTER = (
    r"(?:usd|us ?\$|eur(?:os?)?|gbp|rmb|cny|aed|hkd|jpy|dollars?|bucks|yuan|cents?|美元"
    r"|美金|美刀|刀|欧元?|人民币"
    r"|元|块(?:钱)?|英镑|港币|台币|新台币|卢布|日元|ntd|baht|[$€£])(?![a-z])"
)
_PER = (
    r"(?: ?(?:/ ?|per ?|a |each |every )(?:piece|pcs?|set|unit|pair|carton|ctn|box|kg|ton"
    r"|mt|meter|metre|m2?|sqm|yards?|yds?"
    r"|roll|bag|pallet|item|head|dozen|container)\b| ?each\b| ?/ ?(?:个|件|套|台|双|箱|条"
    r"|张|米|吨|只|支|把|公斤|kg|片|瓶))"
)
_EACH_ZH = r"(?:(?:每|一)(?:个|件|套|台|双|箱|条|张|米|吨|只|支|把|公斤|片|瓶|盒|对) ?)?"
_AMOUNT = rf"(?:{_EACH_ZH}(?:{_CUR} ?{_SPAN}|\d+块\d(?!\d)|{_SPAN} ?{_CUR_AFTER}))"

_PORTS_ZH = any_of(
    "宁波 上海 深圳 广州 青岛 天津 厦门 盐田 蛇口 南沙 义乌 大连 连云港 福州 汕头 香港 中山",
    "佛山 黄埔 太仓 舟山 汉堡 鹿特丹 安特卫普 洛杉矶 长滩 纽约 迪拜 杰贝阿里 吉大港 孟买",
    "胡志明 海防 曼谷 林查班 雅加达 马尼拉 釜山 东京 横滨 大阪 神户 悉尼 墨尔本 伊斯坦布尔",
    "圣彼得堡 莫斯科 桑托斯 蒙巴萨 拉各斯 德班 费利克斯托 南安普顿 勒阿弗尔 热那亚 巴塞罗那",
    "瓦伦西亚 温哥华 多伦多 休斯顿 迈阿密 利雅得 吉达 达曼 科威特 德黑兰 阿巴斯 德国 美国",
    "英国 法国 西班牙 意大利 墨西哥 巴西 智利 越南 泰国 印度 沙特 阿联酋 俄罗斯 波兰 荷兰",
    "工厂",
)
_NOT_A_PLACE = (
    r"(?!(?:price|pricing|is|are|ok|okay|and|or|for|please|pls|basis|term|terms|with"
    r"|without|at|usd|us|eur|port|deal|if|then"
    r"|but|not|as|to|by|instead|incl|including|not|price|cost|not|works|fine|confirmed"
    r"|agreed|we|you|it|i|in|on"
    r"|only|also|would|can|could|right|correct|good|better|cheaper|rate|from|quote|offer"
    r"|yes|no|so|now|the|delivery"
    r"|possible|per|each|too|today|do|does|your|our|my|this|that|value|all)\b)"
)
_WORD = rf"{_NOT_A_PLACE}[a-zà-ÿ][\wà-ÿ'’-]+"
_PLACE = (
    rf"(?:(?:jebel ali|los angeles|long beach|new york|le havre|ho chi minh(?: city)?"
    rf"|hai phong|port klang|nhava sheva"
    rf"|hong kong|san antonio|abu dhabi|umm qasr|buenos aires|cape town|tin can|port said"
    rf"|bandar abbas|laem chabang"
    rf"|st\.? petersburg|port [a-z]+|your (?:warehouse|door|factory|site)|our (?:warehouse"
    rf"|door|factory|site))\b|{_WORD}"
    rf"|{_PORTS_ZH}港?|[\u4e00-\u9fff]{{2,4}}港)"
)
_RULE = r"(?:exw|ex-works|ex works|fca|fas|fob|cfr|cnf|c&f|cif|cip|cpt|dap|ddp|dpu|ddu|dat)"

_PAY = (
    r"(?:deposit|down ?payment|advance|prepay(?:ment)?|upfront|up front|balance"
    r"|(?:after|upon|on|at) (?:arrival|receipt|receiving|unloading|customs clearance|acceptance)"
    r"|before (?:shipment|shipping|loading|delivery|dispatch)"
    r"|against (?:the )?(?:copy|scan|documents?|docs|b/?l)|(?:copy|scan) of (?:the )?b/?l"
    r"|b/?l copy|bill of lading"
    r"|t/?t\b|l/?c\b|letter of credit|d/?p\b|d/?a\b|o/?a\b|open account|at sight"
    r"|net ?\d{2,3}|western union|paypal|wire transfer"
    r"|bank transfer|cash|credit card|on delivery|after delivery|before production"
    r"|after inspection|trade assurance|escrow"
    r"|定金|订金|尾款|余款|预付|全款|月结|信用证|电汇|账期|见提单|提单副本|发货前|出货前"
    r"|装船前|到港后?|到货后?|收货后?|验收后?|付清|付全|货到付款|款到发货|首付)"
)
_PAY_FILL = (
    r"(?:[ ,+&/和、]{1,3}|\b(?:and|the|of|by|in|with|as|is|to be paid|paid|against|after"
    r"|days|rest|remaining|copy|on|via|a|per|your|our"
    r"|before|when|ready|goods|due|for|then|upon|receipt|order|placing|production|starts?"
    r"|irrevocable|\d{2,3} days)\b|前|后|的|付|再|剩下|剩余|收到|见|凭|安排|给|做|打|先"
    r"|支付|即|就|天|days?)"
)
_SHARES = (
    r"(?<![\d/.])(?:(?:10|20|25|30|35|40) ?/ ?(?:90|80|75|70|65|60)|50 ?/ ?50|(?:90|80|75|70|60)"
    r" ?/ ?(?:10|20|25|30|40))(?![\d/])(?! ?cm)"
)
"""Two shares that make up the whole; 12/20 is a day."""
_PAY_TERM = rf"(?:{_N} ?%|{_PAY}|{_SHARES})"

_DIM = (
    r"(?:mm|cm|m|inch(?:es)?|in(?! ?[a-z])|\"|ft|ml|l|oz|g|gsm|kg|w|v|mah|gb|克|毫米|厘米|公分"
    r"|毫升|升|寸"
    r"|米|丝)"
)
_SHADE = (
    r"(?:(?:matte?|matt|glossy|dark|light|deep|bright|pale|navy|royal|sky|olive|forest|rose"
    r"|off|metallic|pearl|wine|space|army|mint|baby|hot|burgundy|ivory|warm|cool)[ -])?"
)
_COLOUR = (
    rf"(?:(?<![a-z]){_SHADE}(?:black|white|red|blue|green|grey|gray|yellow|orange|pink|purple|brown"
    rf"|beige|silver|golden|navy"
    r"|burgundy|charcoal|maroon|ivory|cream|khaki|turquoise|transparent|natural wood)\b"
    r"|(?:pantone|pms|ral|潘通) ?(?:no\.? ?)?\d[\w-]*(?: ?[cu]\b)?(?: tcx)?"
    r"|\bcolou?r (?:no\.? ?|#)?\d{1,3}[a-z]?\b"
    r"|(?:哑光|亮光|磨砂|深|浅|天|藏|酒|军|米|玫瑰|珍珠|大|粉|墨|湖|枪|银|宝石|象牙)?(?:黑"
    r"|白|红|蓝|绿|灰|黄|橙|粉|紫|棕|咖啡?|银|金|青)色"
    r"|(?:哑光|亮光|磨砂|深|浅|藏|军|米|大)(?:黑|白|红|蓝|绿|灰)|米白|本色|原木色"
    r"|\d{1,3}号色|色号 ?\w{1,8})"
)
_MATERIAL = (
    rf"(?:(?:{_N} ?% ?(?:organic |recycled |combed )?(?:cotton|polyester|wool|linen|silk"
    rf"|nylon|spandex|viscose|bamboo|棉|涤|羊毛)"
    r"(?: ?[,/+]? ?\d{1,2} ?% ?(?:cotton|polyester|spandex|elastane|nylon|棉|涤|氨纶))?)"
    r"|(?:sus ?)?(?:304|316l?|201|430) ?(?:stainless(?: steel)?|ss|不锈钢)"
    r"|\b(?:stainless steel|ss|sus) ?(?:304|316l?|201|430)?\b"
    r"|(?:aluminium|aluminum|carbon steel|cast iron|brass|solid wood|oak|walnut|pine"
    r"|bamboo|mdf|plywood|leather|pu leather"
    r"|genuine leather|canvas|ceramic|porcelain|bone china|silicone|tritan"
    r"|borosilicate glass|tempered glass|non-?woven|cotton|polyester)\b"
    r"|\b(?:abs|pvc|ptfe|hdpe|ldpe|eva|tpu|tpr|tpe)\b(?! ?(?:bag|袋))"
    r"|(?:304|316l?|201)(?:不锈钢)?(?=[^\d%])(?<=钢)|\d{3}l?不锈钢|不锈钢|铝合金|纯棉|全棉"
    r"|涤纶|实木|橡木|真皮|pu皮|陶瓷|骨瓷|硅胶|帆布|牛津布|无纺布)"
)
_PER_CARTON = (
    rf"(?:(?<![$€£¥.])(?<![$€£¥+] ){_N_WHOLE}(?: ?- ?{_N_WHOLE})? ?(?:pcs?|pieces?|sets?|units?"
    rf"|pairs?|rolls?|bags?|boxes|kgs?)? ?(?:/|per"
    rf"|in (?:a|an|one|each|every)|to a|each) ?(?:inner |outer |master |export )?(?:carton"
    rf"|ctn|box|polybag|bag|pallet|inner box|case)\b"
    rf"|(?:每|一)(?:箱|盒|袋|托)(?:装)? ?{_N} ?(?:个|件|只|套|双|条|支|箱|瓶|片|卷)?"
    rf"|{_N} ?(?:个|件|只|套|双|条|支|瓶|片) ?/? ?(?:一|每)?(?:箱|盒|袋)(?!子))"
)
_PACK = (
    r"(?:(?:neutral|standard export|export|individual|brown|white|double[- ]wall"
    r"|five[- ]layer|5[- ]ply|7[- ]ply|plain|custom(?:ised|ized)?|colou?r|gift|kraft"
    r"|wooden|opp|pe|pvc|blister|bubble|shrink|mail) ?"
    r"(?:packing|packaging|packed|cartons?|box(?:es)?|bags?|cases?|pallets?|crates?|wrap"
    r"|cards?)\b|\b(?:polybags?|poly bags?|plywood cases?|blister)\b"
    r"|(?:中性|彩|礼|牛皮纸?|白|五层|木|opp|pe|pvc|气泡|吸塑|瓦楞|纸)(?:包装|盒|袋"
    r"|箱)(?!子)|[三五七357]层(?:箱|外箱|瓦楞|纸箱)?)"
)
_CERT = (
    r"(?:\bce(?= (?:cert|mark|report|doc)|\b)(?!\w)(?: (?:certificates?|marking|mark"
    r"|report))?|\b(?:fda|rohs|reach|fsc|bsci|sedex|lfgb|fcc|ul|etl|gots"
    r"|oeko-?tex(?: 100)?|saa|ukca|saber|soncap|eac|gcc|bis|en ?71|astm|cpsia"
    r"|iso ?\d{4,5}(?:-\d+)?|form [ae]|msds|coa|ccc|kc|pse)\b(?: (?:certificates?|cert"
    r"|report|approval|compliance))?"
    r"|\bcertificate of origin\b|\b(?:sgs|intertek|tuv|bv) (?:test )?reports?\b|\b(?:ce"
    r"|rohs|fda|3c|iso ?\d{4,5}|fsc|sgs) ?(?:认证|证书|报告|标志)|原产地证|产地证|3c认证)"
)
_INSPECT = (
    r"(?:(?<![\d.])\d\.\d ?/ ?\d\.\d(?![\d.])|\baql ?\d(?:\.\d)?(?: (?:major"
    r"|critical))?(?: ?[/,+&] ?\d(?:\.\d)?(?: minor)?)?|\b(?:third[- ]party|3rd[- ]party"
    r"|pre-?shipment|final(?: random)?|sgs|bv|intertek|tuv|in-?line|factory) (?:inspection"
    r"|qc|audit)\b|100% inspection"
    r"|(?:第三方|sgs|出货前|装船前|客户|bv)(?:来)?(?:验货|检验|质检))"
)
_SAMPLE = (
    rf"(?:(?<![\d.,])(?:\d{{1,3}}(?! ?samples? (?:fee|cost|charge))|{_WORD_N}|free"
    rf"|pre-?production|pp|golden|approval|counter|sealed|size set|{_N} (?:pcs?|pieces?"
    rf"|sets?|free|pp) ?(?:of )?)[ ](?:pcs? )?samples?\b"
    rf"|(?:{_N}|{_HAN_N}) ?(?:个|件|套|双|条|份|款)(?:免费)?样品|免费(?:寄)?样品?|产前样)"
)
_LABEL = (
    r"(?:\b(?:with )?(?:your|our|my|customer'?s?|client'?s?|own|private|printed|laser(?:ed"
    r"| engraved)?|embroidered|silk[- ]?screen(?:ed)?|woven|care|hang|barcode|ean|fba"
    r"|fnsku|shipping|washing|neutral|blank|no) (?:brand )?(?:logo|labels?|tags?|stickers?"
    r"|barcodes?)\b(?: on (?:the )?(?:box|carton|front|back|lid|bottom|side"
    r"|side of the carton))?"
    r"|(?:印|打|丝印|激光|贴|绣)(?:上)?(?:你们|您|我们|客户|贵司|我司)?(?:的)?(?:logo"
    r"|标签?|商标|条码|唛头)|中性唛头?)"
)
_TRANSPORT = (
    r"(?:\bby (?:sea|air|rail|train|truck|courier|express|dhl|fedex|ups|tnt|sf|lcl|fcl)\b"
    r"|\b(?:sea|air|rail) ?freight\b|\b(?:air|sea) shipment\b|\b(?:lcl|dhl|fedex|ups|tnt)\b"
    r"|海运|空运|快递|铁路|中欧班列|海派|空派|拼箱|整柜|陆运)"
)

_THING = (
    r"(?!(?:days|weeks|months|years|hours|hrs|mins|minutes|times|points|options|percents?"
    r"|cents|dollars|euros|bucks|colou?rs"
    r"|layers|sizes|people|persons|guys|designs|models|samples|styles|types|types|versions"
    r"|pics|photos|questions|items? (?:on|in)"
    r"|things|calls|mails|steps|working|business|is|was|has|as|plus|less|this|its|inches"
    r"|yes|thanks|us|lines|bps|rounds|others|always|degrees)\b)"
    r"[a-z]{3,14}(?<!s)s\b"
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, lazy(pattern, re.ASCII))
    for topic, pattern in (
        (
            "payment",
            rf"(?:payment|pay)(?: terms?)?(?: would be| will be| is| by|:)? (?P<value>cad|tt"
            rf"|lc)\b"
            rf"|{_PAY_TERM}(?:{_PAY_FILL}{{0,5}}{_PAY_TERM}){{0,8}}"
            rf"(?:,? ?(?:at )?\d{{2,3}} ?(?:days"
            rf"|天)(?: (?:after|from) (?:the )?(?:b/?l|bill of lading|shipment|invoice"
            rf"|delivery)(?: date)?|账期)?)?|cash (?:on delivery|payment)"
            rf"|100% (?:in )?advance",
        ),
        (
            "material",
            r"(?:材质|材料|material|(?<!费)用|按|grade)(?: ?(?:is|是|为|用|要|改成?|换成?|按"
            r"|:))? ?(?P<value>(?:sus ?)?(?:304|316l?|201|430))(?![\d.,]*\d)(?! ?(?:pcs|个"
            r"|件|套|台|元|usd))",
        ),
        ("material", _MATERIAL),
        (
            "discount",
            rf"{_SPAN}个点|{_SPAN} ?% ?(?:discount|off|rebate|reduction|cheaper|less|优惠"
            rf"|折扣|返点)"
            rf"|(?:discount|rebate) (?:of |is )?(?:{_SPAN} ?%|{_AMOUNT})|(?:打"
            rf"|给)?[\d.一二三四五六七八九]{{1,3}}折|(?:优惠|让利?|降|便宜|折扣"
            rf"|返点?) ?(?:{_SPAN} ?%|{_AMOUNT})",
        ),
        (
            "tolerance",
            r"(?:\+/-|\+ ?- ?|± ?|plus/minus )\d+(?:\.\d+)? ?%|\d+% (?:more or less|溢短装"
            r"|tolerance)",
        ),
        ("inspection", _INSPECT),
        (
            "payment",
            r"\b(?:100|\d{2}) ?% (?:in advance|t/?t|prepaid|before)\b|\bnet \d{2,3}\b",
        ),
        (
            "compensation",
            rf"(?:refund|credit note|compensat(?:e|ion)|赔偿?|退款?|补偿) ?(?:of |is "
            rf"|for )?(?:{_AMOUNT}|{_SPAN} ?%)",
        ),
        ("packing", _PER_CARTON),
        ("packing", _PACK),
        ("certificates", _CERT),
        ("sample", _SAMPLE),
        ("label", _LABEL),
        (
            "incoterm",
            rf"(?<![a-z]){_RULE}(?![a-z])(?: ?(?:in|at|port of|port|-"
            rf"|,)? ?{_PLACE}(?: (?:port|incoterms? ?(?:2010|2020)))?)?",
        ),
        (
            "total",
            rf"(?:total|subtotal|amount|sum|合计|总价|总额|总金额|一共|共计"
            rf"|总共)(?: (?:amount|price|value|is|comes to|of|would be|will be|=|about|order"
            rf"|invoice))*[ :是为=约]{{0,3}}(?P<value>{_AMOUNT})|(?:合计|总价|总额|总金额"
            rf"|一共|共计|总共) ?(?P<value2>\d+(?:\.\d+)?万\d?千?|\d{{4,}})(?! ?(?:{_UNIT}|[x*+]))"
            rf"|(?:[x*@]|\bat) ?{_CUR}? ?\d[\d.,]{{0,9}} ?= ?(?P<value3>{_AMOUNT}|{_N})",
        ),
        ("unit_price", rf"{_AMOUNT}{_PER}?|(?<![\d.]){_SPAN}{_PER}(?! ?cm)"),
        ("unit_price", rf"(?<![\d.,/:$-])\d{{1,5}}(?:\.\d{{1,2}})?(?= (?:{_RULE}|each)\b)"),
        (
            "unit_price",
            rf"(?:(?:price|@|单价|价格|报价|底价|价) ?(?:is|at|of|to|:|=|是|为|到|做|还是|仍是|就"
            rf"|不变)? ?"
            rf"|(?:样品|样|模具|运|版|快递|打样|开模|检测|认证|验货)费(?:用)?(?:是|为|收|:)? ?"
            rf"|\b(?:for|at) (?=\d+\.\d\d))(?P<value>{_SPAN})(?! ?(?:%|{_UNIT}|days?|weeks?"
            rf"|[:/]\d|天|号|月|am|pm))",
        ),
        (
            "container",
            r"(?<![\d.])(?:\d{1,2} ?x ?)?(?:20|40|45) ?(?:'|ft|gp|hq|hc|dc|尺"
            r"|foot)(?: ?(?:hq|hc|gp|dc|container|fcl|高柜|小柜|大柜|柜))?(?![a-z])"
            r"|(?:(?:\d{1,2}|[一二两三四五六七八九十])个?)?(?:大|小|高|平)柜",
        ),
        (
            "size",
            rf"{_N} ?{_DIM}? ?[x*] ?{_N} ?{_DIM}?(?: ?[x*] ?{_N})? ?{_DIM}?(?![a-z]|[\d.]* ?=)"
            rf"|\b{_SPAN} ?{_DIM}(?: (?:thick|long|wide|high|tall|diameter))?(?![a-z²³2-3/])"
            rf"|\bsizes? (?:[sml]|x{{1,4}}l|\d{{2}})(?:[ ,/-]{{1,2}}(?:[sml]|x{{1,4}}l"
            rf"|\d{{2}}))*\b|(?<![a-z])[sml](?:[/-](?:[sml]|x{{1,3}}l))+(?![a-z])"
            rf"|(?<![a-z])(?:x{{0,3}}l|[sm])码|\ba[345]\b|\d{{2}}码",
        ),
        (
            "minimum",
            rf"\b(?:moq|minimum(?: order)?(?: quantity| qty)?)(?: is|:"
            rf"|=)? ?(?P<value>\d[\d,]*k?)(?![\d.])(?! ?{_UNIT})|(?:起订量?|最少|最低)(?:是"
            rf"|为|:)?(?P<value2>\d{{2,}})(?! ?{_UNIT})",
        ),
        (
            "quantity",
            rf"(?:\beach (?=\d)|每款|每色|每个颜色|各)?"
            rf"(?:(?<![\d:$€£¥a-z/-])(?<!\d[.,]){_SPAN}|{_HAN_N}"
            rf"|{_WORD_N}) ?{_UNIT}(?! ?samples?| ?样)"
            rf"(?: (?:each(?! ?[$€£¥\d])|(?:each|per) (?:colou?r|design|style|model|size)))?",
        ),
        (
            "quantity",
            rf"(?:\b(?:qty|quantity|order of|order for|we take|we need|i need|take|order)"
            rf"|数量|订|下单?|要)(?: (?:is|of|to|for"
            rf"|:))? ?[:是为]? ?(?P<value>\d{{2,}}(?:,\d{{3}})*k?"
            rf"|\d{{1,3}}k)(?![\d.,]*\d)(?! ?(?:%|{_CUR_AFTER}|[:/.-]\d|days?|weeks?|天|月|号"
            rf"|年|am|pm|th|st|nd))",
        ),
        ("quantity", rf"(?<![\d:$€£¥a-z/-])(?<!\d[.,])\d[\d,]*k? (?:of (?:the|your) )?{_THING}"),
        ("transport", _TRANSPORT),
        ("colour", _COLOUR),
        (
            "port",
            rf"(?<!loading )(?<!of )(?<!destination )(?<!discharge )(?<!arrival )\bport(?: (?:is"
            rf"|will be|at))?:? (?P<value>{_PLACE})|(?<![的运货])港口?(?:走|用|是|选|改成?"
            rf"|换成?)?(?P<value2>{_PORTS_ZH}港?)|走(?P<value3>{_PORTS_ZH}港?)",
        ),
        (
            "destination",
            rf"\b(?:(?:ship(?:ped|ment|ping)?|deliver(?:ed|y)?|send|sent)(?: (?:it|them|goods"
            rf"|the goods|everything))? to|(?:delivery|destination(?: port)?"
            rf"|discharge(?: port)?|port of (?:destination|discharge)|arrival port)(?: (?:is"
            rf"|will be|to|in|at))?:?) (?P<value>{_PLACE}|(?<=to )[\u4e00-\u9fff]{{2,6}})"
            rf"|(?:目的港|目的地|卸货港|发到|运到"
            rf"|送到|寄到|发往)(?:是|为|:|改成|改为|改到|换成|到|走"
            rf"|用)?(?P<value2>{_PORTS_ZH}港?|[\u4e00-\u9fff]{{2,4}}港)",
        ),
        (
            "loading_port",
            rf"\b(?:port of (?:loading|shipment|departure)|loading port|pol|ship from"
            rf"|shipped from|loading at|load(?:ing)?|from port of)(?: is"
            rf"|:)? (?P<value>{_PLACE})|(?:起运港|装运港|装货港|发货港)(?:是|为"
            rf"|:)?(?P<value2>{_PORTS_ZH}港?|[\u4e00-\u9fff]{{2,4}}港)",
        ),
    )
)

PAYMENT_SUBSTANCE = lazy(
    r"\bcad\b|\btt\b|\blc\b|%.*?(?!\d)[a-z\u4e00-\u9fff]{2}|[a-z\u4e00-\u9fff]{2}.*%"
    r"|\d{2} ?/ ?\d{2}|\bt/?t\b|\bl/?c\b|letter of credit|\bd/?[pa]\b|\bo/?a\b"
    r"|open account|at sight|net ?\d"
    r"|western union|paypal|transfer|cash|credit card|on delivery|escrow|trade assurance"
    r"|in advance|up ?front"
    r"|月结|全款|款到发货|货到付款|信用证|电汇|预付|账期",
    re.ASCII,
)
"""What a payment term has to say beside “deposit” or “balance”, which alone settle nothing."""
CLAUSE_END = lazy(r"[,;。!?、\n]|\.(?!\d)| (?:and|but|while)\b|但|不过|- ", re.ASCII)
IS_REFERENCE = lazy(
    r"(?:\b(?:po|pi|so (?:no|number)|inv|invoice|rfq|order no|order number|item|model|no\."
    r"|ref|contract|booth|hs code|style|art|art\. ?no|type|sku)\.?"
    r" ?[#:.]{0,2} ?|#|型号|款号|订单号|单号|货号|编号|电话|展位) ?[a-z]{0,4}-?\Z",
    re.ASCII,
)
NO_DATE = lazy(
    r"(?:(?:this|in the|tomorrow) )?(?:morning|afternoon|evening|noon)|tonight"
    r"|(?:in |within )?\d{1,2} ?(?:min(?:ute)?s?|hours?|hrs?|分钟|个?小时|秒)|(?:right )?now|soon"
    r"|asap|later|immediately|yesterday|today|last \w+|these days"
    r"|recently|at once|then"
    r"|(?:今天?|明天?)?(?:早上|上午|中午|下午|晚上?|今晚|明早)|晚点|现在|马上|尽快|立即|立刻|昨天"
    r"|刚才|刚刚|今天|最近|以后|以前|之前|之后|上次|上周"
    r"|上个?月|去年|目前|这次|平时",
    re.ASCII,
)
"""Words of time that settle no day of a deal."""
IS_STEP = lazy(
    r"(?:加|涨|降|减|便宜|少|多|差|让|up by|down by|reduced? by|plus|extra|another|add) ?[$€£¥]?\Z",
    re.ASCII,
)
"""Before a number that says by how much a price moves, and is no price itself."""
BARE_PERCENT = lazy(r"(?<![\d.])\d{1,2}(?:\.\d)? ?%|\d{1,2}个点", re.ASCII)
BARE_NUMBER = lazy(
    r"(?<![a-z0-9_.:/$€£¥#-])(?<!\d,)(?:\d{1,3}(?:,\d{3}){1,3}"
    r"|\d{1,9}(?:\.\d{1,4})?)(?![a-z0-9_%:/]|[.,]\d|-\d| ?(?:days?|weeks?|months?|years?"
    r"|am|pm|hours?)\b"
    r"| ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?![天月号年日点层个件]|以上|以下"
    r"|以内)(?! ?[x*] ?\d+(?:\.\d+)? ?=)",
    re.ASCII,
)
LOOKS_LIKE_PRICE = lazy(r"\d{1,5}\.\d{2}\Z", re.ASCII)
OTHER_MEASURE = lazy(r"\d ?(?:days?\b|weeks?\b|months?\b|years?\b|个?月|天|周|年|点)", re.ASCII)

FEE_TOPICS: dict[str, dict[str, re.Pattern[str]]] = {
    "unit_price": {
        "unit_price": lazy(
            r"\bprice\b|\bunit\b|\beach\b|单价|每(?:个|件|台|套|只)|(?<!总)价", re.ASCII
        ),
        "sample": lazy(r"\bsamples?\b|样品|打样|样费", re.ASCII),
        "extra": lazy(
            r"\bextra\b|\bsurcharge\b|\badditional\b|\bplus\b|\badds\b|\bon top\b|另加|另收|加收"
            r"|附加|加(?!急|工"
            r"|拿|厚|大|长|上|班|价)",
            re.ASCII,
        ),
        "freight": lazy(
            r"\bfreight\b|\b(?:shipping|courier|delivery) (?:cost|fee|charge)s?\b|运费"
            r"|海运费|空运费|快递费|\b(?:dhl|fedex|ups|tnt)\b|顺丰|快递|拖车",
            re.ASCII,
        ),
        "tooling": lazy(r"\bmou?ld\b|\btooling\b|\bset-?up\b|模具|开模|版费", re.ASCII),
        "total": lazy(
            r"\b(?:sub)?total\b|(?<!full )\bamount\b|总价|总额|总金额|合计|一共|共计|总共", re.ASCII
        ),
        "payment": lazy(r"\bdeposit\b|\bbalance\b|定金|订金|尾款|预付", re.ASCII),
        "discount": lazy(r"\bdiscount\b|\bless\b|便宜|优惠|让", re.ASCII),
        "compensation": lazy(r"\brefund\b|\bcompensat\w+|\bcredit note\b|赔|退款|补偿", re.ASCII),
        "inspection": lazy(r"\binspection\b|验货", re.ASCII),
    },
    "quantity": {
        "minimum": lazy(r"\bmoq\b|\bminimum\b|\bmin\.?\b|起订|最少|最低|起做", re.ASCII),
        "quantity": lazy(r"\b(?:order|qty|quantity|need|take)\b|数量", re.ASCII),
        "sample": lazy(r"\bsamples?\b|样品|打样|寄样", re.ASCII),
        "compensation": lazy(
            r"\b(?:defect\w*|broken|damaged|replace\w*|faulty|scratched)\b|破损|坏|不良|补发",
            re.ASCII,
        ),
    },
}
"""What an amount or a number of pieces can be about instead, by the words of its clause."""

DURATION_TOPICS: dict[str, re.Pattern[str]] = {
    "delivery": lazy(
        r"\bdeliver\w*|\blead ?time\b|\bproduction\b|\bproduce\b|\bready\b"
        r"|\bmanufactur\w+|\bfinish\w*|\bafter (?:the )?(?:deposit|payment|order|artwork"
        r"|sample|approval|confirmation)\w*|交期|货期|交货|生产|工期|做好|出货|完成"
        r"|(?:定金|订金|款|样|单)后",
        re.ASCII,
    ),
    "ship_date": lazy(r"\bship(?:ment|ped|ping)?\b|\bdispatch\w*|发货|装运|出运", re.ASCII),
    "validity": lazy(r"\bvalid\w*|有效", re.ASCII),
    "warranty": lazy(r"\bwarrant\w+|\bguarantee\w*|质保|保修", re.ASCII),
    "payment": lazy(
        r"\bcredit\b|\bnet\b|\bo/?a\b|\bpayment\b|\bpay\b|\bl/?c\b|账期|月结|付款", re.ASCII
    ),
    "sample": lazy(
        r"\bsamples?\b|\bstrike[ -]?offs?\b|\blab[ -]?dips?\b|\bswatch\w*|样品|打样|寄样|色样"
        r"|小样|大货样|产前样|寄给",
        re.ASCII,
    ),
    "transit": lazy(
        r"\btransit\b|\bsailing time\b|\bby (?:sea|air|rail|train|truck)\b|\b(?:sea|air) ?freight\b"
        r"|\b(?:dhl|fedex|ups|tnt)\b|航程|船程|在途|海运|空运|快递|快船|路上",
        re.ASCII,
    ),
    "meeting": lazy(r"\bmeeting\b|\bcall\b|会议|通话", re.ASCII),
}
DATE_TOPICS: dict[str, re.Pattern[str]] = {
    "ship_date": lazy(
        r"\bship(?:ment|ped|ping|s)?\b|\betd\b|\bsail\w*|\bvessel\b|\bloading\b"
        r"|\bdispatch\w*|\bleaves?\b|发货|装运|装船|出货|船期|出运|走货|发出|(?:能|可以"
        r"|前|号|日)出(?!来|现|口|错)|(?:号|日|月底|周[一二三四五六日天]|天)(?:之?前|之?内|后|就"
        r"|可以|能)?发"
        r"(?!票|图|您|你|我|给|邮|个|合同|报|现|的)",
        re.ASCII,
    ),
    "delivery": lazy(
        r"\bdeliver\w*|\barriv\w+|\beta\b|\bready\b|\bfinish\w*|\bproduction\b|\breach\b"
        r"|\bneed (?:it|them|the goods)\b|\bneed (?:[\w ]{1,25} )?by\b|\breceive\b"
        r"|\blead ?time\b|交货|交期|到货|到港"
        r"|能到|能交|交付|前交(?!定)|送到|完成|做好|收到货|货期",
        re.ASCII,
    ),
    "meeting": lazy(
        r"\bmeet\w*|\bcall\b|\bvisit\w*|\bzoom\b|\bteams\b|\bvideo\b|\bcome to\b"
        r"|\bfair\b|\bsee you\b|\bfactory\b|电话|见面|会面|开会|会议|拜访|通话|视频|来厂"
        r"|看厂|面谈|展会|展位|见(?=[?!.,、~]|$)",
        re.ASCII,
    ),
    "validity": lazy(r"\bvalid\w*|\bexpir\w+|有效", re.ASCII),
    "payment_date": lazy(
        r"\bpay\w*|\bdeposit\b|\btransfer\w*|\bbalance\b|\bt/t\b|\bwire\b|付款|定金|订金"
        r"|尾款|打款|汇款|安排款",
        re.ASCII,
    ),
    "sample": lazy(
        r"\bsamples?\b|\bstrike[ -]?offs?\b|\blab[ -]?dips?\b|\bswatch\w*|样品|打样|寄样|样板"
        r"|色样|小样|大货样|产前样|寄出|寄给",
        re.ASCII,
    ),
    "inspection": lazy(r"\binspect\w*|\bqc\b|验货|质检", re.ASCII),
}
