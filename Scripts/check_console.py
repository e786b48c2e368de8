"""Uses the console as whoever works here does, in a real browser, and says where it breaks.

Takes the binary, a folder for what it writes, and, where pictures are wanted, a folder for them. HUITOU_DB names a database with
two sample brands; each has a team of its own here. Ends with 1 where something is wrong.
"""

import concurrent.futures
import csv
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import time
import urllib.parse

from axe_playwright_python.base import AXE_SCRIPT
from console_crawl import Crawl, try_forms, try_others, try_strangers
from console_pages import COOKIE, WORDS, Asker, Faults, kind
from playwright.sync_api import sync_playwright
from served import serving

huitou, folder, *rest = sys.argv[1:]
shots = pathlib.Path(rest[0]) if rest else None
PASSWORD = "correct horse battery"
ROLES = ["owner", "manager", "operator", "agent", "clerk", "analyst", "administrator"]
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
SIZES = {"1440": {"width": 1440, "height": 900}, "390": {"width": 390, "height": 844}}
THEMES = ["light", "dark"]
HOSTILE = ["<img src=x onerror=alert(1)>", "{{t}}", "\"><script>alert(1)</script>"]
faults = Faults()


def command(*arguments):
    return json.loads(subprocess.check_output([huitou, *arguments, "--json"]))


def words(name, language):
    file = pathlib.Path(__file__).parent.parent / f"Sources/ConsoleFiles/files/words/{language}.json"
    section, key = name.split(".")
    return json.loads(file.read_text())[section][key]


class Browsing:
    """Pages in Chromium whose mistakes are heard."""

    def __init__(self, playwright, base):
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=sandbox)
        self.base = base

    def context(self, token=None, language="en", size="1440", theme="light", **more):
        context = self.browser.new_context(
            viewport=SIZES[size], color_scheme=theme, locale=LANGUAGES[language], reduced_motion="reduce",
            base_url=self.base, **more)
        context.set_default_timeout(10_000)
        if token:
            # A cookie of this kind is taken from whoever serves it alone; the address stands for that.
            context.add_cookies([{"name": COOKIE, "value": token, "url": self.base.replace("http:", "https:"),
                                  "secure": True, "httpOnly": True, "sameSite": "Lax"}])
        return context

    def page(self, context, role, refusals=False):
        """A page that says what its console does. With `refusals`, pages that answer 4xx are meant to."""
        page = context.new_page()
        where = lambda: page.url.removeprefix(self.base)  # noqa: E731

        def heard(message):
            if message.type != "error":
                return
            # What is no page of ours names no icon, and browsers ask for one.
            if message.location.get("url", "").endswith("/favicon.ico"):
                return
            if refusals and "Failed to load resource" in message.text and "status of 4" in message.text:
                return
            faults.add(role, where(), f"console: {message.text[:200]}")

        def dialog(box):
            faults.add(role, where(), f"a script ran: {box.message}")
            box.dismiss()

        page.on("console", heard)
        page.on("pageerror", lambda error: faults.add(role, where(), f"script: {str(error)[:200]}"))
        page.on("dialog", dialog)
        page.on("response", lambda answer: answer.status >= 500 and faults.add(role, answer.url, f"{answer.status}"))
        return page


def sign_in(page, name, password=PASSWORD, address="/sign-in"):
    if address:
        page.goto(address)
    page.fill("#name", name)
    page.fill("#password", password)
    page.click("main form button")


def wait_until(page, expression, argument=None):
    """Asks the page again and again: what Playwright itself has for that is eval, which the policy refuses."""
    end = time.monotonic() + 10
    while not page.evaluate(f"argument => {expression}", argument):
        if time.monotonic() > end:
            raise AssertionError(f"{page.url}: never came true: {expression}")
        page.wait_for_timeout(30)


def token_of(context):
    return next((cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE), None)


def expect(holds, role, page, what):
    if not holds:
        address = urllib.parse.urlsplit(page.url)
        faults.add(role, address.path + (f"?{address.query}" if address.query else ""), what)
    return holds


