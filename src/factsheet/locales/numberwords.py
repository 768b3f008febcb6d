"""Numbers in words, by language: what lets “three” and 3 be known as the same.

To add a language, add its lists: cardinals from 0 (several words for one number stand in one
string), ordinals from 1, tens, what multiplies, and how a percent sign is said. Inflected
forms are listed as they are written; where a language writes small words and the next one
together, those beginnings stand in `prefixes`. A language without lists is not held to its
number words, and is given the benefit of the doubt where digits are missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How one language says numbers. Words are in lower case."""

    cardinals: tuple[str, ...]
    """From 0 on, the forms of one number separated by spaces."""
    ordinals: tuple[str, ...] = ()
    """From 1 on; fractions, such as quarter, stand with the ordinal of their number."""
    tens: tuple[str, ...] = ()
    """20, 30 … 90."""
    others: Mapping[str, int] = field(default_factory=dict)
    """Further words, such as numbers above twenty that are written as one word."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply the number before them."""
    percent: tuple[str, ...] = ()
    """What may stand for a percent sign: the beginnings of words are enough."""
    prefixes: tuple[str, ...] = ()
    """Small words that are written together with the next one, the longest first."""

    def values(self) -> Iterator[tuple[str, int]]:
        """Every word that has a value."""
        lists = ((self.cardinals, 0, 1), (self.ordinals, 1, 1), (self.tens, 20, 10))
        for words, start, step in lists:
            for place, forms in enumerate(words):
                yield from ((form, start + step * place) for form in forms.split())
        yield from self.others.items()
        yield from ((word, value) for word, value in self.scales.items() if value < 10_000)


