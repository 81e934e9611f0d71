"""Begins a migration and is killed within: killed_migration.py DATABASE COUNT < statements.

The first COUNT statements run in one transaction that is never committed; the process then ends as
one that is killed does. It prints nothing: whoever calls looks at what is left.
"""

import os
import signal
import sqlite3
import sys

database, count = sys.argv[1], int(sys.argv[2])
text = sys.stdin.read()
# No text in them holds a semicolon.
statements = [part.strip() for part in text.split(";") if part.strip()]
connection = sqlite3.connect(database, isolation_level=None)
# Of what is changed little is kept in memory, so that much of it is in the files by then.
connection.execute("pragma journal_mode = wal")
connection.execute("pragma cache_size = 2")
connection.execute("begin immediate")
for statement in statements[:count]:
    connection.execute(statement)
os.kill(os.getpid(), signal.SIGKILL)
