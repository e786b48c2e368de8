"""What shops, sites and the counter send all at once, and the journal of what was acknowledged."""

import collections
import contextlib
import dataclasses
import datetime
import http.client
import json
import random
import threading
import time


@dataclasses.dataclass(frozen=True)
class Call:
    """One request that may be sent again as it is."""

    name: str
    # events, tag or visit
    kind: str
    method: str
    path: str
    body: str
    # What of it is counted: for each kind how many.
    brings: dict
    # The customer who is tagged.
    customer: str = ""

    @property
    def messages(self):
        body = json.loads(self.body)
        return body.get("batch") or [{**body, "type": "track"}]


class Calls:
    """Makes calls, the same ones from the same seed."""

    def __init__(self, shop, name, seed, most_messages=6):
        self.shop = shop
        self.name = name
        self.most_messages = most_messages
        self.random = random.Random(f"{seed} {name}")
        self.made = 0

    def next(self):
        self.made += 1
        name = f"{self.name}-{self.made}"
        make = self.random.choices([self._track, self._batch, self._tag, self._visit], [60, 25, 8, 7])[0]
        return make(name)

    def _track(self, name):
        message, brings = self._message(name, self.random.choice(["view", "view", "view", "order"]))
        del message["type"]
        return Call(name, "events", "POST", "/v1/track", json.dumps(message), brings)

    def _batch(self, name):
        kinds = self.random.choices(["view", "view", "order", "identify"], k=self.random.randint(2, self.most_messages))
        made = [self._message(f"{name}-{place}", kind) for place, kind in enumerate(kinds)]
        brings = sum((collections.Counter(brings) for _, brings in made), collections.Counter())
        body = json.dumps({"batch": [message for message, _ in made]})
        return Call(name, "events", "POST", "/v1/batch", body, dict(brings))

    def _message(self, name, kind):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        user = f"u{self.random.randrange(200)}"
        message = {"type": "track", "messageId": name, "userId": user, "timestamp": now}
        product = f"S-{self.random.randrange(40)}"
        if kind == "identify":
            return {**message, "type": "identify", "traits": {"city": self.random.choice(["Lyon", "Graz"])}}, {}
        if kind == "view":
            told = {"event": "Product Viewed", "properties": {"sku": product, "name": "Soap"}}
        else:
            lines = [{"sku": product, "name": "Soap", "price": "4.20", "quantity": 2}]
            told = {"event": "Order Completed", "properties": {"order_id": name, "total": "8.40", "products": lines}}
        return {**message, **told}, {kind: 1}

    def _tag(self, name):
        # Of a few only: to see whether it is there the whole profile is read.
        customer = self.random.choice(self.shop.customers[:4])
        path = f"/api/v1/brands/{self.shop.brand}/customers/{customer}/tags/{name}"
        return Call(name, "tag", "PUT", path, "", {}, customer)

    def _visit(self, name):
        visitor = {"by": "customer", "value": self.random.choice(self.shop.customers)}
        body = json.dumps({"visitor": visitor, "key": name, "store": "Counter"})
        return Call(name, "visit", "POST", f"/api/v1/brands/{self.shop.brand}/visits", body, {"visit": 1})


@dataclasses.dataclass(frozen=True)
class Answer:
    """`status` is 0 where none came, and -1 where one broke off in the middle."""

    status: int
    body: bytes = b""
    headers: dict = dataclasses.field(default_factory=dict)
    error: str = ""

    @property
    def content(self):
        return json.loads(self.body)

    def acknowledges(self, call):
        if self.status not in (200, 201, 204):
            return False
        return call.kind != "events" or not self.content["setAside"]


class Door:
    """One connection of a client, opened anew when it broke."""

    def __init__(self, shop, timeout=60):
        self.shop = shop
        self.connection = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=timeout)

    def send(self, call, numbered=True):
        key = self.shop.sending_key if call.kind == "events" else self.shop.working_key
        headers = {"Authorization": f"Bearer {key}"}
        if call.body:
            headers["Content-Type"] = "application/json"
        if numbered and call.kind != "events":
            headers["Idempotency-Key"] = call.name
        return self.ask(call.method, call.path, call.body, headers)

    def read(self, path):
        return self.ask("GET", path, "", {"Authorization": f"Bearer {self.shop.working_key}"})

    def ask(self, method, path, body, headers):
        answer = None
        try:
            self.connection.request(method, path, body or None, headers)
            answer = self.connection.getresponse()
            read = answer.read()
            if answer.will_close:
                self.connection.close()
            return Answer(answer.status, read, dict(answer.getheaders()))
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            is_half = answer is not None or type(error) is http.client.BadStatusLine
            return Answer(-1 if is_half else 0, error=type(error).__name__)


