"""Chinese times: what is found, what it denotes, its first reading, and whether its borders blur.

Where not all of a text is the time, [[ ]] marks it. Readings are reckoned from Wednesday 18 November
2026, 10:00; a range names its first and the first moment behind it, … being open.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from coach.analysis.normalise import fold
from coach.timing.chinese import find
from coach.timing.expression import Found, leaves_open
from coach.timing.meaning import Amount, Dated, Meaning, Total
from coach.timing.reckoning import Reckoning

RECKONING = Reckoning(datetime(2026, 11, 18, 10))

DATES = (
    ("2026年11月18日", "date", "2026-11-18"),
    ("二〇二六年十一月十八号", "date", "2026-11-18"),
    ("26年11月", "daterange", "2026-11-01 – 2026-12-01"),
    ("11月18", "date", "2026-11-18"),
    ("11/18", "date", "2026-11-18"),
    ("2026-11-18", "date", "2026-11-18"),
    ("2026.11.18", "date", "2026-11-18"),
    ("20261118", "date", "2026-11-18"),
    ("2026 11 18", "date", "2026-11-18"),
    ("18/11/2026", "date", "2026-11-18"),
    ("18/11", "date", "2026-11-18"),
    ("26-11-18", "date", "2026-11-18"),
    ("18号", "date", "2026-11-18"),
    ("廿四日", "date", "2026-11-24"),
    ("本月20号", "date", "2026-11-20"),
    ("下个月3号", "date", "2026-12-03"),
    ("去年8月", "daterange", "2025-08-01 – 2025-09-01"),
    ("去年8月3号", "date", "2025-08-03"),
    ("二零零四年八月十五", "date", "2004-08-15"),
    ("两千零四年八月十五", "date", "2004-08-15"),
    ("15年3月", "daterange", "2015-03-01 – 2015-04-01"),
    ("10月份", "daterange", "2027-10-01 – 2027-11-01"),
    ("2026年十二月", "daterange", "2026-12-01 – 2027-01-01"),
    ("11.18号", "date", "2026-11-18"),
    ("12.1前", "daterange", "… – 2026-12-01"),
    ("1998年6月", "daterange", "1998-06-01 – 1998-07-01"),
    ("08年", "daterange", "2008-01-01 – 2009-01-01"),
    ("零八年", "daterange", "2008-01-01 – 2009-01-01"),
    ("三六七年一月一日", "date", "367-01-01"),
    ("今年11/18", "date", "2026-11-18"),
    ("后年三月", "daterange", "2028-03-01 – 2028-04-01"),
    ("2026年", "daterange", "2026-01-01 – 2027-01-01"),
)

WEEKDAYS = (
    ("周三", "date", "2026-11-18"),
    ("星期天", "date", "2026-11-22"),
    ("礼拜五", "date", "2026-11-20"),
    ("下周三", "date", "2026-11-25"),
    ("下下周一", "date", "2026-11-30"),
    ("上个星期二", "date", "2026-11-10"),
    ("这周五", "date", "2026-11-20"),
    ("本周日", "date", "2026-11-22"),
    ("下周的周三", "date", "2026-11-25"),
    ("上上周五", "date", "2026-11-06"),
    ("周一到周五", "daterange", "2026-11-23 – 2026-11-28"),
    ("周一至五", "daterange", "2026-11-23 – 2026-11-28"),
    ("下周三到周五", "daterange", "2026-11-25 – 2026-11-28"),
    ("这周三到下周一", "daterange", "2026-11-18 – 2026-11-24"),
    ("下周一三五", "date", "2026-11-23"),
    ("周六周日", "daterange", "2026-11-21 – 2026-11-23"),
    ("下周六周日", "daterange", "2026-11-28 – 2026-11-30"),
    ("本月的第一个星期五", "date", "2026-11-06"),
    ("上个月第二个星期天", "date", "2026-10-11"),
    ("最后一个周三", "date", "2026-11-25"),
    ("2026年11月25日（周三）", "date", "2026-11-25"),
    ("12/25（五）", "date", "2026-12-25"),
    ("周三（11月18日）", "date", "2026-11-18"),
    ("本周五（11月20日）", "date", "2026-11-20"),
    ("11月25号（下周三）", "date", "2026-11-25"),
    ("星期三，11月18日", "date", "2026-11-18"),
)

NEAR_DAYS = (
    ("今天", "date", "2026-11-18"),
    ("明儿", "date", "2026-11-19"),
    ("后天", "date", "2026-11-20"),
    ("大后天", "date", "2026-11-21"),
    ("昨日", "date", "2026-11-17"),
    ("前天", "date", "2026-11-16"),
    ("大前天", "date", "2026-11-15"),
    ("今明后天", "daterange", "2026-11-18 – 2026-11-21"),
    ("今明两天", "daterange", "2026-11-18 – 2026-11-20"),
    ("次日", "date", "2026-11-19"),
    ("三天后", "date", "2026-11-21"),
    ("三日后", "date", "2026-11-21"),
    ("10分钟前", "datetime", "2026-11-18 09:50"),
    ("再过五天", "date", "2026-11-23"),
    ("过三天", "date", "2026-11-21"),
    ("15个工作日后", "date", "2026-12-09"),
    ("上两天", "daterange", "2026-11-16 – 2026-11-18"),
    ("之后5分钟", "datetimerange", "2026-11-18 10:00 – 2026-11-18 10:05"),
    ("未来三天", "daterange", "2026-11-19 – 2026-11-22"),
    ("接下来五天", "daterange", "2026-11-19 – 2026-11-24"),
    ("最近一周", "daterange", "2026-11-11 – 2026-11-18"),
    ("三天前", "date", "2026-11-15"),
    ("下个工作日", "date", "2026-11-19"),
    ("听日", "date", "2026-11-19"),
    ("琴日", "date", "2026-11-17"),
    ("下个月的今天", "date", "2026-12-18"),
    ("去年的今天", "date", "2025-11-18"),
    ("三天之后的上午10点", "datetime", "2026-11-21 10:00"),
    ("当天", "date", ""),
    ("同月", "daterange", ""),
    ("第三天", "date", ""),
    ("11月25日当天", "date", "2026-11-25"),
    ("第二年起", "daterange", ""),
)

PERIODS = (
    ("上个月", "daterange", "2026-10-01 – 2026-11-01"),
    ("下下个月", "daterange", "2027-01-01 – 2027-02-01"),
    ("这个月", "daterange", "2026-11-01 – 2026-12-01"),
    ("下一季度", "daterange", "2027-01-01 – 2027-04-01"),
    ("明年第三季度", "daterange", "2027-07-01 – 2027-10-01"),
    ("Q3", "daterange", "2027-07-01 – 2027-10-01"),
    ("2026Q4", "daterange", "2026-10-01 – 2027-01-01"),
    ("一季度", "daterange", "2027-01-01 – 2027-04-01"),
    ("三季度", "daterange", "2027-07-01 – 2027-10-01"),
    ("前三季度", "daterange", "2026-01-01 – 2026-10-01"),
    ("今年前十个月", "daterange", "2026-01-01 – 2026-11-01"),
    ("2010年代", "daterange", "2010-01-01 – 2020-01-01"),
    ("第49周", "daterange", "2026-11-30 – 2026-12-07"),
    ("十月的第一周", "daterange", "2027-10-04 – 2027-10-11"),
    ("11月最后一天", "date", "2026-11-30"),
    ("2021年的第三个月", "daterange", "2021-03-01 – 2021-04-01"),
    ("年内", "daterange", "2026-11-18 – 2027-01-01"),
    ("周末", "daterange", "2026-11-21 – 2026-11-23"),
    ("前三个季度", "daterange", "2026-01-01 – 2026-10-01"),
    ("今年头三个月", "daterange", "2026-01-01 – 2026-04-01"),
    ("未来三周", "daterange", "2026-11-19 – 2026-12-10"),
    ("下个周末", "daterange", "2026-11-28 – 2026-11-30"),
    ("上上个周末", "daterange", "2026-11-07 – 2026-11-09"),
    ("今年夏天", "daterange", "2026-06-01 – 2026-09-01"),
    ("2026年秋天", "daterange", "2026-09-01 – 2026-12-01"),
    ("去年冬季", "daterange", "2025-12-01 – 2026-03-01"),
    ("民国115年12月1日", "date", "2026-12-01"),
    ("康熙三年五月", "daterange", "1664-05-01 – 1664-06-01"),
    ("2026年全年", "daterange", "2026-01-01 – 2027-01-01"),
)

HOURS = (
    ("上午9点", "time", "09:00"),
    ("下午三点", "time", "15:00"),
    ("晚上8:30", "time", "20:30"),
    ("凌晨两点", "time", "02:00"),
    ("15:00", "time", "15:00"),
    ("15点整", "time", "15:00"),
    ("早八点", "time", "08:00"),
    ("夜里十二点", "time", "00:00"),
    ("3pm", "time", "15:00"),
    ("8:00 a.m.", "time", "08:00"),
    ("三点半", "time", "15:30"),
    ("两点一刻", "time", "14:15"),
    ("11点3刻", "time", "11:45"),
    ("差五分八点", "time", "07:55"),
    ("8点差5分", "time", "07:55"),
    ("8点零5分", "time", "08:05"),
    ("差一刻三点", "time", "14:45"),
    ("九点二十", "time", "09:20"),
    ("15时20分", "time", "15:20"),
    ("16时40分50秒", "time", "16:40"),
    ("零点", "time", "00:00"),
    ("中午12点半", "time", "12:30"),
    ("三点三個字", "time", "15:15"),
    ("9点到11点半", "timerange", "09:00 – 11:30"),
    ("早上五到六点", "timerange", "05:00 – 06:00"),
    ("下午5:00到6:00", "timerange", "17:00 – 18:00"),
    ("下午5:00到凌晨3:00", "timerange", "17:00 – 03:00"),
    ("17:55:23-18:33:02", "timerange", "17:55 – 18:33"),
    ("14:00-17:30", "timerange", "14:00 – 17:30"),
    ("五点前", "timerange", "… – 17:00"),
    ("晚上9点以后", "timerange", "21:00 – …"),
    ("上午10点到12点", "timerange", "10:00 – 12:00"),
    ("晚8：00", "time", "20:00"),
)

DAYS_WITH_HOURS = (
    ("明天下午三点", "datetime", "2026-11-19 15:00"),
    ("今晚6点", "datetime", "2026-11-18 18:00"),
    ("明早七点半", "datetime", "2026-11-19 07:30"),
    ("后天凌晨两点", "datetime", "2026-11-20 02:00"),
    ("2026年12月15日晚上7:00到8:00", "datetimerange", "2026-12-15 19:00 – 2026-12-15 20:00"),
    ("周五下班前", "datetimerange", "… – 2026-11-20 18:00"),
    ("周五上午10:30", "datetime", "2026-11-20 10:30"),
    ("11月18日 15:00", "datetime", "2026-11-18 15:00"),
    ("2026.11.20 15:00", "datetime", "2026-11-20 15:00"),
    ("11月30日24时", "datetime", "2026-12-01 00:00"),
    ("三天后的上午10点", "datetime", "2026-11-21 10:00"),
    ("明天10:00-12:00", "datetimerange", "2026-11-19 10:00 – 2026-11-19 12:00"),
    ("今晚八点到九点", "datetimerange", "2026-11-18 20:00 – 2026-11-18 21:00"),
    ("从昨天下午两点到明天四点", "datetimerange", "2026-11-17 14:00 – 2026-11-19 04:00"),
    ("周四从9:30至11点", "datetimerange", "2026-11-19 09:30 – 2026-11-19 11:00"),
    ("周一至周六 8:30-17:30", "datetimerange", "2026-11-23 08:30 – 2026-11-23 17:30"),
    ("11.18下午3点", "datetime", "2026-11-18 15:00"),
    ("昨晚", "datetimerange", "2026-11-17 18:00 – 2026-11-18 00:00"),
    ("今晚", "datetimerange", "2026-11-18 18:00 – 2026-11-19 00:00"),
    ("11月25日14時30分", "datetime", "2026-11-25 14:30"),
    ("8月12号的早上9点", "datetime", "2027-08-12 09:00"),
)

RANGES = (
    ("3月5日到8日", "daterange", "2027-03-05 – 2027-03-09"),
    ("12月1-5号", "daterange", "2026-12-01 – 2026-12-06"),
    ("3月5日-4月8日", "daterange", "2027-03-05 – 2027-04-09"),
    ("从一月十日到十二日", "daterange", "2027-01-10 – 2027-01-13"),
    ("2026年1月至10月", "daterange", "2026-01-01 – 2026-11-01"),
    ("今年1-10月", "daterange", "2026-01-01 – 2026-11-01"),
    ("2月到5月", "daterange", "2027-02-01 – 2027-06-01"),
    ("1995-1997年", "daterange", "1995-01-01 – 1998-01-01"),
    ("从2016到2018", "daterange", "2016-01-01 – 2019-01-01"),
    ("10月1日-7日", "daterange", "2027-10-01 – 2027-10-08"),
    ("[[10.1-10.7]]放假", "daterange", "2027-10-01 – 2027-10-08"),
    ("2018/1/10-2018/7/10", "daterange", "2018-01-10 – 2018-07-11"),
    ("2026.11.01—11.30", "daterange", "2026-11-01 – 2026-12-01"),
    ("11月18日和25日之间", "daterange", "2026-11-18 – 2026-11-26"),
    ("2007年与2009年间", "daterange", "2007-01-01 – 2010-01-01"),
    ("圣诞节到元旦", "daterange", "2026-12-25 – 2027-01-02"),
    ("即日起至12月31日", "daterange", "2026-11-18 – 2027-01-01"),
    ("今天到后天", "daterange", "2026-11-18 – 2026-11-21"),
    ("2010年之后2018年之前", "daterange", "2010-01-01 – 2018-01-01"),
    ("5-8号", "daterange", "2026-12-05 – 2026-12-09"),
    ("去年10月至今年3月", "daterange", "2025-10-01 – 2026-04-01"),
    ("2025年10月至今", "daterange", "2025-10-01 – …"),
    ("12月1日起至12月5日止", "daterange", "2026-12-01 – 2026-12-06"),
    ("自12月1日起至12月5日止", "daterange", "2026-12-01 – 2026-12-06"),
)

BORDERS = (
    ("11月18日之前", "daterange", "… – 2026-11-18"),
    ("周五前", "daterange", "… – 2026-11-20"),
    ("12月1日（含）以前", "daterange", "… – 2026-12-02"),
    ("12月1日起", "daterange", "2026-12-01 – …"),
    ("自2026年起", "daterange", "2026-01-01 – …"),
    ("从2015年2月1日开始", "daterange", "2015-02-01 – …"),
    ("截至11月18日", "daterange", "… – 2026-11-19"),
    ("截止11月18日", "daterange", "… – 2026-11-19"),
    ("11月30日截止", "daterange", "… – 2026-12-01"),
    ("不晚于12月1日", "daterange", "… – 2026-12-02"),
    ("最迟下周三", "daterange", "… – 2026-11-26"),
    ("最晚8月20日前", "daterange", "… – 2027-08-20"),
    ("不早于12月1日", "daterange", "2026-12-01 – …"),
    ("2018年以来", "daterange", "2018-01-01 – …"),
    ("2019年8月6日或之后", "daterange", "2019-08-06 – …"),
    ("2010年1月4日或之前", "daterange", "… – 2010-01-05"),
    ("2013年及以前", "daterange", "… – 2014-01-01"),
    ("赶在圣诞节之前", "daterange", "… – 2026-12-25"),
    ("到下周五为止", "daterange", "… – 2026-11-28"),
    ("到12月5号为止", "daterange", "… – 2026-12-06"),
    ("截止11月23日12:00", "datetimerange", "… – 2026-11-23 12:00"),
    ("交期从[[12/18]]推后", "date", "2026-12-18"),
    ("今天17:00之前", "datetimerange", "… – 2026-11-18 17:00"),
    ("下周三之后", "daterange", "2026-11-26 – …"),
)

FESTIVALS = (
    ("春节", "date", "2027-02-06"),
    ("国庆节", "date", "2027-10-01"),
    ("今年国庆", "date", "2026-10-01"),
    ("明年春节", "date", "2027-02-06"),
    ("国庆期间", "daterange", "2027-10-01 – 2027-10-08"),
    ("元旦零点", "datetime", "2027-01-01 00:00"),
    ("中秋节前", "daterange", "… – 2027-09-15"),
    ("圣诞后", "daterange", "2026-12-26 – …"),
    ("年前", "daterange", "… – 2027-02-06"),
    ("年后", "daterange", "2027-02-13 – …"),
    ("十一前", "daterange", "… – 2027-10-01"),
    ("双十一", "date", "2027-11-11"),
    ("五一", "date", "2027-05-01"),
    ("双12", "date", "2026-12-12"),
    ("大年初三", "date", "2027-02-08"),
    ("除夕", "date", "2027-02-05"),
    ("正月初五", "date", "2027-02-10"),
    ("农历八月十五", "date", "2027-09-15"),
    ("腊月廿三", "date", "2027-01-30"),
    ("阴历七月初七", "date", "2027-08-08"),
    ("农历2015年十月初一", "date", "2015-11-12"),
    ("闰六月初五", "date", "2025-07-29"),
    ("[[初八]]开工", "date", "2027-02-13"),
    ("立春", "date", "2027-02-04"),
    ("大雪前", "daterange", "… – 2026-12-07"),
    ("冬至", "date", "2026-12-22"),
    ("春节前三天", "date", "2027-02-03"),
    ("国庆节后一周内", "daterange", "2027-10-08 – 2027-10-15"),
    ("春节假期后的第一个工作日", "date", "2027-02-15"),
    ("斋月期间", "daterange", "2027-02-08 – 2027-03-09"),
    ("感恩节那天", "date", "2026-11-26"),
    ("即日起7天", "daterange", "2026-11-18 – 2026-11-25"),
)

SETS = (
    ("每天", "set", ""),
    ("每日上午9点到11点", "set", ""),
    ("每周一", "set", ""),
    ("每周一至周五上午9点", "set", ""),
    ("每周一三五", "set", ""),
    ("每月10号", "set", ""),
    ("每月第一个周一", "set", ""),
    ("每年10月", "set", ""),
    ("每逢周五", "set", ""),
    ("隔天", "set", ""),
    ("隔周周二", "set", ""),
    ("每两周", "set", ""),
    ("每半小时", "set", ""),
    ("每季度", "set", ""),
    ("每晚9点", "set", ""),
    ("每个月的10号", "set", ""),
    ("每年春节", "set", ""),
)

NOW_WORDS = (
    ("现在", "datetime", "2026-11-18 10:00"),
    ("目前", "datetime", "2026-11-18 10:00"),
    ("立即", "datetime", "2026-11-18 10:00"),
    ("此时此刻", "datetime", "2026-11-18 10:00"),
    ("截至目前", "datetime", "2026-11-18 10:00"),
)

BLURRED_PERIODS = (
    ("12月份底", "daterange", "2026-12-22 – 2027-01-01"),
    ("年底", "daterange", "2026-11-01 – 2027-01-01"),
    ("月底", "daterange", "2026-11-21 – 2026-12-01"),
    ("月初", "daterange", "2026-11-01 – 2026-11-11"),
    ("年中", "daterange", "2026-06-01 – 2026-08-01"),
    ("周初", "daterange", "2026-11-16 – 2026-11-18"),
    ("11月底", "daterange", "2026-11-21 – 2026-12-01"),
    ("今年年底", "daterange", "2026-11-01 – 2027-01-01"),
    ("三季度末", "daterange", "2027-08-31 – 2027-10-01"),
    ("21世纪初", "daterange", "2000-01-01 – 2020-01-01"),
    ("90年代末", "daterange", "1997-12-31 – 2000-01-01"),
    ("12月底之前", "daterange", "… – 2027-01-01"),
    ("年底前", "daterange", "… – 2027-01-01"),
    ("月底前", "daterange", "… – 2026-12-01"),
    ("十一月中下旬", "daterange", "2026-11-16 – 2026-12-01"),
    ("暑假", "daterange", "2027-07-01 – 2027-09-01"),
    ("两年前", "date", "2024-11-18"),
    ("三个月后", "date", "2027-02-18"),
    ("过去两年", "daterange", "2024-11-18 – 2026-11-18"),
    ("近三个月", "daterange", "2026-08-18 – 2026-11-18"),
    ("未来半年", "daterange", "2026-11-19 – 2027-05-19"),
    ("两周后", "date", "2026-12-02"),
    ("三天之后", "date", "2026-11-21"),
    ("半小时以后", "datetime", "2026-11-18 10:30"),
    ("前1周", "daterange", "2026-11-11 – 2026-11-18"),
    ("本周", "daterange", "2026-11-16 – 2026-11-23"),
    ("今年上半年", "daterange", "2026-01-01 – 2026-07-01"),
    ("上半年", "daterange", "2026-01-01 – 2026-07-01"),
    ("上半月", "daterange", "2026-11-01 – 2026-11-16"),
    ("下半周", "daterange", "2026-11-19 – 2026-11-23"),
    ("上个半年", "daterange", "2026-01-01 – 2026-07-01"),
    ("90年代", "daterange", "1990-01-01 – 2000-01-01"),
    ("上世纪80年代", "daterange", "1980-01-01 – 1990-01-01"),
    ("20世纪80年代", "daterange", "1980-01-01 – 1990-01-01"),
    ("21世纪", "daterange", "2000-01-01 – 2100-01-01"),
    ("11月上旬", "daterange", "2026-11-01 – 2026-11-11"),
    ("12月中旬", "daterange", "2026-12-11 – 2026-12-21"),
    ("2026年12月下旬", "daterange", "2026-12-21 – 2027-01-01"),
    ("本周内", "daterange", "2026-11-18 – 2026-11-23"),
    ("下周", "daterange", "2026-11-23 – 2026-11-30"),
    ("下半年", "daterange", "2026-07-01 – 2027-01-01"),
    ("下周之前", "daterange", "… – 2026-11-23"),
    ("上周至今", "daterange", "2026-11-09 – …"),
    ("20世纪", "daterange", "1900-01-01 – 2000-01-01"),
    ("八九十年代", "daterange", "1980-01-01 – 2000-01-01"),
    ("上世纪末", "daterange", "1980-01-01 – 2000-01-01"),
    ("11月最后一周", "daterange", "2026-11-23 – 2026-11-30"),
    ("最后两周", "daterange", "2026-11-16 – 2026-11-30"),
    ("今年前两周", "daterange", "2025-12-29 – 2026-01-12"),
    ("后两周", "daterange", "2026-11-19 – 2026-12-03"),
    ("国庆后两周", "date", "2027-10-21"),
    ("一年半后", "date", "2028-05-18"),
    ("十分钟以前", "datetime", "2026-11-18 09:50"),
    ("岁末", "daterange", "2026-11-01 – 2027-01-01"),
    ("年尾", "daterange", "2026-11-01 – 2027-01-01"),
    ("年头", "daterange", "2026-01-01 – 2026-03-01"),
    ("岁末年初", "daterange", "2026-11-01 – 2027-03-01"),
    ("月末月初", "daterange", "2026-11-21 – 2026-12-11"),
    ("年关", "daterange", "2027-01-08 – 2027-02-06"),
    ("公元前221年", "daterange", ""),
    ("盛夏", "daterange", "2027-06-01 – 2027-09-01"),
)

PARTS_OF_DAY = (
    ("上午", "timerange", "08:00 – 12:00"),
    ("下午", "timerange", "12:00 – 18:00"),
    ("晚上", "timerange", "18:00 – 00:00"),
    ("傍晚", "timerange", "17:00 – 19:00"),
    ("深夜", "timerange", "22:00 – 04:00"),
    ("大清早", "timerange", "05:00 – 08:00"),
    ("昨天晚上", "datetimerange", "2026-11-17 18:00 – 2026-11-18 00:00"),
    ("明天上午", "datetimerange", "2026-11-19 08:00 – 2026-11-19 12:00"),
    ("周五下午", "datetimerange", "2026-11-20 12:00 – 2026-11-20 18:00"),
    ("11月18日晚", "datetimerange", "2026-11-18 18:00 – 2026-11-19 00:00"),
    ("7月25日早间", "datetimerange", "2027-07-25 08:00 – 2027-07-25 12:00"),
    ("今天中午", "datetimerange", "2026-11-18 12:00 – 2026-11-18 14:00"),
)

ESTIMATES = (
    ("每月底", "set", ""),
    ("三点左右", "time", "15:00"),
    ("三点多", "time", "15:00"),
    ("八时许", "time", "08:00"),
    ("大约十点", "time", "10:00"),
    ("大概周五", "date", "2026-11-20"),
    ("约11月18日", "date", "2026-11-18"),
    ("差不多明天中午", "datetimerange", "2026-11-19 12:00 – 2026-11-19 14:00"),
    ("国庆前后", "date", "2027-10-01"),
    ("下周二左右", "date", "2026-11-24"),
    ("八点不到", "time", "08:00"),
    ("可能下周二", "date", "2026-11-24"),
    ("下午两三点", "time", "14:00"),
    ("三四号", "daterange", "2026-12-03 – 2026-12-05"),
    ("二三月份", "daterange", "2027-02-01 – 2027-04-01"),
    ("上周什么时候", "daterange", "2026-11-09 – 2026-11-16"),
    ("好像周三", "date", "2026-11-18"),
    ("也许明天", "date", "2026-11-19"),
    ("应该是下周三", "date", "2026-11-25"),
    ("没准周五", "date", "2026-11-20"),
    ("快五点", "time", "17:00"),
    ("九点差一点", "time", "09:00"),
    ("不到8点", "time", "08:00"),
    ("临近月底", "daterange", "2026-11-21 – 2026-12-01"),
    ("快到月底", "daterange", "2026-11-21 – 2026-12-01"),
    ("上个月某一天", "daterange", "2026-10-01 – 2026-11-01"),
    ("下周找一天", "daterange", "2026-11-23 – 2026-11-30"),
    ("月底哪天", "daterange", "2026-11-21 – 2026-12-01"),
    ("入秋以后", "daterange", "2027-08-09 – …"),
    ("开春", "date", "2027-02-04"),
    ("过年前", "daterange", "… – 2027-02-06"),
    ("过完年", "daterange", "2027-02-13 – …"),
    ("过完年那阵子", "daterange", "2027-02-13 – …"),
    ("收工后", "timerange", "18:00 – …"),
    ("天快亮时", "timerange", "00:00 – 05:00"),
    ("天黑前", "timerange", "… – 17:00"),
    ("节后", "daterange", "2027-01-02 – …"),
    ("节前", "daterange", "… – 2027-01-01"),
)

WORDS = (
    ("尽快", "daterange", ""),
    ("马上", "daterange", ""),
    ("稍后", "daterange", ""),
    ("过几天", "daterange", ""),
    ("这两天", "daterange", ""),
    ("近日", "daterange", ""),
    ("不久", "daterange", ""),
    ("前段时间", "daterange", ""),
    ("晚些时候", "daterange", ""),
    ("改天", "daterange", ""),
    ("有空时", "daterange", ""),
    ("近期", "daterange", ""),
    ("日前", "daterange", ""),
    ("第一时间", "daterange", ""),
    ("一会儿", "daterange", ""),
    ("最近", "daterange", ""),
    ("今后", "daterange", ""),
    *(
        (text, "daterange", "")
        for text in (
            "饭后 会后 旺季前 放假前后 展会期间 开完会后 冬春之交 世纪末 哪天 某天 某一天 得空的时候 有空 抽时间 赶紧抽时间"
            " 忙完这阵 等一等 以前 当年 将来 最近这阵子 那阵子 这阵子"
        ).split()
    ),
)

LENGTHS = (
    ("三天", 3, 3, "day", False),
    ("25-30天", 25, 30, "day", True),
    ("两个半小时", 2.5, 2.5, "hour", True),
    ("一个半月", 1.5, 1.5, "month", True),
    ("三年半", 3.5, 3.5, "year", True),
    ("三天半", 3.5, 3.5, "day", True),
    ("半小时", 0.5, 0.5, "hour", True),
    ("半个月", 0.5, 0.5, "month", True),
    ("两个月零五天", 5616000, 5616000, "second", False),
    ("8小时", 8, 8, "hour", False),
    ("1.5小时", 1.5, 1.5, "hour", False),
    ("十几天", 11, 19, "day", True),
    ("几天", 2, 5, "day", True),
    ("好几天", 3, 8, "day", True),
    ("数月", 3, 8, "month", True),
    ("二十来天", 20, 20, "day", True),
    ("三五天", 3, 5, "day", True),
    ("二三十天", 20, 30, "day", True),
    ("一百多天", 100, 100, "day", True),
    ("两年多", 2, 2, "year", True),
    ("一刻钟", 15, 15, "minute", False),
    ("三天左右", 3, 3, "day", True),
    ("大约三天", 3, 3, "day", True),
    ("三天到五天", 3, 5, "day", True),
    ("8天20时", 763200, 763200, "second", False),
    ("一年多三个月又20天8小时余50分钟20秒", 41071820, 41071820, "second", True),
    ("15个工作日内", 15, 15, "workday", False),
    ("7-10个工作日", 7, 10, "workday", False),
    ("48小时以内", 48, 48, "hour", False),
    ("24h内", 24, 24, "hour", False),
    ("十日内", 10, 10, "day", False),
    ("半天", 0.5, 0.5, "day", True),
    ("俩月", 2, 2, "month", False),
    ("3个自然日", 3, 3, "day", False),
    ("一两周之内", 1, 2, "week", True),
    ("半小时内", 0.5, 0.5, "hour", False),
    ("三周内", 3, 3, "week", False),
    ("一个月内", 1, 1, "month", True),
    ("半年内", 0.5, 0.5, "year", True),
    ("超过三天", 3, 3, "day", True),
    ("三天以上", 3, 3, "day", True),
    ("不到三天", 3, 3, "day", True),
)

RECKONED_PARTS = (
    # counted from today, unlike 月底, 3月底 and 每月底
    ("下月初", "daterange", "2026-12-01 – 2026-12-11"),
    ("上个月底", "daterange", "2026-10-22 – 2026-11-01"),
    ("下个月上旬", "daterange", "2026-12-01 – 2026-12-11"),
    ("下月中下旬", "daterange", "2026-12-16 – 2027-01-01"),
)

SHARP = (
    DATES + WEEKDAYS + NEAR_DAYS + PERIODS + HOURS + DAYS_WITH_HOURS + RANGES + BORDERS
    + FESTIVALS + SETS + NOW_WORDS + RECKONED_PARTS
)  # fmt: skip
BLURRED = BLURRED_PERIODS + PARTS_OF_DAY + ESTIMATES + WORDS


def read(text: str) -> list[Found]:
    return find(text, fold(text))


def only(marked: str) -> Found:
    """The one time of a text, which is where [[ ]] say, or all of it."""
    text = marked.replace("[[", "").replace("]]", "")
    start = max(marked.find("[["), 0)
    end = marked.find("]]") - 2 if "]]" in marked else len(text)
    found = read(text)
    assert [(one.start, one.end) for one in found] == [(start, end)], [
        text[one.start : one.end] for one in found
    ]
    return found[0]


def first_reading(meaning: Meaning) -> str:
    readings = meaning.resolve(RECKONING)
    if not readings:
        return ""
    shown = [_shown(moment, meaning.kind) for moment in (readings[0].start, readings[0].end)]
    return shown[0] if meaning.kind in ("date", "time", "datetime") else " – ".join(shown)


def _shown(moment: datetime | None, kind: str) -> str:
    if moment is None:
        return "…"
    if kind in ("time", "timerange"):
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}" if kind.startswith("datetime") else f"{moment:%Y-%m-%d}"


@pytest.mark.parametrize(("marked", "kind", "value"), SHARP)
def test_times_with_clear_borders(marked: str, kind: str, value: str) -> None:
    meaning = only(marked).meaning
    assert (meaning.kind, first_reading(meaning), meaning.vague) == (kind, value, False)


@pytest.mark.parametrize(("marked", "kind", "value"), BLURRED)
def test_times_with_blurred_borders(marked: str, kind: str, value: str) -> None:
    meaning = only(marked).meaning
    assert (meaning.kind, first_reading(meaning), meaning.vague) == (kind, value, True)


@pytest.mark.parametrize(("text", "low", "high", "unit", "vague"), LENGTHS)
def test_lengths(text: str, low: float, high: float, unit: str, vague: bool) -> None:
    meaning = only(text).meaning
    assert meaning.kind == "duration"
    assert meaning.vague is vague
    if isinstance(meaning, Total):
        assert (meaning.seconds, unit) == (low, "second")
    else:
        assert isinstance(meaning, Amount)
        assert (meaning.low, meaning.high, meaning.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "length", "anchor", "working"),
    [
        ("收到订金后15个工作日内发货", "15个工作日内", "收到订金后", True),
        ("订金到账后25-30天", "25-30天", "订金到账后", False),
        ("自提单日起30天", "30天", "自提单日起", False),
        ("下单后3天内寄出", "3天内", "下单后", False),
        ("请在收到本函3日内书面回复", "3日内", "收到本函", False),
        ("质保期两年，自验收合格之日起算", "两年", "自验收合格之日起算", False),
        ("到货后第三天", "第三天", "到货后", False),
        ("收到款三天后安排", "三天后", "收到款", False),
        ("提单日后60天付款", "60天", "提单日后", False),
        ("合同签订后三个月内", "三个月内", "合同签订后", False),
        ("收到定金后半小时内确认", "半小时内", "收到定金后", False),
        ("收到订金后两周后发货", "两周后", "收到订金后", False),
        ("展会后三天内回复", "三天内", "展会后", False),
        ("下单后超过三天未付", "超过三天", "下单后", False),
        ("請在收到本信後三個工作天內確認。", "三個工作天內", "收到本信後", True),
    ],
)
def test_a_length_knows_the_event_it_counts_from(
    text: str, length: str, anchor: str, working: bool
) -> None:
    (found,) = read(text)
    assert text[found.start : found.end] == length
    assert found.anchor is not None
    assert text[slice(*found.anchor)] == anchor
    assert isinstance(found.meaning, Amount)
    assert found.meaning.anchored
    assert not found.meaning.vague
    assert (found.meaning.day_kind == "working") is working


@pytest.mark.parametrize(
    "text", ["然后三天没有消息", "这件事最后5天才定", "生产周期25天", "三天后发货"]
)
def test_a_length_without_an_event_has_no_anchor(text: str) -> None:
    assert all(found.anchor is None for found in read(text))


@pytest.mark.parametrize(
    ("marked", "zone"),
    [
        ("[[北京时间11月18日15:00]]开会", "北京时间"),
        ("[[15:00（北京时间）]]", "北京时间"),
        ("[[明天15:00 (UTC+8)]]开会", "UTC+8"),
        ("[[柏林时间周三上午9点]]", "柏林时间"),
        ("[[周三（北京时间）10点]]", "北京时间"),
        ("[[当地时间下午3点]]", "当地时间"),
        ("[[11月18日北京时间15:00]]", "北京时间"),
        ("[[明早9點 GMT]]", "GMT"),
        ("[[柏林09:00]]", "柏林"),
        ("[[我们这边下午4点]]", "我们这边"),
        ("会议时间[[15:00]]", None),
        ("工作时间[[9:00-18:00]]", None),
    ],
)
def test_the_zone_is_part_of_the_time(marked: str, zone: str | None) -> None:
    found = only(marked)
    text = marked.replace("[[", "").replace("]]", "")
    assert (text[slice(*found.zone)] if found.zone else None) == zone


def test_a_zone_belongs_to_one_time() -> None:
    text = "明天15:00北京时间（柏林时间8:00）"
    assert [(text[one.start : one.end], one.zone) for one in read(text)] == [
        ("明天15:00北京时间", (7, 11)),
        ("柏林时间8:00", (12, 16)),
    ]


def test_several_times_in_a_mail() -> None:
    text = "样品昨天已寄出，请于本周五（11月20日）下班前付款，否则12月3号的船赶不上，节后再说。"
    assert [text[one.start : one.end] for one in read(text)] == [
        "昨天", "本周五（11月20日）下班前", "12月3号", "节后",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "marked",
    [
        "请在[[11月30日前]]提交资料",
        "[[11月18日]]前往北京",
        "[[周三]]前来公司",
        "[[15天后]]方可发货",
        "[[三天后]]来厂",
        "[[11月18日]]起飞",
        "[[12月1日]]起运",
        "[[12月1日]]本公司放假",
        "[[18日]]报关",
        "[[8月]]光伏出口",
        "[[8点10分]]开会",
        "[[12月20号]]船期",
        "[[11月18号]]电话联系",
        "[[周三]]不到货",
        "货[[下周]]到港",
        "[[上周]]先发了一半",
        "确认一下[[周三]]的会议",
        "为赶上[[双十一]]",
        "拖了整整[[九天]]才付",
        "[[3月结束前]]",
        "退货期已过[[60天]]",
        "我[[6月]]到",
        "[[三点(北京时间)]]开始",
        "[[今天]]不是19号样",
    ],
)
def test_the_word_behind_a_time_does_not_join_it(marked: str) -> None:
    only(marked)


@pytest.mark.parametrize(
    ("text", "weekday"), [("2026年11月18日（周四）", 3), ("周五（12月1日）", 4), ("12/25（五）", 4)]
)
def test_a_written_weekday_is_kept_beside_its_date(text: str, weekday: int) -> None:
    meaning = only(text).meaning
    assert isinstance(meaning, Dated)
    assert meaning.weekday == weekday


def test_several_days_of_a_week_resolve_to_each() -> None:
    days = only("下周一三五").meaning.resolve(RECKONING)
    assert [day.start and day.start.day for day in days] == [23, 25, 27]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("我们已于[[11月10日]]寄出样品", "2026-11-10"),
        ("贵司[[11月5日]]的邮件", "2026-11-05"),
        ("[[11月5日]]贵司来函收悉", "2026-11-05"),
        ("我司[[10月28日]]公告", "2026-10-28"),
        ("[[16号下午三点]]收到的", "2026-11-16 15:00"),
        ("[[9月]]才定样", "2026-09-01 – 2026-10-01"),
        ("[[9月份]]的发票", "2026-09-01 – 2026-10-01"),
        ("请导出[[10月8日到20日]]的明细", "2026-10-08 – 2026-10-21"),
    ],
)
def test_a_sentence_that_looks_back_means_the_last_such_day(marked: str, value: str) -> None:
    assert first_reading(only(marked).meaning) == value


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("请于[[11月10日前]]付款", "… – 2027-11-10"),
        ("我们将于[[10月8日]]开工", "2027-10-08"),
        ("已安排[[3月5日]]出货", "2027-03-05"),
        ("要到[[9月]]才能交货", "2027-09-01 – 2027-10-01"),
        ("贵司[[12月5日]]的邮件", "2026-12-05"),
        ("为了解[[10月]]的展会", "2027-10-01 – 2027-11-01"),
        ("已于[[2025年11月10日]]寄出", "2025-11-10"),
    ],
)
def test_other_sentences_mean_the_coming_day(marked: str, value: str) -> None:
    assert first_reading(only(marked).meaning) == value


@pytest.mark.parametrize(
    "text",
    [
        "请问您哪天方便？",
        "周三我有空",
        "这间仓库有空调",
        "收到货以前不付款",
        "海运快一些",
        "干了三个年头",
    ],
)
def test_vague_words_that_ask_or_say_something_else(text: str) -> None:
    assert not any(one.meaning.vague for one in read(text))


def test_a_range_of_days_without_an_anchor_says_its_count() -> None:
    (found,) = read("交期25-30天")
    assert leaves_open(found) == ("anchor", "day_kind")
    (found,) = read("交期几天")
    assert leaves_open(found) == ("count", "anchor", "day_kind")
