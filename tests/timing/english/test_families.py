"""English times by families: the words in brackets are the expression, with its kind and value."""

from __future__ import annotations

from datetime import datetime

import pytest

from coach.timing import english
from coach.timing.meaning import Interval
from coach.timing.reckoning import Reckoning

WEDNESDAY = Reckoning(datetime(2026, 11, 18, 10))

CASES: tuple[tuple[str, str, str], ...] = (
    # business
    ("See you [4/5 at 3:30].", "datetime", "2027-04-05T15:30"),
    ("lunch [from 11:30 - 1:00]", "timerange", "2026-11-18T11:30..2026-11-18T13:00"),
    ("[tomorrow (Thursday)] is fine", "date", "2026-11-19"),
    ("in [the next day or two]", "daterange", "2026-11-19..2026-11-21"),
    ("[after the 1st of the year] we talk", "daterange", "2027-01-02.."),
    ("[YTD] results", "daterange", "..2026-11-19"),
    ("It takes [three quarters of an hour]", "duration", "2026-11-18T10:00..2026-11-18T10:45"),
    ("Send it [by close of play tomorrow].", "datetimerange", "..2026-11-19T18:00"),
    ("[last thing on Friday] is fine", "datetimerange", "2026-11-20T17:00..2026-11-20T18:00"),
    ("[Monday first thing] is fine", "datetimerange", "2026-11-23T08:00..2026-11-23T09:00"),
    ("in the [early part of December]", "daterange", "2026-12-01..2026-12-16"),
    ("in [the middle of the night]", "timerange", "2026-11-18T21:00..2026-11-18T23:00"),
    ("We know [over the holidays].", "daterange", ""),
    ("Meet shortly [after 3pm]", "timerange", "2026-11-18T15:00.."),
    ("Send it [by tomorrow EOD].", "datetimerange", "..2026-11-19T23:59:59"),
    ("It is due [by the end of business on Thursday].", "datetimerange", "..2026-11-19T18:00"),
    ("Cut-off: [Fri 27 Nov 17:00]", "datetime", "2026-11-27T17:00"),
    ("It closes [27/11 12:00].", "datetime", "2026-11-27T12:00"),
    ("Back on [Feb 22nd (Monday)].", "date", "2027-02-22"),
    ("[Dec 24-26] closed", "daterange", "2026-12-24..2026-12-27"),
    ("Closed [Dec 24th through Jan 2nd].", "daterange", "2026-12-24..2027-01-03"),
    ("Meet [around lunchtime tomorrow].", "datetimerange", "2026-11-19T11:00..2026-11-19T13:00"),
    ("On the [Friday before Christmas] we close.", "date", "2026-12-18"),
    ("The [next business day] is fine.", "date", "2026-11-19"),
    ("at [19.45 hrs]", "time", "2026-11-18T19:45"),
    ("Loaded on [5 Dec 26].", "date", "2026-12-05"),
    ("[between mid-March and the end of April]", "daterange", "2027-03-10..2027-05-01"),
    ("in [late 2026]", "daterange", "2026-09-01..2027-01-01"),
    ("[Q1-Q2 2027] is full", "daterange", "2027-01-01..2027-07-01"),
    ("[2026-W50] is full", "daterange", "2026-12-07..2026-12-14"),
    ("[the weekend of 5/6 December]", "daterange", "2026-12-05..2026-12-07"),
    ("[every first Monday of the month]", "set", ""),
    ("[the 1st of each month] is payday", "set", ""),
    ("The [last Friday of every month] is free.", "set", ""),
    ("[half-yearly] audits", "set", ""),
    ("[3/4 March] suits", "daterange", "2027-03-03..2027-03-05"),
    ("Open [08.00-17.00].", "timerange", "2026-11-18T08:00..2026-11-18T17:00"),
    ("It takes [4–6 weeks]", "duration", "2026-11-18T10:00..2026-12-30T10:00"),
    ("We pay [on or before 10 December].", "daterange", "..2026-12-11"),
    ("[not later than COB on Monday]", "datetimerange", "..2026-11-23T18:00"),
    # dates
    ("We ship on [12 May 2026].", "date", "2026-05-12"),
    ("Delivery on [May 12th], please.", "date", "2027-05-12"),
    ("ETD [2026-12-05], as agreed.", "date", "2026-12-05"),
    ("ETA [12/31/2026] in Hamburg.", "date", "2026-12-31"),
    ("Signed on [12.5.2026].", "date", "2026-05-12"),
    ("B/L date [20261118].", "date", "2026-11-18"),
    ("Please pay on [the twelfth of May].", "date", "2027-05-12"),
    ("See you [May the 4th]!", "date", "2027-05-04"),
    ("The fair opens on [05-Aug-2027].", "date", "2027-08-05"),
    ("It was made in [Dec '26].", "daterange", "2026-12-01..2027-01-01"),
    ("We need it on [23/Dec/2026].", "date", "2026-12-23"),
    ("On [5/17] we moved.", "date", "2026-05-17"),
    ("The order of [18 of Nov] came.", "date", "2026-11-18"),
    ("We meet [1st Jan 2027].", "date", "2027-01-01"),
    ("Samples leave [28-Nov].", "date", "2026-11-28"),
    ("Loaded in [sept. 2027].", "daterange", "2027-09-01..2027-10-01"),
    ("[Nov 18, 2026] was busy.", "date", "2026-11-18"),
    # months_years
    ("Production starts in [May].", "daterange", "2027-05-01..2027-06-01"),
    ("The plan for [March 2027] is ready.", "daterange", "2027-03-01..2027-04-01"),
    ("See [Dec/2026] for details.", "daterange", "2026-12-01..2027-01-01"),
    ("It began in [2019].", "daterange", "2019-01-01..2020-01-01"),
    ("It is cheaper in [two thousand and twenty].", "daterange", "2020-01-01..2021-01-01"),
    ("In [April of 87] nothing changed.", "daterange", "1987-04-01..1987-05-01"),
    ("In [the 90s] it was cheaper.", "daterange", "1990-01-01..2000-01-01"),
    ("Popular in [the nineteen seventies].", "daterange", "1970-01-01..1980-01-01"),
    ("In [the 21st century] we mail.", "daterange", "2000-01-01..2100-01-01"),
    ("The budget for [year 2027] is open.", "daterange", "2027-01-01..2028-01-01"),
    ("[FY26] was good.", "daterange", "2026-01-01..2027-01-01"),
    ("The [2026/27] season sells well.", "daterange", "2026-01-01..2028-01-01"),
    ("In [summer 2027] we visit.", "daterange", "2027-06-01..2027-09-01"),
    # weekdays
    ("Let's talk on [Friday].", "date", "2026-11-20"),
    ("We ship [next Friday].", "date", "2026-11-27"),
    ("It left [last Monday].", "date", "2026-11-09"),
    ("Come [this Thursday].", "date", "2026-11-19"),
    ("The [coming Wednesday] suits me.", "date", "2026-11-25"),
    ("[this past Friday] was fine", "date", "2026-11-13"),
    ("Call me [Tuesday week].", "date", "2026-12-01"),
    ("[A week on Tuesday] is fine.", "date", "2026-12-01"),
    ("We load [Monday next week].", "date", "2026-11-23"),
    ("[next week on Thursday] is fine", "date", "2026-11-26"),
    ("Meet [Friday after next].", "date", "2026-11-27"),
    ("[Friday before last] it rained.", "date", "2026-11-06"),
    ("Visit us on [Friday the 20th].", "date", "2026-11-20"),
    ("[Mon 23/11] works.", "date", "2026-11-23"),
    ("We close [Wednesday, 25 November].", "date", "2026-11-25"),
    ("The call is on [25 November 2026 (Wednesday)].", "date", "2026-11-25"),
    ("in [two Sundays from now]", "date", "2026-11-29"),
    # relative_days
    ("[Today] is fine.", "date", "2026-11-18"),
    ("[tomorrow] at last", "date", "2026-11-19"),
    ("We load [the day after tomorrow].", "date", "2026-11-20"),
    ("It came [the day before yesterday].", "date", "2026-11-16"),
    ("i send it [tmr]", "date", "2026-11-19"),
    ("see u [2moro]", "date", "2026-11-19"),
    ("[today, 18 November] we load", "date", "2026-11-18"),
    ("[tomorrow am] is fine", "datetimerange", "2026-11-19T08:00..2026-11-19T12:00"),
    # periods
    ("We reply [this week].", "daterange", "2026-11-16..2026-11-23"),
    ("[next month] is busy", "daterange", "2026-12-01..2027-01-01"),
    ("[the week after next] we move", "daterange", "2026-11-30..2026-12-07"),
    ("[the week of 7 December] is free", "daterange", "2026-12-07..2026-12-14"),
    ("[w/c 7 Dec] is free", "daterange", "2026-12-07..2026-12-14"),
    ("Arrives in [week 49].", "daterange", "2026-11-30..2026-12-07"),
    ("Arrives in [CW49].", "daterange", "2026-11-30..2026-12-07"),
    ("Loading in [CW 48/2026].", "daterange", "2026-11-23..2026-11-30"),
    ("[Q4] is strong", "daterange", "2026-10-01..2027-01-01"),
    ("[Q3 2027] is far", "daterange", "2027-07-01..2027-10-01"),
    ("[2027 Q1] is near", "daterange", "2027-01-01..2027-04-01"),
    ("[H1 2027] is open", "daterange", "2027-01-01..2027-07-01"),
    ("[the fourth quarter of this year]", "daterange", "2026-10-01..2027-01-01"),
    ("[18Q4] was weak", "daterange", "2018-10-01..2019-01-01"),
    ("[this weekend] we rest", "daterange", "2026-11-21..2026-11-23"),
    ("We are free over [the weekend].", "daterange", "2026-11-21..2026-11-23"),
    ("the [same quarter last year]", "daterange", "2025-10-01..2026-01-01"),
    ("[next year's first quarter] it starts", "daterange", "2027-01-01..2027-04-01"),
    # parts
    ("in [early May]", "daterange", "2027-05-01..2027-05-16"),
    ("[mid-December] at best", "daterange", "2026-12-10..2026-12-21"),
    ("at the [end of next week]", "daterange", "2026-11-26..2026-11-30"),
    ("at [end of this month]", "daterange", "2026-11-16..2026-12-01"),
    ("[beginning of next month] we know", "daterange", "2026-12-01..2026-12-16"),
    ("[late next week] it ships", "daterange", "2026-11-26..2026-11-30"),
    ("[first half of 2027] is full", "daterange", "2027-01-01..2027-07-01"),
    ("in [the second half of January]", "daterange", "2027-01-16..2027-02-01"),
    ("[last third of May]", "daterange", "2027-05-21..2027-06-01"),
    ("[the latter half of December]", "daterange", "2026-12-16..2027-01-01"),
    ("[EOM] is too late", "daterange", "2026-11-16..2026-12-01"),
    ("the [rest of the week] is full", "daterange", "2026-11-18..2026-11-23"),
    ("[year-end] is near", "daterange", "2026-07-01..2027-01-01"),
    ("[end of Q3] is late", "daterange", "2027-09-01..2027-10-01"),
    ("the [mid-week] call", "daterange", "2026-11-18..2026-11-20"),
    # nth
    ("on [the first Monday of May]", "date", "2027-05-03"),
    ("[last working day of the month]", "date", "2026-11-30"),
    ("[third week of March]", "daterange", "2027-03-15..2027-03-22"),
    ("[the last day of April]", "date", "2027-04-30"),
    ("[the 20th of next month]", "date", "2026-12-20"),
    ("[the first two weeks of December]", "daterange", "2026-12-01..2026-12-15"),
    ("[second Saturday of December]", "date", "2026-12-12"),
    ("[the first Monday evening of next month]", "datetimerange", "2026-12-07T16:00..2026-12-07T20:00"),
    # distances
    ("[3 days ago] it left", "date", "2026-11-15"),
    ("[in 2 weeks] it arrives", "date", "2026-12-02"),
    ("[in half an hour] we call", "datetime", "2026-11-18T10:30"),
    ("[two weeks from Friday] we open", "date", "2026-12-04"),
    ("[2 weeks before Christmas] it ends", "date", "2026-12-11"),
    ("[three working days later] it came", "date", "2026-11-23"),
    ("[in two and a half hours]", "datetime", "2026-11-18T12:30"),
    ("We answer [within 5 working days].", "daterange", "2026-11-18..2026-11-26"),
    ("[within 24 hours] you know", "datetimerange", "2026-11-18T10:00..2026-11-19T10:00"),
    ("[in 7-10 days] it is ready", "daterange", "2026-11-25..2026-11-29"),
    ("[a fortnight ago] we met", "date", "2026-11-04"),
    ("[two days after tomorrow]", "date", "2026-11-21"),
    ("the [next 3 days] are off", "daterange", "2026-11-19..2026-11-22"),
    ("the [last 2 weeks] are hard", "daterange", "2026-11-04..2026-11-18"),
    ("the [next 4 business days] are full", "daterange", "2026-11-19..2026-11-25"),
    ("the [coming weeks] are full", "daterange", "2026-11-19..2026-12-10"),
    ("[in a few days] we know", "date", "2026-11-21"),
    ("[a couple of weeks ago] it broke", "date", "2026-11-04"),
    # lengths
    ("It takes [25-30 days].", "duration", "2026-11-18T10:00..2026-12-18T10:00"),
    ("It takes [half an hour].", "duration", "2026-11-18T10:00..2026-11-18T10:30"),
    ("It takes [an hour and a half].", "duration", "2026-11-18T10:00..2026-11-18T11:30"),
    ("It takes [two and a half weeks].", "duration", "2026-11-18T10:00..2026-12-05T22:00"),
    ("a [30-minute] call", "duration", "2026-11-18T10:00..2026-11-18T10:30"),
    ("It takes [a couple of weeks].", "duration", "2026-11-18T10:00..2026-12-02T10:00"),
    ("It takes [about 3 weeks].", "duration", "2026-11-18T10:00..2026-12-09T10:00"),
    ("It takes [2 hours and 30 minutes].", "duration", "2026-11-18T10:00..2026-11-18T12:30"),
    ("It took [1h30].", "duration", "2026-11-18T10:00..2026-11-18T11:30"),
    ("We are closed [all day].", "duration", "2026-11-18T10:00..2026-11-19T10:00"),
    ("It takes [10 working days].", "duration", "2026-11-18T10:00..2026-11-28T10:00"),
    ("It takes [2 or 3 days].", "duration", "2026-11-18T10:00..2026-11-21T10:00"),
    ("It takes [10 days or so].", "duration", "2026-11-18T10:00..2026-11-28T10:00"),
    # clock
    ("Call me at [3 pm].", "time", "2026-11-18T15:00"),
    ("Call me at [15:00].", "time", "2026-11-18T15:00"),
    ("Call me at [3].", "time", "2026-11-18T15:00"),
    ("Call me at [half past three].", "time", "2026-11-18T15:30"),
    ("Call me at [quarter to six].", "time", "2026-11-18T17:45"),
    ("Call me at [ten to four].", "time", "2026-11-18T15:50"),
    ("Call me at [noon].", "time", "2026-11-18T12:00"),
    ("Call me at [midnight].", "time", "2026-11-19T00:00"),
    ("Call me at [three o'clock].", "time", "2026-11-18T15:00"),
    ("Call me at [8.10 pm].", "time", "2026-11-18T20:10"),
    ("Call me at [1500 hrs].", "time", "2026-11-18T15:00"),
    ("Call me at [15h30].", "time", "2026-11-18T15:30"),
    ("Call me [3ish].", "time", "2026-11-18T15:00"),
    ("Call me at [five-thirty].", "time", "2026-11-18T17:30"),
    ("Call me at [9a].", "time", "2026-11-19T09:00"),
    ("Call me at [7 p.m.]", "time", "2026-11-18T19:00"),
    ("Call me at [8 in the evening].", "time", "2026-11-18T20:00"),
    ("Call me at [3 oclock am].", "time", "2026-11-19T03:00"),
    # day_parts
    ("Let's talk [in the morning].", "timerange", "2026-11-18T08:00..2026-11-18T12:00"),
    ("Let's talk [this afternoon].", "datetimerange", "2026-11-18T12:00..2026-11-18T16:00"),
    ("Let's talk [tonight].", "datetimerange", "2026-11-18T20:00..2026-11-19"),
    ("It broke [last night].", "datetimerange", "2026-11-17T20:00..2026-11-18"),
    ("Let's talk [tomorrow morning].", "datetimerange", "2026-11-19T08:00..2026-11-19T12:00"),
    ("Let's talk [Friday afternoon].", "datetimerange", "2026-11-20T12:00..2026-11-20T16:00"),
    ("On [the morning of the 5th] we load.", "datetimerange", "2026-12-05T08:00..2026-12-05T12:00"),
    ("Let's talk [first thing tomorrow morning].", "datetimerange", "2026-11-19T08:00..2026-11-19T09:00"),
    ("[COB Friday] is the limit.", "datetimerange", "2026-11-20T17:00..2026-11-20T18:00"),
    ("Send it [end of day tomorrow].", "datetime", "2026-11-19T23:59:59"),
    ("Let's talk [early tomorrow].", "datetimerange", "2026-11-19T08:00..2026-11-19T10:00"),
    ("We loaded [overnight].", "timerange", "2026-11-18T20:00..2026-11-19T08:00"),
    ("Let's talk [late on Thursday].", "datetimerange", "2026-11-19T14:00..2026-11-19T16:00"),
    # moments
    ("Call me [tomorrow at 3 pm].", "datetime", "2026-11-19T15:00"),
    ("Call me [Friday, 20 November, 3 pm].", "datetime", "2026-11-20T15:00"),
    ("Call me [3 pm on Friday].", "datetime", "2026-11-20T15:00"),
    ("Call me at [7 tomorrow].", "datetime", "2026-11-19T07:00"),
    ("Call me [tonight at 8].", "datetime", "2026-11-18T20:00"),
    ("Call me [8 tonight].", "datetime", "2026-11-18T20:00"),
    ("Call me at [five-thirty tomorrow evening].", "datetime", "2026-11-19T17:30"),
    ("Call me [Monday morning next week].", "datetimerange", "2026-11-23T08:00..2026-11-23T12:00"),
    ("Call me at [noon on Friday].", "datetime", "2026-11-20T12:00"),
    ("Call me on [the 24th at 2pm].", "datetime", "2026-11-24T14:00"),
    ("Call me [Wed Nov 18 15:50:06 2026].", "datetime", "2026-11-18T15:50:06"),
    ("Call me [next week, Thursday] at last", "date", "2026-11-26"),
    # ranges
    ("We are closed [from Monday to Wednesday].", "daterange", "2026-11-23..2026-11-26"),
    ("We are closed [3–5 May].", "daterange", "2027-05-03..2027-05-06"),
    ("We are closed [May 3–5].", "daterange", "2027-05-03..2027-05-06"),
    ("We are closed [May 3 – June 2].", "daterange", "2027-05-03..2027-06-03"),
    ("We are closed [from 12 Feb to 20 Feb 2027].", "daterange", "2027-02-12..2027-02-21"),
    ("[between 3 and 12 of Sept] we move", "daterange", "2027-09-03..2027-09-13"),
    ("[9:30 - 11:00 on Thursday] suits", "datetimerange", "2026-11-19T09:30..2026-11-19T11:00"),
    ("[Thursday from 9a to 11a] suits", "datetimerange", "2026-11-19T09:00..2026-11-19T11:00"),
    ("[9 to 5 on Friday] suits", "datetimerange", "2026-11-20T09:00..2026-11-20T17:00"),
    ("[from 2pm for 2 hours] we talk", "timerange", "2026-11-18T14:00..2026-11-18T16:00"),
    ("[between 9:30 and 3:00 pm] we talk", "timerange", "2026-11-18T09:30..2026-11-18T15:00"),
    ("[3-4pm] suits", "timerange", "2026-11-18T15:00..2026-11-18T16:00"),
    ("[tomorrow 9:00–11:00] suits", "datetimerange", "2026-11-19T09:00..2026-11-19T11:00"),
    ("[Jan-Feb 2027] is slow", "daterange", "2027-01-01..2027-03-01"),
    ("[from 2014 to 2018] we grew", "daterange", "2014-01-01..2019-01-01"),
    ("[next week from Wednesday to Friday]", "daterange", "2026-11-25..2026-11-28"),
    ("[between now and 30 November]", "datetimerange", "2026-11-18T10:00..2026-12-01"),
    ("[Monday 11-4] suits", "datetimerange", "2026-11-23T11:00..2026-11-23T16:00"),
    ("[2 weeks starting 7 December]", "daterange", "2026-12-07..2026-12-21"),
    ("[from 10:30am to 12:50] we meet", "timerange", "2026-11-18T10:30..2026-11-18T12:50"),
    # bounds
    ("Send it [before Friday].", "daterange", "..2026-11-20"),
    ("Send it [by noon].", "timerange", "..2026-11-18T12:00"),
    ("Send it [by the end of this month].", "daterange", "..2026-12-01"),
    ("Send it [no later than 5 December].", "daterange", "..2026-12-06"),
    ("It runs [since 2019].", "daterange", "2019-01-01.."),
    ("We sell it [until the end of March].", "daterange", "..2027-04-01"),
    ("We sell it [from Monday on].", "daterange", "2026-11-23.."),
    ("We sell it [from 1 December onwards].", "daterange", "2026-12-01.."),
    ("Come at [3 pm or later].", "timerange", "2026-11-18T15:00.."),
    ("We sell models of [2016 and later].", "daterange", "2016-01-01.."),
    ("Come [tomorrow before 4 pm].", "datetimerange", "..2026-11-19T16:00"),
    ("Come [as early as Monday].", "daterange", "2026-11-23.."),
    ("It rains [since Monday].", "daterange", "2026-11-16.."),
    ("Send it [before end of this year].", "daterange", "..2027-01-01"),
    ("Send it [b4 Friday].", "daterange", "..2026-11-20"),
    ("Come [after 6 pm].", "timerange", "2026-11-18T18:00.."),
    # around
    ("It lands [around the 25th].", "date", "2026-11-25"),
    ("Call [about 3 pm].", "time", "2026-11-18T15:00"),
    ("It lands [around 2 Jan].", "date", "2027-01-02"),
    ("It lands [~5 December].", "date", "2026-12-05"),
    # festivals
    ("We close [before Christmas].", "daterange", "..2026-12-25"),
    ("We ship [after CNY].", "daterange", "2027-02-07.."),
    ("Call on [Christmas Eve].", "date", "2026-12-24"),
    ("[Easter Monday 2027] is off.", "date", "2027-03-29"),
    ("The [Chinese New Year holiday] is long.", "daterange", "2027-02-06..2027-02-13"),
    ("[Thanksgiving weekend] is off.", "daterange", "2026-11-26..2026-11-30"),
    # sets
    ("We meet [every Monday].", "set", ""),
    ("We meet [every Monday at 9].", "set", ""),
    ("We meet [twice a week].", "set", ""),
    ("We meet [daily].", "set", ""),
    ("We meet [each quarter].", "set", ""),
    ("We meet on [Mondays].", "set", ""),
    ("We meet [every other Friday].", "set", ""),
    ("It costs 45 [per day].", "set", ""),
    ("We run [weekdays at 6:30].", "set", ""),
    # vague
    ("We reply [soon].", "daterange", ""),
    ("Reply [as soon as possible] please.", "daterange", ""),
    ("Reply [ASAP].", "daterange", ""),
    ("Reply [at your earliest convenience].", "daterange", ""),
    ("We know it [in due course].", "daterange", ""),
    ("Call me [later].", "daterange", ""),
    ("It changed [recently].", "daterange", ""),
    ("[one of these days] we meet", "daterange", ""),
    ("It holds [until further notice].", "daterange", ""),
    # now
    ("Do it [now].", "datetime", "2026-11-18T10:00"),
    ("Do it [right away].", "datetime", "2026-11-18T10:00"),
    ("Do it [immediately].", "datetime", "2026-11-18T10:00"),
)  # fmt: skip
"""Line, kind, and first reading: a day, a moment, or from..to with the end behind it."""


