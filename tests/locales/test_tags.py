import pytest

from factsheet.locales.tags import MAXIMUM, is_language, same_language


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("fr", "fr"),
        ("fr_FR", "fr"),
        ("fr-CA", "fr"),
        ("FR", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("pt_BR", "pt-BR"),
        ("pt", "pt-BR"),
        ("zh_CN", "zh-Hans"),
        ("zh-CN", "zh"),
        ("zh_TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh_Hant_TW", "zh-TW"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("zh-cmn-Hant", "zh-Hant"),
        ("cmn", "zh"),
        ("iw", "he"),
        ("in", "id"),
        ("in_ID", "id"),
        ("ji", "yi"),
        ("no", "nb"),
        ("nb_NO", "no"),
        ("fra", "fr"),
        ("heb_IL", "he"),
        ("tl", "fil"),
        ("mo", "ro"),
        ("arb", "ar"),
        ("ar_SA", "ar"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn"),
        ("sr_Cyrl", "sr"),
        ("sh", "sr-Latn"),
        ("uz@cyrillic", "uz-Cyrl"),
        ("en_UK", "en-GB"),
        ("ca@valencia", "ca"),
        ("de-1996", "de"),
        ("es-419", "es"),
    ],
)
def test_the_same_language(stated: str, tag: str) -> None:
    assert same_language(stated, tag)
    assert same_language(tag, stated)
    assert is_language(stated)


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("es", "fr"),
        ("fr_CA", "fr-FR"),
        ("pt_PT", "pt-BR"),
        ("zh_TW", "zh-Hans"),
        ("zh_CN", "zh-Hant"),
        ("zh_TW", "zh"),
        ("sr@latin", "sr"),
        ("pa_PK", "pa"),
        ("nn", "nb"),
        ("", "fr"),
        ("LANGUAGE", "fr"),
        ("French", "fr"),
        ("fr" + "-a" * MAXIMUM, "fr"),
    ],
)
def test_another_language(stated: str, tag: str) -> None:
    assert not same_language(stated, tag)


@pytest.mark.parametrize("stated", ["", "LANGUAGE", "LL", "ll_CC", "French", "xx", "x" * 10_000])
def test_what_names_no_language(stated: str) -> None:
    assert not is_language(stated)
