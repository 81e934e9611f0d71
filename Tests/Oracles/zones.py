"""Prints what Python's zoneinfo says about instants and local times of many zones.

at ZONE SECONDS DATE TIME              what calendar and clock show at an instant
local ZONE DATE TIME SECONDS           the instant of a local time (gap: first after it; twice: first)
add ZONE SECONDS MONTHS DAYS ELAPSED RESULT
"""

import calendar
import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Europe/Berlin Europe/Dublin Europe/London America/New_York America/Sao_Paulo
America/St_Johns America/Caracas America/Santiago Asia/Kathmandu Asia/Kolkata Asia/Tokyo
Asia/Gaza Asia/Pyongyang Africa/Casablanca Australia/Lord_Howe Australia/Sydney
Pacific/Apia Pacific/Chatham Pacific/Kiritimati Antarctica/Troll America/Nuuk UTC""".split()
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
HOUR = 3600


def at(zone, seconds):
    return (EPOCH + timedelta(seconds=seconds)).astimezone(zone)


def offset(zone, seconds):
    return at(zone, seconds).utcoffset()


def seconds_of(year):
    return int((datetime(year, 1, 1, tzinfo=timezone.utc) - EPOCH).total_seconds())


def change_between(zone, low, high):
    """The first instant in (low, high] at which the offset is no longer that of low."""
    before = offset(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        if offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def changes(zone, first, last):
    step = 6 * HOUR
    for low in range(seconds_of(first), seconds_of(last), step):
        if offset(zone, low) != offset(zone, low + step):
            yield change_between(zone, low, low + step)


def instant(zone, naive):
    local = naive.replace(tzinfo=zone)
    seconds = round((local.astimezone(timezone.utc) - EPOCH).total_seconds())
    if at(zone, seconds).replace(tzinfo=None, fold=0) == naive:
        return seconds
    return change_between(zone, seconds - 36 * HOUR, seconds + 36 * HOUR)


def plus(zone, seconds, months, days, elapsed):
    local = at(zone, seconds).replace(tzinfo=None, fold=0)
    count = local.year * 12 + local.month - 1 + months
    year, month = count // 12, count % 12 + 1
    day = min(local.day, calendar.monthrange(year, month)[1])
    moved = local.replace(year=year, month=month, day=day) + timedelta(days=days)
    return instant(zone, moved) + elapsed


def spelled(naive):
    return f"{naive:%Y-%m-%d %H:%M:%S}".rjust(19, "0")


def say(name, zone, seconds):
    shown = at(zone, seconds).replace(tzinfo=None, fold=0)
    print("at", name, seconds, spelled(shown))
    print("local", name, spelled(shown), instant(zone, shown))


def main():
    dice = random.Random(20_150_101)
    for name in ZONES:
        zone = ZoneInfo(name)
        eras = [(2011, 2012)] if name == "Pacific/Apia" else []
        for first, last in eras + [(2015, 2036)]:
            for change in changes(zone, first, last):
                for shift in (-HOUR, -1800, -1, 0, 1, 1799, 1800, HOUR, 2 * HOUR):
                    say(name, zone, change + shift)
                for minutes in range(-180, 181, 15):
                    naive = at(zone, change - 1).replace(tzinfo=None, fold=0)
                    naive += timedelta(minutes=minutes, seconds=1)
                    print("local", name, spelled(naive), instant(zone, naive))
                for months, days, elapsed in [(0, 1, 0), (0, -1, 0), (1, 0, 0), (-1, 0, 60), (6, 3, 90)]:
                    start = change + dice.randrange(-30 * HOUR, 30 * HOUR)
                    print("add", name, start, months, days, elapsed, plus(zone, start, months, days, elapsed))
        for year in (2016, 2020, 2024, 2100, 2400):
            for day in (28, 29, 31):
                start = seconds_of(year) + dice.randrange(28, 62) * 86_400 + day
                for months in (1, 12, 13, -11, 48):
                    print("add", name, start, months, 0, 0, plus(zone, start, months, 0, 0))
        for _ in range(200):
            say(name, zone, dice.randrange(seconds_of(1900), seconds_of(9998)))


main()
