"""Writes down what a calculation finds: who entered, how runs ended, what was sent."""

import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from people import first_open, refusal


class Run:
    """A run as far as the counts ask."""

    def __init__(self, entered, person=None):
        self.entered, self.ended, self.reason, self.converted = entered, None, None, None
        self.person = person

    def end(self, reason, at):
        self.reason, self.ended = reason, at


class Book:
    """The runs and sends of one journey."""

    def __init__(self, journey):
        self.journey, self.runs, self.sends, self.kept_out = journey, [], [], []

    def enter(self, at, person=None):
        self.runs.append(Run(at, person))
        return self.runs[-1]

    def keep_out(self, at, person):
        """Notes somebody who would have entered, and is held out."""
        self.kept_out.append(Run(at, person))
        return self.kept_out[-1]

    def sent(self, person, at, message, channel, values=None):
        self.write(person, at, message, channel, values, "sent", None)

    def skipped(self, person, at, message, channel, reason, values=None):
        self.write(person, at, message, channel, values, "skipped", reason)

    def write(self, person, at, message, channel, values, outcome, reason):
        given = {key: value for key, value in (values or {}).items() if value is not None}
        self.sends.append((at, person.id, message, channel, given, outcome, reason))

    def market(self, person, at, message, channels, values=None, reason=None):
        """Sends by the first open channel, unless there is another reason not to; tells if it left."""
        channel, refused = first_open(person, channels)
        if refused or reason:
            self.skipped(person, at, message, channels[0], refused or reason, values)
            return None
        self.sent(person, at, message, channel, values)
        return channel

    def transact(self, person, at, message, channel, values=None):
        refused = refusal(person, channel, "transactional")
        if refused:
            self.skipped(person, at, message, channel, refused, values)
        else:
            self.sent(person, at, message, channel, values)

    def counts(self, users, events):
        ended = Counter(run.reason for run in self.runs if run.ended)
        sends = {}
        for _, _, message, _, _, outcome, _ in self.sends:
            sends.setdefault(message, {"sent": 0, "skipped": 0})[outcome] += 1
        return {
            "users": users, "events": events, "entered": len(self.runs),
            "active": len(self.runs) - sum(ended.values()), "ended": dict(sorted(ended.items())),
            "converted": sum(run.converted is not None for run in self.runs), "sends": sends,
        } | self.groups()

    def groups(self):
        """The people of both groups, where some are held out."""
        if not self.kept_out:
            return {}
        return {
            name: {
                "people": len({run.person.id for run in runs}),
                "converted": len({run.person.id for run in runs if run.converted}),
            }
            for name, runs in (("let_in", self.runs), ("holdout", self.kept_out))
        }

    def lines(self):
        for at, user, message, channel, values, outcome, reason in self.sends:
            line = {
                "at": at.isoformat().replace("+00:00", "Z"), "userId": user,
                "journeyId": self.journey, "message": message, "channel": channel,
                "with": values, "outcome": outcome,
            }
            yield json.dumps(line | ({"reason": reason} if reason else {}), default=plain)


def plain(value):
    """A value as JSON writes it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
