"""What a run writes of its person holds for what follows, in all of their runs."""

from copy import deepcopy
from decimal import Decimal

from people import BERLIN, plus_days


def live(person, book):
    if person.named("cart_viewed"):
        person.fields.setdefault("userId", person.id)  # what is written makes them known
    person = deepcopy(person)
    waiting = []
    for view in person.named("cart_viewed"):
        while waiting and waiting[0][0] < view.at:
            later(person, book, *waiting.pop(0))
        enter(person, book, view, waiting)
    while waiting:
        later(person, book, *waiting.pop(0))


def enter(person, book, view, waiting):
    run, now = book.enter(view.at), view.at
    before = person["points"] or Decimal(0)
    if before > 12:
        run.end("exited", now)
        return
    points = person.attributes["points"] = before + Decimal("2.5")
    person.attributes["note"] = f"on {now.astimezone(BERLIN).date()}"
    if points > 7 and person["vip"]:
        person.preferences.setdefault("email", {})["marketing"] = False
        book.market(person, now, "thanks", ["email"], {"text": "first", "number": points})
        run.end("enough", now)
    else:
        person.preferences.setdefault("sms", {})["subscribed"] = True
        values = {"text": person["note"], "number": before}
        book.market(person, now, "thanks", ["sms", "push"], values)
        waiting.append((plus_days(now, 1, BERLIN), run))
        waiting.sort(key=lambda entry: entry[0])
    if points > 12:
        for _, other in waiting:
            other.end("exited", now)
        waiting.clear()


def later(person, book, now, run):
    values = {"text": "later", "number": person["points"]}
    book.market(person, now, "thanks", ["email"], values)
    person.attributes["country"] = None
    person.fields["email"] = "new@example.com"
    book.market(person, now, "thanks", ["email"], {"text": "nowhere"})
    run.end("completed", now)
