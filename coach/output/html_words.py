"""The words and the looks of the HTML report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "tag": "en",
        "title": "Draft Coach: what readers may misunderstand",
        "files": "files",
        "findings": "to look at",
        "clean": "without a finding",
        "suppressed": "ignored or known before",
        "problems": "could not be read",
        "by_category": "By category",
        "by_rule": "By rule",
        "by_file": "By file",
        "trend": "Since the last run",
        "heat": "Completeness",
        "heat_note": "How many in a hundred messages of a kind have each field that it needs.",
        "list": "Findings",
        "nothing": "Nothing to look at.",
        "more": "{shown} of {all} findings are shown here; the JSON output has them all.",
        "error": "error",
        "warning": "warning",
        "advice": "advice",
        "present": "present",
        "vague": "vague",
        "missing": "missing",
        "contradicting": "contradicting",
        "categories": {
            "blame": "Blame",
            "time": "Time",
            "record": "On record",
            "commitment": "Commitment",
            "completeness": "Missing",
            "question": "Question",
            "identifier": "Number, date or code",
            "ready": "Not ready",
            "culture": "Courtesy",
            "informal": "Informal",
            "clarity": "Clarity",
            "ignore": "Ignores",
        },
    },
    "zh": {
        "tag": "zh-CN",
        "title": "Draft Coach：对方可能误解的地方",
        "files": "个文件",
        "findings": "处需要看",
        "clean": "个没有问题",
        "suppressed": "处已忽略或已记录",
        "problems": "个无法读取",
        "by_category": "按类别",
        "by_rule": "按规则",
        "by_file": "按文件",
        "trend": "与上次相比",
        "heat": "内容是否齐全",
        "heat_note": "每一类邮件中，每一百封里有多少封写了该有的内容。",
        "list": "全部问题",
        "nothing": "没有需要修改的地方。",
        "more": "这里显示 {all} 处中的 {shown} 处，全部内容见 JSON 输出。",
        "error": "错误",
        "warning": "警告",
        "advice": "建议",
        "present": "有",
        "vague": "含糊",
        "missing": "缺",
        "contradicting": "矛盾",
        "categories": {
            "blame": "指责",
            "time": "时间",
            "record": "留底",
            "commitment": "承诺",
            "completeness": "缺项",
            "question": "问答",
            "identifier": "编号与日期",
            "ready": "未写完",
            "culture": "礼节",
            "informal": "随意",
            "clarity": "表达",
            "ignore": "忽略标记",
        },
    },
}


def style() -> str:
    """The style sheet of the report."""
    return Path(__file__).with_name("html_report.css").read_text(encoding="utf-8")
