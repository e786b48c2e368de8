"""What the checks of the console know of its pages: how they are asked for, what stands in them, what must never stand there."""

import collections
import contextlib
import html.parser
import http.client
import json
import pathlib
import re
import sys
import threading
import time
import urllib.parse

COOKIE = "__Host-huitou"
WORDS = json.loads((pathlib.Path(__file__).parent.parent / "Sources/ConsoleFiles/files/words/en.json").read_text())
# Templates that were not filled in, words that there are not, values that nobody wrote for people.
PERMISSION = re.compile(r"customers\.(?:read|look_up|change|merge|reveal|export|erase)|audit\.read|segments\.change")
LEFT_OVER = re.compile(
    r"\{\{|\}\}|\{[a-zA-Z]+\}|\bt\.[a-z]\w*\.\w+|\bOptional\(|^(?:" + "|".join(WORDS) + r")\.[a-z]\w*$", re.M
)


class Faults:
    """What was found, told at the end: once for each kind of page, with everybody who meets it there."""

    def __init__(self):
        self.found, self._lock = {}, threading.Lock()
        # How many each step has met, by its thread: two may run beside each other, and one may have others work for it.
        self._met, self._works_for = collections.Counter(), {}

    def work_for(self, thread):
        """What this thread meets belongs to the step of another."""
        self._works_for[threading.get_ident()] = thread

    def add(self, role, address, what):
        with self._lock:
            key = (kind(address.split(" ")[0]), what)
            if key not in self.found:
                thread = threading.get_ident()
                self._met[self._works_for.get(thread, thread)] += 1
            roles, _ = self.found.setdefault(key, ([], address))
            if role not in roles:
                roles.append(role)

    def tell(self):
        for (_, what), (roles, address) in self.found.items():
            print(f"{', '.join(roles)}: {address}: {what}")
        print(f"check-console: {len(self.found)} faults" if self.found else "check-console: all is well")
        return 1 if self.found else 0

    @contextlib.contextmanager
    def step(self, name):
        """One line for one step. What breaks in it is a fault, and the next step is tried all the same."""
        begun, before = time.monotonic(), self._met[threading.get_ident()]
        told = []
        try:
            yield told
        except Exception as error:
            trace, lines = error.__traceback__, []
            while trace:
                if (file := trace.tb_frame.f_code.co_filename).startswith(str(pathlib.Path(__file__).parent)):
                    lines.append(f"{pathlib.Path(file).name}:{trace.tb_lineno}")
                trace = trace.tb_next
            self.add(name, lines[-1] if lines else "?", (str(error) or type(error).__name__).split("Call log:")[0].strip())
        count = self._met[threading.get_ident()] - before
        end = f"  {count} FAULTS" if count else ""
        print(f"{time.monotonic() - begun:6.1f} s  {name}{': ' if told else ''}{', '.join(told)}{end}", flush=True)


