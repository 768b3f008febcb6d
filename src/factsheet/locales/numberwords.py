"""Number words by language, to recognize “three” and 3 as the same.

To add a language, add its lists: cardinals from 0 (several words for one number in one string),
ordinals from 1, tens, multipliers, and words for a percent sign. Inflected forms are listed as
written; particles that a language writes together with the next word are in `prefixes`. Texts in a
language without lists are not checked for number words; digits that are missing may be in words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from factsheet.locales.tags import language_of


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, in lower case."""

    cardinals: tuple[str, ...]
    """Cardinals from 0, the forms of one number separated by spaces."""
    ordinals: tuple[str, ...] = ()
    """Ordinals from 1; fractions, such as quarter, are with the ordinal of their number."""
    tens: tuple[str, ...] = ()
    """20, 30 … 90."""
    others: Mapping[str, int] = field(default_factory=dict)
    """Further words, such as numbers above twenty that are written as one word."""
    scales: Mapping[str, int] = field(default_factory=dict)
    """Words that multiply the number before them."""
    percent: tuple[str, ...] = ()
    """Words for a percent sign, or their beginnings."""
    prefixes: tuple[str, ...] = ()
    """Particles that are written together with the next word, the longest first."""
    halves: tuple[str, ...] = ()
    """Words for a half."""
    periods: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Words that another language may express by a number: a quarter is three months, a fortnight
    two weeks or fifteen days. A final hyphen marks the beginning of words."""

    def values(self) -> Iterator[tuple[str, int]]:
        """Every word that has a value."""
        lists = ((self.cardinals, 0, 1), (self.ordinals, 1, 1), (self.tens, 20, 10))
        for words, start, step in lists:
            for place, forms in enumerate(words):
                yield from ((form, start + step * place) for form in forms.split())
        yield from self.others.items()
        yield from ((word, value) for word, value in self.scales.items() if value < 10_000)

    def denominators(self) -> Iterator[tuple[str, int]]:
        """Words for the denominator of a fraction: half, third, quarters."""
        yield from ((word, 2) for word in self.halves)
        for place, forms in enumerate(self.ordinals[2:], 3):
            yield from ((form, place) for form in forms.split())


_EN = NumberWords(
    cardinals=(
        *("zero no none", "one once single a an", "two twice both pair couple double half"),
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
    halves=("half", "halves"),
    periods={
        "quarter-": (3, 4),
        "fortnight-": (2, 14, 15),
        "week-": (7, 8),
        "semester-": (6,),
        "half-year": (6,),
        "half-yearly": (6,),
        "bimonthly": (2,),
        "biennial": (2,),
        "triennial": (3,),
        "bilateral": (2,),
        "trilateral": (3,),
        "tripartite": (3,),
        "biannual-": (2, 6),
        "decade": (10,),
        "decades": (10,),
        "centur-": (100,),
        "year": (12,),
        "years": (12,),
        "yearly": (12,),
        "annual-": (12,),
        "day": (24,),
        "days": (24,),
        "daily": (24,),
        "hour": (60,),
        "hourly": (60,),
        "minute-": (60,),
        "noon-": (12,),
        "midday": (12,),
        "midnight": (0, 12, 24),
        "clock": (7, 24),
        "always": (7, 24),
    },
)
_FR = NumberWords(
    cardinals=(
        *("zéro aucun aucune nul nulle", "un une seul seule"),
        "deux double moitié moitiés demi demie demis demies",
        *("trois triple", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix dizaine", "onze"),
        *("douze douzaine", "treize", "quatorze", "quinze quinzaine", "seize", "dix-sept"),
        *("dix-huit", "dix-neuf"),
    ),
    ordinals=(
        *("premier première premiers premières", "deuxième deuxièmes second seconde"),
        *(
            "troisième troisièmes tiers tierce tierces",
            "quatrième quatrièmes quart quarts",
        ),
        *("cinquième cinquièmes", "sixième sixièmes", "septième", "huitième huitièmes"),
        *("neuvième", "dixième dixièmes", "onzième", "douzième", "treizième", "quatorzième"),
        *("quinzième", "seizième", "dix-septième", "dix-huitième", "dix-neuvième", "vingtième"),
    ),
    tens=(
        *("vingt vingts vingtaine", "trente trentaine", "quarante"),
        *("cinquante cinquantaine", "soixante soixantaine"),
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
    halves=("moitié", "moitiés", "demi", "demie", "demis", "demies"),
    periods={
        "trimestr-": (3, 4),
        "quinzaine-": (14, 15),
        "bimensuel-": (2, 15),
        "semaine-": (7, 8),
        "hebdomadaire-": (7,),
        "semestr-": (6,),
        "bimestriel": (2,),
        "biennal": (2,),
        "triennal": (3,),
        "bilatéral": (2,),
        "trilatéral": (3,),
        "tripartite": (3,),
        "décenni-": (10,),
        "siècle-": (100,),
        "an": (12,),
        "ans": (12,),
        "année": (12,),
        "annuel": (12,),
        "annuelle": (12,),
        "jour": (24,),
        "jours": (24,),
        "journée": (24,),
        "quotidien-": (24,),
        "heure": (60,),
        "minute-": (60,),
        "midi": (12,),
        "minuit": (0, 12, 24),
        "permanence": (7, 24),
        "toujours": (7, 24),
    },
)
_ES = NumberWords(
    cardinals=(
        *("cero ningún ninguno ninguna", "un uno una solo sola único única"),
        "dos doble ambos ambas mitad mitades medio media medios medias",
        *("tres triple", "cuatro", "cinco", "seis"),
        *("siete", "ocho", "nueve", "diez decena", "once", "doce docena", "trece", "catorce"),
        *("quince quincena", "dieciséis", "diecisiete", "dieciocho", "diecinueve"),
    ),
    ordinals=(
        *("primer primero primera primeros primeras", "segundo segunda segundos segundas"),
        *(
            "tercer tercero tercera tercio tercios terceras terceros",
            "cuarto cuarta cuartos cuartas",
        ),
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
    halves=("mitad", "mitades", "medio", "media", "medios", "medias"),
    periods={
        "trimestr-": (3, 4),
        "quincen-": (14, 15),
        "semana-": (7, 8),
        "semestr-": (6,),
        "lustro": (5,),
        "bimestral": (2,),
        "bienal": (2,),
        "trienal": (3,),
        "bilateral": (2,),
        "trilateral": (3,),
        "tripartito": (3,),
        "quinquen-": (5,),
        "decenio": (10,),
        "década": (10,),
        "siglo-": (100,),
        "año": (12,),
        "años": (12,),
        "anual-": (12,),
        "día": (24,),
        "días": (24,),
        "diari-": (24,),
        "hora": (60,),
        "minuto": (60,),
        "mediodía": (12,),
        "medianoche": (0, 12, 24),
        "permanen-": (7, 24),
        "siempre": (7, 24),
    },
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
    halves=("نصف", "نصفي", "نصفا", "أنصاف"),
    others={
        **{f"ثنائي{end}": 2 for end in ("", "ة", "ا", "ين", "تين", "ان", "تان", "ه")},
        **{f"ثلاثي{end}": 3 for end in ("", "ة", "ا", "ين", "تين", "ان", "تان", "ه")},
        **{f"رباعي{end}": 4 for end in ("", "ة", "ا", "ين", "تين", "ان", "تان", "ه")},
        **{f"خماسي{end}": 5 for end in ("", "ة", "ا")},
        **{f"سداسي{end}": 6 for end in ("", "ة", "ا")},
        **{f"سباعي{end}": 7 for end in ("", "ة", "ا")},
        **{f"ثماني{end}": 8 for end in ("ة", "ا")},
    },
    periods={
        "ربع": (3, 4),
        "فصل": (3,),
        "أسبوع": (7, 8),
        "أسابيع": (7,),
        "نصف": (6,),
        "عقد": (10,),
        "عقود": (10,),
        "قرن": (100,),
        "قرون": (100,),
        "سنة": (12,),
        "سنوي": (12,),
        "سنوات": (12,),
        "عام": (12,),
        "عاما": (12,),
        "سنوية": (12,),
        "سنويا": (12,),
        "يوم": (24,),
        "يوميا": (24,),
        "ساعة": (60,),
        "دقيقة": (60,),
        "ظهر": (12,),
        "دائم": (7, 24),
        "مدار": (7, 24),
    },
)
_RU = NumberWords(
    cardinals=(
        *("ноль нуль", "один одна одно одного одной одном", "два две двух двумя двум оба обе"),
        *(
            "три трёх трех тремя трём",
            "четыре четырёх четырех четырём четырем",
            "пять пяти",
            "шесть шести",
        ),
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
    halves=("половина", "половины", "половину", "половиной", "пол"),
    periods={
        "квартал-": (3, 4),
        "недел-": (7,),
        "полугод-": (6,),
        "десятилет-": (10,),
        "век": (100,),
        "год": (12,),
        "года": (12,),
        "ежегодно": (12,),
        "сут": (24,),
        "круглосуточн-": (7, 24),
        "двух-": (2,),
        "трёх-": (3,),
        "трех-": (3,),
        "четырёх-": (4,),
        "четырех-": (4,),
    },
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
    halves=("نیم", "نیمی", "نصف"),
    periods={
        "فصل": (3,),
        "هفته": (7,),
        "دهه": (10,),
        "قرن": (100,),
        "سده": (100,),
        "سال": (12,),
        "روز": (24,),
        "شبانه": (7, 24),
    },
)

NUMBER_WORDS: Mapping[str, NumberWords] = {
    "ar": _AR,
    "en": _EN,
    "es": _ES,
    "fa": _FA,
    "fr": _FR,
    "ru": _RU,
}
"""Words by language, without script and region."""
LANGUAGES_WITH_DUAL = frozenset({"ar", "he", "sl"})
"""Languages in which a noun's form alone states one or two."""


