"""Dates and moments of the payload and the person, past, missing or to come."""

from datetime import date, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from people import DAY, local, moment, plus_days, plus_months

HOWE = ZoneInfo("Australia/Lord_Howe")


def live(person, book):
    for entry in person.named("payment_failed"):
        run, now = book.enter(entry.at), entry.at
        due = entry["due"] and date.fromisoformat(entry["due"])
        renewal = person["renewal"] and date.fromisoformat(person["renewal"])
        if due:
            now = max(now, local(due - DAY, time(2, 15), HOWE))
        book.market(person, now, "reminder", ["email"], {"text": "day before"})
        if entry["retry_at"]:
            at = moment(entry["retry_at"]) - timedelta(hours=3)
            if at >= now:
                now = at
                book.market(person, now, "reminder", ["email"], {"text": "retry"})
        if renewal:
            at = local(renewal + 2 * DAY, time(9), person.zone())
            if at >= now:
                now = at
                book.market(person, now, "reminder", ["email"], {"text": "renewal"})
        if due:
            now = max(now, local(due, time(0), HOWE))
        book.market(person, now, "reminder", ["email"], {"text": "due"})
        if person["trial_ends"]:
            now = max(now, plus_months(moment(person["trial_ends"]), 1, HOWE))
        book.market(person, now, "reminder", ["email"], {"text": "trial"})
        now = after_days(now, entry["amount"])
        book.market(person, now, "reminder", ["email"], {"text": "amount"})
        run.end("completed", now)


def after_days(now, number):
    """So many days on, three at most; a part of a day is elapsed time."""
    number = min(number, Decimal(3))
    whole = int(number)
    return plus_days(now, whole, HOWE) + timedelta(microseconds=int((number - whole) * 86_400_000_000))
