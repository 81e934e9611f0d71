"""A loop of stages: three reminders at most, until the invoice is paid."""

from people import BERLIN, plus_days


def live(person, book):
    seen = set()
    for entry in person.named("payment_failed"):
        if entry["invoice"] in seen:
            continue
        seen.add(entry["invoice"])
        run, place = book.enter(entry.at), entry.place
        for tries in (1, 2, 3):
            book.market(
                person, place[0], "reminder", ["email"], {"text": f"try {entry['due'] or '?'}"})
            limit = plus_days(place[0], 2, BERLIN)
            paid = [
                event for event in person.named("invoice_paid")
                if event["invoice"] == entry["invoice"] and event.place > place and event.at <= limit
            ]
            if paid:
                break
            place = (limit, 1, 0)
        if not paid:
            run.end("unpaid", place[0])
            continue
        now = paid[0].at
        if any(entry.place < view.place <= paid[0].place for view in person.named("cart_viewed")):
            run.end("viewed", now)
            continue
        book.market(
            person, now, "thanks", ["email"], {"text": entry["invoice"], "number": tries})
        run.end("completed", now)
