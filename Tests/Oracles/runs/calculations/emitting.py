"""What one journey emits starts another at the same instant."""

from datetime import time
from decimal import Decimal

from people import BERLIN, HOUR, plus_days, tomorrow

JOURNEYS = ["leads", "desk"]


def live(person, leads, desk):
    free_from, emitted, exits = None, [], []
    for entry in person.named("cart_abandoned"):
        if free_from and free_from > entry.place:
            continue
        run = leads.enter(entry.at)
        first = (plus_days(entry.at, 1, BERLIN), 1, 0)
        second = (first[0] + HOUR, 1, 0)
        pages = [page.place for page in person.named("page_viewed") if page.place > entry.place]
        free_from = min(pages[:1] + [second])
        if free_from == second:
            run.end("completed", second[0])
        else:
            run.end("exited", free_from[0])
            exits.append(free_from[0])
        if free_from > first:
            emitted.append((first[0], entry["cart_id"], entry["total"] * 2, entry.place))
        if free_from >= second:
            emitted.append((second[0], None, Decimal(7), entry.place))
    for at, cart, total, _ in emitted:
        run = desk.enter(at)
        desk.sent(person, at, "desk", "email", {"text": cart or "none"})
        after = [out for out in exits if at <= out <= plus_days(at, 1, BERLIN)]
        run.converted = after[0] if after else None
        noon = tomorrow(at, time(12), BERLIN)
        start = plus_days(noon, -2, BERLIN)
        # What is emitted at noon itself came before only if its run is the older one.
        count = sum(
            start <= when < noon or (when == noon and begun < (at, 1, 0))
            for when, _, _, begun in emitted)
        desk.market(person, noon, "offer", ["sms", "email"], {"total": total + count * 1000})
        run.end("completed", noon)
