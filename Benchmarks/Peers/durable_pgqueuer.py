"""durable_pgqueuer.py URL JOURNEYS: ten states for each of so many journeys in PgQueuer, each a job
that puts the next one into the queue; prints states a second and microseconds of a processor for a
state."""
import asyncio, logging, resource, sys, time
logging.disable(logging.CRITICAL)
import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgPoolDriver
from pgqueuer.queries import Queries

url, journeys = sys.argv[1], int(sys.argv[2])
# What it did best with of 10, 50, 100 and 200.
batch = 100
states = 10


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


async def main():
    pool = await asyncpg.create_pool(url, min_size=4, max_size=16)
    driver = AsyncpgPoolDriver(pool)
    queries = Queries(driver)
    await queries.install()
    queue = PgQueuer(driver)
    ended = 0

    @queue.entrypoint("state")
    async def state(job):
        nonlocal ended
        user, step = (int(word) for word in job.payload.split())
        if step < states:
            await queries.enqueue(["state"], [f"{user} {step + 1}".encode()], [0])
            return
        ended += 1
        if ended == journeys:
            queue.shutdown.set()

    await queries.enqueue(
        ["state"] * journeys, [f"{user} 1".encode() for user in range(journeys)], [0] * journeys)
    wall, cpu = time.time(), processor()
    await queue.run(batch_size=batch)
    wall, cpu = time.time() - wall, processor() - cpu
    print("states", journeys * states / wall)
    print("cpu", cpu / (journeys * states) * 1e6, flush=True)


asyncio.run(main())
