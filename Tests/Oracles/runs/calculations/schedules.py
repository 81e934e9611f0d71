"""What the calendar starts: days, weekdays, Sundays, ends of months, for those of whom something holds then."""

from datetime import date, time
from zoneinfo import ZoneInfo

from people import BERLIN, DAY, HOUR, local, month_on, plus_days, plus_months

JOURNEYS = ["daily", "monthly"]
NEW_YORK = ZoneInfo("America/New_York")


def days(first, last):
    """The days from one to another."""
    while first <= last:
        yield first
        first += DAY


def orders(person, at, back=None):
    """The orders up to a moment, from so many days before it on."""
    since = back and plus_days(at, -back, BERLIN)
    return [order for order in person.named("order_placed")
            if order.at <= at and (back is None or since <= order.at)]


def live(person, daily, monthly):
    live_daily(person, daily)
    live_monthly(person, monthly)


def live_daily(person, book):
    moments = set()
    for day in days(date(2026, 3, 20), date(2026, 4, 5)):
        at = local(day, time(2, 30), person.zone())
        if person["plan"] == "pro" and not orders(person, at, 2):
            moments.add(at)
    if person["vip"]:
        sundays = [day for day in days(date(2026, 10, 1), date(2026, 10, 31)) if day.weekday() == 6]
        moments.update(local(day, time(2, 30), BERLIN) for day in sundays)
    if person["vip"] or (person["points"] or 0) > 1:
        moments.add(local(date(2026, 10, 25), time(2, 15), BERLIN))
    free_from = None
    for at in sorted(moments):
        if at <= person.clock[0] or (free_from and free_from > at):
            continue
        run = book.enter(at)
        free_from = plus_days(at, 1, BERLIN) + 12 * HOUR
        book.market(person, free_from, "reminder", ["email"], {"text": "daily"})
        run.end("completed", free_from)


def live_monthly(person, book):
    begin, end = person.clock
    moments = []
    for month in range(24):
        at = local(month_on(date(2026, 1, 31), month), time(9), BERLIN)
        if orders(person, at, 30):
            moments.append(at)
    for day in days(date(2026, 10, 30), date(2026, 11, 3)):
        at = local(day, time(12), NEW_YORK)
        if day.weekday() < 5 and not orders(person, at):
            moments.append(at)
    last = None
    for at in sorted(moments):
        if not begin < at <= end or (last and plus_months(last, 2, BERLIN) > at):
            continue
        last = at
        run = book.enter(at)
        count = len(orders(person, at, 30))
        book.market(person, at, "offer", ["email", "sms"], {"total": count})
        run.end("completed", at)
