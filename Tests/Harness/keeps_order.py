#!/usr/bin/env python3
"""Sends events of many people to servers that share one database, and looks whether each person's
were handled in the order in which they were acknowledged, each of them once.

    Tests/Harness/keeps_order.py .build/release/journey-server --events 1000000

Meanwhile servers are killed, told to stop and halted for longer than their word counts, so that
parts change hands all the time. The journey itself keeps count: it writes down the last number that
it saw of a person, and counts those that came out of turn.
"""

import argparse
import json
import random
import sys
import tempfile
import threading
import time

from postgres import Cluster
from server import Fleet, Provider, Server

SCRIPT = """\
journey order "Count what comes out of turn"
  trigger on ticked
  entry unlimited
  set user.seen = user.seen + 1
  if entry.n is user.last + 1
    set user.last = entry.n
  otherwise
    set user.inversions = user.inversions + 1
  end
end
"""
CATALOG = """\
workspace: harness
time_zone: UTC
users:
  attributes: {{ seen: number, last: number, inversions: number }}
events:
  ticked: {{ n: number! }}
"""
BATCH = 500


class Sender(threading.Thread):
    """Sends the events of its own people, in order: the next batch once one is acknowledged."""

    def __init__(self, fleet, people, each, seed):
        super().__init__()
        self.fleet = fleet
        self.people = people
        self.each = each
        self.dice = random.Random(seed)
        self.sent = 0

    def run(self):
        lines = []
        for n in range(1, self.each + 1):
            for person in self.people:
                lines.append(json.dumps({
                    "eventId": f"{person}-{n}", "userId": person, "eventName": "ticked",
                    "attributes": {"n": n}}))
                if len(lines) == BATCH:
                    self.send(lines)
                    lines = []
        if lines:
            self.send(lines)

    def send(self, lines):
        while True:
            try:
                status, answer = self.fleet.ask(
                    "POST", "/events", "\n".join(lines), kind="application/x-ndjson")
            except OSError:
                time.sleep(0.05)
                continue
            if status in (200, 202):
                self.sent += len(lines)
                return
            if status not in (429, 503):
                raise SystemExit(f"a batch was answered with {status}: {answer[:500]}")
            time.sleep(0.2)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("executable")
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--people", type=int, default=2_000)
    options.add_argument("--servers", type=int, default=3)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster()
        provider = Provider()
        servers = [
            Server(options.executable, f"{folder}/{index}", provider, script=SCRIPT,
                   catalog=CATALOG, options=["--store", cluster.url])
            for index in range(options.servers)]
        fleet = Fleet(servers, options.seed)
        fleet.start()
        figures = run(fleet, servers, options)
        fleet.stop()
        cluster.close()
    print(json.dumps(figures))
    sys.exit(0 if figures["inversions"] == 0 and figures["handled"] == figures["events"] else 1)


def run(fleet, servers, options):
    people = [f"u{index}" for index in range(options.people)]
    for person in people:
        user = {"userId": person, "attributes": {"seen": 0, "last": 0, "inversions": 0}}
        status, answer = fleet.ask("POST", "/users", json.dumps(user))
        if status not in (200, 201):
            raise SystemExit(f"a user was answered with {status}: {answer}")
    begun = time.monotonic()
    each = options.events // options.people
    senders = [Sender(fleet, people[index::4], each, index) for index in range(4)]
    for sender in senders:
        sender.start()
    disturbances = disturb(servers, senders, random.Random(options.seed))
    took = time.monotonic() - begun
    wanted = each * len(people)
    counts = settle(fleet, people, each)
    return {
        "events": wanted, "handled": sum(counts["seen"]), "inversions": sum(counts["inversions"]),
        "out of date": sum(last != each for last in counts["last"]),
        "seconds to send": round(took, 1), "seconds": round(time.monotonic() - begun, 1),
        **disturbances}


def disturb(servers, senders, dice):
    """Kills, stops and halts servers until all is sent; one of them is always there."""
    done = {"kills": 0, "stops": 0, "halts": 0}
    while any(sender.is_alive() for sender in senders):
        time.sleep(dice.uniform(0.5, 3))
        one = dice.choice(servers[1:])
        deed = dice.choice(["kills", "stops", "halts"])
        if deed == "halts":
            one.stand_still(dice.uniform(1, 20))
        else:
            one.kill() if deed == "kills" else one.stop()
            time.sleep(dice.uniform(0, 2))
            one.start()
        done[deed] += 1
    return done


def settle(fleet, people, each, seconds=900):
    """Waits until all is handled; what the journey has counted of each person."""
    end = time.monotonic() + seconds
    while True:
        counts = {"seen": [], "last": [], "inversions": []}
        for person in people:
            attributes = json.loads(fleet.ask("GET", f"/users/{person}")[1])["attributes"]
            for name in counts:
                counts[name].append(attributes[name])
            # The others are asked once this one is done.
            if attributes["seen"] < each and time.monotonic() < end:
                break
        else:
            return counts
        time.sleep(0.5)


if __name__ == "__main__":
    main()