_EN = NumberWords(
    cardinals=(
        *("zero no none", "one once single a an", "two twice both pair double half"),
        *("three thrice triple", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve dozen", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen"),
    ),
    ordinals=(
        *("first", "second", "third thirds", "fourth quarter quarters fourths", "fifth fifths"),
        *("sixth sixths", "seventh", "eighth eighths", "ninth", "tenth tenths", "eleventh"),
        *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
        *("eighteenth", "nineteenth", "twentieth"),
    ),
    tens=("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    scales={
        "hundred": 100,
        "thousand": 1000,
        "thousands": 1000,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "trillion": 10**12,
    },
    percent=("per cent", "percent", "percentage"),
)
_FR = NumberWords(
    cardinals=(
        *("zéro aucun aucune nul nulle", "un une seul seule", "deux double moitié demi demie"),
        *("trois triple", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix dizaine", "onze"),
        *("douze douzaine", "treize", "quatorze", "quinze quinzaine", "seize", "dix-sept"),
        *("dix-huit", "dix-neuf"),
    ),
    ordinals=(
        *("premier première premiers premières", "deuxième deuxièmes second seconde"),
        *("troisième troisièmes tiers", "quatrième quatrièmes quart quarts trimestre"),
        *("cinquième cinquièmes", "sixième sixièmes", "septième", "huitième huitièmes"),
        *("neuvième", "dixième dixièmes", "onzième", "douzième", "treizième", "quatorzième"),
        *("quinzième", "seizième", "dix-septième", "dix-huitième", "dix-neuvième", "vingtième"),
    ),
    tens=(
        *("vingt vingts vingtaine", "trente trentaine", "quarante", "cinquante", "soixante"),
        *("soixante-dix septante", "quatre-vingts quatre-vingt huitante"),
        "quatre-vingt-dix nonante",
    ),
    scales={
        "cent": 100,
        "cents": 100,
        "centaine": 100,
        "mille": 1000,
        "millier": 1000,
        "milliers": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    percent=("pour cent", "pourcent", "p. 100", "p. cent"),
)
_ES = NumberWords(
    cardinals=(
        *("cero ningún ninguno ninguna", "un uno una solo sola único única"),
        *("dos doble ambos ambas mitad medio media", "tres triple", "cuatro", "cinco", "seis"),
        *("siete", "ocho", "nueve", "diez decena", "once", "doce docena", "trece", "catorce"),
        *("quince quincena", "dieciséis", "diecisiete", "dieciocho", "diecinueve"),
    ),
    ordinals=(
        *("primer primero primera primeros primeras", "segundo segunda segundos segundas"),
        *("tercer tercero tercera tercio tercios terceras", "cuarto cuarta cuartos cuartas"),
        *("quinto quinta quintos quintas", "sexto sexta sextos", "séptimo séptima"),
        *("octavo octava octavos", "noveno novena", "décimo décima décimos", "undécimo undécima"),
        *("duodécimo duodécima", "decimotercero decimotercera", "decimocuarto decimocuarta"),
        *("decimoquinto decimoquinta", "decimosexto decimosexta", "decimoséptimo"),
        *("decimoctavo", "decimonoveno", "vigésimo vigésima"),
    ),
    tens=(
        *("veinte veintena", "treinta treintena", "cuarenta", "cincuenta", "sesenta"),
        *("setenta", "ochenta", "noventa"),
    ),
    others={
        "veintiuno": 21,
        "veintiún": 21,
        "veintiuna": 21,
        "veintidós": 22,
        "veintitrés": 23,
        "veinticuatro": 24,
        "veinticinco": 25,
        "veintiséis": 26,
        "veintisiete": 27,
        "veintiocho": 28,
        "veintinueve": 29,
        "doscientos": 200,
        "quinientos": 500,
    },
    scales={
        "cien": 100,
        "ciento": 100,
        "cientos": 100,
        "centenar": 100,
        "mil": 1000,
        "miles": 1000,
        "millón": 10**6,
        "millones": 10**6,
        "millardo": 10**9,
        "billón": 10**12,
        "billones": 10**12,
    },
    percent=("por ciento", "porciento", "por 100", "porcentual", "porcentaje"),
)
_AR = NumberWords(
    cardinals=(
        *("صفر لا أي", "واحد واحدة أحد إحدى وحيد وحيدة", "اثنان اثنين اثنتان اثنتين نصف كلا كلتا"),
        *("ثلاث ثلاثة", "أربع أربعة", "خمس خمسة", "ست ستة", "سبع سبعة", "ثماني ثمانية ثمان"),
        *("تسع تسعة", "عشر عشرة"),
    ),
    ordinals=(
        *("أول أولى أولا", "ثاني ثانية ثان ثانيا", "ثالث ثالثة ثلث ثلثي ثلثا ثلثين ثلثان ثالثا"),
        *("رابع رابعة ربع أرباع رابعا", "خامس خامسة أخماس", "سادس سادسة سدس أسداس"),
        *("سابع سابعة", "ثامن ثامنة ثمن أثمان", "تاسع تاسعة", "عاشر عاشرة"),
        *("حادي حادية", "", "", "", "", "", "", "", "", "عشرون عشرين"),
    ),
    tens=(
        *("عشرون عشرين", "ثلاثون ثلاثين", "أربعون أربعين", "خمسون خمسين", "ستون ستين"),
        *("سبعون سبعين", "ثمانون ثمانين", "تسعون تسعين"),
    ),
    scales={
        "مئة": 100,
        "مائة": 100,
        "ألف": 1000,
        "آلاف": 1000,
        "ألفا": 1000,
        "مليون": 10**6,
        "ملايين": 10**6,
        "مليار": 10**9,
        "مليارات": 10**9,
        "بليون": 10**9,
    },
    percent=("في المائة", "في المئة", "بالمائة", "بالمئة", "مئوية", "نسبة"),
    prefixes=("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك"),
)
_RU = NumberWords(
    cardinals=(
        *("ноль нуль", "один одна одно одного одной одном", "два две двух двумя двум оба обе"),
        *("три трёх трех тремя трём", "четыре четырёх четырех", "пять пяти", "шесть шести"),
        *("семь семи", "восемь восьми", "девять девяти", "десять десяти"),
    ),
    ordinals=(
        *("первый первая первое первого первой первом", "второй вторая второе второго втором"),
        *("третий третья третье третьего третьей треть трети", "четвёртый четвёртая четверть"),
        *("пятый пятая пятого пятой", "шестой шестая шестого", "седьмой седьмая седьмого"),
        *("восьмой восьмая восьмого", "девятый девятая девятого", "десятый десятая десятого"),
    ),
    tens=("двадцать двадцати", "тридцать тридцати", "сорок сорока", "пятьдесят пятидесяти"),
    scales={
        "сто": 100,
        "тысяча": 1000,
        "тысячи": 1000,
        "тысяч": 1000,
        "миллион": 10**6,
        "миллиона": 10**6,
        "миллионов": 10**6,
        "миллиард": 10**9,
        "миллиардов": 10**9,
    },
    percent=("процент",),
)
_FA = NumberWords(
    cardinals=(
        # نه is nine, and far more often “not”.
        *("صفر نه", "یک یکی", "دو هردو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "", "ده"),
        *("یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"),
    ),
    ordinals=("اول نخست یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم"),
    tens=("بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"),
    scales={"صد": 100, "هزار": 1000, "میلیون": 10**6, "میلیارد": 10**9},
    percent=("درصد",),
)

NUMBER_WORDS: Mapping[str, NumberWords] = {
    "ar": _AR,
    "en": _EN,
    "es": _ES,
    "fa": _FA,
    "fr": _FR,
    "ru": _RU,
}
"""By language, without script and region."""
LANGUAGES_WITH_DUAL = frozenset({"ar", "he", "sl"})
"""Where a noun's own form says two of it, and one."""


@cache
def number_words(tag: str) -> NumberWords | None:
    """What is known of a locale's language."""
    return NUMBER_WORDS.get(tag.partition("-")[0])


@cache
def decimal_mark(tag: str) -> str:
    """What CLDR writes before the decimals of a number in Latin digits: a point or a comma."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return "."
    return str(locale.number_symbols["latn"]["decimal"])


@cache
def word_values(tag: str) -> Mapping[str, int]:
    """The value of each number word of a language; nothing where none is known."""
    words = number_words(tag)
    return dict(words.values()) if words else {}


def value_of(word: str, tag: str) -> int | None:
    """The value of a word, also behind the small words that are written together with it."""
    values, words = word_values(tag), number_words(tag)
    if word in values or words is None:
        return values.get(word)
    stems = (word.removeprefix(prefix) for prefix in words.prefixes)
    return next((values[stem] for stem in stems if stem in values), None)
