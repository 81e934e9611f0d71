"""Makes a store of an older format: the statements of its tables come on standard input, and what is
in them from a newer store, as far as the older tables have a column for it.

usage: older_store.py NEWER.db OLDER.db
"""

import sqlite3
import sys

newer, older = sys.argv[1:3]
store = sqlite3.connect(older)
store.executescript(sys.stdin.read())
store.execute("attach ? as newer", (newer,))
tables = [row[0] for row in store.execute("select name from sqlite_master where type = 'table'")]
for table in tables:
    names = ", ".join(f'"{row[1]}"' for row in store.execute(f'pragma table_info("{table}")'))
    store.execute(f'insert into main."{table}" ({names}) select {names} from newer."{table}"')
store.commit()
print(store.execute("pragma user_version").fetchone()[0])
