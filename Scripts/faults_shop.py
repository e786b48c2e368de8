"""A small shop to try faults on: its database, its keys, and its server as a process that may be killed."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.error

from served import free_port, get

CUSTOMERS = 24
# What of a shop's database counts each thing that a call brings.
COUNTED = {"view": "behaviours", "order": "orders", "visit": "interactions"}
PERMISSIONS = ["brand.read", "customers.read", "customers.change", "visits.record", "figures.read"]
# Nobody is held back for asking often, and nobody's own settings have a say.
UNLIMITED = {
    "HOME": "/nonexistent",
    "HUITOU_CONFIG": "",
    "HUITOU_SERVE_REQUESTS_PER_MINUTE": "100000000",
    "HUITOU_SERVE_EVENTS_PER_MINUTE": "100000000",
}


class Shop:
    """A database with one brand, a counter, and the keys of a shop's server."""

    def __init__(self, huitou, folder, place=None):
        self.huitou = str(huitou)
        self.folder = pathlib.Path(folder)
        self.place = place or str(self.folder / "shop.db")
        self.keys = str(self.folder / "keys") if place else self.place + ".keys"
        self.environment = {**os.environ, **UNLIMITED, "HUITOU_DB": self.place, "HUITOU_KEYS": self.keys}
        self.port = free_port()

    @classmethod
    def made(cls, huitou, folder, place=None):
        """A new one; or the one that an earlier run left in the folder."""
        shop = cls(huitou, folder, place)
        noted = shop.folder / "shop.json"
        if not noted.exists():
            shop.folder.mkdir(parents=True, exist_ok=True)
            noted.write_text(json.dumps(shop._furnished()))
        vars(shop).update(json.loads(noted.read_text()))
        return shop

    def _furnished(self):
        self.command("sample", "--preset", "candle", "--customers", str(CUSTOMERS))
        brand = self.command("brand", "list")["brands"][0]
        self.command("store", "add", "Counter", "--platform", "physical")
        sending = ["--permission", "events.send", "--permission", "facts.import", "--store", brand["stores"][0]]
        working = [word for name in PERMISSIONS for word in ("--permission", name)]
        listed = self.command("customers", "list", "--limit", str(CUSTOMERS))["customers"]
        noted = {
            "sending_key": self.command("keys", "create", "shop server", *sending)["key"],
            "working_key": self.command("keys", "create", "counter", *working)["key"],
            "customers": [line["id"] for line in listed],
            "before": self.counts(),
        }
        with self.serving() as server:
            caller = json.loads(get(f"{server.base}/api/v1/caller", noted["working_key"]))
        return {**noted, "brand": caller["brands"][0]["brand"]}

    def run(self, *arguments):
        return subprocess.run(
            [self.huitou, *arguments, "--lang", "en"], env=self.environment, capture_output=True, text=True, timeout=120
        )

    def command(self, *arguments):
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, f"{arguments}: {done.stdout} {done.stderr}"
        return json.loads(done.stdout)

    def counts(self):
        """How many there are of what calls bring, as the database has it and not as the server says."""
        return {kind: int(self.asked(f"SELECT count(*) FROM {table}")) for kind, table in COUNTED.items()}

    def asked(self, query):
        if self.place.startswith("postgres"):
            said = subprocess.run(["psql", "-qAtX", self.place, "-c", query], capture_output=True, text=True, check=True)
            return said.stdout.strip()
        # What reads only takes up nothing of the log that a killed server left, and sees what is in it all the same.
        with contextlib.closing(sqlite3.connect(f"file:{self.place}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchone()[0]

    def complaints(self):
        """What the program's own examination finds wrong; nothing where all is well."""
        done = self.run("doctor", "--json")
        if done.returncode == 0:
            return []
        try:
            found = json.loads(done.stdout)["findings"]
            return [f"doctor: {line['name']}: {line['detail']}" for line in found if line["verdict"] != "good"]
        except (ValueError, KeyError):
            return [f"doctor: {done.returncode} {done.stdout} {done.stderr}"]

    def start(self, before=(), **settings):
        """A server that is being started, under other programs where these stand in front."""
        return Server(self, list(before), settings)

    @contextlib.contextmanager
    def serving(self, before=(), **settings):
        server = self.start(before, **settings)
        try:
            server.wait_ready()
            yield server
        finally:
            # Nothing may hang on how a server ends, and this is the shortest way.
            server.kill()


class Server:
    """`huitou serve`, in a process group of its own."""

    def __init__(self, shop, before, settings):
        self.base = f"http://127.0.0.1:{shop.port}"
        self.log = shop.folder / "server.log"
        self.begun = time.monotonic()
        # Should the one who tries the faults be killed, nothing keeps the database.
        guarded = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        words = [*guarded, *before, shop.huitou, "serve", "--port", str(shop.port), "--lang", "en"]
        with open(self.log, "wb") as lines:
            self.process = subprocess.Popen(
                words, stdout=lines, stderr=lines, env={**shop.environment, **settings}, start_new_session=True
            )

    @property
    def pid(self):
        """Of the server itself, also where another program runs it."""
        pid = self.process.pid
        while not os.path.basename(os.readlink(f"/proc/{pid}/exe")).startswith("huitou"):
            children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if not children:
                break
            pid = int(children[0])
        return pid

    def wait_ready(self, seconds=30):
        """Returns how long the start took."""
        while time.monotonic() - self.begun < seconds:
            assert self.process.poll() is None, f"the server ended: {self.said()}"
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                get(f"{self.base}/readyz")
                return time.monotonic() - self.begun
            time.sleep(0.02)
        raise AssertionError(f"the server was not ready after {seconds} s: {self.said()}")

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def terminate(self, seconds):
        """Asks it to stop. Returns after how long it did, nil where it did not in time."""
        begun = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        return time.monotonic() - begun

    def said(self):
        return self.log.read_text(errors="replace")[-600:]

    def resident_megabytes(self):
        return self._status("VmRSS") // 1024

    def threads(self):
        return self._status("Threads")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def _status(self, name):
        text = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(rf"^{name}:\s+(\d+)", text, re.M).group(1))
