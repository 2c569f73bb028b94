"""A client that writes: the same document again and again over kept connections, in a process of its own.

`python -m tests.bench.posting PORT PATH TOKEN CLIENTS SECONDS < DOCUMENT` prints how many were answered 201.
"""

from __future__ import annotations

import http.client
import sys
import threading
import time


def _post(port: int, path: str, secret: str, clients: int, seconds: float, body: bytes) -> int:
    made: list[int] = []
    errors: list[Exception] = []
    end = time.perf_counter() + seconds
    head = {"Authorization": f"Bearer {secret}", "Content-Type": "application/ld+json"}

    def go_on() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        number = 0
        try:
            while time.perf_counter() < end:
                connection.request("POST", path, body, head)
                response = connection.getresponse()
                answer = response.read()
                if response.status != 201:
                    raise RuntimeError(f"{response.status} {answer[:200]!r}")
                number += 1
        except (OSError, RuntimeError, http.client.HTTPException) as error:
            errors.append(error)
        made.append(number)

    threads = [threading.Thread(target=go_on) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return sum(made)


if __name__ == "__main__":
    port, path, secret, clients, seconds = sys.argv[1:]
    print(_post(int(port), path, secret, int(clients), float(seconds), sys.stdin.buffer.read()))
