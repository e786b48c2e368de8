"""Tries faults on `huitou serve`, over HTTP, against a journal of what it acknowledged."""

import argparse
import pathlib
import signal
import sys
import time
import traceback

import faults_clients
import faults_disks
import faults_ending
import faults_postgres
from faults_found import Found, Skipped, Trial

FAULTS = {
    "1": ("kill -9 under load", faults_ending.kill),
    "9": ("read-only, forbidden, deleted", faults_disks.unusable),
    "11": ("a slow disk", faults_disks.slow),
    "23": ("PostgreSQL stopped", faults_postgres.stopped),
    "24": ("PostgreSQL hindered", faults_postgres.hindered),
    "25": ("a wire to PostgreSQL that is cut", faults_postgres.partitioned),
    "26": ("clients that dawdle and break off", faults_clients.slow),
    "30": ("256 MB of memory", faults_ending.memory),
    "32": ("SIGTERM under load", faults_ending.terminate),
}


def tried(number, trial):
    name, fault = FAULTS[number]
    begun = time.monotonic()
    try:
        found = fault(trial)
    except Skipped as reason:
        found = Found(skipped=[str(reason)])
    except Exception:
        # Whatever the trial itself stumbles over is no promise kept.
        found = Found(broken=[traceback.format_exc()])
    print(f"{number} {name}: {found.line()} ({time.monotonic() - begun:.0f} s)", flush=True)
    for text in found.broken:
        print(f"    BROKEN: {text}", flush=True)
    return not found.broken


def main():
    parser = argparse.ArgumentParser(prog="check-faults", description=__doc__)
    parser.add_argument("huitou", metavar="BINARY")
    parser.add_argument("--full", action="store_true", help="each fault as often as is promised, for hours")
    parser.add_argument("--only", action="append", choices=FAULTS, metavar="N", help="this fault; may be repeated")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER", help="where a run that is cut short goes on")
    given = parser.parse_args()
    # So that what was mounted and started is put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    trial = Trial(str(pathlib.Path(given.huitou).resolve()), given.full, given.keep and given.keep.resolve())
    kept = [tried(number, trial) for number in given.only or FAULTS]
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
