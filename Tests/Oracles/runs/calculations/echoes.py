"""Messages that were sent are events too, from the end of the step that sent them."""

from people import BERLIN, plus_days


def live(person, book):
    free_from, sent = None, []
    for entry in person.named("order_placed"):
        if free_from and free_from > entry.place:
            continue
        run = book.enter(entry.at)

        def send(at, message, channels, values, reason=None):
            channel = book.market(person, at, message, channels, values, reason)
            if channel:
                sent.append((at, message, channel))
            return channel

        send(entry.at, "offer", ["sms", "email"], {"total": entry["total"]})
        count = len(book.sends)
        book.transact(person, entry.at, "receipt", "email", {"text": entry["order_id"]})
        if book.sends[count][5] == "sent":
            sent.append((entry.at, "receipt", "email"))

        now = plus_days(entry.at, 1, BERLIN)
        values = {
            "text": sent[-1][2] if sent else None,
            "number": sum(at >= entry.at for at, _, _ in sent),
        }
        if send(now, "thanks", ["push", "email"], values):
            run.converted = now

        now = plus_days(now, 1, BERLIN)
        book.sent(person, now, "desk", "email", {"text": f"after {entry['order_id']}"})
        # The word to the desk is part of the same step, and no event yet.
        start = plus_days(now, -2, BERLIN)
        recent = [message for at, message, _ in sent if at >= start]
        send(now, "reminder", ["email"], {"text": "gone"}, None if len(recent) == 2 else "only if")
        sent.append((now, "desk", "email"))
        run.end("enough", now)
        free_from = (now, 1, 0)
