"""Measures `huitou serve` over HTTP on a database of its own or one that is there (HUITOU_BENCH_DB, which it changes):

    Scripts/python Benchmarks/serve/measure.py .build/release/huitou

Events in batches and one by one by wrk (Debian has it), profiles in an open loop beside a route that does nothing, and how long
a behaviour takes from being posted until whoever did it is in a segment. What the clients take of the processor is told apart,
since they sit on the same machine.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Scripts"))
from served import get, serving  # noqa: E402

huitou = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
seconds = os.environ.get("SECONDS_EACH", "15")


def command(*arguments):
    return json.loads(subprocess.check_output([huitou, *arguments, "--json"]))


def show(what, value):
    print(f"{what:<58}{value}", flush=True)


def used(pid):
    """Seconds of the processor that a process took so far."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    return next(int(line.split()[1]) // 1024 for line in open(f"/proc/{pid}/status") if line.startswith("VmRSS"))


def events(base, key, server, batch, connections, run):
    before, children = used(server.pid), resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.check_output(
        ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "-s", f"{here}/events.lua",
         "-H", f"Authorization: Bearer {key}", "-H", "Content-Type: application/json", base],
        env={**os.environ, "BATCH": str(batch), "RUN": run}, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    client = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    told = json.loads(said.strip().splitlines()[-1])
    assert told["bad"] == 0, said
    count = told["calls"] * batch
    what = "single" if batch == 1 else f"batches of {batch}"
    show(f"events/s, {what}, {connections} at once", f"{count / told['seconds']:,.0f}")
    show("  a call, p50 · p99 ms", f"{told['p50']} · {told['p99']}")
    show("  of the processor, µs each: server · client",
         f"{(used(server.pid) - before) * 1e6 / count:.1f} · {client * 1e6 / count:.1f}")


class Connection:
    """One connection that asks and waits for the whole answer."""

    async def open(self, base):
        host, port = base.removeprefix("http://").split(":")
        self.reader, self.writer = await asyncio.open_connection(host, int(port))
        return self

    async def ask(self, request):
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = next(int(line[16:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length: "))
        if length:
            await self.reader.readexactly(length)
        return int(head[9:12])


async def open_loop(base, requests, rate, duration):
    """Asks at a fixed rate, whatever the answers take. Gives the times from when each was due, in milliseconds."""
    free = asyncio.Queue()
    for _ in range(64):
        free.put_nowait(await Connection().open(base))
    times, bad, tasks = [], 0, set()

    async def one(request, due):
        nonlocal bad
        connection = await free.get()
        status = await connection.ask(request)
        free.put_nowait(connection)
        bad += status != 200
        times.append((time.perf_counter() - due) * 1000)

    start = time.perf_counter()
    for number in range(int(rate * duration)):
        due = start + number / rate
        late = due - time.perf_counter()
        if late > 0:
            await asyncio.sleep(late)
        task = asyncio.create_task(one(requests[number % len(requests)], due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    while tasks:
        await asyncio.sleep(0.01)
    assert bad == 0, f"{bad} answers were no 200"
    return sorted(times)


def profiles(base, key, brand, customers, server):
    def request(path):
        return f"GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key}\r\n\r\n".encode()

    paths = {
        "a profile": [request(f"/api/v1/brands/{brand}/customers/{customer}") for customer in customers],
        "a bare route": [request("/healthz")],
    }
    # Whoever was never read is read from the disk.
    asyncio.run(open_loop(base, paths["a profile"], 200, len(customers) / 200))
    found = {}
    for what, requests in paths.items():
        before, own = used(server.pid), time.process_time()
        times = asyncio.run(open_loop(base, requests, 1000, float(seconds)))
        found[what] = times[len(times) * 99 // 100]
        show(f"{what}, 1,000 a second, p50 · p99 · max ms",
             f"{times[len(times) // 2]:.2f} · {found[what]:.2f} · {times[-1]:.2f}")
        show("  of the processor, µs each: server · client",
             f"{(used(server.pid) - before) * 1e6 / len(times):.0f} · {(time.process_time() - own) * 1e6 / len(times):.0f}")
    show("  p99, times the bare route's", f"{found['a profile'] / found['a bare route']:.1f}")


def membership(base, page, key, brand, rounds):
    """From before a behaviour is posted until the segment names one more."""
    segment = f"{base}/api/v1/brands/{brand}/segments"

    def send(path, body, key, method="POST"):
        request = urllib.request.Request(path, json.dumps(body).encode(), {
            "Content-Type": "application/json", "Authorization": f"Bearer {key}"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    product = f"BENCH-{time.time_ns()}"
    name = f"bench {time.time_ns()}"
    send(f"{segment}/{urllib.request.quote(name)}", {"definition": f'viewed product "{product}" at least 1 times'}, key, "PUT")
    address = f"{segment}/{urllib.request.quote(name)}/moves?limit=500"
    get(address, key)
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        send(f"{base}/v1/track", {
            "messageId": f"{product}-{number}", "anonymousId": f"{product}-{number}", "event": "Product Viewed",
            "properties": {"product_id": product}}, page)
        while len(json.loads(get(address, key))["items"]) <= number:
            assert time.perf_counter() - start < 30, "nobody entered"
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    show(f"posted → in the segment by API, p50 · max of {rounds}, ms", f"{times[len(times) // 2]:.0f} · {times[-1]:.0f}")


with tempfile.TemporaryDirectory() as folder:
    if "HUITOU_BENCH_DB" in os.environ:
        os.environ["HUITOU_DB"] = os.environ["HUITOU_BENCH_DB"]
    else:
        os.environ["HUITOU_DB"] = f"{folder}/shop.db"
        subprocess.check_output([huitou, "sample", "--preset", "candle", "--customers", "2000"])
    os.environ["HUITOU_CONFIG"] = ""
    start = time.perf_counter()
    brands = command("brand", "list")["brands"]
    show("opened, s", f"{time.perf_counter() - start:.1f}")
    brand, run = brands[0]["name"], str(time.time_ns())
    subprocess.check_output([huitou, "store", "add", run, "--platform", "other", "--brand", brand])
    page = command("keys", "create", "bench page", "--brand", brand, "--store", run, "--permission", "events.send")["key"]
    permissions = ["brand.read", "customers.read", "figures.read", "segments.change"]
    key = command("keys", "create", "bench", "--brand", brand,
                  *[word for name in permissions for word in ("--permission", name)])["key"]
    limits = {"HUITOU_SERVE_REQUESTS_PER_MINUTE": "100000000", "HUITOU_SERVE_EVENTS_PER_MINUTE": "100000000"}
    with serving(huitou, f"{folder}/server.log", **limits) as (server, base):
        brand_id = json.loads(get(f"{base}/api/v1/caller", key))["brands"][0]["brand"]
        for turn in range(2):
            events(base, page, server, 50, 8, f"{run}b{turn}")
            events(base, page, server, 1, 64, f"{run}s{turn}")
        customers = []
        after = ""
        while len(customers) < 2000:
            # The first one has the columns read.
            listed = json.loads(get(f"{base}/api/v1/brands/{brand_id}/customers?limit=500{after}", key, 300))
            customers += [line["id"] for line in listed["items"]]
            if "next" not in listed:
                break
            after = f"&after={listed['next']}"
        profiles(base, key, brand_id, customers, server)
        membership(base, page, key, brand_id, 20)
        show("resident, MB", resident(server.pid))
