"""Clients that are slow, that never say what they want, and that go away in the middle."""

import contextlib
import random
import socket
import struct
import time

from faults_found import Found, need
from faults_load import Door, Journal, Load
from faults_settling import Settling, miscounted
from faults_shop import Shop

LONGEST_P99 = 5.0
# A connection that has said nothing whole for as long is not to be kept.
LONGEST_DAWDLING = 60
# Threads and descriptors that may come and go by themselves.
SLACK = 12


def slow(trial):
    """Fault 26."""
    found = Found()
    with trial.folder() as folder:
        shop = Shop.made(trial.huitou, folder)
        journal = Journal()
        with shop.serving() as server:
            before = _warmed(shop, server)
            with Load(shop, journal, "s", 26, clients=4, per_second=40, timeout=30):
                _drips(trial, shop, server, found)
                _resets(trial, shop, found)
            late = journal.percentile(0.99)
            found.expect(late < LONGEST_P99, f"others waited: p99 {late:.1f} s")
            found.expect(journal.statuses[0] == 0, f"{journal.statuses[0]} requests of others were not answered")
            found.note(f"others meanwhile p99 {late * 1000:.0f} ms")
            _comes_down(server, before, found)
            found.hear(journal, Settling(shop, journal))
        brought = journal.brings()
        found.broken += miscounted(shop, brought)
        _too_many(shop, found)
    return found


def _warmed(shop, server):
    """Threads and descriptors once all that is made on demand has been made."""
    with Load(shop, Journal(), "warm", 1, clients=4, reads=1):
        time.sleep(0.5)
    time.sleep(0.3)
    return server.threads(), server.descriptors()


class Drips:
    """Connections that say a byte now and then."""

    HEAD = b"POST /v1/track HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"

    def __init__(self, shop, count):
        self.open, self.closed = [], 0
        for number in range(count):
            connection = socket.create_connection(("127.0.0.1", shop.port), timeout=5)
            # One in three says nothing at all, one drips its head, one its body.
            if number % 3 == 1:
                connection.sendall(self.HEAD + b"X-Slow: ")
            if number % 3 == 2:
                connection.sendall(self.HEAD + b"Content-Length: 400000\r\n\r\n{")
            connection.setblocking(False)
            self.open.append((connection, number % 3))

    def drip(self):
        for connection, kind in list(self.open):
            try:
                with contextlib.suppress(BlockingIOError):
                    if connection.recv(4096) == b"":
                        raise ConnectionError
                if kind:
                    connection.send(b" ")
            except BlockingIOError:
                pass
            except OSError:
                self.open.remove((connection, kind))
                self.closed += 1
                connection.close()

    def close(self):
        for connection, _ in self.open:
            connection.close()


def _drips(trial, shop, server, found):
    count = trial.size(300, 600)
    with contextlib.closing(Drips(shop, count)) as drips:
        end = time.monotonic() + trial.size(5, LONGEST_DAWDLING + 15)
        while time.monotonic() < end:
            drips.drip()
            time.sleep(1)
        kinds = ("say nothing", "drip their head", "drip their body")
        kept = [f"{sum(kind == one for _, one in drips.open)} that {kinds[kind]}" for kind in range(3)]
        found.note(f"{count} slow connections, {drips.closed} of them ended by the server")
        if trial.is_full:
            found.expect(not drips.open, f"after {LONGEST_DAWDLING} s are still kept: {', '.join(kept)}")
    found.injections += count


def _resets(trial, shop, found):
    """They go away in the middle of what they say, or before they have heard the answer."""
    chance = random.Random(26)
    count = trial.size(200, 5000)
    for _ in range(count):
        connection = socket.create_connection(("127.0.0.1", shop.port), timeout=5)
        with contextlib.suppress(OSError):
            length = chance.choice([1000, 2])
            connection.sendall(Drips.HEAD + b"Content-Length: %d\r\n\r\n{}" % length)
            time.sleep(chance.choice([0, 0.005]))
        # At once and with a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    found.note(f"{count} resets")
    found.injections += count


def _comes_down(server, before, found):
    end = time.monotonic() + 10
    while True:
        now = server.threads(), server.descriptors()
        if all(after <= earlier + SLACK for earlier, after in zip(before, now)) or time.monotonic() > end:
            break
        time.sleep(0.1)
    for what, earlier, after in zip(("threads", "descriptors"), before, now):
        found.expect(after <= earlier + SLACK, f"{after} {what} afterwards, {earlier} before")
        found.note(f"{what} {earlier} → {after}")


def _too_many(shop, found):
    """More connections than the process may have open files."""
    need("prlimit")
    with shop.serving(["prlimit", "--nofile=200"]) as server:
        idle = []
        for _ in range(400):
            with contextlib.suppress(OSError):
                idle.append(socket.create_connection(("127.0.0.1", shop.port), timeout=1))
        time.sleep(0.5)
        for connection in idle:
            connection.close()
        begun, status = time.monotonic(), 0
        while status != 200 and time.monotonic() - begun < 10 and server.process.poll() is None:
            status = Door(shop, timeout=3).read("/readyz").status
        said = f"ended with {server.process.poll()}" if server.process.poll() is not None else f"answers {status}"
        found.expect(status == 200, f"after more connections than it may open files it {said}: {server.said()}")
        if status == 200:
            took = time.monotonic() - begun
            found.note(f"400 connections where 200 files may be open: answers {took:.1f} s afterwards")
        found.injections += 1
