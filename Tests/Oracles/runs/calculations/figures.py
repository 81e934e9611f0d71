"""Figures from the history, exact to six digits."""

from decimal import Decimal

from people import BERLIN, plus_days, six


def live(person, book):
    for entry in person.named("page_viewed"):
        run, now = book.enter(entry.at), entry.at
        past = [order for order in person.named("order_placed") if order.place <= entry.place]
        recent = [order for order in past if order.at >= plus_days(now, -10, BERLIN)]
        totals = [order["total"] for order in past]
        spent = sum((order["total"] for order in recent), Decimal(0))
        large = [total for total in totals if total > 1]
        seconds = entry["seconds"]
        name, note = person.fields.get("firstName", "?"), person["note"]
        book.market(person, now, "facts", ["email"], {
            "a": spent,
            "b": six(sum(totals) / len(totals)) if totals else None,
            "c": totals[-1] - min(large) if large else None,
            "d": None if seconds is None else round(seconds) + six(Decimal(len(recent)) / 3),
            "e": past[0]["order_id"] if past else None,
            "f": f"{name}/{(note if note is not None else 'none').upper()}",
        })
        points = person["points"]
        values = None
        if sum(order["total"] < 60 for order in recent) == 2:
            values = {"text": "two"}
        elif spent == Decimal("0.3"):
            values = {"text": "exact"}
        elif not past and not (points is not None and points > 1):
            values = {"text": "none"}
        elif recent and 10 <= six(spent / len(recent)) <= Decimal("50.000001"):
            values = {"text": "between"}
        else:
            number = six(max(totals) * Decimal("0.333333")) if totals else None
            values = {"text": "total", "number": number}
        book.market(person, now, "thanks", ["email"], values)
        run.end("completed", now)
