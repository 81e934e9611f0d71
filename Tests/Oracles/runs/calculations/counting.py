"""A second order in three days starts a run each time; two failed payments since then end it."""

from decimal import Decimal

from people import BERLIN, HOUR, plus_days


def within(events, event, days):
    """How many of these there were in so many days up to an event, with it."""
    start = plus_days(event.at, -days, BERLIN)
    return sum(start <= other.at and other.place <= event.place for other in events)


def live(person, book):
    orders = person.named("order_placed")
    large = [order for order in orders if order["total"] > Decimal("0.1")]
    for entry in large:
        if within(large, entry, 3) < 2:
            continue
        run = book.enter(entry.at)
        limit = plus_days(entry.at, 10, BERLIN)
        goals = [
            order.at for order in orders
            if order.place > entry.place and order.at <= limit and within(orders, order, 4) >= 2
        ]
        run.converted = goals[0] if goals else None
        done = plus_days(entry.at, 5, BERLIN) + 6 * HOUR
        failures = [f for f in person.named("payment_failed") if f.place > entry.place]
        if len(failures) > 1 and failures[1].at <= done:
            run.end("exited", failures[1].at)
            continue
        book.market(person, done, "offer", ["email"], {"total": entry["total"]})
        run.end("completed", done)