@pytest.mark.parametrize(("line", "kind", "value"), CASES, ids=[case[0] for case in CASES])
def test_expression_is_read(line: str, kind: str, value: str) -> None:
    text, words = unmarked(line)
    (found,) = english.find(text, text.lower())
    assert text[found.start : found.end] == words
    assert found.meaning.kind == kind
    assert shown(found.meaning.resolve(WEDNESDAY)) == value


def unmarked(line: str) -> tuple[str, str]:
    """The line without its brackets, and the words that stood in them."""
    start, end = line.index("["), line.index("]")
    return line[:start] + line[start + 1 : end] + line[end + 1 :], line[start + 1 : end]


def shown(readings: tuple[Interval, ...]) -> str:
    """The first reading in short, nothing if there is none."""
    if not readings:
        return ""
    start, end = readings[0].start, readings[0].end
    if start is not None and end is not None:
        if start == end:
            return start.isoformat(timespec="seconds" if start.second else "minutes")
        if short(start) == f"{start:%Y-%m-%d}" and (end - start).total_seconds() == 86_400:
            return short(start)
    return f"{short(start)}..{short(end)}"


def short(moment: datetime | None) -> str:
    """A moment as its day if it is midnight, an open side as nothing."""
    if moment is None:
        return ""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return f"{moment:%Y-%m-%d}"
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
