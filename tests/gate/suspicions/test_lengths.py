"""Findings by lengths, acronyms and copied words are warnings."""

import pytest

from factsheet.diagnostics import Severity
from factsheet.gate.suspicions import acronyms, lengths
from factsheet.gate.translations import language
from support.targets import target

SOURCE = "The General Assembly meets every year in another member country."
TRANSLATION = "L’Assemblée générale se réunit chaque année dans un autre pays membre."
MORE = "Elle approuve le programme, le budget et les projets de coopération."


def weights(module: object, source: str, translation: str, locale: str = "fr") -> list[Severity]:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    return [problem.severity for problem in module.check(read)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (SOURCE, f"{TRANSLATION} {MORE}"),
        (SOURCE, f"{TRANSLATION[:-1]}, où {MORE[0].lower()}{MORE[1:-1]}, et où elle élit."),
        (
            "The members vote in a session.",
            "Les membres y votent à main levée. Ils y votent une fois par an.",
        ),
        (SOURCE, "L’Assemblée se réunit."),
        (f"{SOURCE} It has one session.", "L’Assemblée générale se réunit chaque an."),
        ("The Assembly meets in Lyon.", "L’Assemblée se réunit à"),
    ],
)
def test_what_is_far_too_long_or_too_short_is_suspected(source: str, translation: str) -> None:
    assert weights(lengths, source, translation) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("How do I calibrate my new office scanner?", "Étalonnage d’un scanner"),
        ("Group member has been deleted from it.", "Le membre de ce groupe en a été supprimé,"),
        ("The type of the device this channel is running on", "Le type de l’appareil, et sur"),
    ],
)
def test_the_unusual_is_a_warning(source: str, translation: str) -> None:
    assert weights(lengths, source, translation) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (SOURCE, TRANSLATION),
        ("Seconded officers work with us here.", "Des policiers détachés travaillent avec nous."),
        ("Known issues: none", "Aucun problème connu"),
    ],
)
def test_the_usual_is_nothing(source: str, translation: str) -> None:
    assert weights(lengths, source, translation) == []


MANY = (
    "".join(
        f'msgctxt "a:{n}"\nmsgid "{name} text {n}"\nmsgstr "Texte {n} de {name}"\n'
        for name in ("UNODC", "OPEC")
        for n in (1, 2, 3, 4)
    )
    .replace("de OPEC", "de OPEP")
    .replace('"a:', '"b:', 4)
)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('msgid "Help UNODC now"\nmsgstr "Aidez UNODC"', []),
        ('msgid "Help UNODC now"\nmsgstr "Aidez l’Office"', []),
        ('msgid "Help UNODC now"\nmsgstr "Aidez UNODK"', [Severity.WARNING]),
        ('msgid "Help UNODC now"\nmsgstr "Aidez UNODDC"', [Severity.WARNING]),
        ('msgid "Help UNODC now"\nmsgstr "Aidez UNOD"', [Severity.WARNING]),
        ('msgid "Help UNODC now"\nmsgstr "Aidez ONUDC"', [Severity.WARNING]),
        ('msgctxt "fact:u:acronym"\nmsgid "UNODC"\nmsgstr "UNDOC"', [Severity.WARNING]),
        ('msgid "Help OPEC now"\nmsgstr "Aidez OPEP"', []),
        ('msgid "Help NATO now"\nmsgstr "Aidez OTAN"', []),
        ('msgid "Help UNODC now"\nmsgstr "Hilf den UNODCs"', []),
        ('msgid "This is FINAL now"\nmsgstr "C’est FINALE"', [Severity.WARNING]),
        ('msgid "EXPERIMENTAL: it works"\nmsgstr "EXPÉRIMENTAL : ça marche"', []),
    ],
)
def test_acronyms_are_those_of_the_catalog(entry: str, expected: list[Severity]) -> None:
    read = target(f"{MANY}{entry}\n", "fr")
    assert [problem.severity for problem in acronyms.check(read)] == expected


@pytest.mark.parametrize(
    ("locale", "source", "translation", "expected"),
    [
        ("ar", "Use code blocks", "استخدم كتل الأكواد (code blocks)", [Severity.WARNING]),
        ("fr", "Add a signed-off-by line", "Ajouter une ligne signed-off-by", [Severity.WARNING]),
        (
            "fr",
            "Read Freedom of the Press here",
            "Lisez ici Freedom of the Press",
            [Severity.WARNING],
        ),
        ("fr", "“on”, “off” or “auto”", "“on”, “off” or “auto”", [Severity.WARNING]),
        ("fr", "utf-8 and utf-16 of the list", "utf-8 and utf-16 of the list", [Severity.ERROR]),
        ("ar", "The staff work in the city", "الموظفون work in the city", [Severity.ERROR]),
        ("fr", "They work in the city", "Ils travaillent, work in the city", [Severity.ERROR]),
    ],
)
def test_cited_terms_and_names_of_the_source_warn(
    locale: str, source: str, translation: str, expected: list[Severity]
) -> None:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"\n', locale)
    found = [one.severity for one in language.check(read) if one.rule is not language.OTHER]
    assert found == expected


def test_a_list_of_terms_is_no_other_language() -> None:
    source = "The mode is one of “if”, “when” and “the other”"
    translation = "Le mode est « if », « when » et « the other »"
    assert Severity.ERROR not in weights(language, source, translation)
    assert weights(language, "They meet in the city", "The city is where they are") == [
        Severity.ERROR
    ]
