"""The Unicode bidirectional algorithm (UAX #9): how text is ordered for the eye.

Classes of characters are those of Python's `unicodedata`. Written out here because a line
of a page is a part of a paragraph: what it shows follows from the levels of the paragraph,
which libraries for the terminal don't give.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional, normalize

BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Pairs of brackets (BidiBrackets.txt)."""
CLOSING = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_MIRRORED = BRACKETS + "<>«»‹›≤≥≪≫⊂⊃⊆⊇∈∋"
MIRRORS = dict(zip(_MIRRORED[::2], _MIRRORED[1::2], strict=True))
MIRRORS |= {right: left for left, right in MIRRORS.items()}
"""What a character looks like from right to left (BidiMirroring.txt, the common ones)."""

ISOLATES = {"LRI": "L", "RLI": "R", "FSI": None}
EMBEDDINGS = {"LRE": ("L", None), "RLE": ("R", None), "LRO": ("L", "L"), "RLO": ("R", "R")}
_REMOVED = frozenset({*EMBEDDINGS, "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_DEPTH = 125
_PAIRS = 63


def levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character of a paragraph; odd ones run from right to left.

    `direction` is the paragraph's: `ltr` or `rtl`. White space at line ends (rule L1) keeps
    the level that it has within the line.
    """
    base = 1 if direction == "rtl" else 0
    classes = [bidirectional(character) or "L" for character in text]
    paragraph = _Paragraph(text, classes, _matches(classes))
    original = list(classes)
    found = _Explicit(paragraph, base).run()
    for sequence in list(_sequences(paragraph, found, base)):
        _resolve(paragraph, sequence)
        for index in sequence.indices:
            own = paragraph.classes[index]
            # I1 and I2.
            if found[index] % 2:
                found[index] += own != "R"
            else:
                found[index] += {"R": 1, "AN": 2, "EN": 2}.get(own, 0)
    for index, own in enumerate(original):
        if own in _REMOVED:  # by X9: it parts nothing
            found[index] = found[index - 1] if index else base
    return found


def reordered(levels: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


@dataclass(slots=True)
class _Paragraph:
    text: str
    classes: list[str]
    """As they are resolved so far."""
    matches: dict[int, int]
    """The PDI of each isolate initiator that has one."""


def _matches(classes: Sequence[str]) -> dict[int, int]:
    """BD9."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for index, own in enumerate(classes):
        if own in ISOLATES:
            begun.append(index)
        elif own == "PDI" and begun:
            found[begun.pop()] = index
    return found


def _first_strong(classes: Sequence[str], matches: dict[int, int], start: int, end: int) -> str:
    """P2 and P3, for FSI."""
    index = start
    while index < end:
        if classes[index] in ("L", "R", "AL"):
            return "L" if classes[index] == "L" else "R"
        index = matches.get(index, end) + 1 if classes[index] in ISOLATES else index + 1
    return "L"


class _Explicit:
    """X1 to X8: isolates, embeddings and overrides."""

    def __init__(self, paragraph: _Paragraph, base: int) -> None:
        self.paragraph = paragraph
        self.base = base
        self.ends = set(paragraph.matches.values())
        self.stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
        """Levels, their overrides, and whether an isolate began them."""
        self.opened: list[bool] = []
        """Whether each open isolate has a level of its own."""
        self.excess = 0

    def run(self) -> list[int]:
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
            if override and own not in _REMOVED and own != "B":
                classes[index] = override
        return found

    def _open(self, index: int, own: str, level: int) -> None:
        classes, matches = self.paragraph.classes, self.paragraph.matches
        is_isolate = own in ISOLATES
        if is_isolate:
            end = matches.get(index, len(classes))
            side, override = ISOLATES[own] or _first_strong(classes, matches, index + 1, end), None
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
class _Sequence:
    """An isolating run sequence (BD13), with the direction at its ends (X10)."""

    indices: list[int]
    before: str
    after: str
    direction: str


def _sequences(paragraph: _Paragraph, found: Sequence[int], base: int) -> Iterator[_Sequence]:
    original = [bidirectional(character) or "L" for character in paragraph.text]
    kept = [index for index, own in enumerate(original) if own not in _REMOVED]
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    by_start = {run[0]: run for run in runs}
    continued = {
        end
        for start, end in paragraph.matches.items()
        if any(run[-1] == start for run in runs) and end in by_start
    }
    for run in runs:
        if run[0] in continued:
            continue
        indices = list(run)
        while (end := paragraph.matches.get(indices[-1])) is not None and end in by_start:
            indices += by_start[end]
        yield _framed(indices, kept, found, base, original, paragraph.matches)


def _framed(
    indices: list[int],
    kept: Sequence[int],
    found: Sequence[int],
    base: int,
    original: Sequence[str],
    matches: dict[int, int],
) -> _Sequence:
    level = found[indices[0]]
    first, last = kept.index(indices[0]), bisect_right(kept, indices[-1])
    before = found[kept[first - 1]] if first else base
    is_open = original[indices[-1]] in ISOLATES and indices[-1] not in matches
    after = found[kept[last]] if last < len(kept) and not is_open else base
    return _Sequence(indices, _side(max(level, before)), _side(max(level, after)), _side(level))


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _resolve(paragraph: _Paragraph, sequence: _Sequence) -> None:
    _weak(paragraph.classes, sequence)
    _brackets(paragraph, sequence)
    _neutral(paragraph.classes, sequence)


def _weak(classes: list[str], sequence: _Sequence) -> None:
    """W1 to W7."""
    own = _marked([classes[index] for index in sequence.indices], sequence.before)
    own = _counted(own, sequence.before, "AL", "AN")  # W2
    own = ["R" if kind == "AL" else kind for kind in own]  # W3
    for place in range(1, len(own) - 1):  # W4
        left, right = own[place - 1], own[place + 1]
        beside = {"ES": ("EN",), "CS": ("EN", "AN")}.get(own[place], ())
        if left == right and left in beside:
            own[place] = left
    _terminate(own)
    own = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in own]  # W6
    own = _counted(own, sequence.before, "L", "L")  # W7
    for index, kind in zip(sequence.indices, own, strict=True):
        classes[index] = kind


def _marked(own: list[str], before: str) -> list[str]:
    """W1: a mark is of the kind that it stands on."""
    found: list[str] = []
    for kind in own:
        if kind == "NSM":
            kind = "ON" if before in (*ISOLATES, "PDI") else before  # noqa: PLW2901
        found.append(kind)
        before = kind
    return found


def _counted(own: list[str], before: str, after: str, kind: str) -> list[str]:
    """W2 and W7: digits after letters of one kind are of another."""
    found: list[str] = []
    for one in own:
        before = one if one in ("L", "R", "AL") else before
        found.append(kind if one == "EN" and before == after else one)
    return found


def _terminate(own: list[str]) -> None:
    """W5: signs beside a number go with it."""
    place = 0
    while place < len(own):
        end = place
        while end < len(own) and own[end] == "ET":
            end += 1
        beside = {*own[max(place - 1, 0) : place], *own[end : end + 1]}
        if end > place and "EN" in beside:
            own[place:end] = ["EN"] * (end - place)
        place = end + 1


def _brackets(paragraph: _Paragraph, sequence: _Sequence) -> None:
    """N0: a pair of brackets takes the direction of what it holds."""
    classes, indices = paragraph.classes, sequence.indices
    for start, end in sorted(_pairs(paragraph, indices)):
        held = {_strength(classes[indices[place]]) for place in range(start + 1, end)}
        if sequence.direction in held:
            direction = sequence.direction
        elif held & {"L", "R"}:
            earlier = (_strength(classes[indices[place]]) for place in range(start - 1, -1, -1))
            context = next((side for side in earlier if side), sequence.before)
            direction = context if context != sequence.direction else sequence.direction
        else:
            continue
        for place in (start, end):
            classes[indices[place]] = direction
            for marked in indices[place + 1 :]:  # marks on a bracket go with it
                if bidirectional(paragraph.text[marked]) != "NSM":
                    break
                classes[marked] = direction


def _pairs(paragraph: _Paragraph, indices: Sequence[int]) -> list[tuple[int, int]]:
    """BD16."""
    found: list[tuple[int, int]] = []
    begun: list[tuple[str, int]] = []
    for place, index in enumerate(indices):
        character = normalize("NFC", paragraph.text[index])
        if paragraph.classes[index] != "ON":
            continue
        if character in CLOSING:
            if len(begun) == _PAIRS:
                return found
            begun.append((normalize("NFC", CLOSING[character]), place))
        else:
            for depth in range(len(begun) - 1, -1, -1):
                if begun[depth][0] == character:
                    found.append((begun[depth][1], place))
                    del begun[depth:]
                    break
    return found


def _strength(kind: str) -> str | None:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind)


def _neutral(classes: list[str], sequence: _Sequence) -> None:
    """N1 and N2."""
    indices = sequence.indices
    place = 0
    while place < len(indices):
        end = place
        while end < len(indices) and classes[indices[end]] in _NEUTRAL:
            end += 1
        if end > place:
            left = _strength(classes[indices[place - 1]]) if place else sequence.before
            right = _strength(classes[indices[end]]) if end < len(indices) else sequence.after
            side = left if left == right and left else sequence.direction
            for index in indices[place:end]:
                classes[index] = side
        place = end + 1
