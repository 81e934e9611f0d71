"""Waits until there was quiet for some days; two events at most start the days anew."""

from people import BERLIN, plus_days


def quiet(events, place, days, most):
    """When the days have passed without an event, and the newest that came."""
    newest, restarts, limit = None, 0, plus_days(place[0], days, BERLIN)
    for event in events:
        if event.place <= place or event.at > limit:
            continue
        if most is not None and restarts == most:
            break
        newest, restarts, limit = event, restarts + 1, plus_days(event.at, days, BERLIN)
    return newest, (limit, 1, 0)


def live(person, book):
    seen = set()
    for entry in person.named("cart_abandoned"):
        cart = entry["cart_id"]
        if cart is None or cart in seen:
            continue
        seen.add(cart)
        run = book.enter(entry.at)
        views = [view for view in person.named("cart_viewed") if view["cart_id"] == cart]
        view, place = quiet(views, entry.place, 2, 2)
        text = view["device"] if view and view["device"] else "none"
        book.market(person, place[0], "thanks", ["sms"], {"text": text})
        orders = [order for order in person.named("order_placed") if order["total"] > 1]
        order, place = quiet(orders, place, 1, None)
        book.market(person, place[0], "offer", ["sms"], {"total": order and order["total"]})
        run.end("completed", place[0])
