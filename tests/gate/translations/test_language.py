"""Letters, languages, copies and lengths: what is foreign is found, names and customs pass."""

import pytest

from factsheet.gate.suspicions import copies, lengths
from factsheet.gate.translations import (
    codepoints,
    language,
    limits,
    links,
    repetition,
    script,
)
from support.targets import codes, target

FAMILY = (links, codepoints, script, language, copies, limits, lengths, repetition)


def found(locale: str, source: str, translation: str, flag: str = "") -> list[str]:
    flags = f"#, {flag}\n" if flag else ""
    read = target(f'{flags}msgid "{source}"\nmsgstr "{translation}"\n', locale)
    return codes(
        [problem for module in FAMILY for problem in module.check(read)]
        + [*codepoints.check_encoding(read)]
    )


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "See www.interpol.int.", "Voir www.interpol.int."),
        ("es", "See the list, etc.", "Véase la lista, etc."),
        ("fr", "Open factsheet.toml", "Ouvrez factsheet.toml"),
        ("ar", "the Committee", "اللَّجْنَةُ"),
        ("ar", "{n} members", "الـ{n} أعضاء"),
        ("ar", "the year 1443 AH", "عام 1443 هـ\u200d"),
        ("ar", "INTERPOL and Europol", "الإنتربول وEuropol"),
        ("fa", "The committee", "می\u200cخواهم کمیته"),
        ("ar", "the letters X and D", "الحرفان X وD"),
        ("fr", "the argument theta", "l’argument θ"),
        ("de", "the mode “similar colours”", "der Modus »ähnliche Farben«"),
        ("de", "Click “Skip” here.", "Klicken Sie hier auf »Überspringen«."),
        ("fr", "ligatures such as ff and fi", "les ligatures ff, fi, œ, æ"),
        ("fr", "Europol", "Europol"),
        ("ar", "Europol", "Europol"),
        ("fr", "Bank of America", "Bank of America"),
        ("fr", "Constitution", "Constitution"),
        ("fr", "São Tomé and Príncipe", "São Tomé-et-Príncipe"),
        ("es", "Mehmet Aktaş said no", "Mehmet Aktaş dijo que no"),
        ("fr", "the μm unit", "l’unité μm"),
        ("fr", "We meet again", "Nous nous réunissons de nouveau"),
        ("ar", "One by one", "واحدًا واحدًا"),
        ("es", "Yes, yes, we know", "Sí, sí, lo sabemos"),
        ("fr", "Known as", "Connu sous le nom de"),
        ("fr", "AT&T and R&D", "AT&T et la R&D"),
        (
            "fr",
            "He read <cite>The Lord of the Rings</cite>.",
            "Il a lu <cite>The Lord of the Rings</cite>.",
        ),
        ("fr", "{n} at a price", "{n} à la carte"),
    ],
)
def test_what_is_right_passes(locale: str, source: str, translation: str) -> None:
    assert found(locale, source, translation) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation", "code"),
    [
        ("fr", "See www.interpol.int", "Voir www.interpol.fr", "link-changed"),
        ("fr", "Write to a@b.org", "Écrire à a@b.com", "link-changed"),
        ("fr", "see report.pdf", "voir rapport.pdf", "link-changed"),
        ("fr", "Members", "Membr\ue000es", "broken-character"),
        ("fr", "Members", "Mem\u00adbres", "invisible-character"),
        ("ar", "Members", "الأع\u200cضاء", "invisible-character"),
        ("ar", "The Secretariat", "ﻷمانة العامة", "presentation-form"),
        ("ar", "Members", "ÇáÅäÊÑÈæá", "mojibake"),
        ("fr", "General Secretariat", "Secr?tariat g?n?ral", "mojibake"),
        ("es", "Region", "Regi├│n", "mojibake"),
        ("fr", "Erdoğan", "ErdoÄŸan", "mojibake"),
        ("ar", "The city", "المدoنة", "mixed-script"),
        ("ar", "The members of the city", "Les membres de la ville", "foreign-script"),
        ("ar", "Lyon", "لیون", "foreign-letter"),
        ("fa", "Book", "كتاب", "foreign-letter"),
        (
            "es",
            "The countries of the world",
            "Os países do mundo não são iguais",
            "another-language",
        ),
        ("ar", "The countries of the world", "این کشورها در جهان با هم هستند", "another-language"),
        ("fr", "The police of the world", "The police of the world.", "untranslated-copy"),
        ("ar", "staff", "staff", "untranslated-copy"),
        ("ar", "The staff work in the city", "الموظفون work in the city", "half-translated"),
        ("fr", "The Assembly meets in Lyon.", "L’Assemblée se réunit à", "truncated"),
        ("fr", "The Assembly meets.", ".", "unfinished"),
        ("fr", "The Assembly meets.", "TODO", "unfinished"),
        ("es", "The city", "La la ciudad", "doubled-word"),
    ],
)
def test_what_is_wrong_is_found(locale: str, source: str, translation: str, code: str) -> None:
    assert code in found(locale, source, translation)


