"""A paragraph of text: its characters, explicit levels (X1 to X8) and isolating runs (BD13)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘"
    "⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Pairs of brackets (BidiBrackets.txt of Unicode 15.0)."""
CLOSING = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_OTHERS = (
    "<>«»‹›∈∋∉∌∊∍∕⧵∟⯾∠⦣∡⦛∢⦠∤⫮∼∽≃⋍≅≌≒≓≔≕≤≥≦≧≨≩≪≫≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊏⊐⊑⊒⊘⦸⊢⊣⊦⫞⊨⫤⊩⫣⊫⫥⊰⊱"
    "⊲⊳⊴⊵⊶⊷⊸⟜⋉⋊⋋⋌⋐⋑⋖⋗⋘⋙⋚⋛⋜⋝⋞⋟⋠⋡⋢⋣⋤⋥⋦⋧⋨⋩⋪⋫⋬⋭⋰⋱⋲⋺⋳⋻⋴⋼⋶⋽⋷⋾⟃⟄⟈⟉⟋⟍⟕⟖⟝⟞⟢⟣⟤⟥⦤⦥⦨⦩⦪⦫⦬⦭⦮⦯⧀⧁⧄⧅⧏⧐⧑⧒⧔⧕⧨⧩⧸⧹⨫⨬"
    "⨭⨮⨴⨵⨼⨽⩤⩥⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄⪅⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪛⪜⪝⪞⪟⪠⪡⪢⪦⪧⪨⪩⪪⪫⪬⪭⪯⪰⪱⪲⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫉⫊⫋⫌⫍⫎"
    "⫏⫐⫑⫒⫓⫔⫕⫖⫬⫭⫷⫸⫹⫺⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡﹤﹥＜＞"
)
"""Mirrored pairs other than brackets (BidiMirroring.txt)."""
_MIRRORED = BRACKETS + _OTHERS
MIRRORS = dict(zip(_MIRRORED[::2], _MIRRORED[1::2], strict=True))
MIRRORS |= {right: left for left, right in MIRRORS.items()}
"""The mirrored character for each character, in right-to-left text."""

ISOLATES = {"LRI": "L", "RLI": "R", "FSI": None}
EMBEDDINGS = {"LRE": ("L", None), "RLE": ("R", None), "LRO": ("L", "L"), "RLO": ("R", "R")}
REMOVED = frozenset({*EMBEDDINGS, "PDF", "BN"})
_DEPTH = 125


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text and the properties of its characters."""

    text: str
    classes: list[str]
    """The bidi classes as resolved so far."""
    matches: dict[int, int]
    """The PDI of each isolate initiator that has one."""


def matches_of(classes: Sequence[str]) -> dict[int, int]:
    """BD9: isolate initiators and their PDIs."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for index, own in enumerate(classes):
        if own in ISOLATES:
            begun.append(index)
        elif own == "PDI" and begun:
            found[begun.pop()] = index
    return found


def first_strong(classes: Sequence[str], matches: dict[int, int], start: int, end: int) -> str:
    """P2 and P3, for FSI: the direction of a part."""
    index = start
    while index < end:
        if classes[index] in ("L", "R", "AL"):
            return "L" if classes[index] == "L" else "R"
        index = matches.get(index, end) + 1 if classes[index] in ISOLATES else index + 1
    return "L"


class Explicit:
    """The stack of open embeddings, overrides and isolates."""

    def __init__(self, paragraph: Paragraph, base: int) -> None:
        self.paragraph = paragraph
        self.base = base
        self.ends = set(paragraph.matches.values())
        self.stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
        """Levels, their overrides, and whether an isolate began them."""
        self.opened: list[bool] = []
        """Whether each open isolate is on the stack."""
        self.excess = 0

    def run(self) -> list[int]:
        """The level of each character; overridden classes are written into the paragraph."""
        classes = self.paragraph.classes
        found: list[int] = []
        for index, own in enumerate(list(classes)):
            if own == "PDI" and index in self.ends:
                self._close()
            level, override, _ = self.stack[-1]
            found.append(self.base if own == "B" else level)
            if own in ISOLATES or own in EMBEDDINGS:
                self._open(index, own, level)
            elif own == "PDF":
                self._pop()
            if override and own not in REMOVED and own != "B":
                classes[index] = override
        return found

    def _open(self, index: int, own: str, level: int) -> None:
        classes, matches = self.paragraph.classes, self.paragraph.matches
        is_isolate = own in ISOLATES
        if is_isolate:
            end = matches.get(index, len(classes))
            side, override = ISOLATES[own] or first_strong(classes, matches, index + 1, end), None
        else:
            side, override = EMBEDDINGS[own]
        new = level + (1 if (level % 2 == 1) != (side == "R") else 2)
        is_valid = new <= _DEPTH and not self.excess
        self.excess += not is_valid
        if is_isolate:
            self.opened.append(is_valid)
        if is_valid:
            self.stack.append((new, override, is_isolate))

    def _close(self) -> None:
        if self.opened.pop():
            while not self.stack.pop()[2]:
                pass
            self.excess = 0
        else:
            self.excess -= 1

    def _pop(self) -> None:
        if self.excess:
            self.excess -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


@dataclass(frozen=True, slots=True)
class IsolatingRun:
    """An isolating run sequence (BD13), with the direction at its ends (X10)."""

    indices: list[int]
    before: str
    after: str
    direction: str


def sequences(paragraph: Paragraph, found: Sequence[int], base: int) -> Iterator[IsolatingRun]:
    """All sequences of a paragraph, by the levels found so far; `base` is the paragraph's level."""
    original = [bidirectional(character) or "L" for character in paragraph.text]
    kept = [index for index, own in enumerate(original) if own not in REMOVED]
    places = {index: place for place, index in enumerate(kept)}
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    ends = {run[-1] for run in runs}
    continued = {
        end for start, end in paragraph.matches.items() if start in ends and end in by_start
    }
    for run in runs:
        if run[0] in continued:
            continue
        indices = list(run)
        while (end := paragraph.matches.get(indices[-1])) is not None and end in by_start:
            indices += by_start[end]
        # X10: the levels before and after it, without removed characters.
        level, first, last = found[indices[0]], places[indices[0]], places[indices[-1]] + 1
        before = found[kept[first - 1]] if first else base
        is_open = original[indices[-1]] in ISOLATES and indices[-1] not in paragraph.matches
        after = found[kept[last]] if last < len(kept) and not is_open else base
        sides = (_side(max(level, before)), _side(max(level, after)), _side(level))
        yield IsolatingRun(indices, *sides)


def _side(level: int) -> str:
    return "R" if level % 2 else "L"