@cache
def number_words(tag: str) -> NumberWords | None:
    """The number words of a locale's language, if it has a list."""
    return NUMBER_WORDS.get(language_of(tag))


@cache
def decimal_mark(tag: str) -> str:
    """CLDR's decimal mark for Latin digits: a point or a comma."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return "."
    return str(locale.number_symbols["latn"]["decimal"])


@cache
def denominators(tag: str) -> Mapping[str, int]:
    """The words of a language for fractions, with their denominators."""
    words = number_words(tag)
    return dict(words.denominators()) if words else {}


@lru_cache(maxsize=1 << 13)
def periods_of(word: str, tag: str) -> tuple[int, ...]:
    """The numbers by which another language may express a word for a period."""
    words = number_words(tag)
    if words is None:
        return ()
    for stem in (word, *(word.removeprefix(prefix) for prefix in words.prefixes)):
        for known, values in words.periods.items():
            if stem.startswith(known[:-1]) if known.endswith("-") else stem == known:
                return values
    return ()


@cache
def word_values(tag: str) -> Mapping[str, int]:
    """The value of each number word of a language; empty if none is known."""
    words = number_words(tag)
    return dict(words.values()) if words else {}


@lru_cache(maxsize=1 << 13)
def value_of(word: str, tag: str) -> int | None:
    """The value of a word, also after particles written together with it."""
    values, words = word_values(tag), number_words(tag)
    if word in values or words is None:
        return values.get(word)
    stems = (word.removeprefix(prefix) for prefix in words.prefixes)
    return next((values[stem] for stem in stems if stem in values), None)
