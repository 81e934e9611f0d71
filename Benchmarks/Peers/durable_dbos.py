"""durable_dbos.py FOLDER|URL JOURNEYS: ten states in DBOS over SQLite, its log written ahead, or
over PostgreSQL, each state kept; prints states a second and microseconds of a processor for one."""
import asyncio, logging, os, resource, sqlite3, sys, time
logging.disable(logging.CRITICAL)
from dbos import DBOS, SetWorkflowID

place, journeys = sys.argv[1], int(sys.argv[2])
# As many at once as it did best with: 32.
at_once = 32
if "://" in place:
    url = place.replace("postgresql://", "postgresql+psycopg://")
else:
    path = os.path.join(place, "dbos.db")
    sqlite3.connect(path).execute("pragma journal_mode = wal")
    url = f"sqlite:///{path}"
DBOS(config={"name": "bench", "system_database_url": url, "log_level": "CRITICAL"})


@DBOS.step()
async def trigger(user): return {"total": 79.9, "country": "DE", "subscribed": True}


@DBOS.step()
async def condition(state): return state["country"] in ("DE", "FR") and state["total"] > 50 and state["subscribed"]


@DBOS.step()
async def action(user, name): return {"sent": name, "to": user}


@DBOS.step()
async def split(user): return user % 2


@DBOS.workflow()
async def journey(user):
    state = await trigger(user)
    if not await condition(state): return 0
    await action(user, "first")
    await DBOS.sleep_async(0.001)
    if not await condition(state): return 0
    await action(user, "second" if await split(user) else "third")
    await DBOS.recv_async("order_placed", timeout_seconds=60)
    await action(user, "last")
    return 1


async def all_of_them():
    room = asyncio.Semaphore(at_once)

    async def one(user):
        async with room:
            with SetWorkflowID(f"j-{user}"):
                handle = await DBOS.start_workflow_async(journey, user)
            await DBOS.send_async(f"j-{user}", {}, "order_placed")
            assert await handle.get_result(polling_interval_sec=0.05) == 1

    await asyncio.gather(*[one(user) for user in range(journeys)])


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


DBOS.launch()
wall, cpu = time.time(), processor()
asyncio.run(all_of_them())
wall, cpu = time.time() - wall, processor() - cpu
print("states", journeys * 10 / wall)
print("cpu", cpu / (journeys * 10) * 1e6, flush=True)
DBOS.destroy()
os._exit(0)
