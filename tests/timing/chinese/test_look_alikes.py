"""Words that look like times and are none, and text that would be slow to read."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.analysis.normalise import fold
from coach.timing.chinese import find
from coach.timing.reckoning import Reckoning

NO_TIMES = (
    "一号线", "5号电池和7号电池", "材质用20号钢", "3号码头", "12号仓库", "科技园路十八号", "按3号样排",
    "五月花号", "三月牌的缝纫机针", "盆栽六月雪", "月光白", "月饼盒", "日本客户", "日照港", "日常维护",
    "时尚路线", "时候不早了", "时间比较紧", "天花板灯具", "天猫店", "天天乐", "四季豆罐头", "秋刀鱼和冬瓜",
    "春装", "半成品", "半导体", "分别装箱", "分期付款", "九分裤和七分袖", "百分之二十", "十分满意",
    "周先生", "周围环境", "四周都要贴标签", "周到的服务", "星期衫", "一周年庆", "百年老店", "千年", "万年历",
    "年轻人", "年产量", "我有两点建议", "三点要求如下", "这一点很重要", "有一点问题", "两点：第一", "九点钟方向",
    "三秒胶", "早餐和晚餐", "晚辈", "早教机", "晨光文具", "下午茶餐具", "前台", "后台系统", "前后左右",
    "上下游", "上海到宁波", "一下子", "确认一下", "网上订单", "成本价", "节目", "细节后面再谈", "环节后移",
    "春节快乐", "祝您国庆节快乐", "圣诞树", "中秋月饼", "元宵50箱", "五一广场", "早日康复", "先天优势不足，靠后天努力",
    "《明日之后》很好玩", "今日头条", "每个人", "每次", "第一次合作", "第3/5页", "请看第 11-20 页",
    "单价7.30美元", "10:1的比例", "比例1:20", "1:50的稀释", "3/4英寸", "1/2英寸接头", "尺寸12.5*11.20",
    "尺寸 20.5×11.20 厘米", "数量：1200个", "版本2.11.20", "软件版本 11.20.3", "PO-2026-11", "PO20261118",
    "请报型号 2026-11 的最低价", "型号ABC-2026-11", "HS 8544.42", "电话13812345678", "传真0755-26881234",
    "0755-2026 1120", "888-000-9999", "192.168.255.255", "500-1000件", "3-5个柜", "FOB 10.50/pc", "-83.8232",
    "100只是一个数字", "五角大楼", "二十四节气", "一月饼",
    "3号会议室", "5号生产线", "6号楼", "发票号 20261118", "订单号：20261118", "十月妈咪", "二月兰", "三伏贴", "塞满四周",
    "有空间的话多放两箱", "会议纪要", "旺季产品", "展会样品", "放假通知", "机会后来没有了", "社会前进", "饭店前台", "年终奖",
    "回头客", "等等，请看附件", "没准备好", "好像有问题", "以前台为准", "春运车票", "当年产量", "快餐三份", "合同日期", "不同日期",
    "请问您哪天方便？", "具体哪天我再告诉您", "收到货以前不付款", "干了三个年头", "这间仓库有空调",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_TIMES)
def test_look_alikes_stay_silent(text: str) -> None:
    assert [text[one.start : one.end] for one in find(text, fold(text))] == []


LONG = 10_000
ENDLESS = (
    "下", "一", "周一", "1-", "1", "三天", "从", "每", "2026年", "大约", "今天到", "前后", "（周三）", "1月1日-",
    "点", "半个", "三天又", "11:30 ", "的", "春节前", "近", "周一、", "12月", "北京时间", "上午", "上", "年底",
    "2010年之后", "自提单日起30天", "1小时", "初五", "2点-", "11月18日，", "（", "7.1-", "《今天", "《今天》", "收到订金后三天", "15:00（北京时间）", "国", "周报", "三里", "今天国国国国国国国国",
    "展会后三天", "会后", "有空", "快", "周六周日", "11月5日了", "已11月5日", "年头", "当天", "第一天", "开完会",
    "不到", "到周五为止", "以前", "哪天", "那阵子", "超过",
)  # fmt: skip


@pytest.mark.parametrize("unit", ENDLESS)
def test_the_cost_of_endless_repetition_is_linear(unit: str) -> None:
    """Eight times the text costs about eight times the work, never its square."""

    def cost(length: int) -> float:
        text = (unit * length)[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(text, text)
            best = min(best, time.process_time() - start)
        return best

    cost(200)
    assert cost(LONG) < 24 * cost(LONG // 8) + 0.05


PIECES = st.sampled_from([
    *"年月日号周天点时分秒半刻个第每隔前后内起到至从自约左右上下本这今明昨大初末底中旬",
    *"零一二三四五十廿两几多的，。（）、-~:：/. ",
    "星期", "礼拜", "上午", "晚上", "小时", "工作日", "2026", "11", "18", "3", "1.5", "之前", "以后",
    "春节", "农历", "正月", "季度", "世纪", "年代", "现在", "尽快", "北京时间", "UTC+8", "pm", "Q3",
    "截至", "和", "之间", "abc", "已", "了", "以前", "展会", "年头", "当天", "超过", "快", "差一点", "为止", "过完年",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40))
def test_spans_are_valid_ordered_and_apart(text: str) -> None:
    end = 0
    for one in find(text, fold(text)):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end
        for span in (one.zone, one.anchor):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_meaning_resolves_and_describes_itself(text: str) -> None:
    for one in find(text, fold(text)):
        assert one.meaning.kind
        assert isinstance(one.meaning.vague, bool)
        assert one.meaning.fixes is not None
        for reading in one.meaning.resolve(Reckoning(datetime(2026, 11, 18, 10))):
            if reading.start and reading.end:
                assert reading.start <= reading.end


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_same_text_is_read_the_same_way_twice(text: str) -> None:
    assert find(text, fold(text)) == find(text, fold(text))
