"""Typography: what is found, and what is right and passes."""

import pytest

from factsheet.gate.translations.typography import ends, pairs, punctuation, spacing
from support.targets import codes, target

CHECKS = (ends.check_edges, spacing.check, punctuation.check, pairs.check, ends.check)


def found(source: str, translation: str, locale: str) -> list[str]:
    quoted = [text.replace('"', '\\"').replace("\n", "\\n") for text in (source, translation)]
    read = target(f'msgid "{quoted[0]}"\nmsgstr "{quoted[1]}"', locale)
    return codes([problem for check in CHECKS for problem in check(read)])


@pytest.mark.parametrize(
    ("locale", "source", "translation", "code"),
    [
        ("fr", "What is it?", "Qu’est-ce ?", "punctuation-spacing"),
        ("fr", "What is it?", "Qu’est-ce?", "punctuation-spacing"),
        ("fr", "The “case”", "L’«affaire»", "punctuation-spacing"),
        ("fr", "One, two", "Un , deux", "punctuation-spacing"),
        ("es", "One: two", "Uno : dos", "punctuation-spacing"),
        ("ar", "Police, justice", "الشرطة ، العدالة", "punctuation-spacing"),
        ("ar", "Police, justice", "الشرطة،العدالة", "missing-space"),
        ("fr", "One. Two", "C’est un.Deux", "missing-space"),
        ("fr", "the {a} and", "le {a}et", "missing-space"),
        ("fr", "a <em>new</em> one", "un<em>nouveau</em> autre", "missing-space"),
        ("ar", "in {a}", "في{a}", "missing-space"),
        ("fr", "{a} {b}", "{a}{b}", "missing-space"),
        ("es", "(all) of it", "( todo) ello", "bracket-spacing"),
        ("es", "Who is it?", "Quién es?", "inverted-mark"),
        ("es", "It is him!", "¡Es él", "inverted-mark"),
        ("ar", "Police; justice", "الشرطة; العدالة", "foreign-mark"),
        ("ar", "{a}, police", "{a}, الشرطة", "foreign-mark"),
        ("ar", "What is it?", "ما هو?", "foreign-mark"),
        ("fr", "A city", "Une ville..", "stray-mark"),
        ("fr", "A city", ", une ville", "stray-mark"),
        ("fr", "A city (big)", "Une ville (grande", "brackets"),
        ("fr", "A city (big)", "Une ville CMII)", "brackets"),
        ("fr", "A “big” city", "Une “grande\u00a0» ville", "quotes"),
        ("en", "A city", "A “city", "quotes"),
        ("fr", "A city.", "Une ville", "end-stop"),
        ("ar", "A city", "مدينة.", "end-stop"),
        ("zh", "A city?", "城市。", "end-question"),
        ("fr", "A city", "Une ville\n", "line-breaks"),
        ("fr", "A\nb", "A b", "line-breaks"),
        ("fr", "A city", "\u00a0Une ville", "begin-space"),
    ],
)
def test_is_found(locale: str, source: str, translation: str, code: str) -> None:
    assert code in found(source, translation, locale)


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "What is it?", "Qu’est-ce\u202f?"),
        ("fr", "The “case”", "L’«\u202faffaire\u202f»"),
        ("fr", "The “case”", "L’“affaire”"),
        ("fr", "At 10:30 in a ratio of 3:1", "À 10:30 dans un rapport de 3:1"),
        ("fr", "See https://a.example/b?c;d", "Voir https://a.example/b?c;d"),
        ("fr", "Smile :-)", "Souriez :-)"),
        ("fr-CA", "What is it?", "Qu’est-ce?"),
        ("fr", "the {a} session", "la {a}e session"),
        ("fr", "in the <em>office</em>", "dans l’<em>office</em>"),
        ("ar", "and {a}", "و{a}"),
        ("ar", "and <em>police</em>", "و<em>الشرطة</em>"),
        ("ar", "1,000 in Lyon, France", "1,000 في Lyon, France"),
        ("es", "Is it him?!", "¿Es él!?"),
        ("es", "Cats, dogs, etc.", "Gatos, perros, etc."),
        ("fr", "Cats and dogs.", "Chats, chiens, etc."),
        ("fr", "See “this.”", "Voir «\u00a0ceci\u00a0»."),
        ("zh", "A city.", "城市。"),
        ("hi", "A city.", "एक शहर।"),
        ("th", "A city.", "เมือง"),
        ("el", "A city?", "Μια πόλη;"),
        ("fr", "(a) first, (b) second", "a) premier, b) second"),
        ("de", "The “case”", "Der „Fall“"),
        ("fr", "Visit interpol.int now", "Visitez interpol.int maintenant"),
        ("fr", "Carl G. Persson", "Carl G. Persson"),
        ("tr", "in {a}", "{a}da"),
        ("he", '5" tube', 'צינור 5"'),
    ],
)
def test_is_right(locale: str, source: str, translation: str) -> None:
    assert found(source, translation, locale) == []


def test_a_catalog_of_straight_apostrophes_is_its_own_custom() -> None:
    entries = [f'msgid "{n}"\nmsgstr "l\'un d\'eux {n}"' for n in "abcdefgh"]
    assert not list(pairs.check(target("\n\n".join(entries))))
