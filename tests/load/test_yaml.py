"""YAML text becomes nodes with their places; what content files don't need is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.diagnostics import Findings, Location
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence, parse_yaml


def parse(text: str) -> tuple[Node | None, Findings]:
    findings = Findings()
    return parse_yaml(text.encode(), "f.yaml", findings), findings


def test_scalars_stay_text_and_know_their_place() -> None:
    root, findings = parse("a: NO\nb: [1, '2']\n")
    assert isinstance(root, Mapping)
    assert root.get("a") == Scalar("NO", plain=True, at=Location("f.yaml", 1, 4))
    listed = root.get("b")
    assert isinstance(listed, Sequence)
    assert listed.items[1] == Scalar("2", plain=False, at=Location("f.yaml", 2, 8))
    assert not list(findings)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: &x 1\nb: *x\n", "f.yaml:1:4", "anchors and aliases"),
        ("a: !!python/object:os.system 1\n", "f.yaml:1:4", "tag"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1", "second document"),
        ("a: b: c\n", "f.yaml:1:5", "mapping values are not allowed"),
        ("a: [1, 2\n", "f.yaml:2:1", "flow sequence"),
        ("? [a]\n: 1\n", "f.yaml:1:3", "plain word"),
        ("[" * 100, "f.yaml:1:42", "nested too deeply"),
    ],
)
def test_refusals_say_where(text: str, place: str, said: str) -> None:
    root, findings = parse(text)
    assert root is None
    [found] = findings
    assert str(found.location) == place
    assert said in found.message


def test_bytes_that_are_not_utf_8() -> None:
    findings = Findings()
    assert parse_yaml(b"a: 1\nb: \xff\n", "f.yaml", findings) is None
    [found] = findings
    assert (found.code, str(found.location)) == ("yaml-encoding", "f.yaml:2:1")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r", "\r\r", "\x0b"])
def test_lines_end_at_line_feeds_alone(sign: str) -> None:
    """As editors, git and CI services count them; YAML knows more ends of lines."""
    root, findings = parse(f'a: "é{sign}b"\n  \nb: [x, yy]\r\nc: d\n')
    if sign == "\x0b":  # which YAML refuses
        assert [found.code for found in findings] == ["yaml-syntax"]
        return
    assert isinstance(root, Mapping)
    at = [(key.at.line, key.at.column, node.at.column) for key, node in root.items()]
    assert at == [(1, 1, 4), (3, 1, 4), (4, 1, 4)]


def test_an_empty_file_is_nothing() -> None:
    assert parse("") == (None, Findings())
    assert parse("# only a comment\n") == (None, Findings())


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    root, findings = parse(text)
    assert root is None or isinstance(root, Scalar | Sequence | Mapping)
    assert all(found.location.path == "f.yaml" for found in findings)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    findings = Findings()
    root = parse_yaml(data, "f.yaml", findings)
    assert root is None or isinstance(root, Scalar | Sequence | Mapping)


def test_files_of_any_size_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factsheet.load.yaml.MAXIMUM_BYTES", 20)
    assert parse("a: 1\n")[0] is not None
    root, findings = parse("a: " + "1" * 20)
    assert root is None
    assert [f.code for f in findings] == ["yaml-syntax"]
