"""The English words of times, in lower case, and what each stands for."""

from __future__ import annotations

from coach.timing.meaning import Unit

NUMBERS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
} | {"fourty": 40}
FRACTIONS: dict[str, float] = {"½": 0.5, "¼": 0.25, "¾": 0.75}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
} | {"thirtieth": 30}

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan janury januray janaury",
        "february feb febuary feburary febrary",
        "march mar",
        "april apr apirl aprill",
        "may",
        "june jun",
        "july jul",
        "august aug agust augest",
        "september sept sep septmber setember septembre",
        "october oct octber ocotber octobre",
        "november nov novmber novemeber novembre",
        "december dec decmber decemeber dezember desember decembre",
    ),
    1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"})
STREETS = frozenset(
    "street road avenue lane square boulevard drive court plaza st rd ave blvd close".split()
)
CODES = frozenset(
    "po pi order invoice ref reference contract lot batch item art article model part version v "
    "iso en din serial room building floor flat suite page section clause chapter scale ratio "
    "size grade type number tel fax phone ext line figure table sheet rev drawing".split()
)
"""Words before a bare number that make it a code and no time."""
LOOSE_MONTHS = frozenset({"may", "march", "mar", "dec", "jan", "jun", "nov", "sep", "august"})
"""Months that are also other words or names; alone they need company that speaks of time."""

WEEKDAYS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "monday mon mnday moday",
        "tuesday tue tues tusday teusday tuseday",
        "wednesday wed weds wednsday wensday wendesday wedensday",
        "thursday thu thur thurs thrusday thrsday thursaday thusday",
        "friday fri firday frday",
        "saturday sat saterday satruday saturaday",
        "sunday sun",
    )
):
    WEEKDAYS.update(dict.fromkeys(_names.split(), _number))
WEEKDAYS_PLURAL: dict[str, int] = {
    f"{word}s": value for word, value in WEEKDAYS.items() if word.endswith("day")
}
SHORT_WEEKDAYS = frozenset(word for word in WEEKDAYS if not word.endswith("day"))

RELATIVE_DAYS: dict[str, int] = {
    "today": 0,
    "tomorrow": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "tmw": 1,
    "tomorro": 1,
    "tommrow": 1,
    "tomorrrow": 1,
    "tomoro": 1,
    "tmrrw": 1,
    "yesterday": -1,
    "yday": -1,
    "yest": -1,
    "ystrday": -1,
    "ystd": -1,
    "yesturday": -1,
    "yesterdy": -1,
}
MERGED_DAYS: dict[str, tuple[int, str | None]] = {
    "moro": (1, None),
    "morrow": (1, None),
    "morow": (1, None),
    "mrow": (1, None),
    "mrw": (1, None),
    "day": (0, None),
    "nite": (0, "night"),
    "night": (0, "night"),
}
"""What follows the 2 in 2moro and 2day: days from today, and the part of that day."""

UNITS: dict[str, Unit] = {
    "second": "second",
    "seconds": "second",
    "sec": "second",
    "secs": "second",
    "minute": "minute",
    "minutes": "minute",
    "min": "minute",
    "mins": "minute",
    "hour": "hour",
    "hours": "hour",
    "hr": "hour",
    "hrs": "hour",
    "day": "day",
    "days": "day",
    "dys": "day",
    "night": "day",
    "nights": "day",
    "workday": "workday",
    "workdays": "workday",
    "weekday": "workday",
    "weekdays": "workday",
    "week": "week",
    "weeks": "week",
    "wk": "week",
    "wks": "week",
    "weekend": "weekend",
    "weekends": "weekend",
    "wkend": "weekend",
    "wknd": "weekend",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "month": "month",
    "months": "month",
    "mth": "month",
    "mths": "month",
    "mnth": "month",
    "mnths": "month",
    "quarter": "quarter",
    "qtr": "quarter",
    "quarters": "quarter",
    "semester": "half",
    "semesters": "half",
    "year": "year",
    "years": "year",
    "yr": "year",
    "yrs": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
    "workweek": "week",
    "workweeks": "week",
    "sennight": "week",
}
SHORT_UNITS: dict[str, Unit] = {
    "s": "second",
    "m": "minute",
    "h": "hour",
    "d": "day",
    "w": "week",
    "y": "year",
    "mo": "month",
    "mos": "month",
}
"""Units that count only where they stick to a number: 2h, 10d."""
PERIOD_UNITS: dict[str, Unit] = {
    word: unit
    for word, unit in UNITS.items()
    if unit not in ("second", "minute", "hour", "day", "workday") and not word.endswith("s")
}