def take_invitations(browsing, staff):
    """Everybody sets their password on the page that their invitation opens."""
    context = browsing.context()
    page = browsing.page(context, "invited", refusals=True)
    for number, name in enumerate(staff):
        invitation = command("staff", "invite", name)["invitation"]
        page.goto(f"/invitation?token={urllib.parse.quote(invitation)}")
        if number == 0:
            page.fill("#password", "short")
            page.click("main form button")
            expect(page.locator("#password-error").is_visible(), "invited", page, "a short password is not refused")
        page.fill("#password", PASSWORD)
        page.click("main form button")
        page.wait_for_url("**/sign-in")
        expect(page.locator("[data-toast]").is_visible(), "invited", page, "nothing says that the password is set")
    # The last one has been used; a word that nobody gave opens nothing.
    for word in (invitation, "made-up"):
        page.goto(f"/invitation?token={urllib.parse.quote(word)}")
        if page.locator("#password").count():
            page.fill("#password", PASSWORD)
            page.click("main form button")
        expect("/sign-in" not in page.url, "invited", page, "an invitation that is used or made up is taken")
        expect(page.locator("h1").count() == 1, "invited", page, "an invitation that is used or made up has no page")
    context.close()


def sign_everybody_in(browsing, tokens, homes):
    """In both languages. Notes the session and first page of each role."""
    for language in LANGUAGES:
        context = browsing.context(language=language)
        for role in [*ROLES, "stranger"]:
            page = browsing.page(context, role, refusals=True)
            if role == "owner":
                sign_in(page, role, "wrong " + PASSWORD)
                problem = page.locator("main form [role=alert], main form .problem, main form .notice")
                expect(problem.count() and problem.first.inner_text().strip(), role, page, "a wrong password says nothing")
                expect(page.input_value("#name") == role, role, page, "the name is lost after a wrong password")
                expect(not token_of(context), role, page, "a wrong password begins a session")
                sign_in(page, role, address=None)
            else:
                sign_in(page, role)
            page.wait_for_url(lambda url: "/sign-in" not in url, wait_until="commit")
            page.wait_for_selector("h1")
            shown = page.get_attribute("html", "lang")
            expect(shown == {"en": "en", "zh": "zh-CN"}[language], role, page, f"is in {shown}, not {language}")
            expect(page.locator("h1").count() == 1, role, page, "has not one h1")
            tokens[role], homes[role] = token_of(context), page.url.removeprefix(browsing.base)
            page.close()
            context.clear_cookies()
        context.close()


def sign_out(browsing):
    context = browsing.context()
    page = browsing.page(context, "analyst")
    sign_in(page, "analyst")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    token, place = token_of(context), page.url.removeprefix(browsing.base)
    page.click(".side-foot summary")
    page.click("form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in")
    expect(not token_of(context), "analyst", page, "the cookie stays after signing out")
    answer = Asker(browsing.base, token).get(place)
    expect(answer.status == 303, "analyst", page, f"a session that was ended still answers {answer.status}")
    context.close()


def visit_kinds(browsing, crawls, tokens):
    """Opens one page of each kind as each role in the browser: its console stays quiet. The owner opens what the query makes
    different as well.
    """
    count = 0
    for crawl in crawls:
        context = browsing.context(tokens[crawl.role])
        page = browsing.page(context, crawl.role)
        kinds = crawl.pages if crawl.role == "owner" else {name.split("?")[0]: at for name, at in crawl.pages.items()}
        for address in kinds.values():
            page.goto(address, wait_until="load")
            count += 1
        context.close()
    return count


def kinds_to_look_at(crawls):
    """One page of each kind, without what only the query makes different, with a role that sees it: the owner first."""
    kinds = {}
    for crawl in crawls:
        for name, address in crawl.pages.items():
            plain = name.split("?")[0]
            if plain not in kinds or "?" in kinds[plain][1] and "?" not in address:
                kinds[plain] = (crawl.role, address)
    return kinds


def settle(page):
    """Charts are drawn, nothing is on its way."""
    page.wait_for_load_state("networkidle")
    if page.locator("[data-chart]").count():
        wait_until(page, "[...document.querySelectorAll('[data-chart]')].every(one => one.querySelector('canvas'))")


