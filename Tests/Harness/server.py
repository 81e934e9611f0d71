"""A workspace, a server over it as a process of its own, and a provider that keeps a ledger.

Knows nothing of how the server works: it speaks HTTP, reads signals of processes, and counts.
"""

import http.client
import http.server
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import threading
import time

CATALOG = """\
workspace: harness
time_zone: UTC
consent: {{ unknown: allow }}
users:
  attributes: {{}}
events:
  ordered: {{ n: number! }}
messages:
  confirm: {{ kind: transactional, channels: [email], with: {{ n: number! }} }}
  follow_up: {{ kind: transactional, channels: [email], with: {{ n: number! }} }}
channels:
  email: {{ provider: webhook, url: "http://127.0.0.1:{port}/send", secret: "env:HARNESS_SECRET", honours_key: {honours} }}
outgoing: {{ allow: ["127.0.0.1:{port}"] }}
"""

SCRIPT = """\
journey follow "Confirm, and follow up"
  trigger on ordered
  entry unlimited
  send transactional confirm by email with n = entry.n
  wait 2 seconds
  send transactional follow_up by email with n = entry.n
end
"""


class Provider:
    """A receiver: what it did, and how often it was asked.

    It does what bears one key once. One that is forgetful does everything that it is asked, and
    drops every tenth connection after it did, so that nobody hears of it.
    """

    def __init__(self, forgetful=False):
        self.lock = threading.Lock()
        self.forgetful = forgetful
        self.done = []
        self.keys = set()
        self.asked = 0
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked = provider.take(self.headers["Idempotency-Key"], body)
                if provider.forgetful and asked % 10 == 0:
                    self.close_connection = True
                    return
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        class Quiet(http.server.ThreadingHTTPServer):
            # A server that is killed drops its connections: that is what this is for.
            def handle_error(self, request, address):
                pass

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, key, body):
        with self.lock:
            self.asked += 1
            if self.forgetful or key not in self.keys:
                self.keys.add(key)
                self.done.append((body["message"], body["userId"], body["with"]["n"]))
            return self.asked

    def ledger(self):
        """How often each message was done for each order."""
        with self.lock:
            counts = {}
            for message, _, n in self.done:
                counts[(message, n)] = counts.get((message, n), 0) + 1
            return counts


class Server:
    """The server's process; it can be killed and started again."""

    def __init__(self, executable, folder, provider, data=None, options=(), script=SCRIPT,
                 catalog=CATALOG):
        self.executable = executable
        self.options = list(options)
        self.folder = pathlib.Path(folder)
        self.data = pathlib.Path(data) if data else self.folder / "data"
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "journey.yaml").write_text(catalog.format(
            port=provider.port, honours="false" if provider.forgetful else "true"))
        (self.folder / "follow.journey").write_text(script)
        self.environment = dict(os.environ, HARNESS_SECRET="whsec_" + "c2VjcmV0" * 6)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = open(self.folder / "server.log", "ab")
        self.process = None
        self.token = None

    def start(self):
        self.process = subprocess.Popen(
            [self.executable, "serve", str(self.folder), "--data", str(self.data),
             "--port", str(self.port), *self.options],
            env=self.environment, stdout=self.log, stderr=self.log)
        self.wait_until_ready()
        if self.token is None:
            self.token = subprocess.run(
                [self.executable, "token", "serviceId", "--data", str(self.data),
                 "--for", "1 hour"],
                env=self.environment, check=True, capture_output=True, text=True).stdout.strip()

    def wait_until_ready(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with {self.process.returncode}; see {self.log.name}")
            try:
                if self.ask("GET", "/health/ready")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.02)
        raise SystemExit("the server is not ready after a minute")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stand_still(self, seconds):
        """Stops all of it for a while, as a machine does that has no time for it."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.process.send_signal(signal.SIGCONT)

    def stop(self):
        """Stops it gracefully; returns the seconds that took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        return time.monotonic() - begun

    def ask(self, method, path, body=None, connection=None, kind="application/json"):
        """Status and answer of a request; raises OSError where there is none."""
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if body is not None:
            headers["Content-Type"] = kind
        try:
            own.request(method, path, body=body, headers=headers)
            answer = own.getresponse()
            return answer.status, answer.read()
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            if connection is None:
                own.close()


class Fleet:
    """Several servers over one database, asked as one: by whichever is there."""

    def __init__(self, servers, seed=1):
        self.servers = servers
        self.dice = random.Random(seed)

    def start(self):
        first = self.servers[0]
        first.start()
        keys = (first.data / "token-keys.json").read_bytes()
        for server in self.servers[1:]:
            server.data.mkdir(parents=True, exist_ok=True)
            (server.data / "token-keys.json").write_bytes(keys)
            server.start()

    def stop(self):
        return max(server.stop() for server in self.servers)

    def ask(self, method, path, body=None, kind="application/json"):
        """Asks one of them; another where that one is not there."""
        order = self.dice.sample(self.servers, len(self.servers))
        for server in order[:-1]:
            try:
                return server.ask(method, path, body, kind=kind)
            except OSError:
                continue
        return order[-1].ask(method, path, body, kind=kind)


class Clients:
    """Clients who send orders until each is acknowledged, and remember which were."""

    def __init__(self, server, people, threads=4, seed=1):
        self.server = server
        self.people = people
        self.lock = threading.Lock()
        self.acknowledged = {}
        self.next = 0
        self.stopping = threading.Event()
        self.statuses = {}
        self.threads = [
            threading.Thread(target=self.work, args=(random.Random(seed * 1000 + index),))
            for index in range(threads)]
        for thread in self.threads:
            thread.start()

    def work(self, dice):
        while not self.stopping.is_set():
            with self.lock:
                n = self.next
                self.next += 1
            self.send(n, f"u{dice.randrange(self.people)}")

    def send(self, n, user):
        body = json.dumps({"eventId": f"e{n}", "userId": user, "eventName": "ordered",
                           "attributes": {"n": n}})
        while True:
            try:
                status, _ = self.server.ask("POST", "/event", body)
            except OSError:
                time.sleep(0.005)
                continue
            with self.lock:
                self.statuses[status] = self.statuses.get(status, 0) + 1
                if status == 202:
                    self.acknowledged[n] = user
                    return
            if status not in (429, 503):
                raise SystemExit(f"an order was answered with {status}")
            time.sleep(0.02)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
