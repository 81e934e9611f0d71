"""Clients that trickle, and one in good health beside them: slow_clients.py PORT COUNT < token.

Half of the slow ones send the head of a request a byte at a time, half of them a body. What is
printed is JSON: after how many seconds each of them was cut off, and how long the healthy one waited
for each of its answers meanwhile.
"""

import asyncio
import json
import sys
import time

port, count = int(sys.argv[1]), int(sys.argv[2])
token = sys.stdin.read().strip()
# Between two bytes; no one is waited for longer than that many seconds in all.
PAUSE, GIVEN_UP = 0.5, 40
body = '{"userId": "healthy", "eventName": "account_created"}'
event = (
    f"POST /event HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
    "Content-Type: application/json\r\n"
)


async def trickle(start):
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(start.encode())
    try:
        while time.monotonic() - began < GIVEN_UP:
            writer.write(b"x")
            await writer.drain()
            try:
                if not await asyncio.wait_for(reader.read(4096), PAUSE):
                    return time.monotonic() - began
            except asyncio.TimeoutError:
                pass
    except ConnectionError:
        return time.monotonic() - began
    finally:
        writer.close()
    return None


async def ask(request):
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    answer = await reader.read()
    writer.close()
    return answer.split(b" ")[1:2] == [b"200"] or answer.split(b" ")[1:2] == [b"202"], (
        time.monotonic() - began
    )


async def healthy(slow):
    waits, refused = [], 0
    number = 0
    while not slow.done():
        number += 1
        text = body.replace("{", '{"eventId": "e%d", ' % number, 1)
        for request in (
            "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            f"{event}Connection: close\r\nContent-Length: {len(text)}\r\n\r\n{text}",
        ):
            good, wait = await ask(request)
            waits.append(wait)
            refused += not good
        await asyncio.sleep(0.05)
    return waits, refused


async def main():
    heads = [trickle("GET /health/live HTTP/1.1\r\nX-Slow: ") for _ in range(count // 2)]
    bodies = [
        trickle(f"{event}Content-Length: 1000\r\n\r\n") for _ in range(count - count // 2)
    ]
    slow = asyncio.gather(*heads, *bodies)
    waits, refused = await healthy(slow)
    cut = [seconds and round(seconds, 3) for seconds in await slow]
    print(
        json.dumps(
            {"cut": cut, "waits": [round(wait, 3) for wait in sorted(waits)], "refused": refused}
        )
    )


asyncio.run(main())
