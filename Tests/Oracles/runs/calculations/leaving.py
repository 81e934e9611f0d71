"""An exit that time alone can bring about, and one that needs two orders."""

from people import BERLIN, plus_days


def live(person, book):
    last, free_from = None, None
    for entry in person.named("cart_abandoned"):
        if last and (free_from > entry.place or plus_days(last, 1, BERLIN) > entry.at):
            continue
        last = entry.at
        run = book.enter(entry.at)
        views = [v for v in person.named("page_viewed")]
        recent = [v for v in views if v.place <= entry.place and v.at >= plus_days(entry.at, -3, BERLIN)]
        if not recent:
            free_from = entry.place
            run.end("exited", entry.at)
            continue
        book.market(person, entry.at, "thanks", ["email"], {"text": "in"})
        # Each view keeps them in for three days, to the last instant.
        end = (plus_days(entry.at, 10, BERLIN), 1, 0)
        stays = plus_days(recent[-1].at, 3, BERLIN)
        for view in views:
            if view.place > entry.place and view.at <= stays:
                stays = plus_days(view.at, 3, BERLIN)
        orders = [o.place for o in person.named("order_placed") if o.place > entry.place]
        free_from = min([end, (stays, 2, 0)] + orders[1:2])
        if free_from == end:
            book.market(person, end[0], "thanks", ["email"], {"text": "out"})
        run.end("completed" if free_from == end else "exited", free_from[0])
