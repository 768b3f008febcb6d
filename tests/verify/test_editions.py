"""Editions that are right are proven: long tables, numbered lists, formulas, terms, in any digits."""

from pathlib import Path

from factsheet.cli.main import main
from support.verapdf import validate
from support.words import translate

CONFIG = """\
[publication]
publisher = "Test"
edition = 2026-01-01
source_locale = "en"
profiles = [{profiles}]
[locales.en]
cldr = "en-GB"
[locales.ar]
digits = "{digits}"
"""
ROWS = "\n".join(f"      r{n}: {{name: Town-{n}, people: {137 * n}}}" for n in range(10, 75))
FACTS = f"""\
sources:
  s: {{title: Report, publisher: Test, language: en, kind: web-page, date: 2025}}
facts:
  plants: {{kind: count, label: PLANTS, value: 7, source: s, where: p1}}
  towns:
    kind: series
    label: TOWNS
    source: s
    where: table
    columns:
      name: {{kind: identifier, label: TOWN}}
      people: {{kind: count, label: PEOPLE}}
    rows:
{ROWS}
"""
SHEET = """\
title: TITLE
lead: LEAD
pages: 4
keywords: {n: steps}
blocks:
  ol: {type: list, ordered: true, columns: 2, heading: STEPS, items: {a: FIRST, b: SECOND, c: THIRD}}
  water: {type: prose, paragraphs: {a: "WATER", b: "FIRMS"}}
  terms: {type: definitions, facts: [plants]}
  hint: {type: note, heading: HINT, paragraphs: {a: FIRST}}
  towns: {type: table, heading: TOWNS, series: towns, columns: [name, people], caption: ALL}
  sources: {type: sources}
"""
WORDS = {
    "en": {
        "WATER": "Water is H<sub>2</sub>O, a gas is (CO<sub>2</sub>), and the unit is m<sup>2</sup>.",
        "FIRMS": "Johnson & Johnson works in C#, and has its office in the U.S.",
        "TITLE": "Water",
        "LEAD": "How to apply.",
        "STEPS": "Steps",
        "FIRST": "Fill in the form.",
        "SECOND": "Sign it.",
        "THIRD": "Send it.",
        "PLANTS": "Plants",
        "TOWNS": "Towns",
        "TOWN": "Town",
        "PEOPLE": "Population",
        "ALL": "All towns",
        "HINT": "Note",
    },
    "ar": {
        "WATER": "الماء H<sub>2</sub>O، والغاز (CO<sub>2</sub>)، والوحدة m<sup>2</sup>.",
        "FIRMS": "تعمل شركة Johnson & Johnson بلغة C#، ومكتبها في U.S.",
        "TITLE": "الماء",
        "LEAD": "كيف تقدم طلبا.",
        "STEPS": "الخطوات",
        "FIRST": "املأ الاستمارة.",
        "SECOND": "وقعها.",
        "THIRD": "أرسلها.",
        "PLANTS": "المصانع",
        "TOWNS": "المدن",
        "TOWN": "المدينة",
        "PEOPLE": "السكان",
        "ALL": "كل المدن",
        "HINT": "ملاحظة",
    },
}
OTHERS = {"steps": "خطوات", "Report": "تقرير", "Test": "اختبار"}


def worded(text: str, words: dict[str, str]) -> str:
    for key in sorted(words, key=len, reverse=True):
        text = text.replace(key, words[key])
    return text


def proven(tmp_path: Path, digits: str, *profiles: str) -> list[Path]:
    """The Arabic PDFs of an edition that is proven."""
    named = ", ".join(f'"{profile}"' for profile in profiles)
    for name, text in (("facts/f.yaml", FACTS), ("sheets/a.yaml", SHEET)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(worded(text, WORDS["en"]), "utf-8")
    (tmp_path / "factsheet.toml").write_text(CONFIG.format(digits=digits, profiles=named), "utf-8")
    assert main(["sync", "-q", "-C", str(tmp_path)]) == 0
    translate(
        tmp_path, "ar", OTHERS | {WORDS["en"][key]: said for key, said in WORDS["ar"].items()}
    )
    assert main(["build", "-q", "-C", str(tmp_path)]) == 0
    assert main(["verify", "-q", "-C", str(tmp_path)]) == 0
    return sorted((tmp_path / "output/ar").glob("*.pdf"))


def test_an_edition_is_proven_in_every_profile(tmp_path: Path) -> None:
    pdfs = proven(tmp_path, "arab", "screen", "print", "ua2")
    assert [path.name for path in pdfs] == ["a.pdf", "a.print.pdf", "a.ua2.pdf"]
    assert validate(pdfs[2:], "ua2,4f") == []
    assert validate(pdfs[:2]) == []


def test_an_edition_in_european_digits_is_proven(tmp_path: Path) -> None:
    pdfs = proven(tmp_path, "latn", "screen")
    assert [path.name for path in pdfs] == ["a.pdf"]
    assert validate(pdfs) == []
