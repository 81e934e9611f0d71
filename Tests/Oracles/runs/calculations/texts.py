"""Tests on texts and lists, with values that are missing."""

from decimal import Decimal

from people import six


def is_entry(event):
    if event.name == "order_placed":
        return event["departments"] is None or "MEAT" in event["departments"]
    if event.name == "cart_abandoned":
        return any(item["price"] > 10 and item["sku"] != "a" for item in event["items"] or [])
    return False


def live(person, book):
    note, country, points = person["note"], person["country"], person["points"]
    words = note.casefold() if note is not None else None
    for entry in filter(is_entry, person.events):
        run, now = book.enter(entry.at), entry.at

        def send(text, number=None):
            book.market(person, now, "thanks", ["email"], {"text": text, "number": number})

        items, departments = entry["items"], entry["departments"]
        if note is not None and "meat" in words:
            send("contains")
        if note is not None and (words.endswith("pie") or note.lower().startswith("strasse")):
            send("ends")
        if not (note is not None and "meat" in words) and country in ("de", "FR"):
            send("not")
        if note == "meat" or country is None or note == "":
            send("is")
        if person["vip"] or (points is not None and points > 2 and country != "DE"):
            send("regular", None if items is None else len(items))
        if items is not None and all(item["price"] >= Decimal("0.2") for item in items):
            send("every", None if departments is None else len(departments))
        if (note is not None and note in (departments or [])) or person.fields.get("isActive") is False:
            send("own")
        if person["plan"] == "pro":
            run.end("pro", now)
            continue
        if person["plan"] == "free":
            send(None if note is None else f"{note}X".strip().lower())
        else:
            send("no plan", None if points is None else six(points * Decimal("2.5")))
        run.end("completed", now)
