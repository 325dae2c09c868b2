"""Names that have a usual form in the other language: given names, family names, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.lazily import lazy

_FAMILIES = (
    "Wang 王|汪 Li 李|黎 Zhang 张|章 Liu 刘|柳 Chen 陈 Yang 杨 Huang 黄 Zhao 赵 Wu 吴|武|伍 Zhou 周 Xu 徐|许 "
    "Sun 孙 Ma 马 Zhu 朱 Hu 胡 Guo 郭 He 何|贺 Lin 林 Gao 高 Luo 罗|骆 Zheng 郑 Liang 梁 Xie 谢 Song 宋 Tang "
    "唐|汤 Deng 邓 Han 韩 Feng 冯 Cao 曹 Peng 彭 Zeng 曾 Xiao 肖|萧 Tian 田 Dong 董 Pan 潘 Yuan 袁 Cai 蔡 "
    "Jiang 蒋|江|姜 Yu 于|余|俞 Du 杜 Ye 叶 Cheng 程|成 Wei 魏|韦 Su 苏 Lu 卢|陆|鲁|吕 Ding 丁 Ren 任 Shen "
    "沈 Yao 姚 Cui 崔 Zhong 钟 Tan 谭 Fan 范|樊 Jin 金 Shi 石|史|施 Liao 廖 Jia 贾 Xia 夏 Fu 付|傅 Fang 方|房 "
    "Zou 邹 Xiong 熊 Bai 白 Meng 孟 Qin 秦|覃 Qiu 邱 Hou 侯 Yin 尹|殷 Xue 薛 Yan 严|闫|颜 Lei 雷 Long 龙 Duan "
    "段 Hao 郝 Kong 孔 Shao 邵 Mao 毛 Chang 常 Wan 万 Gu 顾|古 Lai 赖 Qian 钱 Dai 戴 Mo 莫 Ouyang 欧阳"
)
_GIVEN = (
    "Anna 安娜 Ben 本 Tom 汤姆 Mary 玛丽 John 约翰 David 大卫|戴维 Peter 彼得 Michael 迈克尔|迈克 Mike 迈克 "
    "Maria 玛丽亚|玛利亚 James 詹姆斯 Robert 罗伯特 William 威廉 Richard 理查德 Thomas 托马斯 Charles 查尔斯 "
    "Daniel 丹尼尔 Mark 马克 Paul 保罗 George 乔治 Steven 史蒂文 Stephen 斯蒂芬|史蒂芬 Kevin 凯文 Brian 布莱恩 "
    "Eric 埃里克 Alex 亚历克斯 Alexander 亚历山大 Andrew 安德鲁 Henry 亨利 Jack 杰克 Jason 杰森 Jeff 杰夫 Frank "
    "弗兰克 Sam 萨姆|山姆 Simon 西蒙 Tony 托尼 Martin 马丁 Lucas 卢卡斯 Max 马克斯 Leo 利奥|里奥 Carlos 卡洛斯 "
    "Jose 何塞 Juan 胡安 Pedro 佩德罗 Pablo 巴勃罗 Ahmed 艾哈迈德 Ali 阿里 Omar 奥马尔 Hassan 哈桑 Ivan 伊万 "
    "Emma 艾玛|埃玛 Olivia 奥利维亚 Sophia 索菲亚 Sophie 索菲 Emily 艾米莉|埃米莉 Lily 莉莉 Lucy 露西 Linda 琳达 "
    "Lisa 丽莎|莉萨 Laura 劳拉 Sarah 萨拉|莎拉 Susan 苏珊 Jane 简 Jessica 杰西卡 Jennifer 詹妮弗|珍妮弗 Julia "
    "朱莉娅|茱莉亚 Kate 凯特 Helen 海伦 Elena 埃琳娜|艾琳娜 Elizabeth 伊丽莎白 Alice 爱丽丝|艾丽斯 Amy 艾米 Rose 罗丝 "
    "Grace 格蕾丝 Nina 妮娜|尼娜 Diana 戴安娜 Eva 伊娃 Claire 克莱尔 Karen 凯伦 Nancy 南希 Barbara 芭芭拉 Bob 鲍勃 "
    "Bill 比尔 Joe 乔 Nick 尼克 Oliver 奥利弗 Victor 维克托 Klaus 克劳斯 Hans 汉斯 Pierre 皮埃尔 Marco 马尔科|马可 "
    "Smith 史密斯 Brown 布朗 Johnson 约翰逊 Miller 米勒 Wilson 威尔逊 Taylor 泰勒 Schmidt 施密特 Müller 穆勒|米勒 "
    "Weber 韦伯 Fischer 费舍尔 Garcia 加西亚 Lopez 洛佩兹 Rossi 罗西 Novak 诺瓦克 Tanaka 田中 Suzuki 铃木 Sato 佐藤"
)
_PLACES = (
    "China 中国 Germany 德国 France 法国 Italy 意大利 Spain 西班牙 Portugal 葡萄牙 Poland 波兰 Russia 俄罗斯 Japan 日本 "
    "Korea 韩国|朝鲜 India 印度 Vietnam 越南 Thailand 泰国 Malaysia 马来西亚 Singapore 新加坡 Indonesia 印度尼西亚|印尼 "
    "Philippines 菲律宾 Australia 澳大利亚|澳洲 Canada 加拿大 Mexico 墨西哥 Brazil 巴西 Argentina 阿根廷 Chile 智利 Peru "
    "秘鲁 Egypt 埃及 Turkey 土耳其 Israel 以色列 Kenya 肯尼亚 Nigeria 尼日利亚 Netherlands 荷兰 Belgium 比利时 Austria "
    "奥地利 Switzerland 瑞士 Sweden 瑞典 Norway 挪威 Denmark 丹麦 Finland 芬兰 Greece 希腊 Hungary 匈牙利 Romania 罗马尼亚 "
    "Ukraine 乌克兰 Pakistan 巴基斯坦 Bangladesh 孟加拉 Taiwan 台湾 London 伦敦 Paris 巴黎 Berlin 柏林 Moscow 莫斯科 Tokyo "
    "东京 Seoul 首尔 Madrid 马德里 Milan 米兰 Frankfurt 法兰克福 Chicago 芝加哥 Boston 波士顿 Sydney 悉尼 Toronto 多伦多 "
    "Beijing 北京 Shanghai 上海 Guangzhou 广州 Shenzhen 深圳 Ningbo 宁波 Hangzhou 杭州 Qingdao 青岛 Tianjin 天津 Dalian 大连 "
    "Xiamen 厦门 Suzhou 苏州 Wuhan 武汉 Chengdu 成都 Chongqing 重庆 Yiwu 义乌 Foshan 佛山 Dongguan 东莞 Hamburg 汉堡 Rotterdam "
    "鹿特丹 Antwerp 安特卫普 Felixstowe 费利克斯托 Barcelona 巴塞罗那 Valencia 瓦伦西亚 Genoa 热那亚 Dubai 迪拜 Istanbul "
    "伊斯坦布尔 Mumbai 孟买 Vienna 维也纳 Warsaw 华沙 Prague 布拉格 Lagos 拉各斯 Mombasa 蒙巴萨 Santos 桑托斯 Houston 休斯敦 "
    "Savannah 萨凡纳 Seattle 西雅图 Vancouver 温哥华 Melbourne 墨尔本 Jakarta 雅加达 Manila 马尼拉 Bangkok 曼谷 Hanoi 河内 "
    "Busan 釜山 Osaka 大阪 Yokohama 横滨 Karachi 卡拉奇 Chittagong 吉大港 Colombo 科伦坡 Riyadh 利雅得 Jeddah 吉达 Doha 多哈"
)
_TITLE_EN = lazy(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Manager|Director|Engineer|Madam|President)\.? ([A-Z][a-z]+)(?! [A-Z][a-z])"
)
_TITLE_ZH = lazy(
    r"([\u4e00-\u9fff])(?:先生|女士|小姐|太太|经理|总监|主任|博士|工程师|老师|总(?![是的会计共体结数额之部]))"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is known in both languages; offsets within the text that was read."""

    name: str
    start: int
    end: int


