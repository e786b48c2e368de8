"""Holds what is there against the journal: all that was acknowledged, and nothing twice."""

import collections
import json
import time

from faults_load import Door

# Messages that are told again at a time.
TOGETHER = 80


class Settling:
    """Asks a server that was started again, or has recovered."""

    def __init__(self, shop, journal):
        self.journal = journal
        self.shop = shop
        self.door = Door(shop)
        self.lost = []
        self.refused = []
        # Numbered requests that could not be sent again under their number.
        self.resting = 0

    def run(self):
        """Sends again what was not acknowledged. Returns what was promised and does not hold."""
        told = [call for name, call in self.journal.asked.items() if name in self.journal.told]
        untold = [call for name, call in self.journal.asked.items() if name not in self.journal.told]
        self._stands(told)
        for call in untold:
            self._tell_again(call)
        self._stands(untold)
        return [f"lost, although acknowledged: {', '.join(self.lost[:5])} ({len(self.lost)})"] * bool(self.lost) + [
            f"cannot be sent again: {why}" for why in self.refused[:5]
        ]

    def _stands(self, calls):
        kinds = collections.defaultdict(list)
        for call in calls:
            kinds[call.kind].append(call)
        self._events_stand(kinds["events"])
        self._tags_stand(kinds["tag"])
        for call in kinds["visit"]:
            answer = self.door.send(call, numbered=False)
            if answer.status != 200 or answer.content["isNew"]:
                self.lost.append(self._shown(call, answer))

    def _events_stand(self, calls):
        messages = [message for call in calls for message in call.messages]
        for start in range(0, len(messages), TOGETHER):
            together = messages[start:start + TOGETHER]
            answer = self.door.ask(
                "POST", "/v1/batch", _batch(together), {"Authorization": f"Bearer {self.shop.sending_key}"}
            )
            if answer.status != 200 or answer.content["repeated"] != len(together):
                names = f"{together[0]['messageId']} … {together[-1]['messageId']}"
                self.lost.append(f"among {names}: {answer.status} {answer.body[:300]!r}")

    def _tags_stand(self, calls):
        profiles = {}
        for call in calls:
            if call.customer not in profiles:
                answer = self.door.read(f"/api/v1/brands/{self.shop.brand}/customers/{call.customer}")
                profiles[call.customer] = answer.body if answer.status == 200 else b""
            if f'"{call.name}"'.encode() not in profiles[call.customer]:
                self.lost.append(f"tag {call.name} of {call.customer}")
            replayed = self.door.send(call)
            if call.name in self.journal.told and "Idempotent-Replayed" not in replayed.headers:
                self.lost.append(f"what was answered: {self._shown(call, replayed)}")

    def _tell_again(self, call):
        end = time.monotonic() + 15
        while True:
            answer = self.door.send(call)
            if answer.status == 409 and answer.content.get("code") == "idempotency.running":
                # The process that took the number up is dead, and its number rests for a minute; what is asked is the
                # same without it.
                self.resting += 1
                answer = self.door.send(call, numbered=False)
            if answer.acknowledges(call):
                return
            if answer.status not in (0, 503) or time.monotonic() > end:
                self.refused.append(self._shown(call, answer))
                return
            time.sleep(0.1)

    def _shown(self, call, answer):
        return f"{call.method} {call.name}: {answer.status} {answer.body[:200]!r} {answer.error}"


def _batch(messages):
    return json.dumps({"batch": messages})


def miscounted(shop, expected):
    """What there is more or less of than was brought once each. The server must not hold the database."""
    now = shop.counts()
    return [
        f"{now[kind] - shop.before[kind]} × {kind} instead of {count}"
        for kind, count in expected.items() if now[kind] - shop.before[kind] != count
    ]
