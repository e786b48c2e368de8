"""Has a real browser visit a shop whose pages load `/t.js`, and looks at what becomes known, what is kept in the browser, and
that nothing is before consent.
"""

import http.server
import json
import os
import subprocess
import sys
import threading
import time

from playwright.sync_api import sync_playwright
from served import free_port, get, serving

huitou, folder, brand = sys.argv[1:]
PAGE = """<!doctype html><html lang="en"><title>Candles</title>
<script>window.huitou = window.huitou || function () {{ (huitou.q = huitou.q || []).push(arguments) }}</script>
<script async src="{server}/t.js" data-key="{key}"{asks}></script>
<h1>Candles</h1></html>"""


def command(*arguments):
    return json.loads(subprocess.check_output([huitou, *arguments, "--json"]))


def count(segment):
    return command("segments", "count", segment, "--brand", brand)["count"]


def wait_for(segment, wanted):
    """Beacons are sent when nobody waits for them."""
    found = None
    for _ in range(100):
        found = count(segment)
        if found == wanted:
            return
        time.sleep(0.1)
    raise AssertionError(f"{segment}: {found}, not {wanted}")


def shop(server, key):
    """Pages of another origin than the server's, as shops are: one asks for consent, one does not."""
    port = free_port()

    class Pages(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asks = ' data-consent="ask"' if self.path.startswith("/ask") else ""
            body = PAGE.format(server=server, key=key, asks=asks).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    pages = http.server.ThreadingHTTPServer(("127.0.0.1", port), Pages)
    # A browser that leaves does not wait for what it asked for.
    pages.handle_error = lambda *_: None
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{port}"


def visit(context, url, sent):
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: sent.append(request.url))
    page.goto(url, wait_until="load")
    page.wait_for_function("!huitou.q")
    return page, faults


def kept(page):
    return page.evaluate("Object.keys(localStorage).concat(document.cookie ? ['cookie'] : [])")


store = next(line for line in command("brand", "list")["brands"] if line["name"] == brand)["stores"][0]
key = command("keys", "create", "tracker", "--brand", brand, "--store", store, "--permission", "events.send")["key"]
with serving(huitou, f"{folder}/tracker.log") as (server, base), sync_playwright() as playwright:
    script = get(f"{base}/t.js")
    assert len(script) < 4096, len(script)
    site = shop(base, key)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=sandbox)

    # Nothing is kept or sent before somebody agrees; then what they did before is told as well.
    asked = browser.new_context()
    sent = []
    page, faults = visit(asked, f"{site}/ask", sent)
    page.evaluate("huitou('view', {product_id: 'T-ASK', name: 'Candle', price: 12.5})")
    page.wait_for_timeout(300)
    assert kept(page) == [], kept(page)
    assert not any("/v1/" in url for url in sent), sent
    assert count('viewed product "T-ASK" at least 1 times within 2 days') == 0
    page.evaluate("huitou('consent', true)")
    wait_for('viewed product "T-ASK" at least 1 times within 2 days', 1)
    assert sorted(kept(page)) == ["huitou_id", "huitou_yes"], kept(page)
    # Whoever takes it back is unknown again.
    page.evaluate("huitou('consent', false)")
    assert kept(page) == [], kept(page)
    page.evaluate("huitou('view', {product_id: 'T-AFTER'})")
    page.close()
    assert asked.cookies() == [] and not faults, (asked.cookies(), faults)

    # Each word, the page with the seconds it was seen, and who it was.
    plain = browser.new_context()
    page, faults = visit(plain, f"{site}/candle", [])
    for words in [
        "'view', {product_id: 'T-1', name: 'Candle', price: 12.5}",
        "'add', {product_id: 'T-1'}",
        "'search', 'soap'",
        "'favourite', {product_id: 'T-1'}",
        "'identify', 'account-7', {email: 'ann@shop.example'}",
    ]:
        page.evaluate(f"huitou({words})")
    page.wait_for_timeout(1200)
    page.goto("about:blank")
    for segment in [
        'viewed product "T-1" at least 1 times within 2 days',
        'added product "T-1" within 2 days',
        'favourited product "T-1" within 2 days',
    ]:
        wait_for(segment, 1)
    found = command("customers", "list", "--find", "ann@shop.example", "--brand", brand)["customers"]
    assert len(found) == 1, found
    timeline = command("customers", "timeline", found[0]["id"], "--brand", brand)["entries"]
    kinds = [entry["what"] for entry in timeline]
    assert len(timeline) >= 5, kinds
    assert count('viewed product "T-AFTER" at least 1 times within 2 days') == 0
    page.close()
    assert plain.cookies() == [] and not faults, (plain.cookies(), faults)

    # Global Privacy Control: nobody is told of.
    private = browser.new_context()
    private.add_init_script("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})")
    sent = []
    page, faults = visit(private, f"{site}/candle", sent)
    page.evaluate("huitou('view', {product_id: 'T-GPC'})")
    page.goto("about:blank")
    time.sleep(1)
    assert not any("/v1/" in url for url in sent) and not faults, (sent, faults)
    assert count('viewed product "T-GPC" at least 1 times within 2 days') == 0
    browser.close()
    assert key not in open(f"{folder}/tracker.log").read(), "a key stands in the log"
    print(f"t.js: {len(script)} bytes; consent, words, beacons and privacy tried in Chromium")
