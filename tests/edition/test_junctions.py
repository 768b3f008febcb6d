"""Values in sentences: what stands before them, and what an approximation puts there as well."""

from pathlib import Path

import pytest

from factsheet.diagnostics import Findings
from factsheet.edition.document import Datum, Inline, Run
from factsheet.gate.editions import load_edition
from support.documents import reported
from support.publications import CONFIG, write_publication

FACTS = """\
sources:
  report: {title: Report, publisher: Library, language: en, kind: book, date: 2021}
facts:
  a.staff:
    {kind: count, label: Staff, value: 1000, approximation: about, source: report, where: p. 1}
  a.loans:
    {kind: count, label: Loans, value: 2000, approximation: nearly, source: report, where: p. 1}
  a.share:
    {kind: share, label: Share, value: 80%, source: report, where: p. 1}
  a.part:
    {kind: share, label: Part, value: 1/4, approximation: nearly, source: report, where: p. 1}
  a.seat:
    kind: place
    value: {city: Cairo, in: in Cairo, of: of Cairo, territory: EG}
    source: report
    where: p. 1
  a.lands: {kind: territory, value: [IE, ES], source: report, where: p. 1}
  a.board: {kind: term, value: {name: the Board}, source: report, where: p. 1}
"""
SHEET = "title: Library\nlead: A lead.\npages: 1\nkeywords: {{a: a}}\nblocks:\n  t:\n    type: prose\n    paragraphs: {{p: '{0}'}}\n"
CONTEXT = "sheet:library:t:p"
SHIPPED = Path(__file__).parents[2] / "src/factsheet/theme/locales"
OWN = {
    "fr": {"Cairo": "Le Caire", "the Board": "le Conseil"},
    "es": {"Cairo": "El Cairo", "the Board": "el Consejo"},
    "ar": {"Cairo": "القاهرة", "the Board": "اللجنة"},
}
CONTEXTS = {"Cairo": "fact:a.seat:city", "the Board": "fact:a.board:name"}


def said(folder: Path, tag: str, source: str, translation: str, findings: Findings) -> str:
    """The sentence of the sheet in a language, as it is printed."""
    entries = [(CONTEXT, source, translation)]
    entries += [(CONTEXTS[text], text, own) for text, own in OWN.get(tag, {}).items()]
    written = "".join(
        f'msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{own}"\n\n' for context, text, own in entries
    )
    files = {
        "factsheet.toml": CONFIG.split("[locales.ar]")[0]
        + (f"[locales.{tag}]\n" if tag != "en" else ""),
        "facts/library.yaml": FACTS,
        "sheets/library.yaml": SHEET.format(source),
    }
    if tag != "en":
        shipped = (SHIPPED / f"{tag}.po").read_text("utf-8")
        files[f"locales/{tag}/LC_MESSAGES/factsheet.po"] = f"{shipped}\n{written}"
    edition = load_edition(write_publication(folder, files), findings)
    assert edition is not None, [(one.code, one.message) for one in findings]
    [document] = reported(edition, findings, [tag])
    paragraphs = {name: fields for name, _, fields in document.blocks}["t"].paragraphs
    return text_of(paragraphs["p"].children)


def text_of(runs: tuple[Inline, ...]) -> str:
    return (
        "".join(run.text if isinstance(run, Run) else text_of(run.children) for run in runs)
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
    )


@pytest.mark.parametrize(
    ("tag", "source", "translation", "right"),
    [
        ("fr", "a staff of {a.staff}", "un effectif de {a.staff}", "un effectif d’environ 1 000"),
        (
            "fr",
            "a staff of <strong>{a.staff}</strong>",
            "un effectif de <strong>{a.staff}</strong>",
            "un effectif d’environ 1 000",
        ),
        ("fr", "loans: {a.loans}", "un total de {a.loans}", "un total de près de 2 000"),
        ("fr", "of {a.seat:city}", "la ville de {a.seat:city}", "la ville du Caire"),
        ("fr", "in {a.seat}", "à {a.seat}", "au Caire (Égypte)"),
        ("fr", "of {a.board}", "les membres de {a.board}", "les membres du Conseil"),
        ("fr", "of {a.lands}", "Lyon et {a.lands}", "Lyon et Espagne et Irlande"),
        ("es", "of {a.board}", "los miembros de {a.board}", "los miembros del Consejo"),
        ("es", "to {a.board}", "un informe a {a.board}", "un informe al Consejo"),
        ("es", "of {a.seat:city}", "la ciudad de {a.seat:city}", "la ciudad de El Cairo"),
        ("es", "lands: {a.lands}", "son {a.lands}", "son España e Irlanda"),
        ("es", "part: {a.part}", "los libros de {a.part}", "los libros de casi el 25 %"),
        ("en", "a {a.share} majority", "", "an 80% majority"),
        ("en", "an {a.part:words} of it", "", "an nearly one quarter of it"),
        ("ar", "for {a.staff}", "مكان لـ{a.staff}", "مكان لنحو 1,000"),
        ("ar", "with {a.staff}", "بـ{a.staff}", "بنحو 1,000"),
        ("ar", "of {a.board}", "تابع لـ{a.board}", "تابع للجنة"),
        ("ar", "for {a.seat:city}", "ل{a.seat:city}", "للقاهرة"),
    ],
)
def test_values_join_the_sentence(
    tag: str, source: str, translation: str, right: str, tmp_path: Path
) -> None:
    assert said(tmp_path, tag, source, translation, Findings()) == right


@pytest.mark.parametrize(
    ("tag", "source", "translation", "first"),
    [
        ("fr", "staff: {a.loans}", "plus de {a.loans} prêts", "plus de"),
        ("fr", "staff: {a.staff}", "Environ {a.staff}", "environ"),
        ("fr", "staff: {a.staff:number}", "environ {a.staff:number}", None),
        ("fr", "staff: {a.staff}", "un effectif de {a.staff}", None),
        ("es", "staff: {a.loans}", "más de {a.loans}", "más de"),
        ("es", "staff: {a.part}", "más del {a.part}", "más del"),
        ("ar", "staff: {a.staff}", "أكثر من {a.staff}", "أكثر من"),
        ("en", "more than {a.loans} books", "", "more than"),
        ("en", "they have {a.loans} books", "", None),
    ],
)
def test_two_approximations_are_reported_with_the_sentence(
    tag: str, source: str, translation: str, first: str | None, tmp_path: Path
) -> None:
    findings = Findings()
    said(tmp_path, tag, source, translation, findings)
    found = [one for one in findings if one.code == "doubled-approximation" and one.locale == tag]
    assert bool(found) == bool(first)
    for one in found:
        assert f"“{first}” stands before" in one.message
        assert one.subject is not None
        assert one.subject.context == CONTEXT
        assert one.location.path == ("sheets/library.yaml" if tag == "en" else one.location.path)
        assert one.sheet == "library"


def test_a_value_stays_a_value(tmp_path: Path) -> None:
    findings = Findings()
    assert said(tmp_path, "fr", "of {a.seat:city}", "de {a.seat:city}", findings) == "du Caire"
    assert Datum("a.seat", "x", (), "ltr").address == "a.seat"
