"""Report passages of a page in another language than they are marked as."""

import pytest

from factsheet.diagnostics import Findings
from factsheet.published.html import read_page
from factsheet.verify.languages import check_passages


def found(body: str, language: str) -> list[str]:
    page = read_page(
        "page.html", f'<html lang="{language}"><body>{body}</body></html>', frozenset()
    )
    check_passages(page, findings := Findings())
    return [one.message for one in findings]


@pytest.mark.parametrize(
    ("language", "body", "words"),
    [
        ("en", "<p>The name is الإنتربول in Arabic.</p>", "الإنتربول"),
        ("fr", "<p>Il dit: Привет мир.</p>", "Привет мир"),
        ("ar", "<p>قال שלום ثم ذهب.</p>", "שלום"),
        ("en", "<p>Les polices des pays membres se réunissent dans la ville.</p>", "Les polices"),
        ("es", "<p>It was said that the police of the country is here.</p>", "It was said"),
        (
            "ar",
            "<p>المنظمة the police of the member countries work together هنا.</p>",
            "the police",
        ),
        ("ar", "<p>این سازمان برای همه کشورها است که می‌شود.</p>", "این سازمان"),
    ],
)
def test_what_is_not_marked(language: str, body: str, words: str) -> None:
    (message,) = found(body, language)
    assert message.startswith(f"“{words}")
    assert f"is marked as “{language}”" in message


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", '<p>The name is <span lang="ar" dir="rtl">الإنتربول</span>.</p>'),
        ("en", "<p>It says <cite>Les polices des pays membres et de la ville</cite>.</p>"),
        ("ar", "<p>مكتب الأمم المتحدة (United Nations Office on Drugs and Crime) هنا.</p>"),
        ("ar", "<p>ICPO-INTERPOL و Jürgen Stock و www.interpol.int</p>"),
        ("fr", "<p>Le « Global Policing Goals » de l’Organisation est à 5 μm.</p>"),
        ("en", "<p>The Organisation internationale de police criminelle is known.</p>"),
        ("xx", "<p>Привет мир</p>"),
    ],
)
def test_what_needs_no_mark(language: str, body: str) -> None:
    assert found(body, language) == []
