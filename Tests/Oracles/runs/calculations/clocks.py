"""All words for times of day, in each person's own zone."""

from datetime import date, time
from zoneinfo import ZoneInfo

from people import HOUR, local, next_clock, next_weekday, plus_days, plus_months, tomorrow


def live(person, book):
    zone = person.zone("Asia/Kolkata")
    york, howe = ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")
    for entry in person.named("cart_abandoned", "payment_failed"):
        if entry.name == "payment_failed" and entry["amount"] <= 1:
            continue
        run = book.enter(entry.at)
        now = next_clock(entry.at, time(8), zone)
        book.market(person, now, "reminder", ["email"], {"text": "eight"})
        now = tomorrow(now, time(2, 30), zone)
        book.market(person, now, "reminder", ["email"], {"text": "tomorrow"})
        now = next_weekday(now, 0, time(9), zone)
        book.market(person, now, "reminder", ["email"], {"text": "monday"})
        now = plus_months(now, 1, zone)
        book.market(person, now, "reminder", ["email"], {"text": "month"})
        now = max(now, local(date(2026, 4, 5), time(2, 15), howe))
        book.market(person, now, "reminder", ["email"], {"text": "date"})
        now = next_weekday(now, 6, time(2, 30), york)
        book.market(person, now, "reminder", ["email"], {"text": "sunday"})
        now = plus_days(now, 1, zone) + 12 * HOUR
        book.market(person, now, "reminder", ["email"], {"text": "end"})
        run.end("completed", now)