class Journal:
    """What was asked and what was acknowledged, outside the server; kept in a file where one is named."""

    def __init__(self, path=None):
        self.lock = threading.Lock()
        self.asked, self.told = {}, set()
        self.statuses, self.seconds, self.wrong = collections.Counter(), [], []
        # When each acknowledged call was sent and answered.
        self.sent_at, self.told_at = {}, {}
        self.file = None
        if path:
            self._take_up(path)
            self.file = open(path, "a")

    def _take_up(self, path):
        with contextlib.suppress(FileNotFoundError), open(path) as lines:
            for line in lines:
                # Whoever was killed may have left half a line behind.
                with contextlib.suppress(ValueError):
                    what, value = json.loads(line)
                    if what == "asked":
                        self.asked[value["name"]] = Call(**value)
                    else:
                        self.told.add(value)

    def close(self):
        if self.file:
            self.file.close()

    def _note(self, what, value):
        if self.file:
            self.file.write(json.dumps([what, value]) + "\n")
            self.file.flush()

    def ask(self, call):
        with self.lock:
            self.asked[call.name] = call
            self._note("asked", dataclasses.asdict(call))

    def hear(self, call, answer, sent, took):
        """Before anything else is sent on the same connection."""
        with self.lock:
            self.statuses[answer.status] += 1
            self.seconds.append(took)
            if answer.acknowledges(call):
                self.told.add(call.name)
                self.sent_at[call.name], self.told_at[call.name] = sent, time.monotonic()
                self._note("told", call.name)
            elif answer.status not in (0, -1, 429, 503):
                self.wrong.append(f"{call.method} {call.path} was answered {answer.status} {answer.body[:300]!r}")

    def hear_read(self, path, answer, took):
        with self.lock:
            self.statuses[answer.status] += 1
            self.seconds.append(took)
            if answer.status not in (0, -1, 200, 429, 503):
                self.wrong.append(f"GET {path} was answered {answer.status} {answer.body[:300]!r}")

    def brings(self):
        return sum((collections.Counter(call.brings) for call in self.asked.values()), collections.Counter())

    def percentile(self, share):
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def told_after(self, moment):
        """How long after a moment the first call that was sent after it was acknowledged; None where none was."""
        with self.lock:
            later = [self.told_at[name] for name, sent in self.sent_at.items() if sent > moment]
        return min(later, default=moment) - moment if later else None

    def doubt(self, begin, end):
        """Takes back what was under way at some time in between. Returns how many that were."""
        with self.lock:
            doubted = {name for name in self.told if self.sent_at[name] < end and self.told_at[name] > begin}
            self.told -= doubted
        return len(doubted)


class Load:
    """Clients that send until they are told to stop, each on its own connection."""

    def __init__(self, shop, journal, name, seed, clients=4, per_second=None, timeout=60, reads=0.2, most_messages=6):
        self.shop, self.journal, self.reads, self.timeout = shop, journal, reads, timeout
        self.most_messages = most_messages
        self.stopping = threading.Event()
        self.pause = clients / per_second if per_second else None
        self.threads = [
            threading.Thread(target=self._client, args=(f"{name}-{number}", seed, number, clients), daemon=True)
            for number in range(clients)
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(self.timeout + 5)

    @property
    def hanging(self):
        """How many clients still wait after having been told to stop."""
        return sum(thread.is_alive() for thread in self.threads)

    def _client(self, name, seed, number, clients):
        calls, door = Calls(self.shop, name, seed, self.most_messages), Door(self.shop, self.timeout)
        due = time.monotonic() + (self.pause or 0) * number / clients
        while not self.stopping.is_set():
            if self.pause:
                # Counted from when it was due: a server that holds the clients up is not let off those that wait.
                if self.stopping.wait(max(0, due - time.monotonic())):
                    return
                begun, due = due, due + self.pause
            else:
                begun = time.monotonic()
            if calls.random.random() < self.reads:
                answer = self._read(calls, door, begun)
            else:
                answer = self._write(calls, door, begun)
            if answer.status in (0, -1, 503):
                self.stopping.wait(0.02)

    def _write(self, calls, door, begun):
        call = calls.next()
        self.journal.ask(call)
        sent = time.monotonic()
        answer = door.send(call)
        self.journal.hear(call, answer, sent, time.monotonic() - begun)
        return answer

    def _read(self, calls, door, begun):
        customer = calls.random.choice(self.shop.customers)
        path = f"/api/v1/brands/{self.shop.brand}/customers" + calls.random.choice(["?limit=20", f"/{customer}/timeline"])
        answer = door.read(path)
        self.journal.hear_read(path, answer, time.monotonic() - begun)
        return answer