def look(browsing, kinds, tokens):
    """At both sizes, light and dark: wide enough, readable, named. Everything is examined once for each size; in the second
    light what depends on colours alone.
    """
    count = 0
    contexts = {}
    for language, (name, (role, address)) in zip(list(LANGUAGES) * len(kinds), kinds.items()):
        if (role, language) not in contexts:
            context = browsing.context(tokens.get(role), language=language)
            contexts[role, language] = browsing.page(context, role, refusals=True)
        page = contexts[role, language]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(SIZES["1440"])
        page.goto(address)
        settle(page)
        page.evaluate(AXE_SCRIPT)
        for size, theme, whole in (
            ("1440", "light", True), ("1440", "dark", False), ("390", "dark", True), ("390", "light", False),
        ):
            page.set_viewport_size(SIZES[size])
            page.emulate_media(color_scheme=theme)
            where = f"{address} at {size}, {theme}, {language}"
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > SIZES[size]["width"]:
                faults.add(role, where, f"{wide} px wide")
            options = {"resultTypes": ["violations"], "preload": False, "iframes": False}
            if not whole:
                options["runOnly"] = {"type": "rule", "values": ["color-contrast"]}
            for found in page.evaluate("options => axe.run(options).then(found => found.violations)", options):
                if found["impact"] in ("serious", "critical"):
                    node = found["nodes"][0]
                    why = node["any"][0]["message"] if node["any"] else found["help"]
                    faults.add(role, where, f"{found['id']} ×{len(found['nodes'])}: {node['html'][:120]}: {why[:160]}")
            count += 1
    for page in contexts.values():
        page.context.close()
    return count


def look_aside(base, kinds, tokens):
    with faults.step("axe, sizes, light and dark") as told, sync_playwright() as playwright:
        browsing = Browsing(playwright, base)
        told.append(f"{look(browsing, kinds, tokens)} looks at {len(kinds)} kinds of page")
        browsing.browser.close()


def use_without_scripts(browsing, customer):
    context = browsing.context(java_script_enabled=False)
    page = browsing.page(context, "agent without JavaScript")
    role = "agent without JavaScript"
    sign_in(page, "agent")
    page.wait_for_url("**/customers**")
    page.fill("#find", customer["phone"])
    page.press("#find", "Enter")
    page.wait_for_url("**find=**")
    rows = page.locator("tbody tr")
    if not expect(rows.count() == 1, role, page, f"{rows.count()} customers by a phone, not 1"):
        return
    rows.locator("td.main a").click()
    page.wait_for_url(f"**/customers/{customer['id']}")
    page.click(".fold:has(input[name=tag]) summary")
    page.fill("form[action$='/tags'] input[name=tag]", "no script")
    page.click("form[action$='/tags'] button")
    page.wait_for_load_state()
    expect(page.locator(".badge", has_text="no script").count() == 1, role, page, "the tag was not added")
    page.locator("form[action$='/revealed'] button").click()
    page.wait_for_load_state()
    expect(customer["phone"] in page.inner_text("#revealed"), role, page, "reveal does not show the phone")
    page.goto(page.url.removesuffix("/revealed"))
    more = page.locator("#more-events a")
    if more.count():
        more.click()
        page.wait_for_load_state()
        expect(page.locator("h1").count() == 1, role, page, "more of the timeline is no page")
    context.close()


def use_list(browsing, brand, path, token, customer):
    context = browsing.context(token)
    role = "owner"
    page = browsing.page(context, role)
    page.goto(f"{path}/customers")
    rows = page.locator("tbody tr:has(td.main)")
    before = rows.count()
    expect(before == 50, role, page, f"{before} rows, not 50")

    page.click("#next a")
    wait_until(page, "document.querySelectorAll('tbody tr td.main').length > 50")
    names = page.eval_on_selector_all("tbody td.main a", "all => all.map(a => a.getAttribute('href'))")
    expect(len(names) == 100 == len(set(names)), role, page, f"more gives {len(names)} rows, {len(set(names))} of them different")

    page.locator("#find").press_sequentially(customer["phone"], delay=5)
    wait_until(page, "document.querySelectorAll('tbody tr td.main').length == 1")
    if expect("find=" in page.url, role, page, "the address does not follow what is typed"):
        page.reload()
        expect(rows.count() == 1, role, page, "the address of a search does not show it again")
        expect(page.input_value("#find") == customer["phone"], role, page, "the search is lost when it is loaded again")
    page.fill("#find", "nobody is called that")
    page.wait_for_selector("#list .empty")
    expect(page.inner_text("#total").strip() != "", role, page, "no total")

    def firsts():
        return page.eval_on_selector_all("tbody td.main a", "all => all.slice(0, 10).map(a => a.getAttribute('href'))")

    page.goto(f"{path}/customers")
    by_money = firsts()
    wanted = [f"{path}/customers/{line['id']}" for line in command("customers", "list", "--brand", brand)["customers"][:10]]
    expect(by_money == wanted, role, page, "those who spent most are not first")
    head = page.locator("thead th", has_text=words("customers.last", "en")).locator("a")
    head.click()
    page.wait_for_url("**sort=**")
    expect(page.locator("th[aria-sort]").count() == 1, role, page, "no column says that it is sorted")
    by_last = firsts()
    expect(by_last != by_money, role, page, "sorting changes nothing")
    page.go_back()
    page.wait_for_load_state()
    expect(firsts() == by_money, role, page, "the back button does not bring the list back")
    page.goto(f"{path}/customers")
    page.select_option("#sort", label=words("customers.byLast", "en"))
    wait_until(page, "document.querySelector('tbody td.main a').getAttribute('href') != argument", by_money[0])
    expect("sort=" in page.url, role, page, "the address does not follow the order that is chosen")

    page.goto(f"{path}/customers")
    boxes = page.locator("[data-pick]")
    expect(not page.locator("[data-bulk]").is_visible(), role, page, "the bar for tags shows while nobody is chosen")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.fill("#bulk-tag", "both")
    page.click("[data-bulk] button[value=add]")
    page.wait_for_selector("[data-toast]")
    for address in by_money[:2]:
        tags = command("customers", "show", address.rsplit("/", 1)[1], "--brand", brand)["tags"]
        expect("both" in json.dumps(tags), role, page, f"{address} has not the tag")
    context.close()


