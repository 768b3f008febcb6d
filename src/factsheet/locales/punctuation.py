"""Punctuation marks by language, and the spaces beside them.

Texts in a language that is missing from a table are not checked by it.
"""

NO_BREAK = "\u00a0\u202f\u2007\u2009\u200a"
"""Spaces that keep marks with their words; the thin ones of typesetters too."""

SPACED_BEFORE: dict[str, str] = {"fr": ":;!?»", "fr-CA": ":»", "br": ":;!?»"}
"""Marks that a no-break space comes before (Imprimerie nationale; Canada: Le guide du
rédacteur)."""
SPACED_AFTER: dict[str, str] = {"fr": "«", "br": "«"}
"""Marks that a no-break space follows."""

CLOSE_UP = ",.;:!?،؛؟"
"""Marks with no space before and one after, in the languages of `SPACED`."""
SPACED: dict[str, bool] = dict.fromkeys(
    (
        *("ar", "bg", "br", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa"),
        *("fi", "fr", "ga", "gl", "he", "hr", "hu", "id", "it", "lt", "lv", "ms", "nb", "nl"),
        *("pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "tr", "uk", "ur"),
    ),
    True,
)

COLON_INSIDE: dict[str, bool] = dict.fromkeys(("de", "fi", "sv"), True)
"""Languages with colons inside words: *EU:n*, *Leser:innen*."""

OPENED: dict[str, dict[str, str]] = {
    "ast": {"?": "¿", "!": "¡"},
    "es": {"?": "¿", "!": "¡"},
}
"""Opening marks for closing ones (RAE, Ortografía 2010, 3.4.9)."""

OWN: dict[str, dict[str, str]] = {
    "ar": {",": "،", ";": "؛", "?": "؟"},
    "fa": {",": "،", ";": "؛", "?": "؟"},
    "ps": {",": "،", ";": "؛", "?": "؟"},
    "ur": {",": "،", ";": "؛", "?": "؟"},
}
"""The language's own mark for each foreign mark between words."""

STOP, COLON, QUESTION, EXCLAMATION, ELLIPSIS, SEMICOLON, COMMA = (
    *("stop", "colon", "question", "exclamation"),
    *("ellipsis", "semicolon", "comma"),
)
ENDS: dict[str, str] = {
    **dict.fromkeys(".。．｡।॥۔։።។။᠃", STOP),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys("?？؟՞፧⸮", QUESTION),
    **dict.fromkeys("!！՜", EXCLAMATION),
    **dict.fromkeys("…⋯", ELLIPSIS),
    **dict.fromkeys(";；؛", SEMICOLON),
    **dict.fromkeys(",，،、", COMMA),
}
"""The meaning of each mark at the end of a text, in any script."""
ENDS_OF: dict[str, dict[str, str]] = {"el": {";": QUESTION, "·": SEMICOLON}}
"""Marks with another meaning in a language."""
ASKING: dict[str, str] = {
    "ar": r"(?:و?هل|ما|ماذا|مَن|من|متى|أين|كيف|لماذا|لِمَ|كم|أي|أيّ|مِمَّ|ممّ|ممَّ|عمّ|بمَ)\b",
    "en": r"(?:how|what|when|where|which|who|whom|whose|why)\b",
    "es": r"¿",
    "fr": r"(?:(?:à|avec|dans|de|depuis|en|par|pour|pourquoi|sur|vers) )?(?:combien|comment|où|"
    r"pourquoi|qu[ie]|qu’|quand|quel(?:le)?s?|quoi)\b|.*-(?:t-)?(?:ils?|elles?|on)\b|est-ce\b",
}
"""The beginnings of questions, in case-folded letters. English headings have no question mark:
*What INTERPOL does*."""
WITHOUT_STOP: dict[str, bool] = dict.fromkeys(("lo", "th"), True)
"""Languages whose sentences have no mark at the end."""

APART: dict[str, frozenset[str]] = {
    "ar": frozenset(["و", "ف", "ب", "ك", "ل", "س", "ال", "وال", "بال", "كال", "فال", "لل", "ولل"]),
    "ca": frozenset(),
    "en": frozenset(("s", "th", "st", "nd", "rd")),
    "es": frozenset(("º", "ª")),
    "fr": frozenset(("e", "er", "re", "es", "ème", "nd", "nde", "s")),
    "gl": frozenset(("º", "ª")),
    "he": frozenset(["ב", "ה", "ו", "כ", "ל", "מ", "ש", "וב", "וה", "ול", "ומ", "וש", "של", "ככ"]),
    "it": frozenset(("º", "ª")),
    "pt": frozenset(("º", "ª")),
    "ro": frozenset(("a", "lea")),
    "ru": frozenset(),
    "uk": frozenset(),
}
"""Languages that put spaces around values, with the letters that may touch them: proclitics before,
endings of ordinals after."""

_ABBREVIATIONS: dict[str, str] = {
    "ar": "إلخ ص هـ م",
    "en": "approx ca cf co corp dr ed eds etc inc jr ltd no nos p pp sr st vol vs",
    "es": "aprox art ca cf cía dr dra etc núm núms p pág págs pp sr sra ud uds vol",
    "fr": "art ca cf chap éd env etc fig hab p pp réf tél vol",
}
ABBREVIATIONS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _ABBREVIATIONS.items()
}
"""Abbreviations, without their full stop."""
