"""A group of two journeys, of which the larger keeps some people out."""

from people import BERLIN, plus_days

JOURNEYS = ["low", "high"]
HELD_OUT = 40


def point(*names):
    """Where names stand among a hundred: FNV-1a of 64 bits, finished as MurmurHash3 does."""
    mask, hashed = (1 << 64) - 1, 0xCBF29CE484222325
    for byte in "\0".join(names).encode():
        hashed = ((hashed ^ byte) * 0x100000001B3) & mask
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        hashed = ((hashed ^ (hashed >> 33)) * factor) & mask
    return (hashed ^ (hashed >> 33)) % 100_000_000 / 1_000_000


class Inside:
    """A run that waits."""

    def __init__(self, run, until):
        self.run, self.until = run, until


def live(person, low, high):
    held_out = point(person.id, "high", "\0holdout") < HELD_OUT
    inside = {"low": None, "high": None}
    books, visits = {"low": low, "high": high}, []

    def finish(before):
        for name, channel in (("high", "sms"), ("low", "email")):
            visit = inside[name]
            if visit and (before is None or visit.until < before):
                books[name].market(person, visit.until, "reminder", [channel], {"text": name})
                visit.run.end("completed", visit.until)
                inside[name] = None

    for event in person.events:
        finish(event.at)
        if event.name == "page_viewed":
            for run in visits:
                if not run.converted and event.at <= plus_days(run.entered, 5, BERLIN):
                    run.converted = event.at
        if event.name == "order_placed" and not inside["high"]:
            if held_out:
                visits.append(high.keep_out(event.at, person))
                continue
            if inside["low"]:
                inside["low"].run.end("exited", event.at)
                inside["low"] = None
            visits.append(high.enter(event.at, person))
            inside["high"] = Inside(visits[-1], plus_days(event.at, 1, BERLIN))
        if event.name == "cart_abandoned" and not inside["low"] and not inside["high"]:
            inside["low"] = Inside(low.enter(event.at), plus_days(event.at, 2, BERLIN))
    finish(None)
