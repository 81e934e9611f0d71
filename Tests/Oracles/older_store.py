"""Makes a store of an older format: the statements of its tables come on standard input, and what is
in them from a newer store, as far as the older tables have a column for it.

What newer stores keep in fewer words is spelled out.

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
if "shared_text" not in tables:
    # What was kept once stood with each event, and so did what follows from its number.
    store.execute("""
        update user_events set arrives_at = event_at,
          user_event_id = case user_event_id when '' then part || '-' || number
            else user_event_id end,
          attributes = coalesce(
            (select content from newer.shared_text where '#' || number = attributes), attributes)
        where from_outside = 0""")
if "registers" not in [row[1] for row in store.execute("pragma table_info(journey_state)")]:
    # What is in the row of a run now was in a table of its own.
    store.execute("""
        insert or replace into journey_run_data (part, user_id, run, registers)
        select part, user_id, run, registers from newer.journey_state where registers is not null""")
store.commit()
print(store.execute("pragma user_version").fetchone()[0])
