"""Print the month table of coach/timing/lunar.py, reckoned by lunar-python (MIT).

Run where lunar-python 1.4 is installed:
    python tools/build_lunar.py
and put the lines in place of the table there. Five hexadecimal digits stand for each year: the
first is the leap month (0 if none); the others are bits, one per month in the order in which they
follow each other, 1 for a month of 30 days and 0 for one of 29, the first month in the highest bit.
"""

from __future__ import annotations

from textwrap import wrap

from lunar_python import LunarYear

FIRST, LAST = 1900, 2100
YEARS_PER_LINE = 17


def packed(year: int) -> str:
    """The five digits of a lunar year."""
    months = [month for month in LunarYear.fromYear(year).getMonths() if month.getYear() == year]
    leap = next((-month.getMonth() for month in months if month.getMonth() < 0), 0)
    bits = sum((month.getDayCount() == 30) << (15 - place) for place, month in enumerate(months))
    return f"{leap:x}{bits:04x}"


if __name__ == "__main__":
    table = "".join(map(packed, range(FIRST, LAST + 1)))
    for line in wrap(table, 5 * YEARS_PER_LINE):
        print(f'    "{line}"')
