"""Limits of a journey count its marketing messages to a person, over all runs."""

from people import BERLIN, first_open, plus_days


def live(person, book):
    # At one instant: events as they came, then the runs in the order in which they wait.
    tasks = []
    for entry in person.named("cart_abandoned", "page_viewed"):
        tasks.append((entry.place, first_half))
        tasks.append(((plus_days(entry.at, 1, BERLIN), 1, entry.order), second_half))
        run = book.enter(entry.at)
        run.end("completed", plus_days(entry.at, 1, BERLIN))
    left = []
    order = {entry.order: n for n, entry in enumerate(person.events)}
    for place, half in sorted(tasks, key=lambda t: (t[0][0], t[0][1], order[t[0][2]])):
        half(person, book, place[0], left)


def first_half(person, book, at, left):
    send(person, book, at, "offer", ["sms", "email"], {"total": 1}, "offers", left)
    send(person, book, at, "reminder", ["sms", "push"], {"text": "r"}, "service", left)


def second_half(person, book, at, left):
    for channel in ("email", "sms"):
        send(
            person, book, at, "thanks", [channel], {"text": "t"}, None, left,
            "only if" if person["country"] == "FR" else None)
    channel, refused = first_open(person, ["sms", "email"], "transactional")
    if channel:
        book.sent(person, at, "receipt", channel, {"text": "receipt"})
    else:
        book.skipped(person, at, "receipt", "sms", refused, {"text": "receipt"})


def send(person, book, at, message, channels, values, topic, left, only_if=None):
    channel, _ = first_open(person, channels)

    def reached(most, days, kind=None, way=None):
        start = plus_days(at, -days, BERLIN)
        return most <= sum(
            when > start and kind in (None, about) and way in (None, by) for when, about, by in left)

    limited = (
        reached(3, 7)
        or (topic == "offers" and reached(1, 2, kind="offers"))
        or (channel == "sms" and reached(2, 3, way="sms")))
    if book.market(person, at, message, channels, values, "limit" if limited else only_if):
        left.append((at, topic, channel))
