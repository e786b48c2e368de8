"""Disks that are slow, that let nothing more be written, and files that vanish."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import time

from faults_found import Found, Skipped, need
from faults_load import Calls, Door, Journal, Load
from faults_settling import Settling, miscounted
from faults_shop import Shop

# Somebody who owns nothing.
STRANGER = 65534
LONGEST_P99 = 1.0
LONGEST_ANSWER = 30.0
MOST_GROWTH = 300


def unusable(trial):
    """Fault 9: a disk that turned read-only, files that may not be read, a database that was deleted or replaced."""
    found = Found()
    for attempt in (_read_only, _forbidden, _locked_away, _deleted, _replaced):
        try:
            with trial.folder() as folder:
                attempt(trial, folder, found)
                found.injections += 1
        except Skipped as reason:
            found.skipped.append(str(reason))
    return found


def _read_only(trial, folder, found):
    with _small_disk(folder) as disk:
        shop = Shop.made(trial.huitou, disk.path / "shop")
        journal = Journal()
        with shop.serving() as server:
            with Load(shop, journal, "ro", 9, clients=4, timeout=20):
                time.sleep(0.5)
                begin = time.monotonic()
                disk.fail()
                end = time.monotonic()
                time.sleep(1)
            _refuses(found, "a disk turned read-only", shop, journal, end, server)
        # While ext4 is being turned, fdatasync now and then succeeds without having written anything (3 of 40 times with
        # a program that does nothing else): of what was under way then nobody can say what became.
        doubted = journal.doubt(begin, end)
        if doubted:
            found.note(f"{doubted} that were under way just then not counted")
        disk.mount_again()
        with shop.serving():
            found.hear(journal, Settling(shop, journal))
        found.broken += shop.complaints()


def _deleted(trial, folder, found):
    _gone(trial, folder, found, "the database was deleted", lambda path: path.unlink())


def _replaced(trial, folder, found):
    def replace(path):
        shutil.copy(path, path.with_suffix(".copy"))
        os.rename(path.with_suffix(".copy"), path)

    _gone(trial, folder, found, "another file was put in the database's place", replace)


def _gone(trial, folder, found, what, act):
    shop = Shop.made(trial.huitou, folder / "shop")
    journal = Journal()
    with shop.serving() as server:
        with Load(shop, journal, "gone", 9, clients=4, timeout=20):
            time.sleep(0.4)
            act(pathlib.Path(shop.place))
            since = time.monotonic()
            time.sleep(1.2)
        _refuses(found, what, shop, journal, since + 0.5, server)


def _refuses(found, what, shop, journal, since, server):
    """Nothing that was sent since then is acknowledged, and somebody is told why."""
    said = Door(shop, timeout=20).send(Calls(shop, "afterwards", 1).next())
    after = [name for name, sent in journal.sent_at.items() if sent > since]
    found.expect(not after, f"{what}: {len(after)} calls that were sent afterwards were acknowledged")
    ended = server.process.poll()
    why = said.body.decode(errors="replace") if ended is None else server.said()
    # One that still acknowledges has nothing to say of it.
    if not after:
        found.expect(ended not in (0,) and (ended is not None or said.status == 503), f"{what}: says {said.status} {why}")
        found.note(f"{what}: {said.status or 'ended'} {_code(why)}")


def _code(why):
    place = why.find('"code":"')
    return why[place + 8:].split('"')[0] if place >= 0 else why.strip()[-120:]


def _forbidden(trial, folder, found):
    """Somebody else's database: the server does not start, and says of which path it is forbidden what."""
    before = _as_stranger(trial)
    shop = Shop.made(trial.huitou, folder / "shop")
    folder.chmod(0o755)
    for what, of_folder, of_file in (("folder", 0o700, 0o600), ("database", 0o755, 0o400)):
        shop.folder.chmod(of_folder)
        pathlib.Path(shop.place).chmod(of_file)
        server = shop.start(before)
        try:
            code = server.process.wait(20)
            says_why = shop.place in server.said() and "ermission denied" in server.said()
            found.expect(
                code not in (0, 70) and says_why,
                f"the {what} of somebody else: exit status {code}, says {server.said()}")
            found.note(f"the {what} of somebody else: exit status {code}")
        except subprocess.TimeoutExpired:
            found.expect(False, f"the {what} of somebody else: serves all the same: {server.said()}")
        finally:
            server.kill()