def test_a_greatest_length_counts_characters() -> None:
    assert found("fr", "Members", "Membres", "max-length:7") == []
    assert found("fr", "Members", "Membres", "max-length:6") == ["max-length"]


@pytest.mark.parametrize("limit", ["9" * 9000, "٦", "²", "6.0", "-1", ""])
def test_a_greatest_length_that_is_no_length_is_not_taken_for_one(limit: str) -> None:
    """The rule about flags names it."""
    assert found("fr", "Members", "Membres", f"max-length:{limit}") == []


def test_another_catalog_that_says_the_same_in_the_same_words() -> None:
    said = 'msgid "Police work together"\nmsgstr "Policías trabajan juntos siempre"\n'
    read = target(said, "fr", siblings={"es": said})
    assert codes(list(language.check(read))) == ["another-language"]


@pytest.mark.parametrize("locale", ["ar", "fr"])
def test_what_has_no_words_is_no_copy(locale: str) -> None:
    said = 'msgctxt "a:year"\nmsgid "{first}/{last:short}"\nmsgstr "{first}/{last}"\n'
    read = target(said, locale, siblings={"es": said, "fr": said})
    assert list(language.check(read)) == []


def test_a_place_may_be_called_alike_in_two_languages() -> None:
    said = 'msgid "Copenhagen"\nmsgstr "Copenhague"\n'
    assert list(language.check(target(said, "fr", siblings={"es": said}))) == []


FRENCH = (
    "Les pays membres se réunissent chaque année pour prendre leurs décisions ensemble",
    "Le personnel vient de nombreuses régions et travaille dans plusieurs langues",
    "La police échange des informations grâce au réseau mondial de communication",
)
SPANISH = (
    "Los países miembros se reúnen todos los años para tomar juntos sus decisiones",
    "El personal procede de numerosas regiones y trabaja en varios idiomas",
    "La policía intercambia información gracias a la red mundial de comunicaciones",
)


def catalog(texts: tuple[str, ...], first: str = "") -> str:
    entries = [(f"a:{n}", f"Text {n}", texts[n % len(texts)]) for n in range(90)]
    if first:
        entries.append(("a:last", "Decided", first))
    return "\n".join(f'msgctxt "{c}"\nmsgid "{s}"\nmsgstr "{t}"\n' for c, s, t in entries)


@pytest.mark.parametrize(
    "text",
    [
        "Grâce au réseau, regiones mundiales trabajan juntas gracias a la red",
        "Policía mundial para numerosas regiones",
    ],
)
def test_a_catalog_teaches_how_its_language_is_spelt(text: str) -> None:
    read = target(catalog(FRENCH, text), "fr", siblings={"es": catalog(SPANISH)})
    assert [problem.at.line for problem in language.check(read)] == [363]


def test_words_that_run_backwards() -> None:
    read = target(catalog(FRENCH, "Les pays travaillent dans la région"[::-1]), "fr")
    assert "reversed-text" in codes(list(language.check(read)))
