"""Rules W1 to N2: resolve weak and neutral characters."""

from collections.abc import Sequence
from unicodedata import bidirectional, normalize

from factsheet.bidi.paragraph import CLOSING, ISOLATES, IsolatingRun, Paragraph

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_PAIRS = 63


def resolve(paragraph: Paragraph, sequence: IsolatingRun) -> None:
    """Resolve each character of the sequence to L, R, EN or AN, in the paragraph."""
    _weak(paragraph.classes, sequence)
    _brackets(paragraph, sequence)
    _neutral(paragraph.classes, sequence)


def _weak(classes: list[str], sequence: IsolatingRun) -> None:
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
    """W1: a mark has the class of the character before it."""
    found: list[str] = []
    for kind in own:
        if kind == "NSM":
            kind = "ON" if before in (*ISOLATES, "PDI") else before  # noqa: PLW2901
        found.append(kind)
        before = kind
    return found


def _counted(own: list[str], before: str, after: str, kind: str) -> list[str]:
    """W2 and W7: digits change their class after certain letters."""
    found: list[str] = []
    for one in own:
        before = one if one in ("L", "R", "AL") else before
        found.append(kind if one == "EN" and before == after else one)
    return found


def _terminate(own: list[str]) -> None:
    """W5: terminators next to a number belong to it."""
    place = 0
    while place < len(own):
        end = place
        while end < len(own) and own[end] == "ET":
            end += 1
        beside = {*own[max(place - 1, 0) : place], *own[end : end + 1]}
        if end > place and "EN" in beside:
            own[place:end] = ["EN"] * (end - place)
        place = end + 1


def _brackets(paragraph: Paragraph, sequence: IsolatingRun) -> None:
    """N0: a pair of brackets takes the direction of its contents."""
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
            after = place + 1
            while after < len(indices) and _is_mark(paragraph.text[indices[after]]):
                classes[indices[after]] = direction  # marks on a bracket follow it
                after += 1


def _is_mark(character: str) -> bool:
    return bidirectional(character) == "NSM"


def _pairs(paragraph: Paragraph, indices: Sequence[int]) -> list[tuple[int, int]]:
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


def _neutral(classes: list[str], sequence: IsolatingRun) -> None:
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
