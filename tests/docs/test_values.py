"""Every example value in the documentation is printed: what stands beside it in quotes comes out."""

import json
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.edition.document import plain
from factsheet.edition.edition import Edition
from factsheet.edition.speaker import NOTHING, Used
from factsheet.gate.editions import load_edition
from factsheet.locales.cldr import cldr_version
from factsheet.locales.profile import profile_of
from factsheet.messages.pattern import parse_pattern
from factsheet.workspace import Workspace
from support.cldr import BY_VERSION, THIN
from support.editions import ROOT

EXAMPLE = re.compile(r"`([^`]+)` \(“([^”]+)”\)")
"""A notation and what it prints."""
SEVERAL = "a list of any"
KINDS = {
    row.split("|")[1].strip(" `"): EXAMPLE.findall(row)
    for row in (ROOT / "docs/facts.md").read_text("utf-8").splitlines()
    if row.startswith("| ") and EXAMPLE.search(row)
}


def edition_of(folder: Path, facts: str = "") -> Edition:
    """The repository's publication, with other facts beside its own."""
    for name in ("facts", "sheets", "locales", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "factsheet.toml", folder)
    if facts:
        (folder / "facts/examples.yaml").write_text(facts, "utf-8")
    edition = load_edition(Workspace(folder), findings := Findings())
    assert edition, list(findings)
    return edition


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """With a fact for each example of the table of kinds."""
    lines = ["facts:"]
    for kind, examples in KINDS.items():
        for number, (notation, _) in enumerate(examples):
            stated = "language" if kind == SEVERAL else kind
            value = notation if kind == SEVERAL else f'"{notation}"'
            name = f"example.{kind.replace(' ', '_')}_{number}"
            lines.append(f"  {name}: {{kind: {stated}, label: Example, value: {value},")
            lines.append("    source: company-profile, where: first sentence}")
    return edition_of(tmp_path_factory.mktemp("values"), "\n".join(lines) + "\n")


def printed(edition: Edition, tag: str, placeholder: str) -> str:
    """What a placeholder shows, without the marks and kinds of blank that only machines see."""
    speaker = edition.speaker(tag)
    runs = speaker.fill(parse_pattern(f"{{{placeholder}}}"), speaker.voice, Used(), NOTHING)
    text = re.sub("[\u200e\u200f\u061c\u2060\u2066-\u2069]", "", plain(runs))
    return re.sub("[\u00a0\u202f\u2009]", " ", text)


CASES = [
    (kind, number, *example)
    for kind, examples in KINDS.items()
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("kind", "number", "notation", "shown"), CASES)
def test_kind(kind: str, number: int, notation: str, shown: str, edition: Edition) -> None:
    name = f"example.{kind.replace(' ', '_')}_{number}"
    by_version = BY_VERSION.get(f"en-GB: {notation}", {})  # the docs say what CLDR 49 does
    assert printed(edition, "en", name) == by_version.get(cldr_version(), shown).replace(THIN, " ")


def test_every_kind_that_is_a_scalar_has_an_example() -> None:
    scalars = {
        *(
            "count",
            "share",
            "points",
            "rate",
            "ordinal",
            "quantity",
            "money",
            "date",
            "period",
            "duration",
        ),
        *("frequency", "language", "territory", "currency", "identifier", SEVERAL),
    }
    assert KINDS.keys() == scalars


