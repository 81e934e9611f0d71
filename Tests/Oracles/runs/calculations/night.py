"""Quiet hours hold a message and its run; what else may forbid it is asked as it leaves."""

from datetime import time
from zoneinfo import ZoneInfo

from people import DAY, HOUR, local

KOLKATA = ZoneInfo("Asia/Kolkata")


def rested(at, own):
    """The first instant at which neither span is quiet."""
    while True:
        here, there = at.astimezone(own), at.astimezone(KOLKATA)
        if here.time() >= time(21):
            at = local(here.date() + DAY, time(8), own)
        elif here.time() < time(8):
            at = local(here.date(), time(8), own)
        elif time(12) <= there.time() < time(12, 30):
            at = local(there.date(), time(12, 30), KOLKATA)
        else:
            return at


def live(person, book):
    own = person.zone()
    for entry in person.named("cart_abandoned"):
        cart = entry["cart_id"]
        out = [
            order.place for order in person.named("order_placed")
            if cart is not None and order["cart_id"] == cart and order.place > entry.place
        ]
        out = out[0] if out else (entry.at + 9999 * DAY, 0, 0)
        run = book.enter(entry.at)
        if not passes(person, book, entry, out, own):
            run.end("exited", out[0])
        else:
            run.end("completed", passes.ended)


def passes(person, book, entry, out, own):
    """Lives a run to its end, or until it is out."""
    closed = "send only if" if person["vip"] else None
    leaves = rested(entry.at, own)
    place = entry.place if leaves == entry.at else (leaves, 1, 0)
    if out < place:
        return False
    pages = sum(page.place <= entry.place for page in person.named("page_viewed"))
    seen = any(
        view.place <= place and view.at >= leaves - 2 * HOUR for view in person.named("cart_viewed"))
    first = book.market(
        person, leaves, "offer", ["email"], {"total": entry["total"] + pages},
        closed or ("only if" if seen else None))
    before = len(book.sends)
    book.transact(person, leaves, "receipt", "email", {"text": "at once"})
    receipt = book.sends[before][5] == "sent"

    leaves = leaves + 11 * HOUR
    if out < (leaves, 1, 0):
        return False
    leaves = rested(leaves, own)
    if out < (leaves, 1, 0):
        return False
    before = len(book.sends)
    channel = book.market(
        person, leaves, "reminder", ["push", "sms"], {"text": entry["cart_id"]}, closed)
    passes.ended = leaves
    if not channel:
        book.sent(person, leaves, "desk", "email", {"text": book.sends[before][6]})
    else:
        book.market(person, leaves, "thanks", ["email"], {"text": channel}, closed)
    return True
