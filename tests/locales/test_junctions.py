"""What a word before a value becomes, language by language."""

import pytest

from factsheet.locales.junctions import joined

CASES = {
    "fr": {
        ("un effectif de ", "environ 1 000"): "un effectif d’environ 1 000",
        ("De ", "environ 8 personnes"): "D’environ 8 personnes",
        ("plus que ", "environ 1 000"): "plus qu’environ 1 000",
        ("jusque ", "environ 8 heures"): "jusqu’environ 8 heures",
        ("la police de ", "Istanbul"): "la police d’Istanbul",
        ("le bureau de ", "Éthiopie"): "le bureau d’Éthiopie",
        ("la ville de ", "Oslo"): "la ville d’Oslo",
        ("près de ", "une heure"): "près d’une heure",
        ("le siège de ", "INTERPOL"): "le siège d’INTERPOL",
        ("la ", "Ukraine"): "l’Ukraine",
        ("Le ", "Institut"): "L’Institut",
        ("les membres de ", "le Comité"): "les membres du Comité",
        ("les avis de ", "les experts"): "les avis des experts",
        ("À ", "le siège"): "Au siège",
        ("réponse à ", "les membres"): "réponse aux membres",
        # numbers, h, y and the sound of w stay
        ("plus de ", "11 pays"): "plus de 11 pays",
        ("de ", "8 pays"): "de 8 pays",
        ("la ville de ", "Lyon"): "la ville de Lyon",
        ("l’Ordre de ", "Haïti"): "l’Ordre de Haïti",
        ("près de ", "onze heures"): "près de onze heures",
        ("de ", "Ouagadougou"): "de Ouagadougou",
        ("de ", "près de 5"): "de près de 5",
        ("le livre de ", "Le Pen"): "le livre de Le Pen",
        ("le ", "un"): "le un",
        ("grande ", "Asie"): "grande Asie",
        ("entre ", "environ 5"): "entre environ 5",
        ("à ", "La Haye"): "à La Haye",
        ("mandarine ", "Inde"): "mandarine Inde",
    },
    "es": {
        ("más de ", "el 25 %"): "más del 25 %",
        ("A ", "el Comité"): "Al Comité",
        ("pasa a ", "el Comité"): "pasa al Comité",
        ("Francia y ", "Irlanda"): "Francia e Irlanda",
        ("España y ", "Hispania"): "España e Hispania",
        ("siete o ", "ocho"): "siete u ocho",
        ("7 o ", "8"): "7 u 8",
        ("10 o ", "11"): "10 u 11",
        ("Catar o ", "Omán"): "Catar u Omán",
        ("agua y ", "hielo"): "agua y hielo",
        ("10 o ", "110"): "10 o 110",
        ("ciudad de ", "El Cairo"): "ciudad de El Cairo",
        ("de ", "él"): "de él",
        ("de ", "elefantes"): "de elefantes",
        ("cerca de ", "alrededor de 5"): "cerca de alrededor de 5",
        ("¿Y ", "Inés?"): "¿Y Inés?",
        ("hoy ", "Irán"): "hoy Irán",
    },
    "en": {
        ("a ", "8% rise"): "an 8% rise",
        ("a ", "80-page book"): "an 80-page book",
        ("A ", "11% rise"): "An 11% rise",
        ("a ", "18,000-strong force"): "an 18,000-strong force",
        ("an ", "75% majority"): "a 75% majority",
        ("a ", "INTERPOL notice"): "an INTERPOL notice",
        ("a ", "Austrian city"): "an Austrian city",
        ("a ", "110-page book"): "a 110-page book",
        ("a ", "European city"): "a European city",
        ("a ", "one-off"): "a one-off",
        ("a ", "75% majority"): "a 75% majority",
        ("an ", "8% rise"): "an 8% rise",
        ("an ", "1,100-page book"): "an 1,100-page book",
        ("la ", "8"): "la 8",
        ("from ", "about 5"): "from about 5",
    },
    "ar": {
        ("المكتب التابع لـ", "الصين"): "المكتب التابع للصين",
        ("وفد ل", "اليابان"): "وفد لليابان",
        ("وثيقة لـ", "اللجنة"): "وثيقة للجنة",
        ("ولـ", "الأعضاء"): "وللأعضاء",
        ("بـ", "نحو 5"): "بنحو 5",
        ("لـ", "أكثر من 5"): "لأكثر من 5",
        ("بـ", "الصين"): "بالصين",
        ("ل", "التزام"): "لالتزام",
        ("ب", "195"): "بـ195",
        ("بـ", "195"): "بـ195",
        ("في ", "الصين"): "في الصين",
        ("قبل", "الصين"): "قبلالصين",
        ("لـ", "فرنسا"): "لفرنسا",
    },
    "de": {("in dem ", "Amt"): "in dem Amt"},
}


@pytest.mark.parametrize(
    ("tag", "before", "after", "right"),
    [(tag, *pair, right) for tag, cases in CASES.items() for pair, right in cases.items()],
)
def test_words_meet_as_the_language_has_it(tag: str, before: str, after: str, right: str) -> None:
    assert "".join(joined(before, after, tag)) == right
    again = joined(*joined(before, after, tag), tag)
    assert "".join(again) == right


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("la ville de ", "Le Caire", "la ville du Caire"),
        ("à ", "Le Caire", "au Caire"),
        ("de ", "Les Abymes", "des Abymes"),
        ("à ", "La Haye", "à La Haye"),
        ("de ", "Lesotho", "de Lesotho"),
    ],
)
def test_the_article_of_a_place_is_contracted_in_french(
    before: str, after: str, right: str
) -> None:
    assert "".join(joined(before, after, "fr", is_place=True)) == right
    assert "".join(joined(before, after, "es", is_place=True)) == before + after
