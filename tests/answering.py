"""The server of journeys tells when it is answering nothing: then the tables can be emptied under it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer


class Answering:
    """How many requests are being answered, by all servers of this process."""

    def __init__(self) -> None:
        self.number = 0
        self.changed = Condition()

    def change(self, by: int) -> None:
        with self.changed:
            self.number += by
            self.changed.notify_all()

    def wait_for_none(self) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.number == 0, timeout=60), "a request is answered for ever"


answering = Answering()


class CountingServer(ThreadedWSGIServer):
    """Counts what it answers, until the answer is closed: sent, or given up because the page is gone."""

    def set_app(self, application: Any) -> None:
        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
            answering.change(1)
            try:
                response = application(environ, start_response)
            except BaseException:
                answering.change(-1)
                raise
            close = response.close

            def close_and_tell() -> None:
                response.close = close  # once
                try:
                    close()
                finally:
                    answering.change(-1)

            response.close = close_and_tell
            return response

        super().set_app(answer)
