"""Who ordered for 10.05 or more gets an offer two days later, and comes in every three days."""

from decimal import Decimal

from people import BERLIN, plus_days


def live(person, book):
    last = None
    orders = person.named("order_placed")
    for entry in orders:
        if entry["total"] < Decimal("10.05"):
            continue
        if last and plus_days(last, 3, BERLIN) > entry.at:
            continue
        last = entry.at
        run = book.enter(entry.at)
        limit = plus_days(entry.at, 5, BERLIN)
        goals = [order.at for order in orders if order.place > entry.place and order.at <= limit]
        run.converted = goals[0] if goals else None
        done = plus_days(entry.at, 2, BERLIN)
        book.market(person, done, "offer", ["email"], {"total": entry["total"]})
        run.end("completed", done)
