"""Late events are handled as they arrive and count by their own time."""

from people import BERLIN, plus_days


def live(person, book):
    last, free_from = None, None
    for entry in sorted(person.named("cart_abandoned"), key=lambda e: e.place):
        if last and (free_from > entry.place or plus_days(last, 2, BERLIN) > entry.arrival):
            continue
        last = entry.arrival
        run = book.enter(last)
        limit = plus_days(entry.at, 5, BERLIN)
        goals = [
            order.arrival for order in arrived_after(person, "order_placed", entry)
            if entry.at <= order.at <= limit
        ]
        run.converted = min(goals) if goals else None
        outs = [e.place for e in arrived_after(person, "payment_failed", entry) if e["amount"] > 40]
        out = min(outs) if outs else None

        end, text, number = (plus_days(last, 2, BERLIN), 1, 0), "quiet", None
        for order in arrived_after(person, "order_placed", entry):
            recent = seen(person, "order_placed", order.place, 3)
            if order.place < end and len(recent) >= 2:
                end, text, number = order.place, "ordered", order["total"]
                break
        if out and out < end or out and out == end:
            run.end("exited", out[0])
            free_from = out
            continue
        if number is None:
            number = len(seen(person, "page_viewed", end, 4))
        book.market(person, end[0], "thanks", ["email"], {"text": text, "number": number})
        orders = seen(person, "order_placed", end, 999)
        total = max(orders, key=lambda o: (o.at, o.order))["total"] if orders else None
        book.market(person, end[0], "offer", ["email"], {"total": total})
        run.end("completed", end[0])
        free_from = end


def arrived_after(person, name, entry):
    return sorted((e for e in person.named(name) if e.place > entry.place), key=lambda e: e.place)


def seen(person, name, place, days):
    """The events that had arrived at a place and lie in the days before it."""
    start = plus_days(place[0], -days, BERLIN)
    return [e for e in person.named(name) if e.place <= place and start <= e.at <= place[0]]
