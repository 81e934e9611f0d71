"""Time alone starts a run, five days after an order, and takes it on, ten days after a view."""

from datetime import timedelta

from people import BERLIN, plus_days

INSTANT, QUARTER = timedelta(microseconds=1), timedelta(minutes=15)


def gone(at, days):
    """The first instant at which something is more than so many days ago."""
    edge = plus_days(at, days, BERLIN)
    if plus_days(edge, -days, BERLIN) <= at:
        edge += INSTANT
    while plus_days(edge, -days, BERLIN) <= at:
        edge = quarter_after(edge)  # the clocks were put back around the event
    return edge


def quarter_after(at):
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0) + QUARTER


def live(person, book):
    orders, views = person.named("order_placed"), person.named("page_viewed")
    for number, order in enumerate(orders):
        entered = gone(order.at, 5)
        if number + 1 < len(orders) and orders[number + 1].at <= entered:
            continue
        run = book.enter(entered)
        book.market(person, entered, "reminder", ["email"], {"text": "gone"})
        later = orders[number + 1:]
        goals = [o.at for o in later if o.at <= plus_days(entered, 7, BERLIN)]
        run.converted = goals[0] if goals else None
        outs = [o.place for o in later if o["total"] > 1]

        bound = plus_days(entered, 20, BERLIN)
        end = max([entered] + [gone(v.at, 10) for v in views if v.at <= entered])
        for view in views:
            if entered < view.at <= end:
                end = gone(view.at, 10)
        reason = "completed" if end <= bound else "looks around"
        end = min(end, bound)
        if outs and outs[0] < (end, 1, 0):
            run.end("exited", outs[0][0])
            continue
        if reason == "completed":
            count = sum(view.at <= end for view in views)
            book.market(person, end, "offer", ["email"], {"total": count})
        run.end(reason, end)