def use_customer(browsing, brand, path, token, customer):
    context = browsing.context(token)
    role = "owner"
    page = browsing.page(context, role)
    address = f"{path}/customers/{customer['id']}"
    page.goto(address)
    for tag in HOSTILE:
        page.click(".fold:has(input[name=tag]) summary")
        page.fill("form[action$='/tags'] input[name=tag]", tag)
        page.click("form[action$='/tags'] button")
        page.wait_for_selector("[data-toast]")
        badge = page.locator(".badge").filter(has_text=tag)
        if not expect(badge.count() == 1, role, page, f"the tag {tag} is not shown as it was typed"):
            continue
        page.goto(f"{path}/customers?" + urllib.parse.urlencode({"segment": f"tag is {json.dumps(tag)}"}))
        expect(page.locator("main img").count() == 0, role, page, f"the tag {tag} became a picture")
        page.goto(address)
        expect(page.locator("main img").count() == 0, role, page, f"the tag {tag} became a picture")
    for tag in HOSTILE:
        badge = page.locator(".badge").filter(has_text=tag)
        badge.locator("button").click()
        page.wait_for_selector("[data-toast]")
        expect(page.locator(".badge").filter(has_text=tag).count() == 0, role, page, f"the tag {tag} was not removed")

    events = page.locator("#timeline .event")
    before = events.count()
    if expect(page.locator("#more-events a").count() == 1, role, page, "the timeline does not go on"):
        page.click("#more-events a")
        wait_until(page, "document.querySelectorAll('#timeline .event').length > argument", before)

    def reveals():
        lines = command("audit", "list", "--brand", brand)["audit"]
        return [line for line in lines if line["code"] == "customers.revealed" and line["subject"] == customer["id"]]

    known = len(reveals())
    page.goto(address)
    expect(customer["phone"] not in page.content(), role, page, "the phone stands in the page before it is revealed")
    page.locator("form[action$='/revealed'] button").click()
    wait_until(page, "document.querySelector('#revealed').innerText.trim() != ''")
    expect(customer["phone"] in page.inner_text("#revealed"), role, page, "reveal does not show the phone")
    found = reveals()
    expect(len(found) == known + 1, role, page, f"{len(found) - known} rows of the audit tell of what was revealed, not 1")
    expect(found and found[0]["actor"] != "command_line", role, page, "the audit does not say who revealed it")
    context.close()


