"""Servers that are ended while they work: by `kill -9`, by SIGTERM, for the memory they take."""

import collections
import contextlib
import json
import os
import pathlib
import random
import shutil
import socket
import threading
import time

from faults_found import Found, Skipped
from faults_load import Journal, Load
from faults_settling import Settling, miscounted
from faults_shop import Shop

SLOWEST_START = 5
LONGEST_DRAINING = 10
MEMORY = 256 * 2**20


def kill(trial):
    """Fault 1: `kill -9` at random moments under mixed load."""
    found = Found()
    with contextlib.ExitStack() as stack:
        folder = trial.kept / "kill" if trial.kept else stack.enter_context(trial.folder())
        if not (folder / "shop.json").exists():
            # One that an earlier run did not finish making.
            shutil.rmtree(folder, ignore_errors=True)
        shop = Shop.made(trial.huitou, folder)
        run = KillRun(shop, folder, found)
        for number in range(run.done + 1, trial.size(6, 1000) + 1):
            run.round(number)
            if found.broken:
                break
        run.tell()
    return found


class KillRun:
    """Rounds on one database. What was done and counted stays in its folder, so that a run cut short goes on."""

    def __init__(self, shop, folder, found):
        self.shop, self.found = shop, found
        self.folder, self.noted = folder, folder / "done.json"
        noted = json.loads(self.noted.read_text()) if self.noted.exists() else {}
        self.done, self.told, self.slowest = noted.get("done", 0), noted.get("told", 0), noted.get("slowest", 0.0)
        self.brought = collections.Counter(noted.get("brought", {}))
        self.resting = 0

    def round(self, number):
        chance = random.Random(f"kill {number}")
        # One that was cut short by the end of this program is settled as it stands.
        path = self.folder / f"round-{number}.journal"
        journal = Journal(path)
        if not journal.asked:
            load = Load(self.shop, journal, f"k{number}", number, clients=6, timeout=10)
            with self.shop.serving() as server, load:
                time.sleep(chance.uniform(0.05, 1.2))
                server.kill()
                load.stop()
                self.found.expect(load.hanging == 0, f"round {number}: clients still waited after the kill")
        with self.shop.serving() as server:
            took = server.wait_ready()
            self.slowest = max(self.slowest, took)
            settling = Settling(self.shop, journal)
            self.found.broken += [f"round {number}: {text}" for text in journal.wrong[:3] + settling.run()]
            self.resting += settling.resting
            if number % 3 == 0:
                # Now and then a round begins with a database that was closed.
                server.terminate(LONGEST_DRAINING)
        self._keep(number, journal)
        journal.close()
        path.unlink()

    def _keep(self, number, journal):
        self.done, self.told = number, self.told + len(journal.told)
        self.brought += journal.brings()
        noted = {"done": self.done, "told": self.told, "slowest": self.slowest, "brought": self.brought}
        unfinished = self.noted.with_suffix(".new")
        unfinished.write_text(json.dumps(noted))
        unfinished.rename(self.noted)

    def tell(self):
        with self.shop.serving():
            pass
        self.found.broken += miscounted(self.shop, self.brought) + self.shop.complaints()
        self.found.injections, self.found.told = self.done, self.told
        self.found.note(f"{sum(self.brought.values())} things counted once each")
        if self.resting:
            self.found.note(f"{self.resting} numbered requests answered 409 when they were sent again")
        self.found.note(f"slowest start {self.slowest * 1000:.0f} ms")
        self.found.expect(self.slowest < SLOWEST_START, f"a start took {self.slowest:.1f} s")


def terminate(trial):
    """Fault 32: SIGTERM under load, and while somebody dawdles."""
    found = Found()
    with trial.folder() as folder:
        shop = Shop.made(trial.huitou, folder)
        cut, slowest, brought = 0, 0.0, collections.Counter()
        for number in range(trial.size(2, 40)):
            journal = Journal()
            with shop.serving() as server:
                with Load(shop, journal, f"t{number}", number, clients=8, timeout=20) as load:
                    time.sleep(random.Random(number).uniform(0.3, 0.9))
                    slowest = max(slowest, _drained(server, found, f"round {number}"))
                    load.stop()
            cut += journal.statuses[0]
            with shop.serving():
                found.hear(journal, Settling(shop, journal))
            brought += journal.brings()
            found.injections += 1
        found.broken += miscounted(shop, brought)
        found.note(f"slowest end {slowest * 1000:.0f} ms, {cut} requests refused or unanswered")
        dawdlers = {"keeps a connection open": _idle, "has sent half a body": _half, "drips its body": _dripping}
        for name, begin in dawdlers.items():
            with shop.serving() as server, contextlib.closing(begin(shop)):
                took = _drained(server, found, f"while somebody {name}")
                found.note(f"while somebody {name} {took:.1f} s")
            found.injections += 1
    return found