def _pairs(rows: str) -> Iterator[tuple[str, list[str]]]:
    words = rows.split()
    yield from zip(words[::2], (word.split("|") for word in words[1::2]), strict=True)


@cache
def families() -> dict[str, frozenset[str]]:
    """The characters that a Chinese family name in letters may stand for."""
    return {name: frozenset(forms) for name, forms in _pairs(_FAMILIES)}


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {name: tuple(forms) for rows in (_GIVEN, _PLACES) for name, forms in _pairs(rows)}


@cache
def _in_english() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_known(), key=len, reverse=True))})\b(?!-)")


@cache
def _chinese_forms() -> dict[str, str]:
    return {form: name for name, forms in _known().items() for form in forms if len(form) > 1}


@cache
def _in_chinese() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_chinese_forms(), key=len, reverse=True)))


def english_names(text: str) -> list[Named]:
    """The names of an English text that have a usual Chinese form."""
    found = [Named(one[0], *one.span()) for one in _in_english().finditer(text)]
    taken = {one.start for one in found}
    for one in _TITLE_EN.finditer(text):
        if one[1] in families() and one.start(1) not in taken:
            found.append(Named(f"family {one[1]}", *one.span(1)))
    return sorted(found, key=lambda one: one.start)


def chinese_names(text: str) -> list[Named]:
    """The names of a Chinese text that have a usual form in letters."""
    forms = _chinese_forms()
    found = [Named(forms[one[0]], *one.span()) for one in _in_chinese().finditer(text)]
    for one in _TITLE_ZH.finditer(text):
        name = next((name for name, signs in families().items() if one[1] in signs), None)
        if name is not None:
            found.append(Named(f"family {name}", one.start(1), one.end(1)))
    return sorted(found, key=lambda one: one.start)


def is_kind_of(name: str) -> str:
    """“family”, “place” or “given”: only names of one kind are taken for each other."""
    if name.startswith("family "):
        return "family"
    return "place" if f"{name} " in _PLACES else "given"
