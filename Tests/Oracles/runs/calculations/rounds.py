"""Four letters at most, two days from the start of each to the next, until enough was bought."""

from decimal import Decimal

from people import BERLIN, HOUR, plus_days


def live(person, book):
    free_from = {}
    for entry in person.named("payment_failed"):
        invoice = entry["invoice"]
        if invoice in free_from and free_from[invoice] > entry.place:
            continue
        paid = [
            event for event in person.named("invoice_paid")
            if event["invoice"] == invoice and event.place > entry.place
        ]
        out = paid[0].place if paid else None
        run = book.enter(entry.at)
        free_from[invoice] = letters(person, book, run, entry, out)


def letters(person, book, run, entry, out):
    place = entry.place
    for round in range(1, 5):
        orders = [
            order["total"] for order in person.named("order_placed")
            if entry.place < order.place <= place
        ]
        if sum(orders, Decimal(0)) >= 60:
            break
        start = place[0]
        book.market(person, start, "thanks", ["email"], {"number": round})
        due = place
        if round == 2:
            due = (start + 60 * HOUR, 1, 0)
        elif round < 4:
            due = (plus_days(start, 2, BERLIN), 1, 0)
        if out and out < due:
            run.end("exited", out[0])
            return out
        place = due
    run.end("done", place[0])
    return place
