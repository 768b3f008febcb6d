"""Documents to render, as `localize` would hand them over, in en, fr and ar."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from factsheet.diagnostics import Findings, Location
from factsheet.edition.blocks import (
    VIEWS,
    BlockView,
    ChangesView,
    ChangeView,
    DefinitionsView,
    SectionView,
)
from factsheet.edition.document import (
    Datum,
    Document,
    Element,
    FactView,
    Inline,
    ItemView,
    Phrase,
    RowView,
    Run,
    SourceView,
)
from factsheet.edition.edition import Edition
from factsheet.model.codes import Territory
from factsheet.model.dates import PartialDate
from factsheet.model.facts import Source
from factsheet.model.named import Place, Term
from factsheet.model.picture import ImageFile, Licence
from factsheet.model.sheet import Width
from factsheet.model.text import Text


def reported(
    edition: Edition, findings: Findings, tags: Iterable[str] | None = None
) -> Iterator[Document]:
    """The documents of an edition; what is found about them goes to `findings`."""
    for _, document in edition.localized(tags):
        findings.add(*document.findings)
        if isinstance(document, Document):
            yield document


AT = Location("sheets/example.yaml", 1, 1)
DIRECTIONS = {"en": "ltr", "fr": "ltr", "ar": "rtl"}
EDITION = date(2021, 11, 25)
DRAWING = "templates/images/riverside.svg"
"""A picture of docs/examples/blocks."""


def datum(tag: str, printed: str, value: str = "", address: str = "example.fact") -> Datum:
    """A value; Latin digits run left to right in every language, words as the page."""
    words = re.search(r"[^\d\s.,%\u202f\u00a0]", printed)
    direction = DIRECTIONS[tag] if words else "ltr"
    is_time = bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", value)) and "date" in address
    return Datum(address, value or printed, (Run(printed),), direction, is_time)


def phrase(tag: str, words: str, *sources: int) -> Phrase:
    """Words with `[printed]` or `[printed|value]` for values and `*…*` for emphasis."""
    children: list[Inline] = []
    for part in re.split(r"(\[[^]]*\]|\*[^*]*\*)", words):
        if part.startswith("["):
            printed, _, value = part[1:-1].partition("|")
            children.append(datum(tag, printed, value))
        elif part.startswith("*"):
            children.append(Element("strong", (), (Run(part[1:-1]),)))
        elif part:
            children.append(Run(part))
    return Phrase(tuple(children), sources)


def fact(
    tag: str,
    name: str,
    value: str,
    label: str,
    caption: str | None = None,
    *,
    number: float | None = None,
    kind: str = "count",
    sources: tuple[int, ...] = (1,),
) -> FactView:
    printed = phrase(tag, value)
    return FactView(
        id=name,
        kind=kind,
        label=phrase(tag, label),
        value=printed,
        caption=phrase(tag, caption or label),
        canonical=str(number) if number is not None else value,
        number=number,
        sources=sources,
    )


def block(name: str, type_: str, /, **fields: Any) -> tuple[str, str, BlockView]:
    return name, type_, VIEWS[type_](at=AT, **fields)


def source(
    tag: str, number: int, title: str, dated: str | None, note: str | None = None
) -> SourceView:
    model = Source(
        id=f"source-{number}",
        at=AT,
        title=Text(title, f"source:{number}:title", AT),
        publisher=Text("INTERPOL", f"source:{number}:publisher", AT),
        language="en",
        kind="web-page",
        date=PartialDate.parse("2021-11-23") if dated else None,
    )
    return SourceView(
        number=number,
        source=model,
        title=phrase(tag, title),
        publisher=phrase(tag, INTERPOL[tag]),
        date=phrase(tag, f"[{dated}|2021-11-23]") if dated else None,
        date_note=phrase(tag, note) if note else None,
    )


INTERPOL = {"en": "INTERPOL", "fr": "INTERPOL", "ar": "الإنتربول"}
EDITIONS = {
    "en": "25 November 2021",
    "fr": "25 novembre 2021",
    "ar": "25 تشرين الثاني/نوفمبر 2021",
}
AUTONYMS = {"ar": "العربية", "en": "English", "fr": "Français", "es": "Español"}


class Words(dict[str, str]):
    """One text in each language."""


def w(en: str, fr: str, ar: str) -> Words:
    return Words(en=en, fr=fr, ar=ar)


def sources(tag: str) -> tuple[SourceView, ...]:
    undated = w("The page bears no date.", "La page n’est pas datée.", "الصفحة غير مؤرخة.")[tag]
    known = w("23 November 2021", "23 novembre 2021", "23 تشرين الثاني/نوفمبر 2021")[tag]
    return (
        source(
            tag,
            1,
            w(
                "General Assembly, web page",
                "Assemblée générale, page web",
                "الجمعية العامة، صفحة على الإنترنت",
            )[tag],
            None,
            undated,
        ),
        source(
            tag,
            2,
            w(
                "General Secretariat, web page",
                "Secrétariat général, page web",
                "الأمانة العامة، صفحة على الإنترنت",
            )[tag],
            None,
            undated,
        ),
        source(
            tag,
            3,
            w(
                "Press release on the opening of the [89th] session",
                "Communiqué sur l’ouverture de la [89e] session",
                "بيان صحفي عن افتتاح الدورة [89]",
            )[tag],
            known,
        ),
        source(
            tag,
            4,
            w("Company profile", "Profil de l’Organisation", "نبذة عن المنظمة")[tag],
            None,
            undated,
        ),
    )


SESSIONS = (
    ("2nd", 2, "1924", ("Berlin", "Berlin", "برلين"), ("Germany", "Allemagne", "ألمانيا"), ("Delegates meet to discuss international policing, in the first decade of the Organization’s life.", "Des délégués débattent de la police internationale, dans la première décennie de l’Organisation.", "مندوبون يناقشون العمل الشرطي الدولي في العقد الأول من عمر المنظمة.")),
    ("29th", 29, "1960", ("Washington", "Washington", "واشنطن"), ("United States", "États-Unis", "الولايات المتحدة"), ("New members of the Executive Committee are elected; resolutions are public from this year on.", "De nouveaux membres du Comité exécutif sont élus ; les résolutions sont publiques dès cette année.", "انتخاب أعضاء جدد في اللجنة التنفيذية، والقرارات متاحة للعموم منذ هذا العام.")),
    ("46th", 46, "1977", ("Stockholm", "Stockholm", "ستوكهولم"), ("Sweden", "Suède", "السويد"), ("Carl G. Persson presides, with Jean Népote as Secretary General.", "Carl G. Persson préside, Jean Népote étant Secrétaire Général.", "كارل ج. بيرسون رئيساً، وجان نيبوت أميناً عاماً.")),
    ("57th", 57, "1988", ("Bangkok", "Bangkok", "بانكوك"), ("Thailand", "Thaïlande", "تايلند"), ("Delegates speak on every item of the agenda before they vote.", "Les délégués s’expriment sur chaque point de l’ordre du jour avant le vote.", "المندوبون يدلون ببياناتهم بشأن بنود جدول الأعمال قبل التصويت.")),
    ("66th", 66, "1997", ("New Delhi", "New Delhi", "نيودلهي"), ("India", "Inde", "الهند"), ("Any member may offer to host; the delegates choose.", "Tout pays membre peut proposer d’accueillir la session ; les délégués choisissent.", "يجوز لأي بلد عضو أن يعرض استضافة الدورة، والقرار للمندوبين.")),
    ("71st", 71, "2002", ("Yaoundé", "Yaoundé", "ياوندي"), ("Cameroon", "Cameroun", "الكاميرون"), ("Timor-Leste is admitted as a member.", "Le Timor-Leste devient membre.", "قبول تيمور - ليشتي عضواً.")),
    ("77th", 77, "2008", ("Saint Petersburg", "Saint-Pétersbourg", "سانت بطرسبرغ"), ("Russia", "Russie", "روسيا"), ("The session opens with a minute’s silence for fallen officers.", "La session s’ouvre par une minute de silence pour les policiers tombés.", "الدورة تُفتتح بدقيقة صمت تكريماً لأفراد الشرطة الذين قضوا.")),
    ("80th", 80, "2011", ("Hanoi", "Hanoï", "هانوي"), ("Viet Nam", "Viet Nam", "فييت نام"), ("Partners show their work at an exhibition beside the session.", "Des partenaires exposent leurs travaux en marge de la session.", "شركاء من خارج المنظمة يعرضون أعمالهم على هامش الدورة.")),
    ("81st", 81, "2012", ("Rome", "Rome", "روما"), ("Italy", "Italie", "إيطاليا"), ("Ministers of justice, home affairs and security discuss violent crime.", "Des ministres de la justice, de l’intérieur et de la sécurité débattent de la criminalité violente.", "وزراء العدل والداخلية والأمن يبحثون مكافحة الجريمة العنيفة.")),
    ("82nd", 82, "2013", ("Cartagena", "Carthagène", "كارتاخينا"), ("Colombia", "Colombie", "كولومبيا"), ("Draft resolutions are handed out in four languages.", "Les projets de résolution sont distribués en quatre langues.", "توزيع مشاريع القرارات بأربع لغات.")),
    ("83rd", 83, "2014", ("Monaco", "Monaco", "موناكو"), ("Monaco", "Monaco", "موناكو"), ("Jürgen Stock is appointed Secretary General.", "Jürgen Stock est nommé Secrétaire Général.", "تعيين يورغن شتوك أميناً عاماً.")),
    ("84th", 84, "2015", ("Kigali", "Kigali", "كيغالي"), ("Rwanda", "Rwanda", "رواندا"), ("Delegates follow presentations before they set the policy.", "Les délégués suivent des exposés avant d’arrêter la politique.", "المندوبون يتابعون عروضاً قبل رسم السياسات.")),
    ("85th", 85, "2016", ("Bali", "Bali", "بالي"), ("Indonesia", "Indonésie", "إندونيسيا"), ("The flag passes from Indonesia to China, the next host.", "Le drapeau passe de l’Indonésie à la Chine, hôte suivant.", "تسليم العلم من إندونيسيا إلى الصين، البلد المضيف التالي.")),
    ("86th", 86, "2017", ("Beijing", "Beijing", "بيجين"), ("China", "Chine", "الصين"), ("Seven Global Policing Goals are approved.", "Sept objectifs mondiaux de police sont approuvés.", "اعتماد سبعة أهداف شرطية عالمية.")),
    ("87th", 87, "2018", ("Dubai", "Doubaï", "دبي"), ("United Arab Emirates", "Émirats arabes unis", "الإمارات العربية المتحدة"), ("Innovation is the theme: artificial intelligence, robotics and forensics.", "L’innovation est à l’honneur : intelligence artificielle, robotique, criminalistique.", "الابتكار محور الدورة: الذكاء الاصطناعي والروبوتات والأدلة الجنائية.")),
    ("88th", 88, "2019", ("Santiago", "Santiago", "سانتياغو"), ("Chile", "Chili", "شيلي"), ("The Secretary General is reappointed for a second term.", "Le Secrétaire Général est reconduit pour un second mandat.", "إعادة تعيين الأمين العام لولاية ثانية.")),
    ("89th", 89, "2021", ("Istanbul", "Istanbul", "إسطنبول"), ("Turkey", "Turquie", "تركيا"), ("Micronesia becomes the 195th member; delegates come from some 160 countries.", "La Micronésie devient le 195e membre ; les délégués viennent de quelque 160 pays.", "ميكرونيزيا تصبح العضو الـ195، والمندوبون من نحو 160 بلداً.")),
)  # fmt: skip
LANGUAGES = ("en", "fr", "ar")


def sessions(tag: str, rows: int = len(SESSIONS)) -> FactView:
    position = LANGUAGES.index(tag)
    views = []
    for english, number, year, city, country, event in SESSIONS[-rows:]:
        ordinal = {"en": f"[{english} session|{number}]", "fr": f"[{number}e session|{number}]"}
        comma = "، " if tag == "ar" else ", "
        views.append(
            RowView(
                id=f"s{number}",
                cells={
                    "number": phrase(tag, ordinal.get(tag, f"[الدورة {number}|{number}]")),
                    "place": phrase(tag, f"[{city[position]}{comma}{country[position]}|{city[0]}]"),
                    "date": Phrase((datum(tag, year, year, f"sessions.s{number}.date"),)),
                    "event": phrase(tag, event[position]),
                },
                values={"date": PartialDate(int(year))},
                sources=(3,) if number == 89 else (1,),
            )
        )
    labels = {
        "number": w("Session", "Session", "الدورة"),
        "place": w("Host city", "Ville hôte", "المدينة المضيفة"),
        "date": w("Year", "Année", "السنة"),
        "event": w("What happened", "Faits marquants", "أبرز الأحداث"),
    }
    return FactView(
        id="assembly.sessions",
        kind="series",
        label=phrase(tag, w("Sessions", "Sessions", "الدورات")[tag]),
        value=phrase(tag, f"[{rows}]"),
        caption=None,
        canonical=str(rows),
        number=None,
        sources=(1, 3),
        rows=tuple(views),
        columns={key: phrase(tag, words[tag]) for key, words in labels.items()},
    )


def assembly(tag: str) -> Document:
    """Two full pages: figures, five paragraphs, a list, seventeen sessions, sources."""

    def t(en: str, fr: str, ar: str, *cited: int) -> Phrase:
        return phrase(tag, w(en, fr, ar)[tag], *cited)

    blocks = (
        block(
            "numbers",
            "figures",
            icons=(),
            heading=None,
            facts=(
                fact(tag, "membership.countries", "[195]", "x", w("member countries", "pays membres", "بلداً عضواً")[tag], number=195, sources=(3,)),
                fact(tag, "assembly.votes", "[1]", "x", w("vote for each country represented", "voix par pays représenté", "صوت واحد لكل بلد ممثَّل")[tag], number=1),
                fact(tag, "assembly.delegates", w("nearly [470]", "près de [470]", "نحو [470]")[tag], "x", w("delegates in Istanbul", "délégués à Istanbul", "مندوباً في إسطنبول")[tag], number=470, sources=(3,)),
                fact(tag, "languages", "[4]", "x", w("official languages", "langues officielles", "لغات رسمية")[tag], number=4),
            ),
        ),
        block(
            "role",
            "prose",
            heading=t("What it is for", "Sa raison d’être", "الغرض منها"),
            paragraphs={
                "purpose": t(
                    "The General Assembly is the supreme body of INTERPOL. Every member country has a seat in it, and once a year they all meet to decide what the Organization shall do and how.",
                    "L’Assemblée générale est l’organe suprême d’INTERPOL. Chaque pays membre y siège ; une fois par an, tous se réunissent pour décider de ce que l’Organisation doit faire, et comment.",
                    "الجمعية العامة هي الهيئة الإدارية العليا للإنتربول. ولكل بلد عضو مقعد فيها، وتجتمع البلدان كلها مرة في السنة لتقرر ما ينبغي للمنظمة أن تفعله وكيف تفعله.",
                    1,
                ),
                "needs": t(
                    "It sees to it that the activities of the Organization answer the needs of its members: it lays down principles and measures, and it reviews and approves the programme of activities and the financial policy for the year to come.",
                    "Elle veille à ce que les activités de l’Organisation répondent aux besoins de ses membres : elle fixe les principes et les mesures, examine et approuve le programme d’activités et la politique financière de l’année suivante.",
                    "وهي تكفل تلبية أنشطة المنظمة لاحتياجات أعضائها، فتحدد المبادئ والتدابير العامة، وتستعرض برنامج الأنشطة والسياسة المالية للسنة التالية وتعتمدهما.",
                    1,
                ),
                "elections": t(
                    "It elects the Executive Committee, which guides the Organization between the sessions and meets [three] times a year, and appoints the Secretary General for [five years].",
                    "Elle élit le Comité exécutif, qui guide l’Organisation entre les sessions et se réunit [trois] fois par an, et nomme le Secrétaire Général pour [cinq ans].",
                    "وتنتخب اللجنة التنفيذية التي توجّه المنظمة بين الدورات وتجتمع [ثلاث] مرات في السنة، وتعيّن الأمين العام لمدة [خمس سنوات].",
                    1, 3,
                ),
                "delegates": t(
                    "A country may send one or several delegates. As a rule they are chiefs of police and senior officials of ministries; a session lasts around [four days].",
                    "Un pays peut envoyer un ou plusieurs délégués, en général des chefs de police et de hauts fonctionnaires de ministères ; une session dure environ [quatre jours].",
                    "ويجوز أن يمثل البلدَ مندوب واحد أو عدة مندوبين، وهم عادةً من قادة الشرطة وكبار مسؤولي الوزارات، وتستغرق كل دورة نحو [أربعة أيام].",
                    1,
                ),
                "exchange": t(
                    "No other meeting brings so many senior police officers of the world together. The trends of crime and the threats of the day stand on its agenda each year, and much is settled in the corridors.",
                    "Aucune autre réunion ne rassemble autant de hauts responsables de police du monde. Les tendances de la criminalité et les menaces du moment figurent chaque année à l’ordre du jour.",
                    "ولا يضاهي هذا الاجتماعَ أي تجمع عالمي آخر لكبار مسؤولي إنفاذ القانون. وتُدرج في جدول أعماله كل سنة أبرز اتجاهات الإجرام والتهديدات الأمنية في العالم.",
                    1,
                ),
            },
        ),
        block(
            "decisions",
            "list",
            heading=t("How it decides", "Comment elle décide", "كيف تُتخذ القرارات"),
            ordered=False,
            columns=2,
            items={
                "resolutions": ItemView(t("Decisions take the form of resolutions.", "Les décisions prennent la forme de résolutions.", "تُتخذ القرارات في شكل قرارات رسمية.", 1), {}),
                "vote": ItemView(t("Each country that is represented has [one] vote.", "Chaque pays représenté a [une] voix.", "لكل بلد ممثَّل صوت [واحد].", 1), {}),
                "majority": ItemView(t("A simple or a two-thirds majority is needed, as the matter requires.", "La majorité simple ou des deux tiers est requise, selon la question.", "تلزم أغلبية بسيطة أو أغلبية الثلثين بحسب الموضوع.", 1), {}),
                "public": ItemView(t("Resolutions are public, from [1960] to the present.", "Les résolutions sont publiques, de [1960] à nos jours.", "القرارات متاحة للعموم منذ عام [1960] حتى اليوم.", 1), {}),
            },
        ),
        block(
            "history",
            "timeline",
            heading=t("Sessions that made history", "Des sessions qui ont compté", "دورات بارزة"),
            series=sessions(tag),
            date="date",
            title=("number", "place"),
            text="event",
        ),
        block("sources", "sources"),
    )  # fmt: skip
    return document(
        tag,
        "general-assembly",
        t("General Assembly", "Assemblée générale", "الجمعية العامة"),
        t(
            "Once a year all member countries meet to vote on what INTERPOL does: one country, one vote.",
            "Une fois par an, tous les pays membres se réunissent pour voter ce que fera INTERPOL : un pays, une voix.",
            "تجتمع البلدان الأعضاء كلها مرة في السنة للتصويت على أنشطة الإنتربول: بلد واحد، صوت واحد.",
        ),
        t("Governance", "Gouvernance", "الحوكمة"),
        blocks,
    )


OFFICES = (
    ("headquarters", ("Lyon", "Lyon", "ليون"), "FR", "45.76", "4.84"),
    ("complex", ("Singapore", "Singapour", "سنغافورة"), "SG", "1.35", "103.82"),
    ("bureau", ("Buenos Aires", "Buenos Aires", "بوينس آيرس"), "AR", "-34.60", "-58.38"),
    ("bureau", ("Yaoundé", "Yaoundé", "ياوندي"), "CM", "3.87", "11.52"),
    ("bureau", ("Abidjan", "Abidjan", "أبيدجان"), "CI", "5.35", "-4.01"),
    ("bureau", ("San Salvador", "San Salvador", "سان سلفادور"), "SV", "13.69", "-89.19"),
    ("bureau", ("Nairobi", "Nairobi", "نيروبي"), "KE", "-1.29", "36.82"),
    ("bureau", ("Harare", "Harare", "هراري"), "ZW", "-17.83", "31.05"),
    ("representative", ("Addis Ababa", "Addis-Abeba", "أديس أبابا"), "ET", "9.03", "38.74"),
    ("representative", ("Brussels", "Bruxelles", "بروكسل"), "BE", "50.85", "4.35"),
    ("representative", ("New York", "New York", "نيويورك"), "US", "40.71", "-74.01"),
    ("liaison", ("Vienna", "Vienne", "فيينا"), "AT", "48.21", "16.37"),
    ("liaison", ("The Hague", "La Haye", "لاهاي"), "NL", "52.08", "4.30"),
    ("liaison", ("Bridgetown", "Bridgetown", "بريدجتاون"), "BB", "13.10", "-59.62"),
)
GROUPS = {
    "headquarters": w("Headquarters", "Siège", "المقر"),
    "complex": w(
        "Global Complex for Innovation",
        "Complexe mondial pour l’innovation",
        "المجمع العالمي للابتكار",
    ),
    "bureau": w("Regional bureaus", "Bureaux régionaux", "المكاتب الإقليمية"),
    "representative": w("Special representatives", "Représentants spéciaux", "الممثلون الخاصون"),
    "liaison": w("Liaison offices", "Bureaux de liaison", "مكاتب الاتصال"),
}


def offices(tag: str) -> FactView:
    position = LANGUAGES.index(tag)
    rows = tuple(
        RowView(
            id=f"o{number}",
            cells={
                "place": phrase(tag, f"[{city[position]}|{city[0]}]"),
                "kind": phrase(tag, f"[{GROUPS[group][tag]}|{group}]"),
            },
            values={
                "place": Place(
                    Territory(code),
                    city=Text(city[0], "city", AT),
                    latitude=Decimal(latitude),
                    longitude=Decimal(longitude),
                ),
                "kind": Term(Text(GROUPS[group]["en"], "name", AT)),
            },
            sources=(2,),
        )
        for number, (group, city, code, latitude, longitude) in enumerate(OFFICES)
    )
    return FactView(
        id="offices",
        kind="series",
        label=None,
        value=phrase(tag, f"[{len(rows)}]"),
        caption=None,
        canonical=str(len(rows)),
        number=None,
        sources=(2,),
        rows=rows,
        columns={},
    )


def at_a_glance(tag: str) -> Document:
    """Every type of block, in every width."""

    def t(en: str, fr: str, ar: str, *cited: int) -> Phrase:
        return phrase(tag, w(en, fr, ar)[tag], *cited)

    def f(name: str, value: Words, label: Words, **more: Any) -> FactView:
        return fact(tag, name, value[tag], label[tag], **more)

    seconded = f(
        "staff.seconded",
        w("[25%|1/4]", "[25\u00a0%|1/4]", "[25%|1/4]"),
        w("Police officers seconded by their countries", "Policiers détachés par leur pays", "أفراد شرطة منتدبون من بلدانهم"),
        number=0.25, kind="share", sources=(4,),
    )  # fmt: skip
    contract = f(
        "staff.contract",
        w("[75%|3/4]", "[75\u00a0%|3/4]", "[75%|3/4]"),
        w("International civil servants under contract", "Fonctionnaires internationaux sous contrat", "موظفون مدنيون دوليون بعقود"),
        number=0.75, kind="share", sources=(4,),
    )  # fmt: skip
    staff = f(
        "staff.total",
        w("about [1,000|1000]", "environ [1\u202f000|1000]", "نحو [1,000|1000]"),
        w("staff members", "agents", "موظف"),
        number=1000, sources=(2, 4),
    )  # fmt: skip
    nations = f("staff.nationalities", w("[100]", "[100]", "[100]"), w("countries of origin of the staff", "pays d’origine du personnel", "بلد ينتمي إليها الموظفون"), number=100, sources=(4,))  # fmt: skip
    members = f("membership.countries", w("[195]", "[195]", "[195]"), w("member countries", "pays membres", "بلداً عضواً"), number=195, sources=(3,))  # fmt: skip
    languages = f("languages", w("[4]", "[4]", "[4]"), w("working languages", "langues de travail", "لغات عمل"), number=4, sources=(2, 4))  # fmt: skip
    delegations = f("delegations", w("some [160]", "quelque [160]", "نحو [160]"), w("delegations in Istanbul", "délégations à Istanbul", "وفداً في إسطنبول"), number=160, sources=(3,))  # fmt: skip
    seat = f("seat", w("[Lyon, France]", "[Lyon (France)]", "[ليون، فرنسا]"), w("Headquarters", "Siège", "المقر"), kind="place", sources=(2,))  # fmt: skip
    spoken = f("spoken", w("[Arabic], [English], [French] and [Spanish]", "[anglais], [arabe], [espagnol] et [français]", "[الإسبانية] و[الإنكليزية] و[العربية] و[الفرنسية]"), w("Working languages", "Langues de travail", "لغات العمل"), kind="language", sources=(2, 4))  # fmt: skip
    head = f("head", w("[Jürgen Stock]", "[Jürgen Stock]", "[يورغن شتوك]"), w("Secretary General", "Secrétaire Général", "الأمين العام"), kind="person", sources=(2,))  # fmt: skip
    president = f("president", w("[Kim Jong Yang]", "[Kim Jong Yang]", "[كيم جونغ يانغ]"), w("President of INTERPOL", "Président d’INTERPOL", "رئيس الإنتربول"), kind="person", sources=(3,))  # fmt: skip
    term = f("term", w("[five years|P5Y]", "[cinq ans|P5Y]", "[خمس سنوات|P5Y]"), w("Term of office", "Durée du mandat", "مدة الولاية"), kind="duration", sources=(3,))  # fmt: skip
    blocks = (
        block("numbers", "figures", icons=("globe", "people", None, "speech"), heading=t("In figures", "En chiffres", "بالأرقام"), facts=(members, staff, nations, languages)),
        block(
            "intro", "prose", width=Width.TWO_THIRDS,
            heading=t("A network of police", "Un réseau de polices", "شبكة للشرطة"),
            paragraphs={
                "what": t(
                    "INTERPOL enables the police of its [195] member countries to work together, even where the countries have *no diplomatic relations*. It lets them share data on crimes and criminals and gives technical and operational support.",
                    "INTERPOL permet aux polices de ses [195] pays membres de travailler ensemble, même là où il n’existe *pas de relations diplomatiques*. Elles y partagent des données sur les infractions et leurs auteurs.",
                    "يمكّن الإنتربول أجهزة الشرطة في بلدانه الأعضاء البالغ عددها [195] من العمل معاً، حتى حيث *لا توجد علاقات دبلوماسية*. وهو يتيح لها تبادل البيانات عن الجرائم والمجرمين ويقدم لها الدعم التقني والميداني.",
                    3, 4,
                ),
                "neutral": t(
                    "Its work is politically neutral and stays within the law of each country. The General Secretariat sits in Lyon; a National Central Bureau in each country is its point of contact.",
                    "Son action est politiquement neutre et respecte le droit de chaque pays. Le Secrétariat général siège à Lyon ; dans chaque pays, un Bureau central national est son point de contact.",
                    "وعمله محايد سياسياً ولا يخرج عن حدود القوانين السارية في كل بلد. ومقر الأمانة العامة في ليون، وفي كل بلد مكتب مركزي وطني هو جهة الاتصال.",
                    4,
                ),
            },
        ),
        block(
            "neutrality", "note", width=Width.THIRD,
            heading=t("Two figures", "Deux chiffres", "رقمان"),
            paragraphs={
                "a": t("Until [23 November 2021|2021-11-23] the Organization had [194] members. That day Micronesia became the [195th|195].", "Jusqu’au [23 novembre 2021|2021-11-23], l’Organisation comptait [194] membres. Ce jour-là, la Micronésie est devenue le [195e|195].", "حتى [23 تشرين الثاني/نوفمبر 2021|2021-11-23] كان عدد الأعضاء [194]، وفي ذلك اليوم انضمت ميكرونيزيا فبلغ [195].", 3),
            },
        ),
        block(
            "staff", "chart", width=Width.HALF, kind="donut", facts=(seconded, contract), total=staff,
            heading=t("Who works there", "Qui y travaille", "العاملون في المنظمة"),
            alternative=t("Donut chart: a quarter of the staff are seconded police officers, three quarters are under contract.", "Diagramme en anneau : un quart de policiers détachés, trois quarts d’agents sous contrat.", "رسم حلقي: ربع الموظفين أفراد شرطة منتدبون وثلاثة أرباعهم موظفون بعقود."),
        ),
        block(
            "compared", "chart", width=Width.HALF, kind="bars", facts=(members, delegations, nations), total=None,
            heading=t("Countries, compared", "Les pays, en comparaison", "البلدان بالمقارنة"),
            alternative=t("Bar chart: member countries, delegations, countries of origin.", "Graphique à barres : pays membres, délégations, pays d’origine.", "رسم بالأعمدة: البلدان الأعضاء والوفود وبلدان الموظفين."),
        ),
        block(
            "world", "map", series=offices(tag), place="place", group="kind", inset=None,
            heading=t("Where it works", "Où elle est présente", "أماكن وجودها"),
            alternative=t("Map of the world with the headquarters, the complex in Singapore, regional bureaus and offices.", "Carte du monde : siège, complexe de Singapour, bureaux régionaux et autres.", "خريطة للعالم عليها المقر ومجمع سنغافورة والمكاتب الإقليمية وسائر المكاتب."),
        ),
        block(
            "reach", "contact", width=Width.HALF, heading=t("Contact", "Contact", "الاتصال"),
            address={"town": t("Lyon, France", "Lyon, France", "ليون، فرنسا")},
            telephone=fact(tag, "office.telephone", "+33 4 72 44 70 00", "Telephone"),
            email=None, web=fact(tag, "office.web", "www.example.org", "Website"),
            alternative=t("QR code that leads to the website", "Code QR menant au site", "رمز يؤدي إلى الموقع"),
        ),
        block(
            "bodies", "tree", heading=t("Bodies", "Organes", "الهيئات"),
            items={"assembly": ItemView(t("*General Assembly* all members", "*Assemblée générale* tous les membres", "*الجمعية العامة* جميع الأعضاء"), {
                "committee": ItemView(t("Executive Committee", "Comité exécutif", "اللجنة التنفيذية", 1), {}),
                "secretariat": ItemView(t("General Secretariat", "Secrétariat général", "الأمانة العامة"), {
                    "bureaus": ItemView(t("Regional Bureaus", "Bureaux régionaux", "المكاتب الإقليمية"), {}),
                }),
            })},
        ),
        block("terms", "definitions", width=Width.HALF, heading=t("In brief", "En bref", "باختصار"), facts=(seat, spoken, head, term)),
        block(
            "values", "list", width=Width.HALF, ordered=True, columns=1,
            heading=t("Values of the staff", "Valeurs du personnel", "قيم الموظفين"),
            items={
                "respect": ItemView(t("Respect", "Respect", "الاحترام"), {}),
                "integrity": ItemView(t("Integrity in daily work, in and outside the office", "Intégrité au quotidien", "النزاهة في العمل اليومي داخل المكتب وخارجه"), {}),
                "excellence": ItemView(t("Excellence", "Excellence", "التميز"), {}),
                "innovation": ItemView(t("Teamwork and innovation", "Travail d’équipe et innovation", "العمل الجماعي والابتكار", 4), {}),
            },
        ),
        block(
            "table", "table", series=sessions(tag, 4), columns=("number", "place", "date", "event"),
            sections=(SectionView(0, 4, False, ()),), heading=t("Recent sessions", "Sessions récentes", "الدورات الأخيرة"),
            caption=t("Sessions of the General Assembly of the last four years recorded.", "Sessions de l’Assemblée générale des quatre dernières années recensées.", "دورات الجمعية العامة في آخر أربع سنوات مسجلة."),
        ),
        block(
            "steps", "timeline", series=sessions(tag, 5), date="date", title=("place",), text="event",
            heading=t("Milestones", "Étapes", "محطات"),
        ),
        block(
            "said", "quote", speaker=president,
            text=t("The systems of the Organization, the President said, must keep pace with the speed of change, because criminals make use of the merging of the physical and the digital world.", "Les systèmes de l’Organisation, a dit le Président, doivent suivre le rythme du changement, car les criminels tirent parti de la fusion des mondes physique et numérique.", "قال الرئيس إن على نظم المنظمة أن تواكب سرعة التغيير، لأن المجرمين يستغلون اندماج العالمين المادي والرقمي.", 3),
        ),
        block("sources", "sources", heading=t("Sources and edition", "Sources et édition", "المصادر والإصدار")),
    )  # fmt: skip
    return document(
        tag,
        "at-a-glance",
        t("INTERPOL at a glance", "INTERPOL en bref", "الإنتربول في لمحة"),
        t(
            "The international organization that connects the police of the world, so that they can fight crime across borders.",
            "L’organisation internationale qui relie les polices du monde pour lutter contre la criminalité transfrontalière.",
            "المنظمة الدولية التي تربط أجهزة الشرطة في العالم لتكافح معاً الإجرام العابر للحدود.",
        ),
        t("Overview", "Vue d’ensemble", "لمحة عامة"),
        blocks,
    )


def document(
    tag: str,
    name: str,
    title: Phrase,
    lead: Phrase,
    kicker: Phrase | None,
    blocks: tuple[tuple[str, str, BlockView], ...],
) -> Document:
    return Document(
        sheet_id=name,
        locale=tag,
        direction=DIRECTIONS[tag],
        as_of=EDITION,
        edition=Phrase((datum(tag, EDITIONS[tag], "2021-11-25", "date.edition"),)),
        title=title,
        lead=lead,
        kicker=kicker,
        keywords=(phrase(tag, INTERPOL[tag]), title),
        pages=3 if name == "at-a-glance" else 2,
        blocks=blocks,
        sources=sources(tag),
        facts=(),
        untranslated=0,
        source_label=phrase(tag, w("Source", "Source", "المصدر")[tag]),
    )


def drawing(tag: str) -> tuple[str, str, BlockView]:
    """A block with a picture that is no file of the theme."""
    return block(
        "quay",
        "picture",
        width=Width.HALF,
        heading=phrase(tag, w("Library", "Bibliothèque", "المكتبة")[tag]),
        image=ImageFile(DRAWING),
        credit="Riverside Library",
        licence=Licence.parse("CC0-1.0"),
        alternative=phrase(
            tag,
            w(
                "Drawing: a library on a quay",
                "Dessin : une bibliothèque sur un quai",
                "رسم: مكتبة على رصيف",
            )[tag],
        ),
        caption=phrase(
            tag,
            w(
                "The library has [7] windows.",
                "La bibliothèque a [7] fenêtres.",
                "للمكتبة [7] نوافذ.",
            )[tag],
            1,
        ),
    )


def changed(tag: str) -> tuple[str, str, BlockView]:
    """A block of what is new: the pairs of `at_a_glance`, one of which was another before."""
    pairs = next(
        view for _, _, view in at_a_glance(tag).blocks if isinstance(view, DefinitionsView)
    )
    one, other, *_ = pairs.facts
    assert one.label
    assert other.label
    changes = (ChangeView(one.label, None, one), ChangeView(other.label, one, other))
    return ("new", "changes", ChangesView(at=AT, heading=pairs.heading, changes=changes))