def _drained(server, found, when):
    took = server.terminate(LONGEST_DRAINING + 2)
    if took is None:
        found.expect(False, f"{when}: had not ended {LONGEST_DRAINING + 2} s after SIGTERM")
        server.kill()
        return LONGEST_DRAINING + 2.0
    code = server.process.returncode
    found.expect(took <= LONGEST_DRAINING, f"{when}: took {took:.1f} s to end")
    found.expect(code == 0, f"{when}: ended with {code}: {server.said()}")
    return took


def _idle(shop):
    connection = socket.create_connection(("127.0.0.1", shop.port))
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n")
    connection.recv(4096)
    return connection


def _half(shop):
    connection = socket.create_connection(("127.0.0.1", shop.port))
    connection.sendall(b"POST /v1/track HTTP/1.1\r\nHost: shop\r\nContent-Length: 1000\r\n\r\n{")
    # Until the server has taken it up.
    time.sleep(0.2)
    return connection


def _dripping(shop):
    connection = _half(shop)

    def drip():
        with contextlib.suppress(OSError):
            while True:
                time.sleep(0.5)
                connection.sendall(b" ")

    threading.Thread(target=drip, daemon=True).start()
    return connection


def memory(trial):
    """Fault 30: 256 MB are all there is; whoever takes more is ended by the system, and started again by its keeper."""
    found = Found()
    with trial.folder() as folder, _limited(MEMORY) as limit:
        shop = Shop.made(trial.huitou, folder)
        before = ["sh", "-c", 'echo $$ > "$0" && exec "$@"', str(limit / "cgroup.procs")]
        journal, starts = Journal(), 0
        with contextlib.ExitStack() as stack:
            end = time.monotonic() + trial.size(4, 300)
            load = None
            while time.monotonic() < end:
                server = shop.start(before)
                stack.callback(server.kill)
                server.wait_ready()
                starts += 1
                load = load or stack.enter_context(
                    Load(shop, journal, "m", 30, clients=24, timeout=30, most_messages=trial.size(150, 400)))
                while server.process.poll() is None and time.monotonic() < end:
                    time.sleep(0.05)
            found.injections = 1
            if server.process.poll() is not None:
                server = stack.enter_context(shop.serving(before))
            load.stop()
            found.expect(load.hanging == 0, f"{load.hanging} clients still wait")
            found.hear(journal, Settling(shop, journal))
        found.broken += miscounted(shop, journal.brings()) + shop.complaints()
        found.note(f"{starts - 1} times ended for its memory and started again, most {_most(limit) // 2**20} MB")
    return found


@contextlib.contextmanager
def _limited(bytes):
    """A group of processes that has so much memory, swap included."""
    unified, former = pathlib.Path("/sys/fs/cgroup"), pathlib.Path("/sys/fs/cgroup/memory")
    controllers = unified / "cgroup.controllers"
    is_unified = controllers.exists() and "memory" in controllers.read_text().split()
    group = (unified if is_unified else former) / f"huitou-faults-{os.getpid()}"
    try:
        group.mkdir()
        (group / ("memory.max" if is_unified else "memory.limit_in_bytes")).write_text(str(bytes))
    except OSError as error:
        with contextlib.suppress(OSError):
            group.rmdir()
        raise Skipped(f"memory cannot be limited by a control group: {error}")
    try:
        yield group
    finally:
        for _ in range(100):
            with contextlib.suppress(OSError):
                group.rmdir()
                break
            time.sleep(0.05)


def _most(group):
    for name in ("memory.peak", "memory.max_usage_in_bytes"):
        with contextlib.suppress(OSError):
            return int((group / name).read_text())
    return 0
