"""Function words by language, which distinguish one language from another.

To add a language, add a line with about forty of its commonest articles, prepositions,
conjunctions, pronouns and auxiliary verbs, in lower case. A word listed in several languages does
not count for either of them.
"""

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "ar": "في من على إلى عن مع أن إن التي الذي الذين هذا هذه ذلك تلك كان كانت قد لم لن كل "
    "بعض بين بعد قبل عند أو ثم لا ما كما حيث وفي ومن وعلى وهي وهو هي هو أي غير حتى "
    "منذ لكن عليها فيها فيه منها به بها له لها وقد وكان أما إذا ولا التابعة خلال "
    "أيضا به هم بر",
    "ca": "el la els les de del dels i a amb per que és són en un una no al als seu seva "
    "seus les aquest aquesta també com més o però entre sobre fins on",
    "de": "der die das und in von zu den mit ist für auf des dem ein eine im nicht als "
    "auch sich an werden aus er hat dass sie nach wird bei einer um am sind noch "
    "wie einem über so zum haben nur oder aber vor zur bis mehr durch man ihre",
    "en": "the of and to in is that for with on as are by from this be at it an which or "
    "its was were has have not their they their these those but when where who will "
    "would can may each what how all been than into between also he she his her "
    "other such there them",
    "es": "si le me te da dan sea era eran o ni tal va hubo nos el la los las de del y a "
    "en que es un una por con para no se su sus al como más o pero entre sobre este "
    "esta estos estas son fue ha han ser lo sin también cuando donde muy hay desde "
    "hasta cada qué ante según e u cual quienes está están todos todas",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم نیز شده می‌شود شود های ها "
    "یا هر کرد بود باید اما اگر پس بین آنها ای می دارد شد کند کنند روی هستند بوده",
    "fr": "non an dit as os foi sobre me te lui nous vous je tu notre votre nos vos cela "
    "si quand donc car puis très bien fait faire peut doit y le la les de des du et "
    "à au aux un une en est que qui dans pour par sur avec ne pas ce cette ces son "
    "sa ses il elle ils elles se plus ou leur leurs mais comme sont été a ont être "
    "entre sans sous dont où lors depuis chaque tout tous toutes même afin ainsi",
    "he": "של את על לא הוא היא זה זו עם כי גם או אל הם הן כל אם אך רק בין עד אחרי לפי יש "
    "אין היה הייתה אשר זאת אלה אבל כמו מן",
    "it": "il lo la i gli le di del della dei delle degli e a al alla in nel nella che è "
    "un una per con non si su da dal dalla come più o ma anche sono ha hanno essere "
    "questo questa suo sua loro ogni tra fra dove quando cui nei nelle sul sulla ai "
    "alle",
    "nl": "de het een van en in is op te dat voor met zijn aan niet door er om als ook "
    "bij naar uit over wordt worden werd maar of die deze dit heeft hebben hun tot "
    "tussen meer nog",
    "pt": "todas todos cada este esta entre o a os as de do da dos das e em no na nos nas "
    "que é um uma por pelo pela com para não se seu sua seus suas ao aos à às como "
    "mais ou mas entre sobre este esta são foi tem têm ser também quando onde até "
    "cada sem já pelos pelas",
    "ru": "и в не на что с по для как это из к за от до при или но также о его их у же "
    "так все она они он был была были быть где если под между который которая "
    "которые со только над во",
    "tr": "ve bir bu için ile de da olarak olan en çok daha ise gibi her sonra kadar ya "
    "ama veya tarafından göre arasında değil var ne",
    "uk": "і та що не на з у від для як до за це є або також його їх із між про який яка які при",
    "ur": "کے میں کی اور کا ہے سے کو پر نے ہیں کہ یہ اس ایک کر بھی نہیں تھا ہو جو وہ گیا "
    "لیے تک یا ان تھے کیا رہے",
}
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
"""Words by language, without script and region."""

ASKING: Mapping[str, str] = {
    "ar": "هل كم كيف متى أين لماذا ماذا يفعل عدد هناك يوجد توجد",
    "en": "a i you my your we our do does did how why whom whose many much some any could should "
    "number",
    "es": "a hace hacer sirve quién quiénes cuál cuáles cuánto cuánta cuántos cuántas cómo dónde "
    "cuándo número cantidad tiene tienen puede pueden",
    "fr": "c d j l m n qu s t il quoi quel quelle quels quelles combien comment pourquoi sert "
    "nombre peuvent",
}
"""Other words of questions that don't describe what a reader looks for."""

NEAR: tuple[frozenset[str], ...] = (
    frozenset({"ca", "es", "gl", "pt"}),
    frozenset({"da", "nb", "nn", "no", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"bs", "hr", "sr", "sl"}),
    frozenset({"be", "ru", "uk"}),
    frozenset({"id", "ms"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"fa", "prs", "tg"}),
)
"""Languages so similar that a whole phrase may be the same in both."""

UNFINISHED: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "و ف ب ل ك في من على إلى عن مع أن إن التي الذي الذين هذا هذه أو ثم بين لدى كي",
        "de": "der die das des dem den und oder ein eine einer einem einen von zum zur für dass",
        "en": "the a an of and or to in for with by from that which its their at as than into "
        "since until before after about over under between",
        "es": "el la los las de del y o a en que un una por con para su sus al e u ni si como",
        "fa": "و در به از که با برای یا تا را این",
        "fr": "le la les de des du et ou à au aux un une en que qui dans pour par sur avec ne "
        "ce cette ces son sa ses leur leurs dont si ni",
        "he": "של את על עם או אל כי אשר",
        "it": "il lo la i gli le di del della dei e o a al in nel che un una per con su da",
        "pt": "o a os as de do da dos das e ou em no na nos nas que um uma por com para ao",
        "ru": "и в на с по для из к за от до при или о у под между",
    }.items()
}
"""Words with which no sentence of the language ends."""

BEFORE_NO_STOP: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "و في من على إلى عن مع أن إن التي الذي الذين أو ثم بين لدى",
        "es": "el la los las de del y o a en que por para con su sus al e u ni",
        "fr": "de des du et ou à au aux dans par sur que dont ni",
    }.items()
}
"""Those that no sentence ends with even before a full stop."""

DOUBLED: Mapping[str, frozenset[str]] = {
    "ar": frozenset({"شيئا", "شيئًا", "يوما", "يومًا", "واحدا", "واحدًا", "رويدا", "رويدًا", "جنبا"}),
    "de": frozenset({"die", "der", "das", "sie"}),
    "en": frozenset({"that", "had"}),
    "es": frozenset(
        {
            *(
                "boca a",
                "cara a",
                "codo a",
                "codo con",
                "cuerpo a",
                "día a",
                "día tras",
                "frente a",
            ),
            *(
                "gota a",
                "hombro con",
                "mano a",
                "más y",
                "palmo a",
                "paso a",
                "poco a",
                "punto por",
            ),
            "uno a",
        }
    ),
    "fr": frozenset(
        {
            *("nous", "vous", "faire", "en", "a", "coude à", "côte à", "dos à", "face à"),
            *("goutte à", "main dans", "mieux en", "moins en", "mot à", "nez à", "pas à", "peu à"),
            *("petit à", "plus en", "point par", "pied à", "temps en", "tête à", "étape par"),
        }
    ),
    "it": frozenset({"piano", "via"}),
    "pt": frozenset({"a"}),
    "ru": frozenset(),
}
"""Words that may be repeated in a language, and beginnings of idioms before the same preposition:
*codo con codo con*, *de plus en plus en*. Languages that form words by reduplication, such as
Persian and Turkish, have no entry and are not checked for repeated words."""
