"""Terms are found however they are inflected, and missed when they are missing."""

import pytest

from factsheet.gate.translations.terminology import check
from support.targets import codes, target

GLOSSARY = """\
id\tstatus\ten\tfr\tes\tar
interpol\tuntranslatable\tINTERPOL\tINTERPOL\tINTERPOL\t
interpol\tforbidden\tInterpol\tInterpol\tInterpol\t
interpol\tpreferred\t\t\t\tالإنتربول
gs\t\tGeneral Secretariat\tSecrétariat général\tSecretaría General\tالأمانة العامة
secretariat\t\tsecretariat\tgreffe\tsecretaría\tأمانة
bureau\t\tRegional Bureau\tBureau régional\tOficina Regional\tالمكتب الإقليمي|المكاتب الإقليمية
member\t\tmember country\tpays membre\tpaís miembro\tبلد عضو|بلدان أعضاء
president\t\tPresident\tPrésident\tPresidente\tالرئيس
delegate\t\tdelegate\tdélégué\tdelegado\tمندوب
"""


def found(source: str, translation: str, locale: str) -> list[str]:
    read = target(f'msgid "{source}"\nmsgstr "{translation}"', locale, glossary=GLOSSARY)
    return codes(list(check(read)))


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("fr", "Regional Bureaus", "les Bureaux régionaux"),
        ("fr", "The President’s office", "Le bureau de la Présidente"),
        ("fr", "The General Secretariat", "l’action du secrétariat général"),
        ("fr", "INTERPOL’s delegates", "Les déléguées d’INTERPOL"),
        ("es", "Regional Bureaus", "de las oficinas regionales"),
        ("es", "the President", "la Presidenta"),
        ("ar", "its General Secretariat", "وأمانته العامة"),
        ("ar", "the General Secretariat", "للأمانة العامة"),
        ("ar", "the General Secretariat", "أمانة المنظمة العامة"),
        ("ar", "the General Secretariat", "الأمانَة العامّة"),
        ("ar", "11 member countries", "11 بلدًا عضوًا"),
        ("ar", "two member countries", "في بلدين عضوين"),
        ("ar", "its member countries", "بلدانه الأعضاء"),
        ("ar", "INTERPOL and others", "والانتربول وغيره"),
        ("ar", "INTERPOL has", "للإنتربول"),
        ("fr", "a delegation of the presidency", "une mission de la direction"),
        ("fr", "the president of a club", "le chef d’un club"),
        ("fr", "write to info@interpol.int", "écrivez à info@interpol.int"),
        ("fr-CA", "a delegate", "un délégué"),
        ("de", "the General Secretariat", "das Büro"),
    ],
)
def test_the_term_is_there(locale: str, source: str, translation: str) -> None:
    assert found(source, translation, locale) == []


@pytest.mark.parametrize(
    ("locale", "source", "translation", "code"),
    [
        ("fr", "The General Secretariat", "Le greffe", "terminology"),
        ("es", "The General Secretariat", "El Secretario General", "terminology"),
        ("es", "a delegate", "una delegación", "terminology"),
        ("ar", "the General Secretariat", "الأمين العام", "terminology"),
        ("ar", "member countries", "الدول الأعضاء", "terminology"),
        ("fr", "INTERPOL helps", "Interpol aide", "forbidden-term"),
        ("fr", "It helps", "Interpol aide", "forbidden-term"),
        ("fr", "INTERPOL helps", "OIPC aide", "name-changed"),
        ("fr", "INTERPOL and INTERPOL", "INTERPOL et interpol", "name-changed"),
    ],
)
def test_the_term_is_not_there(locale: str, source: str, translation: str, code: str) -> None:
    assert found(source, translation, locale) == [code]


def test_the_finding_names_the_expected_term() -> None:
    read = target('msgid "A delegate"\nmsgstr "Un envoyé"', glossary=GLOSSARY)
    (problem,) = check(read)
    assert "“délégué”" in (problem.hint or "")
    assert problem.rule.flag == "ignore-check-glossary"


def test_a_term_of_both_source_forms_is_wanted_in_every_form() -> None:
    read = target(
        'msgid "{n} delegate"\nmsgid_plural "{n} delegates"\n'
        'msgstr[0] "{n} délégué"\nmsgstr[1] "{n} envoyés"',
        glossary=GLOSSARY,
    )
    (problem,) = check(read)
    assert "delegates" not in problem.message
    assert problem.at.line == read.units[0].forms[1].line
