import pytest

from factsheet.locales.cldr import lineage


@pytest.mark.parametrize(
    ("identifier", "parents"),
    [
        ("fr", ("fr",)),
        ("en_GB", ("en_GB", "en_001", "en")),
        ("es_MX", ("es_MX", "es_419", "es")),
        ("pt_AO", ("pt_AO", "pt_PT", "pt")),
        ("zh_Hant_HK", ("zh_Hant_HK", "zh_Hant", "zh")),
    ],
)
def test_parents_are_those_of_the_language(identifier: str, parents: tuple[str, ...]) -> None:
    assert lineage(identifier) == parents
