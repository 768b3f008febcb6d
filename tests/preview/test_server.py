"""What the preview's server answers, and whom it refuses."""

import json
from pathlib import Path

import pytest

from factsheet.preview.guard import LARGEST_BODY
from factsheet.preview.live import Live
from factsheet.preview.server import PreviewSite, bound
from factsheet.preview.session import Session
from factsheet.preview.telling import Links
from support.asgi import Client
from support.publications import write_publication

PORT = 8765
TOKEN = "a-token_that-nobody-guesses"
HOSTILE = '<script>alert("{library.members}")</script>'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_publication(tmp_path_factory.mktemp("library")).root


@pytest.fixture(scope="module")
def client(root: Path) -> Client:
    live = Live(root)
    live.refresh()
    session = Session(live, Links(root))
    return Client(PreviewSite.of(session).application(PORT, TOKEN), PORT, TOKEN)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/static/preview.js", "text/javascript; charset=utf-8"),
        ("/static/preview.css", "text/css; charset=utf-8"),
        ("/page/en/library.html", "text/html; charset=utf-8"),
        ("/page/en/library.html?day=2020-01-01", "text/html; charset=utf-8"),
        ("/page/assets/css/20-page.css", "text/css; charset=utf-8"),
    ],
)
def test_what_there_is(client: Client, path: str, kind: str) -> None:
    answered = client.ask(path)
    assert (answered.status, answered.headers["content-type"]) == (200, kind)
    assert answered.headers["cache-control"] == "no-store"
    assert answered.headers["referrer-policy"] == "no-referrer"
    assert answered.headers["x-content-type-options"] == "nosniff"
    policy = answered.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'unsafe" not in policy
    is_frame = path.startswith("/page/")
    assert ("sandbox allow-same-origin" in policy) == is_frame
    assert ("script-src" in policy) != is_frame


def test_a_page_is_that_of_the_day(client: Client) -> None:
    now = client.ask("/page/en/library.html").body.decode()
    before = client.ask("/page/en/library.html?day=2020-01-01").body.decode()
    assert ">195<" in now
    assert ">194<" in before
    assert 'data-message="sheet:library:lead"' in now


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8765", "", None],
)
def test_other_hosts_are_refused(client: Client, host: str | None) -> None:
    """Among them a name of an attacker's that leads to the loopback."""
    assert client.ask("/", headers=client.headers(host=host)).status == 421


def test_two_hosts_are_refused(client: Client) -> None:
    headers = [*client.headers(), ("host", "evil.example")]
    assert client.ask("/", headers=headers).status == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:8766", ""],
)
def test_other_origins_are_refused(client: Client, origin: str) -> None:
    assert client.ask("/", headers=client.headers(origin=origin)).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "same-origin, none"])
def test_other_sites_are_refused(client: Client, site: str) -> None:
    assert client.ask("/", headers=client.headers(sec_fetch_site=site)).status == 403


@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ü" * 27])
def test_other_tokens_are_refused(client: Client, token: str) -> None:
    answered = client.ask(f"///{token}/page/en/library.html"[1:])
    assert (answered.status, answered.body) == (404, b"refused\n")


@pytest.mark.parametrize(
    "path",
    [
        "/../factsheet.toml",
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%2fserver.py",
        "/page/assets/../../factsheet.toml",
        "/page/assets//etc/passwd",
        "/page/assets/css/../../../factsheet.toml",
        "/page/en/../../factsheet.toml",
        "/paper/x/0.jpg",
        "/paper/x/-1.jpg",
        "/facts/library.yaml",
        "/factsheet.toml",
        "/static/preview.js\0",
    ],
)
def test_no_path_leads_to_a_file(client: Client, path: str) -> None:
    assert client.ask(path).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert client.ask("/", method).status == 405


@pytest.mark.parametrize(
    ("path", "more"), [("/", "x" * 20_000), ("/?" + "x" * 20_000, ""), ("/" + "x" * 20_000, "")]
)
def test_what_is_too_long_is_refused(client: Client, path: str, more: str) -> None:
    assert client.ask(path, headers=[*client.headers(), ("x", more)]).status == 431


def test_web_sockets_are_refused(client: Client) -> None:
    assert client.ask("/events", kind="websocket").status == 1008


SENT = {"content_type": "application/json", "origin": f"http://127.0.0.1:{PORT}"}
BODY = json.dumps({"view": "one", "locale": "en"}).encode()


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 204),
        ({"origin": None}, 403),
        ({"origin": "http://localhost:8765"}, 403),
        ({"sec_fetch_site": "none"}, 403),
        ({"content_type": None}, 415),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/x-www-form-urlencoded"}, 415),
        ({"content_length": None}, 411),
        ({"content_length": "-1"}, 411),
        ({"transfer_encoding": "chunked"}, 411),
        ({"content_length": str(LARGEST_BODY + 1)}, 413),
        ({"content_length": "9" * 5000}, 413),
    ],
)
def test_only_this_page_may_send(
    client: Client, changes: dict[str, str | None], status: int
) -> None:
    headers = client.headers(**{"content_length": str(len(BODY)), **SENT, **changes})
    assert client.ask("/focus", "POST", headers, BODY).status == status


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b"1", b'{"view": 1, "locale": "en"}', b"[" * 100_000, b"\xff"]
)
def test_what_is_sent_is_held_against_its_shape(client: Client, body: bytes) -> None:
    headers = client.headers(**{"content_length": str(len(body)), **SENT})
    assert client.ask("/focus", "POST", headers, body).status == 400


def test_nothing_of_a_catalog_runs(tmp_path: Path) -> None:
    catalog = Path(__file__).parents[2] / "locales/fr/LC_MESSAGES/factsheet.po"
    header = catalog.read_text("utf-8").partition("\n\n")[0]
    entry = f'msgctxt "sheet:library:title"\nmsgid "The library"\nmsgstr {json.dumps(HOSTILE)}\n'
    name = "locales/fr/LC_MESSAGES/factsheet.po"
    root = write_publication(tmp_path, {name: f"{header}\n\n{entry}"}).root
    live = Live(root)
    live.refresh()
    client = Client(
        PreviewSite.of(Session(live, Links(root))).application(PORT, TOKEN), PORT, TOKEN
    )
    answered = client.ask("/page/fr/library.html")
    assert b"<script>alert" not in answered.body
    assert "script-src" not in answered.headers["content-security-policy"]


def test_a_port_is_taken_once() -> None:
    first = bound(0)
    try:
        assert first.getsockname()[0] == "127.0.0.1"
        with pytest.raises(OSError, match="in use"):
            bound(first.getsockname()[1])
    finally:
        first.close()
