"""The first of several arms; what two arms match goes to the one that is written first."""

from people import BERLIN, plus_days


def live(person, book):
    for entry in person.named("cart_abandoned"):
        run = book.enter(entry.at)
        now, text, number = outcome(person, entry)
        if text:
            book.market(person, now, "thanks", ["email"], {"text": text, "number": number})
        if text in (None, "order"):
            run.end("ordered" if text else "other order", now)
            continue
        book.market(person, now, "reminder", ["email"])
        run.end("completed", now)


def outcome(person, entry):
    if person["points"] is not None and person["points"] > 90:
        return entry.at, "pages", 0
    limit = plus_days(entry.at, 3, BERLIN)
    views = pages = 0
    for event in person.events:
        if event.place <= entry.place or event.at > limit:
            continue
        if event.name == "order_placed":
            same = entry["cart_id"] is not None and event["cart_id"] == entry["cart_id"]
            if same and event["total"] > entry["total"]:
                return event.at, "order", event["total"]
            return event.at, None, None
        views += event.name == "cart_viewed"
        pages += event.name == "page_viewed"
        if views == 2:
            return event.at, event["cart_id"], 2
        if pages == 2:
            return event.at, "pages", 2
    return limit, "nothing", entry["total"]