CLAIMS = [
    ("facts.md", "“about 1,000”", "en", "staff.total", "about 1,000"),
    ("facts.md", "`words`: “one quarter”", "en", "staff.seconded:words", "about one quarter"),
    ("facts.md", "six, six, seis, ستة", "en", "offices.regional_bureaus:words", "six"),
    ("facts.md", "six, six, seis, ستة", "fr", "offices.regional_bureaus:words", "six"),
    ("facts.md", "six, six, seis, ستة", "es", "offices.regional_bureaus:words", "seis"),
    ("facts.md", "six, six, seis, ستة", "ar", "offices.regional_bureaus:words", "ستة"),
    ("facts.md", "four days, quatre\njours", "en", "assembly.duration:words", "about four days"),
    ("facts.md", "quatre\njours", "fr", "assembly.duration:words", "environ quatre jours"),
    ("facts.md", "cuatro días", "es", "assembly.duration:words", "alrededor de cuatro días"),
    ("facts.md", "أربعة أيام", "ar", "assembly.duration:words", "نحو أربعة أيام"),
    ("translating.md", "“environ 1 000”", "fr", "staff.total", "environ 1 000"),
    ("translating.md", "“alrededor de 1000”", "es", "staff.total", "alrededor de 1000"),
    ("translating.md", "“نحو 1 000”", "ar", "staff.total", "نحو 1 000"),
    ("translating.md", "la 89e session", "fr", "assembly.sessions.s89.number:feminine", "89e"),
    ("translating.md", "la 89.ª reunión", "es", "assembly.sessions.s89.number:feminine", "89.ª"),
    ("translating.md", "el 89.º período", "es", "assembly.sessions.s89.number:masculine", "89.º"),
    ("translating.md", "*Istanbul, Turkey*", "en", "place.istanbul", "Istanbul, Turkey"),
    ("translating.md", "*Istanbul*", "en", "place.istanbul:city", "Istanbul"),
    ("translating.md", "*in Istanbul*", "en", "place.istanbul:in", "in Istanbul"),
    ("translating.md", "| à Istanbul |", "fr", "place.istanbul:in", "à Istanbul"),
    ("translating.md", "| en Estambul |", "es", "place.istanbul:in", "en Estambul"),
    ("translating.md", "| في إسطنبول |", "ar", "place.istanbul:in", "في إسطنبول"),
    ("translating.md", "*Turkey*", "en", "place.istanbul:territory", "Turkey"),
    ("translating.md", "| du Timor-Leste |", "fr", "place.timor_leste:of", "du Timor-Leste"),
    ("translating.md", "| de Timor-Leste |", "es", "place.timor_leste:of", "de Timor-Leste"),
    ("translating.md", "| تيمور-ليشتي |", "ar", "place.timor_leste:of", "تيمور-ليشتي"),
    (
        "translating.md",
        "“de Timor-Leste”",
        "fr",
        "place.timor_leste:territory",
        "Timor-Leste",
    ),
    ("translating.md", "*one quarter* instead of 25%", "en", "staff.seconded", "about 25%"),
]
"""What a page says of a placeholder of the repository's publication: page, words, language,
placeholder, and what it prints."""


@pytest.mark.parametrize(("page", "words", "tag", "placeholder", "shown"), CLAIMS)
def test_claim(
    page: str, words: str, tag: str, placeholder: str, shown: str, edition: Edition
) -> None:
    assert words in (ROOT / "docs" / page).read_text("utf-8")
    assert printed(edition, tag, placeholder) == shown


STYLES = [
    ({"digits": "arab"}, "ar", "١٢٣", "123"),
    ({"digits": "arabext"}, "fa", "۱۲۳", "123"),
    ({"minimum_grouping": 2}, "es", "4500", "4500"),
    ({"minimum_grouping": 2}, "es", "45 000", "45000"),
    ({"thousands_separator": " "}, "en", "1 000", "1000"),
]
"""What docs/publications.md says of a locale's keys: a number as it is printed."""


@pytest.mark.parametrize(("keys", "tag", "shown", "number"), STYLES)
def test_style(keys: dict[str, object], tag: str, shown: str, number: str) -> None:
    assert shown in (ROOT / "docs/publications.md").read_text("utf-8")
    profile = profile_of(LocaleStyle(tag, **keys))  # type: ignore[arg-type]
    assert re.sub("[\u00a0\u202f.]", " ", profile.number(Decimal(number))) == shown


@pytest.mark.slow
def test_open_data(edition: Edition, tmp_path: Path) -> None:
    """The examples of docs/open-data.md stand in what a build writes."""
    page = (ROOT / "docs/open-data.md").read_text("utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    head, _, row, _ = re.split("\n", re.split("```\n(?=Session,)", page)[1], maxsplit=3)
    place = tmp_path / "output"
    arguments = ["--format", "html", "--locale", "fr", "--locale", "en", "--output", str(place)]
    folder = tmp_path / "publication"
    edition_of(folder)
    assert main(["build", "-q", "-C", str(folder), *arguments]) == 0
    data = json.loads((place / "fr/membership.jsonld").read_text("utf-8"))
    assert example in data["variableMeasured"]
    tables = [path.read_text("utf-8-sig").splitlines() for path in (place / "en").glob("*.csv")]
    assert any(lines[0] == head and row in lines for lines in tables)


def test_the_edition_is_that_of_the_pages(edition: Edition) -> None:
    assert edition.day == date(2021, 11, 25)
