"""The preview's server, which listens only on this machine's loopback address."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp

from factsheet.preview.editing import Editing, UnsavedError
from factsheet.preview.guard import LARGEST_HEAD, Guard
from factsheet.preview.live import PagePlace
from factsheet.preview.origin import Origins
from factsheet.preview.session import OpenView, Session
from factsheet.preview.telling import said

LOOPBACK = "127.0.0.1"
SIDE_BY_SIDE = 4
"""Maximum number of languages of a view."""
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}
_EMPTY = '<!doctype html><html lang="en"><head><title>No page</title></head><body></body></html>'


def _shell() -> dict[str, bytes]:
    folder = files("factsheet.preview").joinpath("static")
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """The request handlers. Addresses name objects in memory: no path is ever made from one."""

    session: Session
    origins: Origins
    editing: Editing
    shell: Mapping[str, bytes] = field(default_factory=_shell)

    @classmethod
    def of(cls, session: Session) -> Self:
        origins = Origins(session.live, session.links)
        return cls(session, origins, Editing(session.live, origins))

    def application(self, port: int, token: str) -> ASGIApp:
        """The server as an ASGI application, behind its guard."""
        routes = [
            Route("/", self.start),
            Route("/static/{name}", self.static),
            Route("/page/assets/{name:path}", self.asset),
            Route("/page/{locale}/{sheet}.html", self.page),
            Route("/paper/{name}/{number:int}.jpg", self.paper),
            Route("/parts", self.parts),
            Route("/events", self.events),
            Route("/value", self.value),
            Route("/message", self.message),
            Route("/search", self.search),
            *(
                Route(f"/{name}", answer, methods=["POST"])
                for name, answer in (
                    ("focus", self.focus),
                    ("check", self.check),
                    ("save", self.save),
                    ("undo", self.undo),
                )
            ),
        ]
        return Guard(Starlette(routes=routes, lifespan=self._lifespan), port, token)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        async with self.session.running():
            yield

    async def start(self, _: Request) -> Response:
        return _file("preview.html", self.shell.get("preview.html"))

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        return _file(name, self.shell.get(name))

    async def asset(self, request: Request) -> Response:
        name, means = request.path_params["name"], self.session.live.means
        return _file(name, means.theme.assets.get(name) if means else None)

    async def page(self, request: Request) -> Response:
        asked = request.path_params
        digits = self._digits(request, asked["locale"])
        place = PagePlace(asked["sheet"], asked["locale"], self._day(request), digits)
        return HTMLResponse(self.session.live.page(place).html or _EMPTY)

    async def paper(self, request: Request) -> Response:
        known = self.session.papers.known(request.path_params["name"])
        pictures = dict(enumerate(known.pictures)) if known else {}
        return _file("paper.jpg", pictures.get(request.path_params["number"]))

    async def parts(self, request: Request) -> Response:
        return _json(await self.session.parts(self._place(request)))

    async def events(self, request: Request) -> Response:
        """Send everything that changes in a view, as server-sent events."""
        asked = request.query_params
        locales = tuple(dict.fromkeys(asked.getlist("locale")))[:SIDE_BY_SIDE]
        day, name = self._day(request), asked.get("view", "")
        digits = {locale: self._digits(request, locale) for locale in locales}
        view = OpenView(asked.get("sheet", ""), locales, day, digits, "paper" in asked, name)
        return StreamingResponse(self.session.look(view), media_type="text/event-stream")

    async def value(self, request: Request) -> Response:
        address = request.query_params.get("address", "")
        return _json(self.origins.value(self._place(request), address))

    async def message(self, request: Request) -> Response:
        asked = request.query_params
        key = (asked.get("context", ""), asked.get("source", ""))
        return _json(self.origins.message(self._place(request), key))

    async def search(self, request: Request) -> Response:
        place = self._place(request)
        edition = self.session.live.edition
        if edition is None or place.locale not in edition.voices:
            return _json(None)
        return _json(self.origins.search(place, request.query_params.get("q", "")))

    async def check(self, request: Request) -> Response:
        """The findings about a translation that is being typed."""
        sent = await _sent(request, "locale", "context", "source")
        if sent is None:
            return PlainTextResponse("no translation was sent\n", 400)
        texts, forms = sent
        key, day = (texts["context"], texts["source"]), self._day(request)
        try:
            found = self.editing.check(texts["locale"], key, forms, day)
        except UnsavedError as error:
            return _json({"refused": str(error)})
        return _json({"findings": [said(one, self.session.links) for one in found]})

    async def save(self, request: Request) -> Response:
        sent = await _sent(request, "locale", "context", "source", "seal")
        if sent is None:
            return PlainTextResponse("no translation was sent\n", 400)
        texts, forms = sent
        key = (texts["context"], texts["source"])
        return await self._written(
            lambda: self.editing.save(texts["locale"], key, forms, texts["seal"])
        )

    async def undo(self, _: Request) -> Response:
        return await self._written(self.editing.undo)

    async def _written(self, write: Callable[[], object]) -> Response:
        """Write a catalog and refresh before responding, because the browser then requests the new
        state."""
        try:
            write()
        except UnsavedError as error:
            return _json({"refused": str(error)})
        except OSError as error:
            return _json({"refused": f"the catalog can’t be written: {error}"})
        await self.session.update()
        return _json({"refused": ""})

    def _place(self, request: Request) -> PagePlace:
        asked = request.query_params
        locale = asked.get("locale", "")
        digits = self._digits(request, locale)
        return PagePlace(asked.get("sheet", ""), locale, self._day(request), digits)

    def _digits(self, request: Request, locale: str) -> str:
        """The requested digits, if the language may be shown in them."""
        asked = request.query_params.get("digits", "")
        return asked if asked in self.session.live.digits(locale) else ""

    async def focus(self, request: Request) -> Response:
        asked = await _texts(request, "view", "locale")
        if asked is None:
            return PlainTextResponse("view and locale are texts\n", 400)
        self.session.focus(asked["view"], asked["locale"])
        return Response(status_code=204)

    def _day(self, request: Request) -> date:
        try:
            return date.fromisoformat(request.query_params.get("day", ""))
        except ValueError:
            edition = self.session.live.edition
            return edition.day if edition else date.min


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object in the request; an empty one for anything else."""
    try:
        sent = await request.json()
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}