DAY_KINDS: dict[str, str] = {
    "working": "working",
    "business": "working",
    "bank": "working",
    "banking": "working",
    "work": "working",
    "office": "working",
    "calendar": "calendar",
    "natural": "calendar",
    "consecutive": "calendar",
    "clear": "calendar",
    "running": "calendar",
}
UNIT_ADJECTIVES = frozenset(
    "full whole more long additional extra solid further other entire short good complete "
    "consecutive straight little".split()
)

SHIFTS: dict[str, int] = {
    "this": 0,
    "current": 0,
    "present": 0,
    "ongoing": 0,
    "running": 0,
    "next": 1,
    "nxt": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "forthcoming": 1,
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
    "that": 0,
}

DAY_PARTS: dict[str, tuple[float, float]] = {
    "morning": (8, 12),
    "mornings": (8, 12),
    "morn": (8, 12),
    "forenoon": (8, 12),
    "lunchtime": (11, 13),
    "lunch": (11, 13),
    "breakfast": (8, 12),
    "brunch": (8, 12),
    "dinner": (16, 20),
    "dinnertime": (16, 20),
    "supper": (16, 20),
    "teatime": (16, 18),
    "afternoon": (12, 16),
    "afternoons": (12, 16),
    "arvo": (12, 16),
    "evening": (16, 20),
    "evenings": (16, 20),
    "eve": (16, 20),
    "night": (20, 24),
    "nights": (20, 24),
    "nighttime": (20, 24),
    "nite": (20, 24),
    "tonight": (20, 24),
    "tonite": (20, 24),
    "daytime": (8, 18),
    "daybreak": (4, 8),
    "dawn": (4, 8),
    "sunrise": (4, 8),
    "dusk": (17, 19),
    "sunset": (17, 19),
    "nightfall": (18, 21),
}
"""Hours of the parts of a day, where nothing finer is said; they may pass 24."""
MEALS = frozenset("lunch breakfast brunch dinner supper lunchtime dinnertime teatime".split())
EARLY_PARTS = frozenset(
    "morning mornings morn forenoon breakfast brunch daybreak dawn sunrise".split()
)

SEASONS: dict[str, int] = {
    "spring": 3,
    "springtime": 3,
    "summer": 6,
    "summertime": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
    "wintertime": 12,
}
"""The month in which each season begins in the north."""

DECADES: dict[str, int] = {
    "tens": 10,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
    "noughties": 0,
}

RANGE_WORDS = frozenset(
    {"-", "–", "—", "~", "to", "till", "til", "until", "through", "thru", "thro", "‐", "−", "～"}
)
DASHES = frozenset({"-", "–", "—", "~", "‐", "−", "～", "/"})
HYPHENS = frozenset({"-", "–", "‐"})

ABBREVIATED_ZONES = frozenset(
    "utc gmt pst pdt est edt cst cdt mst mdt akst akdt hst ast adt nst ndt cet cest eet eest "
    "wet west bst ist msk trt gst pkt npt ict wib wita wit sgt myt hkt pht jst kst aest aedt "
    "acst acdt awst awdt nzst nzdt brt brst art clt clst cot pet ect vet uyt bot gft sast wat "
    "cat eat z aoe pdst tost aft".split()
)
SHOUTED_ZONES = frozenset("lt et pt ct mt eat art wet cat pet west bot vet wit ect aft z".split())
"""Zones that are also other words: they count in capitals only."""
ABBREVIATED_ZONES |= SHOUTED_ZONES
ZONE_ADJECTIVES = frozenset(
    "ur eastern central mountain pacific atlantic greenwich european local our your their my his "
    "her china chinese beijing shanghai shenzhen hongkong india indian japan japanese korea "
    "korean german british uk us london berlin paris dubai tokyo seoul singapore montreal moscow "
    "sydney melbourne york coast coordinated universal recipient's russia".split()
)
"""Words before “time” that name a clock even in lower case."""

