"""Follows every link of the console, asks for what somebody may not see, and sends every form, without a browser."""

import collections
import sys
import urllib.parse

from console_pages import Asker, check_text, kind

EXAMPLES = 3
# Who is refused what, by the table of Access/Rights/Policy.swift.
REFUSED = {
    "/today": {"agent", "clerk"},
    "/customers": {"clerk"},
    "/imports": {"agent", "clerk", "analyst"},
    # Whoever may see customers may see who is taken for one person; deciding is another right.
    "/decisions": {"clerk"},
    "/decisions/conflicts": {"agent", "clerk", "analyst"},
    "/clerk": {"analyst"},
    "/settings/keys": {"operator", "agent", "clerk", "analyst"},
    "/settings/staff": {"manager", "operator", "agent", "clerk", "analyst"},
    "/settings/audit": {"manager", "operator", "agent", "clerk", "analyst"},
}
# What ends the session that asks.
ENDING = {"/sign-out", "/me/password"}


class Crawl:
    """Every link of one role from the first page on, at most so many of a kind."""

    def __init__(self, role, asker, foreign, faults):
        self.role, self.asker, self.foreign, self.faults = role, asker, foreign, faults
        # Addresses of pages, parts and files by kind; forms by kind, each with the page where it stands.
        self.pages, self.files, self.forms = {}, {}, {}
        self.asked = 0

    def run(self, *starts):
        waiting = collections.deque((address, None, "page") for address in starts)
        seen, counts = set(starts), collections.Counter()
        while waiting:
            address, parent, wanted = waiting.popleft()
            try:
                answer = self.asker.get(address, is_part=wanted == "part")
            except OSError as error:
                self.faults.add(self.role, address, f"no answer: {error}")
                if isinstance(error, ConnectionRefusedError):
                    raise
                continue
            self.asked += 1
            where = address + (f" (linked from {parent})" if parent else "")
            for target, what in self._check(answer, address, where, wanted):
                counted = (what, kind(target))
                if target in seen or counts[counted] >= EXAMPLES:
                    continue
                seen.add(target)
                counts[counted] += 1
                waiting.append((target, address, what))
        return self

    def _check(self, answer, address, where, wanted):
        """Yields where one can go from here."""
        say = lambda what: self.faults.add(self.role, where, what)  # noqa: E731
        if 300 <= answer.status < 400:
            target = urllib.parse.urljoin(address, answer.headers["Location"] or "")
            if target.startswith("/sign-in") and address != "/":
                say(f"{answer.status} to {target}")
            else:
                yield target, wanted
            return
        if answer.status != 200:
            say(f"answers {answer.status}")
            return
        if wanted == "asset":
            return
        if not answer.type.startswith("text/html"):
            self.files.setdefault(kind(address), address)
            if not answer.text.strip():
                say("an empty file")
            return
        if wanted == "page" and not answer.is_page:
            say("a link leads to a part of a page: whoever has no JavaScript sees it bare")
        if wanted == "part" and answer.is_page:
            say("a whole page where a part was asked for")
        if not answer.headers["Content-Security-Policy"]:
            say("no Content-Security-Policy")
        parsed = check_text(answer, self.foreign, say)
        if answer.is_page:
            self.pages.setdefault(kind(address), address)
        for form in parsed.forms:
            action = urllib.parse.urljoin(address, form["action"])
            if form["post"]:
                self.forms.setdefault(kind(action), (action, form, address))
            else:
                query = urllib.parse.urlencode([(name, text) for name, text in form["fields"]])
                query = f"?{query}" if query else ""
                # A browser puts what is asked before the place on the page.
                yield urllib.parse.urldefrag(action).url.split("?")[0] + query, "page"
                if form["part"]:
                    yield urllib.parse.urljoin(address, form["part"]) + query, "part"
        for href in parsed.links:
            target, _ = urllib.parse.urldefrag(urllib.parse.urljoin(address, href))
            if target.startswith("/") and not href.startswith("#"):
                yield target, "page"
            elif urllib.parse.urlsplit(target).scheme not in ("", "https", "mailto"):
                say(f"a link to {target[:80]}")
        for target in parsed.parts:
            yield urllib.parse.urljoin(address, target), "part"
        for target in parsed.assets:
            yield urllib.parse.urljoin(address, target), "asset"


def try_others(crawl, pages, brand_path, faults):
    """Asks for every kind of page that some role has, and says what opens against the table or is blank."""
    refused = 0
    for address in [*pages, f"{brand_path}/nothing-here", f"{brand_path}/customers/c_nobody"]:
        answer = crawl.asker.get(address)
        below = address.removeprefix(brand_path)
        closed = any(below.split("?")[0].startswith(path) and crawl.role in who for path, who in REFUSED.items())
        if closed and answer.status not in (403, 404):
            faults.add(crawl.role, address, f"answers {answer.status} to whoever may not see it")
        if answer.status >= 500:
            faults.add(crawl.role, address, f"answers {answer.status}")
        if answer.status in (403, 404):
            refused += 1
            if not answer.is_page:
                faults.add(crawl.role, address, f"{answer.status} is no page")
            check_text(answer, crawl.foreign, lambda what, at=address: faults.add(crawl.role, at, what))
    return refused


def try_strangers(foreign, pages, brand_path, base, faults):
    """The same addresses for the owner of another brand, and for nobody."""
    for address in pages:
        if not address.startswith(brand_path):
            continue
        answer = foreign.get(address)
        if answer.status != 404:
            faults.add("the other owner", address, f"answers {answer.status}, not 404")
        answer = Asker(base).get(address)
        if answer.status != 303 or not (answer.headers["Location"] or "").startswith("/sign-in"):
            faults.add("nobody", address, f"answers {answer.status}, not 303 to /sign-in")


def is_closed_to(role, form):
    """Whether a role that changes nothing, or stands at the counter alone, has no business with a form."""
    if not form.startswith("/b/"):
        return False
    return role in ("analyst", "administrator") or role == "clerk" and "/clerk" not in form


def try_forms(crawls, faults):
    """Has those who may not send every form of the others: refused. Then every form is sent once, as it stands: no 5xx and no
    dead end.
    """
    every = {name: form for crawl in crawls for name, form in crawl.forms.items() if name not in ENDING}
    foreign, own = 0, 0
    for crawl in crawls:
        for name in sorted(every.keys() - crawl.forms.keys()):
            action, form, _ = every[name]
            if form["file"] or not is_closed_to(crawl.role, action):
                continue
            answer = crawl.asker.post(action, form["fields"])
            foreign += 1
            if answer.status not in (403, 404):
                faults.add(crawl.role, action, f"a form of others answers {answer.status}, not 403 or 404")
            elif not answer.is_page:
                faults.add(crawl.role, action, f"{answer.status} to a form is no page")
    tried = set()
    for crawl in crawls:
        for name, (action, form, page) in crawl.forms.items():
            if name in ENDING or name in tried or form["file"] or "/sessions/" in action:
                continue
            tried.add(name)
            answer = crawl.asker.post(action, form["fields"])
            own += 1
            # A form before it may have removed what the page was of.
            isGone = answer.status == 404 and crawl.asker.get(page).status == 404
            if answer.status not in (200, 303, 409, 422) and not isGone:
                faults.add(crawl.role, action, f"a form of {page} answers {answer.status}")
            elif answer.status != 303:
                # A tag of that name was put on before.
                answer.text = answer.text.replace("{{t}}", "")
                check_text(answer, crawl.foreign, lambda what, at=action: faults.add(crawl.role, at, what))
    return own, foreign


if __name__ == "__main__":
    sys.exit("This is a part of Scripts/check-console.")
