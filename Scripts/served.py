"""A server on a database, for the scripts that ask it something."""

import contextlib
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def get(url, key=None, timeout=30):
    request = urllib.request.Request(url)
    if key:
        request.add_header("Authorization", f"Bearer {key}")
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return answer.read()


@contextlib.contextmanager
def serving(huitou, log, **settings):
    """Runs `huitou serve` on the database that HUITOU_DB names. Gives its process and address; ends it afterwards."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with open(log, "wb") as lines:
        server = subprocess.Popen(
            [huitou, "serve", "--port", str(port)], stdout=lines, stderr=lines, env={**os.environ, **settings}
        )
        try:
            for _ in range(600):
                try:
                    get(f"{base}/readyz")
                    break
                except (urllib.error.URLError, ConnectionError):
                    assert server.poll() is None, open(log).read()
                    time.sleep(0.1)
            yield server, base
        finally:
            server.terminate()
            server.wait(20)
