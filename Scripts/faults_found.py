"""What came of trying one fault."""

import contextlib
import dataclasses
import pathlib
import shutil
import tempfile


class Skipped(Exception):
    """What is missing on this machine."""


@dataclasses.dataclass
class Found:
    """`broken` holds each promise that was not kept, in words."""

    injections: int = 0
    told: int = 0
    notes: list = dataclasses.field(default_factory=list)
    skipped: list = dataclasses.field(default_factory=list)
    broken: list = dataclasses.field(default_factory=list)

    def note(self, text):
        self.notes.append(text)

    def expect(self, is_kept, otherwise):
        if not is_kept:
            self.broken.append(otherwise)

    def hear(self, journal, settling):
        """What a settled journal says."""
        self.told += len(journal.told)
        self.broken += journal.wrong[:3] + settling.run()
        halves = journal.statuses[-1]
        self.expect(halves == 0, f"{halves} answers broke off in the middle")

    def line(self):
        if self.skipped and not self.injections:
            return "skipped: " + "; ".join(self.skipped)
        outcome = "see below" if self.broken else "none lost"
        words = [f"{self.injections} injections", f"{self.told} acknowledged, {outcome}"]
        return "; ".join(words + self.notes + [f"skipped: {reason}" for reason in self.skipped])


@dataclasses.dataclass(frozen=True)
class Trial:
    """How a fault is to be tried."""

    huitou: str
    is_full: bool
    # Where a long run keeps what it has done; nil for nowhere.
    kept: pathlib.Path | None

    def size(self, short, full):
        return full if self.is_full else short

    @contextlib.contextmanager
    def folder(self):
        # In /tmp whatever TMPDIR says: PostgreSQL's socket needs a short path that others may enter.
        path = pathlib.Path(tempfile.mkdtemp(prefix="huitou-faults.", dir="/tmp"))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Skipped(f"{program} is not installed")
