"""Requests to an ASGI application in this process, with whatever headers a test likes."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Answered:
    """An answer, whole."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Client:
    """Asks an application whose addresses begin with a token."""

    app: Any
    port: int
    token: str

    def headers(self, **changes: str | None) -> list[tuple[str, str]]:
        """The headers of a browser that shows the application, changed; None leaves one out."""
        own = {"host": f"127.0.0.1:{self.port}", "sec-fetch-site": "same-origin"}
        named = {name.replace("_", "-"): value for name, value in changes.items()}
        return [(name, value) for name, value in {**own, **named}.items() if value is not None]

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: list[tuple[str, str]] | None = None,
        body: bytes = b"",
        kind: str = "http",
    ) -> Answered:
        """Ask for a path below the token; one with `//` before it is taken as it is."""
        place, _, query = path.partition("?")
        whole = place[1:] if place.startswith("//") else f"/{self.token}{place}"
        given = self.headers() if headers is None else headers
        asked = self._asked(kind, method, whole, query, given, body)
        # In a thread of its own: a browser of other tests has a loop in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, asked).result()

    async def _asked(
        self,
        kind: str,
        method: str,
        path: str,
        query: str,
        headers: list[tuple[str, str]],
        body: bytes,
    ) -> Answered:
        answered = Answered()
        scope = {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", self.port),
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "websocket.close":
                answered.status = message["code"]
            elif message["type"] == "http.response.start":
                answered.status = message["status"]
                pairs = ((n.decode(), v.decode()) for n, v in message["headers"])
                answered.headers = dict(pairs)
            else:
                answered.body += message.get("body", b"")

        await self.app(scope, receive, send)
        return answered