VAGUE_AHEAD: tuple[str, ...] = (
    "soon", "sooner", "soonest", "shortly", "asap", "a.s.a.p", "presently", "momentarily",
    "imminently", "someday", "sometime", "some time soon", "some day", "one day", "eventually",
    "later", "later on", "a bit later", "a little later", "a while later", "some time later",
    "very soon", "pretty soon", "quite soon", "real soon", "fairly soon", "as soon as possible",
    "as soon as you can", "as soon as we can", "as soon as i can", "as soon as practicable",
    "as quickly as possible", "as fast as possible", "as early as possible", "soon enough",
    "the soonest possible", "at the earliest", "at your earliest convenience",
    "at the earliest convenience", "at your convenience", "at the earliest opportunity",
    "at the earliest possible", "at your earliest", "earliest convenience", "in due course",
    "in due time", "in good time", "in a while", "in a little while", "in a short while",
    "in a bit", "in a moment", "in a sec", "in a jiffy", "in the near future",
    "in the nearest future", "in near future", "near future", "in the foreseeable future",
    "in the not too distant future", "in the coming future", "in future", "in the future",
    "in the long run", "in the long term", "in the short term", "in the meantime",
    "in a short time", "in no time", "in a timely manner", "in short order", "before long",
    "before too long", "one of these days", "one of those days", "any day now", "any day",
    "any time now", "any time soon", "anytime soon", "any minute now", "any moment",
    "at some point", "at some stage", "at a later date", "at a later stage", "at a later time",
    "at a later point", "some other time", "another time", "when you have time",
    "when you have a moment", "when you get a chance", "when you get the chance",
    "when convenient", "whenever you can", "at short notice", "on short notice", "a while",
    "after a while", "for a while", "for the time being", "for some time", "down the road",
    "down the line", "until further notice", "till further notice", "promptly",
    "after the holidays", "over the holidays", "before the holidays", "during the holidays",
    "after the holiday", "before the holiday", "without delay", "without further delay",
    "urgently", "these days", "nowadays",
)  # fmt: skip
VAGUE_BEHIND: tuple[str, ...] = (
    "recently", "lately", "the other day", "a while ago", "some time ago", "a long time ago",
    "long ago", "not long ago", "ages ago", "earlier", "earlier on", "just recently",
    "quite recently", "most recently", "in the past", "in recent days", "in recent weeks",
    "in recent months", "in recent years", "in recent times", "recent days", "recent weeks",
    "recent months", "recent years", "a moment ago", "moments ago", "years ago", "days ago",
    "weeks ago", "months ago", "hours ago", "minutes ago", "a little while ago",
    "a short while ago", "for ages", "a short time ago",
)  # fmt: skip
AT_ONCE: tuple[str, ...] = (
    "now", "right now", "just now", "right away", "straight away", "straightaway", "immediately",
    "at once", "instantly", "at the moment", "at this moment", "at the minute", "at present",
    "at the present time", "at this time", "currently", "forthwith", "as of now",
    "this very moment", "this moment", "this instant", "at the present moment",
)  # fmt: skip
SETS: tuple[str, ...] = (
    "hourly", "daily", "everyday", "nightly", "weekly", "biweekly", "bi-weekly", "fortnightly",
    "monthly", "bimonthly", "bi-monthly", "quarterly", "semiannual", "semiannually", "semi-annual",
    "semi-annually", "biannual", "biannually", "half-yearly", "annual", "annually", "yearly",
    "biennially",
)  # fmt: skip

BEFORE: tuple[str, ...] = (
    "before", "b4", "prior to", "earlier than", "sooner than", "in advance of", "ahead of",
    "any time before", "anytime before",
)  # fmt: skip
UNTIL: tuple[str, ...] = (
    "by", "until", "till", "til", "through", "thru", "up to", "up until", "before or on",
    "before or in", "earlier than or in", "not later than", "no later than", "not later",
    "no later", "by no later than", "not after",
    "as late as", "latest by", "latest on", "at the latest by", "by the latest on",
    "on or before", "on or earlier than", "ending on", "ending with",
)  # fmt: skip
AFTER: tuple[str, ...] = (
    "after", "later than", "greater than", "any time after", "anytime after",
)  # fmt: skip
SINCE: tuple[str, ...] = (
    "since", "from", "as early as", "as soon as", "as of", "as from", "starting", "starting from",
    "starting on", "beginning", "beginning on", "beginning from", "effective", "effective from",
    "not before", "no earlier than", "not earlier than", "after or equal to", "later than or at",
    "later than or in", "any time from",
)  # fmt: skip
"""What stands before the one side of an open range."""
SINCE_BEHIND: tuple[str, ...] = (
    "or later", "and later", "or after", "and after", "and onwards", "and onward", "onwards",
    "onward", "and greater", "and beyond", "at the earliest", "forward",
)  # fmt: skip
UNTIL_BEHIND: tuple[str, ...] = (
    "or earlier", "and earlier", "or before", "and before", "or sooner", "at the latest",
    "at latest", "the latest", "latest",
)  # fmt: skip
"""What stands behind the one side of an open range."""

ANCHOR_LEADS = frozenset(
    {"after", "aft", "from", "of", "upon", "since", "following", "before", "b4", "once", "prior"}
)
ANCHOR_STOPS = frozenset(
    "and but or if when so we you i they he she it please will is are was were can could which "
    "because unless at by on within while although until for with in as to".split()
) | frozenset({"", ".", ",", ";", ":", "?", "!", "(", ")", "-", "–", "—", "/", "+"})
ANCHOR_NOUNS = frozenset(
    "receipt receiving deposit payment order orders confirmation approval signing signature date "
    "delivery shipment invoice b bl l lc t tt arrival sample samples artwork purchase po pi "
    "contract inspection acceptance bill lading opening document documents goods claim notice "
    "advance balance funds money lc approved application permit".split()
)
"""What lengths of time are counted from in trade."""