def try_other_sites(browsing, brand, path, token, customer):
    """Another site's page sends our form with the browser's cookie; an address of another site is given to go on to."""
    action = f"{path}/customers/{customer['id']}/tags"
    for origin in ("http://evil.example", "null", None):
        answer = Asker(browsing.base, token).post(action, [("tag", "forged")], Origin=origin)
        if answer.status != 403:
            faults.add("owner", action, f"a form from {origin or 'nowhere'} answers {answer.status}, not 403")

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = f'<form method="post" action="{browsing.base}{action}"><input name="tag" value="forged"><button>Win</button>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    context = browsing.context(token)
    page = browsing.page(context, "owner", refusals=True)
    page.goto(f"http://127.0.0.1:{site.server_port}/")
    with page.expect_response(f"**{action}") as answer:
        page.click("button")
    expect(answer.value.status == 403, "owner", page, f"another site's form answers {answer.value.status}, not 403")
    expect(page.locator("h1").count() == 1, "owner", page, "what was refused is no page")
    shown = command("customers", "show", customer["id"], "--brand", brand)
    expect("forged" not in json.dumps(shown), "owner", page, "another site's form put a tag on")
    context.close()
    site.shutdown()

    for place in ("//evil.example", "/\\evil.example"):
        context = browsing.context()
        page = browsing.page(context, "owner", refusals=True)
        context.route(re.compile("^https?://evil"), lambda route: route.abort())
        sign_in(page, "owner", address="/sign-in?next=" + urllib.parse.quote(place))
        page.wait_for_url(lambda url: "/sign-in" not in url)
        expect(page.url.startswith(browsing.base + "/b/"), "owner", page, f"next={place!r} leads there")
        context.close()
    for place in ("https://evil.example/", "/\t/evil.example", "javascript:alert(1)", "/sign-in\r\nSet-Cookie: a=b"):
        answer = Asker(browsing.base).post("/sign-in", [("name", "owner"), ("password", PASSWORD), ("next", place)])
        if answer.headers["Location"] != "/":
            faults.add("owner", "/sign-in", f"next={place!r} leads to {answer.headers['Location']}")
    context = browsing.context()
    page = browsing.page(context, "owner")
    page.goto(f"{path}/customers?sort=money")
    sign_in(page, "owner", address=None)
    page.wait_for_url(lambda url: "/sign-in" not in url)
    expect(page.url == f"{browsing.base}{path}/customers?sort=money", "owner", page, "does not go on to what was asked for")
    context.close()


def photograph(browsing, kinds, tokens):
    count = 0
    for size in SIZES:
        for language in LANGUAGES:
            for theme in THEMES:
                place = shots / size / language / theme
                place.mkdir(parents=True, exist_ok=True)
                contexts = {}
                for name, (role, address) in kinds.items():
                    if role not in contexts:
                        context = browsing.context(tokens.get(role), language, size, theme, has_touch=size == "390")
                        contexts[role] = browsing.page(context, role, refusals=True)
                    page = contexts[role]
                    page.goto(address)
                    settle(page)
                    # What is fixed to the window's edge stands at the page's edge.
                    high = page.evaluate("document.documentElement.scrollHeight")
                    page.set_viewport_size({**SIZES[size], "height": max(high, SIZES[size]["height"])})
                    file = re.sub(r"[^\w*]+", "-", name).strip("-").replace("*", "one") or "first"
                    page.screenshot(path=place / f"{file}.png", full_page=True)
                    page.set_viewport_size(SIZES[size])
                    count += 1
                for page in contexts.values():
                    page.context.close()
    return count


def furnish(brand):
    """Gives every page of a brand something to show: conflicts, held rows, proposals, a segment, a trait, a warning, a webhook, a
    key.
    """
    place = pathlib.Path(folder) / "files"
    subprocess.run(
        [huitou, "sample", "--preset", "candle", "--customers", "40", "--format", "csv", "--out", place, "--lang", "en"],
        check=True, stdout=subprocess.DEVNULL)
    file = next(place.glob("sales_*.csv"))
    of_brand = ["--brand", brand]
    command("import", str(file), "--mapping", str(place / "sales.yaml"), *of_brand)
    head, *lines = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    for number, line in enumerate(lines[:30]):
        if number < 6:
            line[head.index("实付")] = "999999.00"
        elif number < 9:
            line[head.index("付款时间")] = "someday"
    with open(place / "changed.csv", "w", newline="") as changed:
        csv.writer(changed).writerows([head, *lines[:30]])
    command("import", str(place / "changed.csv"), "--mapping", str(place / "sales.yaml"), *of_brand)
    worst = command("customers", "list", *of_brand)["customers"][2]["id"]
    command("segments", "save", "regulars", "orders.count >= 3", *of_brand)
    command("traits", "define", "skin", "--type", "text", *of_brand)
    command("risks", "add", worst, "--kind", "coupon_farmer", "--reason", "Ten accounts", *of_brand)
    command("webhooks", "add", "standard", "--store", command("brand", "list")["brands"][0]["stores"][0], *of_brand)
    command("keys", "create", "till", "--permission", "customers.look_up", *of_brand)


def find_customer(brand):
    """One who has a phone and a long history."""
    for line in command("customers", "list", "--brand", brand)["customers"]:
        values = command("customers", "reveal", line["id"], "--brand", brand)["values"]
        phone = next((value["value"] for value in values if value["kind"] == "phone"), None)
        found = phone and command("customers", "list", "--find", phone, "--brand", brand)["customers"]
        if phone and len(found) == 1 and line["orders"] >= 4:
            return {"id": line["id"], "phone": phone}
    raise AssertionError("no customer with a phone")


