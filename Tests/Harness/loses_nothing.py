#!/usr/bin/env python3
"""Kills a server at random moments under load, and counts what was lost, doubled or stuck.

    Tests/Harness/loses_nothing.py .build/release/journey-server --kills 200

Every order that a client saw acknowledged must lead to one confirmation and, two seconds later, to
one follow-up at a provider that honours the key; every order must be found in the store; nobody may
be left inside when all has been quiet for a while.

With --forgetful the provider does not honour the key, and drops answers: then nothing may be done
twice, and what was not done must be shown as unknown. With --postgres the data is on a PostgreSQL
server, which is started beside it, and several --servers may share it; with --database it is on one
that is there already, such as one that Citus spreads over nodes. With --gently a server is told to
stop instead, which may take ten seconds at most; with --standing-still it is halted for so long, and
goes on.
"""

import argparse
import json
import random
import sys
import tempfile
import time

from postgres import Cluster
from server import Clients, Fleet, Provider, Server

# What was on its way at a kill is tried again, one a second where nothing new pays for repeats.
QUIET_SECONDS = 300
STOP_SECONDS_MAX = 10


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("executable")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--people", type=int, default=50)
    options.add_argument("--forgetful", action="store_true")
    options.add_argument("--gently", action="store_true")
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--database", metavar="URL")
    options.add_argument("--servers", type=int, default=1)
    options.add_argument("--standing-still", type=float, default=0, metavar="SECONDS")
    options = options.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        provider = Provider(options.forgetful)
        cluster = Cluster() if options.postgres else None
        database = cluster.url if cluster else options.database
        store = ["--store", database] if database else []
        servers = [
            Server(options.executable, f"{folder}/{index}", provider, options=store)
            for index in range(options.servers)]
        server = Fleet(servers, options.seed)
        server.start()
        meet(server, options.people)
        begun = time.monotonic()
        clients = Clients(server, options.people, seed=options.seed)
        stops = []
        for kill in range(options.kills):
            time.sleep(dice.uniform(0.02, 0.6))
            one = dice.choice(servers)
            if options.standing_still:
                one.stand_still(options.standing_still)
                continue
            if options.gently:
                stops.append(one.stop())
            else:
                one.kill()
            one.start()
            if sys.stderr.isatty():
                print(f"\r{kill + 1} of {options.kills} kills", end="", file=sys.stderr)
        clients.stop()
        figures = settle(server, provider, clients)
        figures["kills"] = options.kills
        figures["seconds"] = round(time.monotonic() - begun, 1)
        stops.append(server.stop())
        figures["longest stop"] = round(max(stops), 2)
        print(json.dumps(figures))
        if cluster:
            cluster.close()
        bad = [name for name in ("events lost", "sends lost", "duplicates", "stuck") if figures[name]]
        sys.exit(1 if bad or max(stops) > STOP_SECONDS_MAX else 0)


def meet(server, people):
    for index in range(people):
        user = {"userId": f"u{index}", "email": f"u{index}@example.com", "attributes": {}}
        status, answer = server.ask("POST", "/users", json.dumps(user))
        if status not in (200, 201):
            raise SystemExit(f"a user was answered with {status}: {answer}")


def settle(server, provider, clients):
    """Waits until all that is due has been done, then counts."""
    wanted = {(message, n) for n in clients.acknowledged for message in ("confirm", "follow_up")}
    end = time.monotonic() + QUIET_SECONDS
    while time.monotonic() < end:
        missing = len(wanted - provider.ledger().keys())
        if missing <= (told(server, "unknown") if provider.forgetful else 0):
            break
        time.sleep(0.1)
    ledger = provider.ledger()
    unresolved = told(server, "unknown") if provider.forgetful else 0
    return {
        "acknowledged": len(clients.acknowledged),
        "events lost": sum(not is_kept(server, n, user) for n, user in clients.acknowledged.items()),
        "sends lost": max(0, len(wanted - ledger.keys()) - unresolved),
        "still on their way": told(server, "pending") + told(server, "sending"),
        "shown as unknown": unresolved,
        "duplicates": sum(count - 1 for count in ledger.values()),
        "asked": provider.asked,
        "stuck": still_inside(server),
    }


def is_kept(server, n, user):
    status, answer = server.ask("GET", f"/userEvent?userId={user}&eventId=e{n}")
    return status == 200 and f'"e{n}"'.encode() in answer


def told(server, status):
    """How many messages the server says to have a status."""
    code, answer = server.ask("GET", "/journeys/follow/report")
    if code != 200:
        return 0
    return sum(counts.get(status, 0) for counts in json.loads(answer)["sends"].values())


def still_inside(server, seconds=10):
    end = time.monotonic() + seconds
    while True:
        status, answer = server.ask("GET", "/journeys/follow/report")
        inside = json.loads(answer)["active"] if status == 200 else -1
        if inside == 0 or time.monotonic() > end:
            return inside
        time.sleep(0.2)


if __name__ == "__main__":
    main()
