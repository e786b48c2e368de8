"""PostgreSQL that is stopped, that ends connections, that others lock, and that takes no more connections."""

import collections
import contextlib
import os
import pathlib
import shutil
import subprocess
import time

from faults_found import Found, Skipped, need
from faults_load import Journal, Load
from faults_settling import Settling, miscounted
from faults_shop import Shop
from served import free_port

LONGEST_RECOVERY = 10
# Ten seconds in line for a connection, and somewhat more on a busy machine.
LONGEST_ANSWER = 13
# The same behind one that has waited half a minute for what another holds.
LONGEST_BEHIND_LOCKS = 43
# What a server holds at most: its pool, who listens, and one that settles a doubt.
MOST_OWN = 12
ENDING = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop'"


class Postgres:
    """A PostgreSQL of one's own that loses nothing it has acknowledged, not even when it is stopped at once."""

    def __init__(self, folder, host="127.0.0.1", inside=()):
        """`inside` is what its programs are run by, where it lives on another host than the shop."""
        need("psql")
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        if not found:
            raise Skipped("PostgreSQL is not installed")
        self.programs, self.folder, self.port = found[-1].parent, folder / "postgres", free_port()
        self.folder.mkdir()
        # It refuses to run as root, and everybody above must let it through.
        self.owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.host, self.inside = host, list(inside)
        if self.owner:
            folder.chmod(0o755)
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # The shop is nobody special there, so that it can be refused what whoever watches over it is not.
        self.place = f"postgres://shop@{host}:{self.port}/shop"
        self.above = f"postgres://postgres@{host}:{self.port}/shop"
        with open(self.folder / "data" / "pg_hba.conf", "a") as who:
            who.write("host all all 10.0.0.0/8 trust\n")

    def begin(self):
        self.start()
        subprocess.run(["psql", "-qX", self.above.replace("/shop", "/postgres")], check=True, text=True,
                       input="CREATE ROLE shop LOGIN; CREATE DATABASE shop OWNER shop;")

    def _run(self, program, *words):
        with open(self.folder.parent / "postgres.said", "ab") as said:
            subprocess.run(
                [*self.inside, *self.owner, self.programs / program, "-D", self.folder / "data", *words],
                cwd=self.folder, stdout=said, stderr=said, check=True, timeout=60)

    def start(self):
        options = f"-c listen_addresses={self.host} -p {self.port} -k {self.folder}"
        self._run("pg_ctl", "-l", str(self.folder / "log"), "-s", "-w", "-o", options, "start")

    def stop(self):
        """Without writing down anything more, as when the power fails for it."""
        self._run("pg_ctl", "-s", "-m", "immediate", "stop")

    def ask(self, query):
        said = subprocess.run(["psql", "-qAtX", self.above, "-c", query], capture_output=True, text=True, timeout=60)
        return said.stdout.strip()

    def own_connections(self):
        return int(self.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'shop'"))

    def session(self, commands):
        """Another one who works on the database at the same time."""
        return subprocess.Popen(
            ["psql", "-qAtX", self.above, "-c", commands], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def _shop(trial, **where):
    with trial.folder() as folder:
        postgres = Postgres(folder, **where)
        try:
            postgres.begin()
            yield postgres, Shop.made(trial.huitou, folder / "shop", postgres.place)
        finally:
            with contextlib.suppress(subprocess.CalledProcessError):
                postgres.stop()


def stopped(trial):
    """Fault 23: stopped at once under load, and started again."""
    found, brought = Found(), collections.Counter()
    slowest, longest, refused = 0.0, 0.0, 0
    with _shop(trial) as (postgres, shop), shop.serving():
        for number in range(trial.size(2, 40)):
            journal = Journal()
            with Load(shop, journal, f"p{number}", number, clients=6, timeout=40) as load:
                time.sleep(0.8)
                postgres.stop()
                time.sleep(0.5 if number % 2 else 1.5)
                postgres.start()
                recovered = _recovery(journal, time.monotonic())
                load.stop()
            slowest, refused = max(slowest, recovered), refused + journal.statuses[503]
            late = f"stop {number + 1}: nothing was taken {recovered:.1f} s after its start"
            found.expect(recovered < LONGEST_RECOVERY, late)
            found.expect(journal.statuses[0] == 0, f"stop {number + 1}: {journal.statuses[0]} requests were not answered")
            longest = max(longest, _bounded(journal, load, found, f"stop {number + 1}"))
            found.hear(journal, Settling(shop, journal))
            brought += journal.brings()
            found.broken += [f"stop {number + 1}: {text}" for text in miscounted(shop, brought)]
            found.injections += 1
        found.broken += shop.complaints()
    found.note(f"{refused} × 503 meanwhile, slowest answer {longest:.1f} s")
    found.note(f"goes on {slowest:.1f} s after its start at the latest")
    return found


def _recovery(journal, since):
    while journal.told_after(since) is None and time.monotonic() - since < LONGEST_RECOVERY + 5:
        time.sleep(0.02)
    after = journal.told_after(since)
    return LONGEST_RECOVERY + 5 if after is None else after


def _bounded(journal, load, found, when, most=LONGEST_ANSWER):
    slowest = max(journal.seconds, default=0)
    found.expect(load.hanging == 0, f"{when}: {load.hanging} clients still wait")
    found.expect(slowest <= most, f"{when}: an answer took {slowest:.1f} s")
    return slowest


def hindered(trial):
    """Fault 24: connections ended, tables and rows locked by others, no connection left to be had."""
    found = Found()
    with _shop(trial) as (postgres, shop), shop.serving() as server:
        before = server.threads(), server.descriptors()
        brought = collections.Counter()
        for what, hinder in (("connections ended", _ended), ("a table locked", _table), ("rows locked", _rows),
                             ("a table locked for long", _table_for_long), ("no connection left", _exhausted)):
            journal = Journal()
            with Load(shop, journal, what.replace(" ", "-"), 24, clients=12, timeout=60) as load:
                time.sleep(0.3)
                hinder(trial, postgres)
                recovered = _recovery(journal, time.monotonic())
                load.stop()
            behind_locks = hinder is _table_for_long
            slowest = _bounded(
                journal, load, found, what, LONGEST_BEHIND_LOCKS if behind_locks else LONGEST_ANSWER)
            found.expect(recovered < LONGEST_RECOVERY, f"{what}: nothing was taken {recovered:.1f} s afterwards")
            found.note(f"{what}: slowest answer {slowest:.1f} s, {journal.statuses[503]} × 503")
            found.hear(journal, Settling(shop, journal))
            brought += journal.brings()
            found.injections += 1
        found.broken += miscounted(shop, brought) + shop.complaints()
        _leaks_nothing(postgres, server, before, found)
    return found


def _ended(trial, postgres):
    end = time.monotonic() + trial.size(2, 60)
    while time.monotonic() < end:
        postgres.ask(ENDING)
        time.sleep(0.2)


def _table(trial, postgres):
    for table in ("behaviours", "event_keys")[:trial.size(1, 2)]:
        _held(postgres, f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", 2)


def _rows(trial, postgres):
    """All of a brand's writes count on in one row."""
    _held(postgres, "SELECT count(*) FROM (SELECT 1 FROM fact_sequences FOR UPDATE) AS kept", 2)


def _table_for_long(trial, postgres):
    _held(postgres, "LOCK TABLE event_keys IN ACCESS EXCLUSIVE MODE", trial.size(LONGEST_ANSWER + 2, 60))


def _held(postgres, lock, seconds):
    with postgres.session(f"BEGIN; {lock}; SELECT pg_sleep({seconds}); ROLLBACK") as session:
        session.wait(seconds + 30)


def _exhausted(trial, postgres):
    """The connections that the server had are ended, and it is given no other."""
    end = time.monotonic() + trial.size(3, 30)
    postgres.ask("ALTER ROLE shop CONNECTION LIMIT 0")
    while time.monotonic() < end:
        postgres.ask(ENDING)
        time.sleep(0.2)
    postgres.ask("ALTER ROLE shop CONNECTION LIMIT -1")


def _leaks_nothing(postgres, server, before, found):
    end = time.monotonic() + 10
    while True:
        own, now = postgres.own_connections(), (server.threads(), server.descriptors())
        if own <= MOST_OWN and all(after <= earlier + MOST_OWN for earlier, after in zip(before, now)):
            break
        if time.monotonic() > end:
            found.expect(False, f"{own} connections are left; threads and descriptors {now}, before {before}")
            break
        time.sleep(0.2)
    found.note(f"{own} connections afterwards")


class Wire:
    """Another host, and the wire to it, that can be cut: what is sent then is lost, and nobody says so."""

    HOST = "10.77.25.2"

    def __enter__(self):
        need("ip")
        if os.geteuid() != 0:
            raise Skipped("a host of one's own takes root")
        self.name = f"huitou{os.getpid()}"
        self.inside = ["ip", "netns", "exec", self.name]
        try:
            self._do("netns", "add", self.name)
            self._do("link", "add", self.name[:14], "type", "veth", "peer", "name", "far", "netns", self.name)
            self._do("addr", "add", "10.77.25.1/24", "dev", self.name[:14])
            self._do("link", "set", self.name[:14], "up")
            for words in (("addr", "add", self.HOST + "/24", "dev", "far"), ("link", "set", "lo", "up"),
                          ("link", "set", "far", "up")):
                self._do("-n", self.name, *words)
        except subprocess.CalledProcessError as error:
            self.__exit__()
            raise Skipped(f"no host of one's own can be made here ({error.stderr.strip()})") from error
        return self

    def __exit__(self, *_):
        with contextlib.suppress(subprocess.CalledProcessError):
            self._do("netns", "del", self.name)

    def cut(self):
        self._do("-n", self.name, "link", "set", "far", "down")

    def mend(self):
        self._do("-n", self.name, "link", "set", "far", "up")

    @staticmethod
    def _do(*words):
        subprocess.run(["ip", *words], check=True, capture_output=True, text=True, timeout=10)


# A connection whose packets are lost is given up after thirty seconds, another is tried for ten; then as for one that was ended.
LONGEST_ON_A_CUT_WIRE = 30 + 10 + LONGEST_ANSWER


def partitioned(trial):
    """Fault 25: the wire to PostgreSQL is cut under load for some time, and mended."""
    found, brought, longest, refused, slowest = Found(), collections.Counter(), 0.0, 0, 0.0
    with Wire() as wire, _shop(trial, host=wire.HOST, inside=wire.inside) as (postgres, shop), shop.serving() as server:
        before = server.threads(), server.descriptors()
        for number, seconds in enumerate([3, 50] if not trial.size(0, 1) else [3, 10, 50, 120, 50, 10]):
            journal, when = Journal(), f"{seconds} s without a wire"
            with Load(shop, journal, f"w{number}", number, clients=6, timeout=90) as load:
                time.sleep(1)
                wire.cut()
                time.sleep(seconds)
                wire.mend()
                recovered = _recovery(journal, time.monotonic())
                load.stop()
            slowest, refused = max(slowest, recovered), refused + journal.statuses[503]
            found.expect(recovered < LONGEST_RECOVERY, f"{when}: nothing was taken {recovered:.1f} s afterwards")
            found.expect(load.hanging == 0, f"{when}: {load.hanging} clients still wait")
            longest = max(longest, max(journal.seconds, default=0))
            found.hear(journal, Settling(shop, journal))
            brought += journal.brings()
            found.broken += [f"{when}: {text}" for text in miscounted(shop, brought)]
            found.injections += 1
        found.expect(longest <= LONGEST_ON_A_CUT_WIRE, f"an answer took {longest:.1f} s")
        found.broken += shop.complaints()
        _leaks_nothing(postgres, server, before, found)
    found.note(f"{refused} × 503 meanwhile, slowest answer {longest:.1f} s")
    found.note(f"goes on {slowest:.1f} s after it is mended at the latest")
    return found