def _locked_away(trial, folder, found):
    """The permissions are taken away while it serves."""
    before = _as_stranger(trial)
    shop = Shop.made(trial.huitou, folder / "shop")
    folder.chmod(0o755)
    for path in (shop.folder, *shop.folder.iterdir()):
        os.chown(path, STRANGER, STRANGER)
    journal = Journal()
    with shop.serving(before), Load(shop, journal, "locked", 9, clients=4, timeout=20):
        time.sleep(0.3)
        for path in (*shop.folder.iterdir(), shop.folder):
            path.chmod(0)
        time.sleep(0.6)
    shop.folder.chmod(0o700)
    for path in shop.folder.iterdir():
        path.chmod(0o600)
    with shop.serving(before):
        found.hear(journal, Settling(shop, journal))


def _as_stranger(trial):
    if os.geteuid() != 0:
        raise Skipped("root is needed to run as somebody else")
    need("setpriv")
    before = ["setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups"]
    if subprocess.run([*before, trial.huitou, "--help"], capture_output=True).returncode != 0:
        raise Skipped("others may not run the program where it lies")
    return before


class Disk:
    """A file with a file system of its own, mounted."""

    def __init__(self, folder):
        self.image, self.path = folder / "disk.image", folder / "disk"
        self.path.mkdir()
        with open(self.image, "wb") as image:
            image.truncate(128 * 2**20)
        _system("mkfs.ext4", "-q", self.image)

    def mount(self):
        _system("mount", "-o", "loop", self.image, self.path)

    def fail(self):
        """As ext4 turns read-only by itself when what is below has failed; no file in use hinders that."""
        _system("mount", "-o", "remount,abort", self.path)

    def mount_again(self):
        """As after a repair and a new start of the machine."""
        # Somebody else on this machine may be looking at it.
        for _ in range(50):
            if subprocess.run(["umount", self.path], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        # Its exit status tells that something was corrected.
        subprocess.run(["e2fsck", "-fy", self.image], capture_output=True)
        self.mount()


@contextlib.contextmanager
def _small_disk(folder):
    if os.geteuid() != 0:
        raise Skipped("root is needed to mount a disk")
    need("mkfs.ext4", "e2fsck", "mount")
    disk = Disk(folder)
    try:
        disk.mount()
    except subprocess.CalledProcessError as error:
        raise Skipped(f"nothing can be mounted: {error.stderr}") from error
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk.path], capture_output=True)


def _system(*words):
    subprocess.run(words, check=True, capture_output=True, text=True)


def slow(trial):
    """Fault 11: each wait for the disk takes 200 ms longer."""
    need("strace")
    found = Found()
    waiting = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync",
               "-e", "inject=fdatasync:delay_exit=200000"]
    with trial.folder() as folder:
        shop = Shop.made(trial.huitou, folder)
        with shop.serving(waiting) as server:
            journals = [_at_a_pace(trial, shop, found), _far_too_much(trial, shop, server, found)]
        with shop.serving():
            for journal in journals:
                found.hear(journal, Settling(shop, journal))
        found.broken += miscounted(shop, journals[0].brings() + journals[1].brings()) + shop.complaints()
    return found


def _at_a_pace(trial, shop, found):
    journal = Journal()
    with Load(shop, journal, "pace", 11, clients=60, per_second=100, timeout=LONGEST_ANSWER, reads=0) as load:
        time.sleep(trial.size(4, 60))
    median, late = journal.percentile(0.5), journal.percentile(0.99)
    found.expect(load.hanging == 0, f"{load.hanging} clients still wait")
    found.expect(late < LONGEST_P99, f"at 100 writes a second p99 is {late:.2f} s")
    found.note(f"at 100 writes/s median {median * 1000:.0f} ms, p99 {late * 1000:.0f} ms")
    found.injections += 1
    return journal


def _far_too_much(trial, shop, server, found):
    journal, before = Journal(), server.resident_megabytes()
    most = before
    with Load(shop, journal, "much", 12, clients=trial.size(300, 1500), timeout=LONGEST_ANSWER, reads=0) as load:
        end = time.monotonic() + trial.size(3, 120)
        while time.monotonic() < end:
            most = max(most, server.resident_megabytes())
            time.sleep(0.1)
    slowest, unanswered = max(journal.seconds, default=0), load.hanging + journal.statuses[0]
    found.expect(unanswered == 0, f"{unanswered} calls were not answered within {LONGEST_ANSWER:.0f} s")
    found.expect(most - before < MOST_GROWTH, f"memory grew by {most - before} MB")
    found.note(
        f"with {len(load.threads)} clients at once slowest answer {slowest:.1f} s, {journal.statuses[503]} × 503, "
        f"memory grew by {most - before} MB")
    found.injections += 1
    return journal
