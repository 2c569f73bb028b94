"""A client that costs little: requests over kept connections, in a process of its own.

`python -m tests.bench.visiting PORT PATH CLIENTS SECONDS` prints, as JSON, the milliseconds of every request.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time


def visit(port: int, path: str, *, clients: int, seconds: float) -> list[float]:
    """Milliseconds of each request that so many clients at once make in that time, one after the other each."""
    command = [sys.executable, "-m", "tests.bench.visiting", str(port), path, str(clients), str(seconds)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    times: list[float] = json.loads(result.stdout)
    return times


class _Client:
    def __init__(self, port: int, path: str) -> None:
        self.port = port
        self.request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: keep-alive\r\n\r\n".encode()
        self.connection: socket.socket | None = None

    def ask(self) -> None:
        """One answer, read to its end. Raises RuntimeError where it is not 200."""
        if self.connection is None:
            self.connection = socket.create_connection(("127.0.0.1", self.port))
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self.connection.sendall(self.request)
            received = self.connection.recv(65536)
        except ConnectionError:
            received = b""
        if not received:  # the server has closed the connection that it kept
            self.connection.close()
            self.connection = None
            return self.ask()
        while b"\r\n\r\n" not in received:
            received += self.connection.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        if b" 200 " not in head[:15]:
            raise RuntimeError(head.decode(errors="replace").partition("\r\n")[0])
        lower = head.lower()
        at = lower.index(b"content-length:") + 15
        missing = int(lower[at : lower.find(b"\r\n", at) if b"\r\n" in lower[at:] else None]) - len(body)
        while missing > 0:
            missing -= len(self.connection.recv(min(missing, 1 << 20)))
        if b"connection: close" in lower:
            self.connection.close()
            self.connection = None
        return None


def _visit(port: int, path: str, clients: int, seconds: float) -> list[float]:
    times: list[float] = []
    errors: list[Exception] = []
    end = time.perf_counter() + seconds

    def go_on() -> None:
        client = _Client(port, path)
        try:
            while (start := time.perf_counter()) < end:
                client.ask()
                times.append((time.perf_counter() - start) * 1000)
        except (OSError, RuntimeError, ValueError) as error:
            errors.append(error)

    threads = [threading.Thread(target=go_on) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return times


if __name__ == "__main__":
    print(json.dumps(_visit(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))))
