"""Ages, days and moments that are reached by time alone."""

from datetime import date, time, timedelta

from people import BERLIN, DAY, local, moment, plus_days

INSTANT = timedelta(microseconds=1)


def rested(at):
    here = at.astimezone(BERLIN)
    if here.time() >= time(23):
        return local(here.date() + DAY, time(11), BERLIN)
    return local(here.date(), time(11), BERLIN) if here.time() < time(11) else at


def live(person, book):
    if not person["trial_ends"]:
        return
    ends = moment(person["trial_ends"])
    entered, out = plus_days(ends, -3, BERLIN) + INSTANT, plus_days(ends, 2, BERLIN) + INSTANT
    run = book.enter(entered)
    book.market(person, entered, "reminder", ["email"], {"text": "soon"})
    book.market(person, ends, "reminder", ["email"], {"text": "now"})
    if person["renewal"]:
        over = local(date.fromisoformat(person["renewal"]) + DAY, time(0), BERLIN)
        book.market(person, rested(max(over, ends)), "reminder", ["email"], {"text": "over"})
    run.end("exited", out)
