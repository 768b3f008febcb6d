"""Guard the preview's server: check every request, and add security headers to every response.

The server is only for this machine's user. Other users' programs lack the token. Pages of other
sites lack it too, and are also refused by Host (against DNS rebinding), Origin and Sec-Fetch-Site.
"""

import hmac
from dataclasses import dataclass
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_HEAD = 16 * 1024
"""Maximum size in bytes of a request's address and headers."""
LARGEST_BODY = 256 * 1024
"""Maximum size in bytes of a request: a translation has at most some tens of thousands."""
FRAME = "/page/"
_POLICY = {
    False: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'",
    True: "sandbox allow-same-origin; default-src 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'",
}
"""Content Security Policies: of the preview itself, and of the pages in its frames, which run no
scripts whatever templates and catalogs contain."""
_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",  # the address has the token
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps an ASGI application, and serves it only at addresses that begin with the token."""

    app: ASGIApp
    port: int
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif status := self._refusal(scope):
            await PlainTextResponse("refused\n", status, _HEADERS)(scope, receive, send)
        else:
            path = self._path(scope)
            inner = {**scope, "path": path, "raw_path": path.encode(), "root_path": ""}
            await self.app(inner, receive, _with_headers(send, is_frame=path.startswith(FRAME)))

    def _refusal(self, scope: Scope) -> int | None:
        """The status to refuse a request with; None for one that may pass."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        if _size(scope) > LARGEST_HEAD:
            return 431
        hosts = [f"{name}:{self.port}".encode() for name in ("127.0.0.1", "localhost")]
        host, origins = headers.get(b"host", []), headers.get(b"origin", [])
        own = [b"http://" + one for one in host]
        sites = headers.get(b"sec-fetch-site", [b"same-origin"])
        # A request by a person who opens the address has no origin.
        known = (b"same-origin", b"none") if scope["method"] != "POST" else (b"same-origin",)
        is_foreign = (origins and origins != own) or len(sites) != 1 or sites[0] not in known
        is_write = scope["method"] == "POST"
        if len(host) != 1 or host[0] not in hosts:
            return 421
        if is_foreign or (is_write and not origins):
            return 403
        first = scope["path"].removeprefix("/").partition("/")[0]
        if not hmac.compare_digest(first.encode("utf-8", "replace"), self.token.encode()):
            return 404
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405
        return _refused_body(headers) if is_write else None

    def _path(self, scope: Scope) -> str:
        path: str = scope["path"]
        return path[len(self.token) + 1 :] or "/"


def _size(scope: Scope) -> int:
    parts = (part for pair in scope["headers"] for part in pair)
    return len(scope["path"]) + len(scope["query_string"]) + sum(map(len, parts))


def _refused_body(headers: dict[bytes, list[bytes]]) -> int | None:
    """The status to refuse a request's body with; None for JSON of a known and allowed length."""
    if headers.get(b"content-type") != [b"application/json"]:
        return 415  # which a form of another site cannot send
    length = b"".join(headers.get(b"content-length", []))
    if not length.isdigit() or b"transfer-encoding" in headers:
        return 411
    return 413 if len(length) > 9 or int(length) > LARGEST_BODY else None


def _with_headers(send: Send, *, is_frame: bool) -> Send:
    own = {**_HEADERS, "content-security-policy": _POLICY[is_frame]}
    added: list[Any] = [(name.encode(), value.encode()) for name, value in own.items()]

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return guarded
