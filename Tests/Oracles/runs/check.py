"""check.py JOURNEY USERS EVENTS SENDS COUNTS [--write FOLDER]

Works out person by person what a journey must send, and holds against it what `journey run` wrote with
`--sends SENDS --format json > COUNTS`. Prints the first differences; the exit status is 1 if there is one.

EVENTS can be several files with commas between them; one that was taken in later is written FILE@MOMENT,
with the moment at which the clock stood. `--write` leaves the expected files in a folder.
"""

import json
import sys
from collections import Counter
from decimal import Decimal
from importlib import import_module
from pathlib import Path

from book import Book
from people import moment, read

DIFFERENCES_SHOWN = 6


def expected(name, users, events):
    """The lines and counts that a calculation comes to."""
    calculation = import_module(f"calculations.{name}")
    everybody, count = read(users, *events.split(","))
    books = {journey: Book(journey) for journey in getattr(calculation, "JOURNEYS", [name])}
    for person in everybody.values():
        calculation.live(person, *books.values())
    lines = sorted(line for book in books.values() for line in book.lines())
    known = sum(person.is_known for person in everybody.values())
    counts = {journey: book.counts(known, count) for journey, book in books.items()}
    return lines, counts if len(counts) > 1 else counts[name]


def frozen(line):
    """A line in a form in which equal lines are equal: 12 and 12.0 are one number, any order of keys."""
    value = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    value["at"] = moment(value["at"])
    return json.dumps(value, sort_keys=True, default=spelled)


def spelled(value):
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def differences(lines, counts, sends, summary):
    wanted, found = Counter(map(frozen, lines)), Counter(map(frozen, sends))
    yield from (f"missing: {line}" for line in sorted((wanted - found).elements()))
    yield from (f"not due: {line}" for line in sorted((found - wanted).elements()))
    times = [moment(json.loads(line)["at"]) for line in sends]
    if times != sorted(times):
        yield "the sends are not in order of time"
    several = "entered" not in counts
    for journey in counts if several else [None]:
        due, given = (counts[journey], summary[journey]) if several else (counts, summary)
        for key, value in due.items():
            if given[key] != value:
                yield f"{journey or 'counts'}: {key} is {given[key]} and should be {value}"


def main():
    name, users, events, sends, summary = sys.argv[1:6]
    lines, counts = expected(name, users, events)
    if sys.argv[6:7] == ["--write"]:
        folder = Path(sys.argv[7])
        (folder / f"{name}.sends.ndjson").write_text("".join(f"{line}\n" for line in lines))
        (folder / f"{name}.counts.json").write_text(json.dumps(counts, indent=2) + "\n")
    actual = Path(sends).read_text(encoding="utf-8").splitlines()
    found = list(differences(lines, counts, actual, json.loads(Path(summary).read_text())))
    for difference in found[:DIFFERENCES_SHOWN]:
        print(difference)
    if len(found) > DIFFERENCES_SHOWN:
        print(f"… and {len(found) - DIFFERENCES_SHOWN} more")
    print(f"{name}: {len(lines)} sends, {len(found)} differences")
    sys.exit(1 if found else 0)


main()