def main():
    ours, theirs = command("brand", "list")["brands"]
    brand, stores = ours["name"], ours["stores"]
    with faults.step("two brands, two teams"):
        furnish(brand)
        for role in ROLES:
            terms = ["--administrator"] if role == "administrator" else ["--role", role, "--brand", brand]
            command("staff", "add", role, *terms)
        command("staff", "add", "stranger", "--owner", "--brand", theirs["name"])
    customer = find_customer(brand)
    foreign = [theirs["name"], *theirs["stores"]]
    log = f"{folder}/console.log"
    with serving(huitou, log) as (server, base), sync_playwright() as playwright:
        browsing = Browsing(playwright, base)
        tokens, homes, crawls, kinds = {}, {}, [], {}
        with faults.step("invitations") as told:
            take_invitations(browsing, [*ROLES, "stranger"])
        with faults.step("signing in, every role, both languages"):
            sign_everybody_in(browsing, tokens, homes)
        if len(tokens) <= len(ROLES):
            return faults.tell()
        path = re.match(r"/b/\w+", homes["owner"])[0]
        other = Crawl("stranger", Asker(base, tokens["stranger"]), [brand, *stores], faults)
        with faults.step("signing out"):
            sign_out(browsing)
        with faults.step("every link of every role") as told:
            chinese = Crawl("owner, Chinese", Asker(base, tokens["owner"], "zh"), foreign, faults)
            crawls = [Crawl(role, Asker(base, tokens[role]), foreign, faults) for role in ROLES]
            starts = {**homes, chinese.role: homes["owner"]}
            here = threading.get_ident()
            with concurrent.futures.ThreadPoolExecutor(3, initializer=faults.work_for, initargs=(here,)) as pool:
                list(pool.map(lambda crawl: crawl.run(starts[crawl.role], "/me"), [*crawls, chinese, other]))
            asked = sum(crawl.asked for crawl in [*crawls, chinese, other])
            told.append(f"{asked} answers, {len(crawls[0].pages)} kinds of page and {len(crawls[0].files)} of file for the owner")
        pages = {name: address for crawl in crawls for name, address in {**crawl.files, **crawl.pages}.items()}
        with faults.step("what a role may not see") as told:
            told.append(f"{sum(try_others(crawl, pages.values(), path, faults) for crawl in crawls)} refused")
            try_strangers(other.asker, pages.values(), path, base, faults)
        with faults.step("every kind of page in the browser") as told:
            told.append(f"{visit_kinds(browsing, crawls, tokens)} pages")
        kinds = kinds_to_look_at(crawls)
        kinds["/sign-in"] = ("nobody", "/sign-in")
        kinds["/invitation"] = ("nobody", "/invitation?token=made-up")
        kinds["/missing"] = ("owner", f"{path}/nothing-here")
        kinds["/forbidden"] = ("clerk", f"{path}/customers")
        # The machine has two cores: one looks, the other does.
        looking = threading.Thread(target=look_aside, args=(base, kinds, tokens))
        looking.start()
        with faults.step("without JavaScript"):
            use_without_scripts(browsing, customer)
        with faults.step("the list of customers"):
            use_list(browsing, brand, path, tokens["owner"], customer)
        with faults.step("one customer"):
            use_customer(browsing, brand, path, tokens["owner"], customer)
        with faults.step("other sites"):
            try_other_sites(browsing, brand, path, tokens["owner"], customer)
        looking.join()
        if shots:
            with faults.step("pictures") as told:
                told.append(f"{photograph(browsing, kinds, tokens)} in {shots}")
        with faults.step("every form") as told:
            # The least first: each form is sent once, by whoever has the fewest others.
            own, others = try_forms(sorted(crawls, key=lambda crawl: len(crawl.forms)), faults)
            told.append(f"{own} sent, {others} of others refused")
        browsing.browser.close()
        if server.poll() is not None:
            said = [line for line in pathlib.Path(log).read_text(errors="replace").splitlines() if line[:1] not in ("{", "")]
            faults.add("the server", f"ended with {server.returncode}", " | ".join(said[:3]))
    written = pathlib.Path(log).read_text()
    for secret in (PASSWORD, customer["phone"], *tokens.values()):
        if secret in written:
            faults.add("the server", "its log", "holds a password, a session or a phone")
    return faults.tell()


sys.exit(main())
