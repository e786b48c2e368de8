"""Starts a server on a seeded database and holds what it serves against what it says of itself.

The document must be valid OpenAPI, the metrics readable by the stock parser, and schemathesis must find nothing: with a key of
the brand, with one of another brand that must see nothing of the first, and as an administrator who is signed in.
"""

import datetime
import json
import re
import subprocess
import sys
import time
import urllib.request

from openapi_spec_validator import validate
from prometheus_client.parser import text_string_to_metric_families
from served import get, serving

huitou, folder, brand, minutes = sys.argv[1:]
when = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)

SEED = 7


def command(*arguments):
    return json.loads(subprocess.check_output([huitou, *arguments, "--json"]))


help = subprocess.check_output([huitou, "keys", "create", "--help", "--lang", "en"], text=True)
values = re.search(r"--permission <permission>\n.*?\(values: (.*?)\)", help, re.S).group(1)
permissions = [word for name in re.split(r",\s+", values) if name != "events.send" for word in ("--permission", name)]
store = command("brand", "list")["brands"]
store = next(line for line in store if line["name"] == brand)["stores"][0]
page = command("keys", "create", "page", "--brand", brand, "--store", store, "--permission", "events.send")["key"]
own = command("keys", "create", "own", "--brand", brand, *permissions)["key"]
foreign = command("keys", "create", "foreign", "--brand", "other", *permissions)["key"]
PASSWORD = "correct horse battery"
subprocess.run(
    [huitou, "staff", "add", "chief", "--owner", "--administrator", "--password", "--brand", brand, "--json"],
    input=f"{PASSWORD}\n{PASSWORD}\n", text=True, check=True, stdout=subprocess.DEVNULL,
)
# What would end the session itself, after which nothing more is asked.
ENDING = ["signOut", "setOwnPassword", "endOwnSession", "removeMember", "removeOwnSecondFactor", "removeSecondFactor"]


def sign_in(base):
    """Returns the headers of somebody who is signed in."""
    body = json.dumps({"name": "chief", "password": PASSWORD}).encode()
    request = urllib.request.Request(f"{base}/api/v1/session", body, {"Content-Type": "application/json", "Origin": base})
    with urllib.request.urlopen(request, timeout=60) as answer:
        cookie = answer.headers["Set-Cookie"].split(";")[0]
    return ["--header", f"Cookie: {cookie}", "--header", f"Origin: {base}"]


def send_events(host, key):
    """By the stock client of Segment, set up with nothing but where and with what key. Returns how many visitors viewed S-1."""
    from segment.analytics.client import Client

    visitors, events = 200, 3000
    messages = [(f"m{number}", f"u{number % visitors}", "S-1" if number % 3 == 0 else "S-2") for number in range(events)]
    for turn in range(3):
        failures = []
        client = Client(key, host=host, on_error=lambda error, items: failures.append(error), max_queue_size=10000, thread=3)
        for name, user, product in messages[:: 1 if turn % 2 == 0 else -1]:
            client.track(user, "Product Viewed", {"sku": product, "name": "Soap"}, message_id=name, timestamp=when)
        client.flush()
        client.join()
        assert not failures, failures[:1]
    return len({user for _, user, product in messages if product == "S-1"})


def tried(base, whose, headers, seed):
    """Whether schemathesis finds something."""
    arguments = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{folder}/openapi.json", "--url", base,
        *headers, "--checks", "all", "--max-examples", "10", "--seed", str(seed),
        "--phases", "examples,coverage,fuzzing", "--workers", "1", "--no-color",
        "--suppress-health-check", "all",
        "--exclude-checks", "positive_data_acceptance",
    ]
    # Python 3.11 now and then loses count in its own parser ("AST constructor recursion depth mismatch"), which says
    # nothing of the server: then once more.
    for _ in range(3):
        done = subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if "recursion depth mismatch" not in done.stdout:
            break
    lines = [line[:300] for line in done.stdout.strip().splitlines()]
    print(f"schemathesis, {whose}, seed {seed}:", lines[-1] if lines else "nothing said", flush=True)
    if done.returncode != 0:
        print("\n".join(lines))
    return done.returncode != 0


with serving(huitou, f"{folder}/server.log", HUITOU_SERVE_REQUESTS_PER_MINUTE="10000000") as (server, base):
    document = json.loads(get(f"{base}/openapi.json"))
    validate(document)
    print(f"openapi: {sum(len(methods) for methods in document['paths'].values())} operations, valid")
    brand_id = json.loads(get(f"{base}/api/v1/caller", own))["brands"][0]["brand"]
    # What stands in an address for a name in brackets is a real one wherever there is one.
    customer = subprocess.check_output([huitou, "customers", "list", "--brand", brand, "--limit", "1", "--json"])
    customer = json.loads(customer)["customers"][0]["id"]
    names = {"brand": brand_id, "customer": customer}
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["name"] in names:
                    parameter["schema"] = {"type": "string", "enum": [names[parameter["name"]]]}
    with open(f"{folder}/openapi.json", "w") as file:
        json.dump(document, file)
    told = send_events(base, page)
    asked = subprocess.check_output(
        [huitou, "segments", "count", 'viewed product "S-1" at least 1 times within 2 days', "--brand", brand, "--json"]
    )
    count = json.loads(asked)["count"]
    assert count == told, f"{told} visitors viewed it, {count} are known to"
    print(f"segment-analytics-python: {told} visitors, each event told three times and out of order, all known once")
    bearer = "Authorization: Bearer "
    identities = (
        ("own key", ["--header", bearer + own]), ("foreign key", ["--header", bearer + foreign]),
        ("administrator", sign_in(base) + [word for name in ENDING for word in ("--exclude-operation-id", name)]),
    )
    # At least a round of each; then others, by other seeds, for as long as is asked.
    end, seed, failed = time.monotonic() + 60 * float(minutes), SEED, False
    while not failed and (seed == SEED or time.monotonic() < end):
        failed = any([tried(base, whose, headers, seed) for whose, headers in identities])
        seed += 1
    families = list(text_string_to_metric_families(get(f"{base}/metrics").decode()))
    assert any(family.name == "huitou_http_requests" for family in families)
    print(f"metrics: {len(families)} families, readable")
    said = open(f"{folder}/server.log").read()
    assert own not in said and foreign not in said, "a key stands in the log"
    assert server.poll() is None, "the server ended"
    if failed:
        sys.exit(1)
