"""A cart comes in once every two days while no run of it is inside; an order of it ends the run."""

from people import BERLIN, plus_days


def live(person, book):
    last, inside = {}, {}
    for entry in person.named("cart_abandoned"):
        cart = entry["cart_id"]
        if cart is None:
            continue
        if cart in last and (plus_days(last[cart], 2, BERLIN) > entry.at or inside[cart] > entry.place):
            continue
        run = book.enter(entry.at)
        done = plus_days(entry.at, 1, BERLIN)
        end = (done, 1, 0)
        orders = [
            order for order in person.named("order_placed")
            if order["cart_id"] == cart and entry.place < order.place < end
        ]
        if orders:
            end = orders[0].place
            run.end("exited", orders[0].at)
        else:
            book.market(person, done, "offer", ["email"], {"total": entry["total"]})
            run.end("completed", done)
        last[cart], inside[cart] = entry.at, end
