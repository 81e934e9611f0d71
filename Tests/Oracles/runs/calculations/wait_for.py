"""Three waits for an event, each with its time-out."""

from datetime import time

from people import BERLIN, next_clock, plus_days


def first(events, place, limit):
    """The first event after a place and up to a limit, and the place at which the wait ends."""
    for event in events:
        if event.place > place and event.at <= limit:
            return event, event.place
    return None, (limit, 1, 0)


def live(person, book):
    for entry in person.named("cart_abandoned")[:1]:
        run = book.enter(entry.at)
        views = [
            view for view in person.named("cart_viewed")
            if view["cart_id"] == entry["cart_id"] and view["device"] == "phone"
        ]
        view, place = first(views, entry.place, plus_days(entry.at, 3, BERLIN))
        values = {"text": view["device"] if view else "none", "number": 1}
        book.market(person, place[0], "thanks", ["email"], values)

        large = [o for o in person.named("order_placed") if o["total"] > entry["total"]]
        second = [
            order for number, order in enumerate(large)
            if number > 0 and large[number - 1].at >= plus_days(order.at, -4, BERLIN)
        ]
        order, place = first(second, place, plus_days(place[0], 5, BERLIN))
        values = {"text": order["order_id"] if order else "none", "number": order["total"] if order else 0}
        book.market(person, place[0], "thanks", ["email"], values)

        pages = [page for page in person.named("page_viewed") if page.place > place]
        page, place = first(pages[1:], place, next_clock(place[0], time(9), BERLIN))
        values = {"text": page["path"] if page else "none", "number": 3}
        book.market(person, place[0], "thanks", ["email"], values)
        run.end("completed", place[0])
