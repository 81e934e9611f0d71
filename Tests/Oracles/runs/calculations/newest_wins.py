"""The last look at a cart within half a day counts."""

from people import HOUR


def live(person, book):
    views = [view for view in person.named("page_viewed") if view["path"].lower().startswith("/cart")]
    for number, view in enumerate(views):
        run = book.enter(view.at)
        done = view.at + 12 * HOUR
        if number + 1 < len(views) and views[number + 1].at <= done:
            run.end("exited", views[number + 1].at)
            continue
        values = {"text": view["path"], "number": view["seconds"]}
        book.market(person, done, "thanks", ["push", "email"], values)
        run.end("completed", done)