async def _sent(request: Request, *names: str) -> tuple[dict[str, str], list[str]] | None:
    """The texts of these names and the forms of a translation; None if one is missing."""
    texts, forms = await _texts(request, *names), (await _body(request)).get("forms")
    if texts is None or not isinstance(forms, list):
        return None
    return (texts, forms) if all(isinstance(form, str) for form in forms) else None


async def _texts(request: Request, *names: str) -> dict[str, str] | None:
    """The texts of these names in the request's JSON; None if one is missing."""
    found = await _body(request)
    texts = {name: found[name] for name in names if isinstance(found.get(name), str)}
    return texts if len(texts) == len(names) else None


def _json(told: object) -> Response:
    if told is None:
        return PlainTextResponse("not found\n", 404)
    return JSONResponse(told)


def _file(name: str, data: bytes | None) -> Response:
    if data is None:
        return PlainTextResponse("not found\n", 404)
    kind = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    return Response(data, media_type=kind)


def bound(port: int) -> socket.socket:
    """A listening socket on the loopback address. Raises OSError for a port in use."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((LOOPBACK, port))
        opened.listen()
    except OSError:
        opened.close()
        raise
    return opened


def serve(session: Session, listening: socket.socket, opened: Callable[[str], Any]) -> None:
    """Serve until the process is asked to end. `opened` is called with the address.

    Raises KeyboardInterrupt at the end, or the error of a task of the session.
    """
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    settings = uvicorn.Config(
        PreviewSite.of(session).application(port, token),
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        ws="none",
        lifespan="on",
        h11_max_incomplete_event_size=LARGEST_HEAD,
        http="h11",
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(settings)

    async def run() -> None:
        serving = asyncio.create_task(server.serve([listening]))
        opened(f"http://{LOOPBACK}:{port}/{token}/")  # it accepts connections from here on
        while not (server.should_exit or session.failure or serving.done()):  # noqa: ASYNC110
            await asyncio.sleep(0.1)  # the interval at which uvicorn checks too
        server.should_exit = True
        session.close()
        await serving

    asyncio.run(run())
    if session.failure:
        raise session.failure
