"""generate.py SEED PEOPLE FOLDER

Makes users.ndjson and events.ndjson: people of many zones and consents, with events that often fall on
one instant, around the days on which clocks change, in any order, some twice, some lines broken.
"""

import json
import pathlib
import random
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = ["Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York", "UTC", None, "Mars/Base"]
SPANS = [datetime(2026, 1, 28), datetime(2026, 3, 22), datetime(2026, 10, 1), datetime(2026, 10, 18)]
CLOCKS = [(0, 0), (0, 30), (2, 0), (2, 30), (3, 0), (7, 59), (8, 0), (9, 0), (12, 0), (21, 0), (23, 59)]
TEXTS = ["Straße", "STRASSE MEAT", "meat", "Hot MEAT pie", "", "Äpfel", "vip-guest"]
DEPARTMENTS = ["MEAT", "GROCERY", "DELI", "meat", "FUEL"]


def some(random, value, share=0.75):
    return value if random.random() < share else None


def known(pairs):
    return {key: value for key, value in pairs.items() if value is not None}


def user(random, id):
    flags = ("reachable", "subscribed", "marketing", "transactional")
    preferences = {}
    for channel in ("email", "sms", "push"):
        if random.random() < 0.9:
            chosen = {flag: random.choice([True] * 12 + [False, None]) for flag in flags}
            preferences[channel] = known(chosen)
    ends = datetime(2026, random.choice([2, 3, 4, 10, 11]), random.randint(1, 28), 12, 30)
    return known({
        "userId": id, "email": some(random, f"{id}@example.com", 0.85),
        "phone": some(random, "+49", 0.6), "mainDeviceId": some(random, f"d-{id}", 0.4),
        "firstName": some(random, random.choice(["Ana", "Ben", "Zoë"])),
        "timezone": random.choice(ZONES), "isActive": random.random() < 0.9,
        "attributes": known({
            "country": some(random, random.choice(["DE", "FR", "de"])),
            "plan": some(random, random.choice(["free", "pro"])),
            "points": some(random, random.choice([0, 1, 2.5, 0.1, 99.999999, -3])),
            "vip": some(random, random.random() < 0.5),
            "trial_ends": some(random, ends.isoformat() + "Z"),
            "renewal": some(random, ends.date().isoformat()),
            "note": some(random, random.choice(TEXTS)),
        }),
        "preferences": preferences,
    })


def attributes(random, name, at):
    cart = f"c{random.randint(1, 3)}"

    def price():
        return random.choice([0.1, 0.2, 0.3, 1, 10.05, 19.99, 50, 49.999999, 75])

    due = (at + timedelta(days=random.randint(-2, 20))).date().isoformat()
    retry = (at + timedelta(hours=random.randint(-5, 90))).isoformat() + "Z"
    items = [{"sku": random.choice("abc"), "price": price()} for _ in range(random.randint(0, 3))]
    return known({
        "cart_abandoned": {
            "cart_id": some(random, cart, 0.9), "total": price(), "items": some(random, items)},
        "cart_viewed": {"cart_id": cart, "device": some(random, random.choice(["phone", "desktop"]))},
        "order_placed": {
            "order_id": f"o{random.randint(1, 10**9)}", "cart_id": some(random, cart), "total": price(),
            "departments": some(random, random.sample(DEPARTMENTS, random.randint(0, 3)))},
        "page_viewed": {
            "path": random.choice(["/", "/cart", "/Cart/pay"]),
            "seconds": some(random, random.choice([1, 2, 2.5, 3, 0.000001]))},
        "payment_failed": {
            "invoice": f"i{random.randint(1, 2)}", "amount": price(), "due": some(random, due),
            "retry_at": some(random, retry)},
        "invoice_paid": {"invoice": f"i{random.randint(1, 2)}"},
    }[name])


def instant(random, zone):
    day = random.choice(SPANS) + timedelta(days=random.randint(0, 14))
    kind = random.random()
    if kind < 0.6:
        hour, minute = random.choice(CLOCKS)
        local = day.replace(hour=hour, minute=minute, tzinfo=ZoneInfo(zone or "Europe/Berlin"))
        return local.astimezone(timezone.utc).replace(tzinfo=None)
    if kind < 0.9:
        return day + timedelta(minutes=15 * random.randint(0, 95))
    return day + timedelta(microseconds=random.randint(0, 86_400_000_000 - 1))


def events_of(random, user, count):
    names = random.choices(
        ["cart_abandoned", "cart_viewed", "order_placed", "page_viewed", "payment_failed", "invoice_paid"],
        [5, 4, 6, 4, 3, 2], k=count)
    zone = user.get("timezone")
    zone = zone if zone in ZONES[:5] else None
    times = []
    for name in names:
        at = random.choice(times) if times and random.random() < 0.2 else instant(random, zone)
        if times and random.random() < 0.2:
            at = random.choice(times) + random.choice([1, 2, 3, 7, 10]) * timedelta(days=1)
        times.append(at)
        yield name, at, attributes(random, name, at)


def main():
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    chance = random.Random(seed)
    users = [user(chance, f"p{number}") for number in range(count)]
    events = []
    for somebody in users:
        for name, at, values in events_of(chance, somebody, chance.randint(5, 30)):
            offset = timezone(timedelta(minutes=chance.choice([0, 0, 60, -300, 330])))
            time = at.replace(tzinfo=timezone.utc).astimezone(offset).isoformat()
            events.append(json.dumps({
                "eventId": f"e{len(events)}", "userId": somebody["userId"], "eventName": name,
                "eventTime": time, "attributes": values}))
    chance.shuffle(events)
    for _ in range(len(events) // 50):
        events.insert(chance.randint(0, len(events)), chance.choice(events))
        events.insert(chance.randint(0, len(events)), chance.choice(['{"eventId": "x"}', "{no", "[]"]))
    # Some are told of in two lines, and some not at all.
    chance.shuffle(users)
    lines = [json.dumps(somebody) for somebody in users[count // 12:]]
    lines += [json.dumps({"userId": somebody["userId"], "attributes": {"vip": True}})
              for somebody in users[-count // 10:]]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "users.ndjson").write_text("".join(f"{line}\n" for line in lines))
    (folder / "events.ndjson").write_text("".join(f"{line}\n" for line in events))


main()
