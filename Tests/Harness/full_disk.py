#!/usr/bin/env python3
"""Lets a disk fill up under a server, makes room again, and counts what was lost.

    sudo Tests/Harness/full_disk.py .build/release/journey-server

The data lies on a small file system in memory, which takes the right to mount. While it is full the
server must answer 503; once there is room it must go on by itself.
"""

import argparse
import errno
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from loses_nothing import meet, settle
from server import Clients, Provider, Server

# The log of the database takes some 30 MB a second on a fast machine: it must be the ballast that
# fills the disk, not the load before it.
SIZE = "256m"
PEOPLE = 20


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("executable")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        disk = pathlib.Path(folder) / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
        try:
            figures = fill(options.executable, folder, disk)
        finally:
            subprocess.run(["umount", "-l", disk], check=True)
    print(json.dumps(figures))
    bad = [name for name in ("events lost", "sends lost", "duplicates", "stuck") if figures[name]]
    sys.exit(1 if bad or not figures["refused while full"] else 0)


def fill(executable, folder, disk):
    provider = Provider()
    server = Server(executable, pathlib.Path(folder) / "workspace", provider, data=disk / "data")
    server.start()
    meet(server, PEOPLE)
    ballast = disk / "ballast"
    # Without a buffer: what does not fit must not be tried again as the file is closed.
    with open(ballast, "wb", buffering=0) as file:
        clients = Clients(server, PEOPLE)
        time.sleep(1)
        if clients.statuses.get(503):
            raise SystemExit("the disk was full before it was filled")
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    begun = time.monotonic()
    while not clients.statuses.get(503) and time.monotonic() - begun < 30:
        time.sleep(0.05)
    refused_after = time.monotonic() - begun
    time.sleep(2)
    before = len(clients.acknowledged)
    ballast.unlink()
    begun = time.monotonic()
    while len(clients.acknowledged) == before and time.monotonic() - begun < 30:
        time.sleep(0.02)
    recovered_after = time.monotonic() - begun
    time.sleep(2)
    clients.stop()
    figures = settle(server, provider, clients)
    figures["refused while full"] = clients.statuses.get(503, 0)
    figures["seconds until refused"] = round(refused_after, 2)
    figures["seconds until it went on"] = round(recovered_after, 2)
    server.stop()
    return figures


if __name__ == "__main__":
    main()
