"""Reads users and events as `journey run` takes them, and the few things that every calculation needs.

Nothing here knows of journeys: people with their events in order, local time, and consent.
"""

import gzip
import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo, available_timezones

UTC = timezone.utc
ZONES = available_timezones()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass
class Event:
    """Something a person did, with its place in the order of arrival."""

    name: str
    at: datetime
    order: int
    attributes: dict
    arrival: datetime

    def __getitem__(self, key):
        return self.attributes.get(key)

    @property
    def place(self):
        """Its place in a life: events come before timers at one instant."""
        return (self.arrival, 0, self.order)


@dataclass
class Person:
    """All that is known of somebody."""

    id: str
    fields: dict = field(default_factory=dict)
    attributes: dict = field(default_factory=dict)
    preferences: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    clock: tuple = None

    def __getitem__(self, key):
        return self.attributes.get(key)

    def zone(self, otherwise="Europe/Berlin"):
        """Their own zone, or another where it is missing or unknown."""
        own = self.fields.get("timezone")
        return ZoneInfo(own if own in ZONES else otherwise)

    @property
    def is_known(self):
        """Whether there is a line of them among the users."""
        return bool(self.fields)

    def named(self, *names):
        return [event for event in self.events if event.name in names]


def moment(text):
    """The instant of ISO 8601 text, in UTC; nothing for nothing."""
    return text and datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def local(day, clock, zone):
    """The instant of a local time: the first after a gap, the first of two."""
    naive = datetime.combine(day, clock)
    for fold in (0, 1):
        instant = naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == naive:
            return instant
    # In a gap: the last instant that reads earlier, found by halving.
    low = naive.replace(tzinfo=UTC) - DAY
    high = naive.replace(tzinfo=UTC) + DAY
    while high - low > timedelta(microseconds=1):
        middle = low + (high - low) / 2
        reads_earlier = middle.astimezone(zone).replace(tzinfo=None) < naive
        low, high = (middle, high) if reads_earlier else (low, middle)
    return high


def plus_days(at, days, zone):
    """So many calendar steps on, the same time on the clock."""
    here = at.astimezone(zone).replace(tzinfo=None)
    if days == 0:
        return at
    return local(here.date() + days * DAY, here.time(), zone)


def month_on(day, months):
    """The same day of another month, or its last one."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(day.day, (after - DAY).day))


def plus_months(at, months, zone):
    """So many months on, the same time on the clock."""
    here = at.astimezone(zone).replace(tzinfo=None)
    return local(month_on(here.date(), months), here.time(), zone)


def next_clock(at, clock, zone):
    """The next instant, after this one, at which the clock shows a time."""
    day = at.astimezone(zone).date()
    first = local(day, clock, zone)
    return first if first > at else local(day + DAY, clock, zone)


def tomorrow(at, clock, zone):
    return local(at.astimezone(zone).date() + DAY, clock, zone)


def next_weekday(at, weekday, clock, zone):
    """The coming weekday (Monday is 0), in a week if it is that today."""
    day = at.astimezone(zone).date()
    return local(day + ((weekday - day.weekday() - 1) % 7 + 1) * DAY, clock, zone)


def six(number):
    """A number with six fractional digits, half to even."""
    return number.quantize(Decimal("0.000001"), ROUND_HALF_EVEN)


def refusal(person, channel, kind="marketing"):
    """Why a channel may not be used, or nothing."""
    address = {"email": "email", "sms": "phone", "push": "mainDeviceId"}[channel]
    if not person.fields.get(address):
        return "unreachable"
    flags = person.preferences.get(channel, {})
    if kind == "marketing":
        agreed = all(flags.get(flag) is True for flag in ("reachable", "subscribed", "marketing"))
    else:
        agreed = all(flags.get(flag) is not False for flag in ("reachable", "transactional"))
    return None if agreed else "consent"


def first_open(person, channels, kind="marketing"):
    """The first channel that reaches somebody, or why the first one does not."""
    reasons = [refusal(person, channel, kind) for channel in channels]
    for channel, reason in zip(channels, reasons):
        if reason is None:
            return channel, None
    return None, reasons[0]


def lines(path):
    """The JSON objects of a file; lines that are none are left out."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            try:
                yield json.loads(line, parse_float=Decimal, parse_int=Decimal)
            except ValueError:
                continue


def read(users, *files):
    """Everybody, each with their events in order of time, those of one instant as they came.

    A file can be followed by the moment at which the clock stood as it was read: `FILE@MOMENT`.
    """
    everybody, seen = {}, set()
    for line in lines(users):
        person = everybody.setdefault(line["userId"], Person(line["userId"]))
        person.attributes.update(line.get("attributes", {}))
        for channel, flags in line.get("preferences", {}).items():
            person.preferences.setdefault(channel, {}).update(flags)
        others = {k: v for k, v in line.items() if k not in ("attributes", "preferences")}
        person.fields.update(others)
    for name in files:
        path, _, clock = name.partition("@")
        for line in lines(path):
            if "eventTime" in line and (line["userId"], line["eventId"]) not in seen:
                seen.add((line["userId"], line["eventId"]))
                person = everybody.setdefault(line["userId"], Person(line["userId"]))
                person.events.append(event(line, len(seen), moment(clock)))
    times = [event.at for person in everybody.values() for event in person.events]
    for person in everybody.values():
        person.events.sort(key=lambda event: (event.at, event.order))
        person.clock = (min(times), max(times) + 366 * DAY)
    return everybody, len(seen)


def event(line, order, clock):
    at = moment(line["eventTime"])
    arrival = max(at, clock) if clock else at
    return Event(line["eventName"], at, order, line["attributes"], arrival)
