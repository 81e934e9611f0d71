"""Days that are a person's own: before them, after them, every year."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from people import DAY, local, moment, month_on, plus_days

JOURNEYS = ["trial", "anniversary"]
HOWE = ZoneInfo("Australia/Lord_Howe")


def ordered(person, at):
    """Whether they ordered in the sixty days before a moment."""
    since = plus_days(at, -60, person.zone())
    return any(since <= order.at <= at for order in person.named("order_placed"))


def in_year(day, year):
    """The same day of another year; 29 February is 28 February where there is none."""
    return date(year, day.month, min(day.day, month_on(date(year, day.month, 1), 1).toordinal()
                                     - date(year, day.month, 1).toordinal()))


def live(person, trial, anniversary):
    begin, end = person.clock
    ends = moment(person["trial_ends"]) if person["trial_ends"] else None
    renewal = date.fromisoformat(person["renewal"]) if person["renewal"] else None
    moments = set()
    if ends:
        day = ends.astimezone(person.zone()).date() - 3 * DAY
        moments.add(local(day, time(2, 30), person.zone()))
        if ordered(person, ends + timedelta(hours=36)):
            moments.add(ends + timedelta(hours=36))
    for at in sorted(moments):
        if begin < at <= end:
            run = trial.enter(at)
            trial.market(person, at, "reminder", ["email"], {"text": "trial"})
            run.end("completed", at)
    moments = set()
    for year in range(2026, 2029):
        if renewal:
            moments.add(local(month_on(in_year(renewal, year), 1), time(0), HOWE))
        if ends and not person["vip"]:
            here = ends.astimezone(HOWE)
            day = local(in_year(here.date(), year), here.time(), HOWE)
            moments.add(plus_days(day, -10, HOWE))
    for at in sorted(moments):
        if begin < at <= end:
            run = anniversary.enter(at)
            values = {"text": "again", "number": at.astimezone(HOWE).day}
            anniversary.market(person, at, "thanks", ["sms"], values)
            run.end("completed", at)