class Parsed(html.parser.HTMLParser):
    """Links, parts, forms and texts of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.parts, self.assets, self.forms, self.texts = [], [], [], [], []
        self.language, self.headings, self.title, self.handlers = "", [], "", []
        self._within, self._form, self._select = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, pairs):
        given = {name: value or "" for name, value in pairs}
        self.handlers += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag not in {"meta", "link", "input", "img", "br", "hr", "col", "path", "rect", "circle", "use", "line", "wbr"}:
            self._within.append(tag)
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in ("script", "img") and given.get("src") or tag == "link" and given.get("href"):
            self.assets.append(given.get("src") or given["href"])
        elif tag == "form":
            self._form = {
                "action": given.get("action", ""), "post": given.get("method") == "post", "fields": [],
                "file": given.get("enctype", "").startswith("multipart"), "part": given.get("hx-get"),
            }
            self.forms.append(self._form)
        elif tag in ("h1", "h2", "h3"):
            self.headings.append("")
        elif self._form is not None and given.get("name"):
            self._field(tag, given)
        if tag == "option" and self._select and (self._select[1] is None or "selected" in given):
            self._select[1] = given.get("value", "")
        if given.get("hx-get") and tag != "form":
            self.parts.append(given["hx-get"])

    def _field(self, tag, given):
        kind = given.get("type", "submit" if tag == "button" else "text")
        if tag == "select":
            self._select = [given["name"], None]
        elif kind in ("hidden", "checkbox", "radio", "submit"):
            self._form["fields"].append([given["name"], given.get("value", "on")])
        elif tag in ("input", "textarea") and kind != "file":
            self._form["fields"].append([given["name"], given.get("value") or "x"])

    def handle_endtag(self, tag):
        if tag in self._within:
            while self._within.pop() != tag:
                pass
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select:
            # Without anything to choose nothing is sent.
            if self._form is not None and self._select[1] is not None:
                self._form["fields"].append(self._select)
            self._select = None

    def handle_data(self, data):
        if not data.strip() or "script" in self._within or "style" in self._within:
            return
        if "title" in self._within:
            self.title += data
        # Snippets to copy hold braces of their own.
        if "code" not in self._within and "pre" not in self._within:
            self.texts.append(data.strip())
        if self.headings and any(tag in self._within for tag in ("h1", "h2", "h3")):
            self.headings[-1] += data


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers = status, headers
        self.type = headers.get("Content-Type") or ""
        self.text = body.decode(errors="replace")

    @property
    def is_page(self):
        return self.type.startswith("text/html") and "</html>" in self.text


class Asker:
    """Somebody's requests without a browser."""

    def __init__(self, base, token=None, language="en"):
        self.base, self.token, self.language = base, token, language

    def _ask(self, method, address, body=None, **headers):
        host = urllib.parse.urlsplit(self.base).netloc
        cookies = [f"huitou-language={self.language}"] + ([f"{COOKIE}={self.token}"] if self.token else [])
        with contextlib.closing(http.client.HTTPConnection(host, timeout=60)) as line:
            line.request(method, address, body, {"Cookie": "; ".join(cookies), "Accept": "text/html", **headers})
            answer = line.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    def get(self, address, is_part=False):
        return self._ask("GET", address, **({"HX-Request": "true"} if is_part else {}))

    def post(self, address, fields, **headers):
        body = urllib.parse.urlencode([(name, text) for name, text in fields])
        given = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.base, **headers}
        return self._ask("POST", address, body, **{name: text for name, text in given.items() if text})


def kind(address):
    """The address with what names one of many left out: pages of one kind have one."""
    parts = urllib.parse.urlsplit(address)
    names = []
    for number, name in enumerate(parts.path.split("/")):
        is_one = re.fullmatch(r"[a-z]{1,3}_[0-9a-z]{6,}|[0-9]+|[0-9a-f-]{16,}", name)
        names.append("*" if is_one and not (number == 2 and names[1] == "b") else "" if is_one else name)
    query = sorted({name for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join(names).replace("/b//", "/") + ("?" + "&".join(query) if query else "")


def check_text(answer, foreign, say):
    """What holds for every page and part of one. `say` is told what is wrong; `foreign` are names that must not be there."""
    parsed = Parsed(answer.text)
    for text in parsed.texts:
        # What keys may carry is told by the names that programs know.
        if PERMISSION.fullmatch(text):
            continue
        if found := LEFT_OVER.search(text):
            say(f"“{found[0]}” is left over in “{text[:60]}”")
    for name in foreign:
        if name in answer.text:
            say(f"names “{name}” of another team")
    if parsed.handlers:
        say(f"{parsed.handlers[0]}: an attribute that the policy refuses")
    if answer.is_page:
        if not parsed.title.split("·")[0].strip():
            say("has no title")
        if not any(text.strip() for text in parsed.headings) or any(not text.strip() for text in parsed.headings):
            say("has an empty heading, or none")
    return parsed


if __name__ == "__main__":
    sys.exit("This is a part of Scripts/check-console.")
