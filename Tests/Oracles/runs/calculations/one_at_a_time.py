"""One run at a time; an order of the cart converts for two days and ends the run."""

from datetime import time

from people import BERLIN, next_clock, plus_days


def live(person, book):
    free_from = None
    for entry in person.named("cart_abandoned"):
        if free_from and free_from > entry.place:
            continue
        cart = entry["cart_id"]
        orders = [
            order for order in person.named("order_placed")
            if cart is not None and order["cart_id"] == cart and order.place > entry.place
        ]
        run = book.enter(entry.at)
        limit = plus_days(entry.at, 2, BERLIN)
        goals = [order.at for order in orders if order.at <= limit]
        run.converted = goals[0] if goals else None
        out = orders[0].place if orders else None

        first = plus_days(entry.at, 1, BERLIN)
        second = next_clock(first, time(9), person.zone())
        if out is None or out > (first, 1, 0):
            name = person.fields.get("firstName") or "there"
            book.market(person, first, "reminder", ["sms", "email"], {"text": name})
        if out is None or out > (second, 1, 0):
            book.market(person, second, "offer", ["email"], {"total": entry["total"]})
            run.end("completed", second)
            free_from = (second, 1, 0)
        else:
            run.end("exited", out[0])
            free_from = out
