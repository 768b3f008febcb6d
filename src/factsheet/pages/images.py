"""Check a publication's pictures before a page shows them.

Pictures are untrusted. A script in one would run on the publisher's site, a fetched resource would
reveal who reads the page, and millions of elements or pixels would stall the build.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf, isfinite
from xml.parsers import expat

from factsheet.pages.drawn import SHAPES, DrawnElement, parts_drawn
from factsheet.pages.pictures import damage_of, head_of

LARGEST_FILE = 8 << 20
"""Maximum size of a picture in bytes."""
MOST_PIXELS = 25_000_000
MOST_PARTS = 20_000
"""Maximum number of elements drawn by an SVG, counting each use of what it refers to."""
DEEPEST = 64
LONGEST_OUTLINE = 1_000_000
LONGEST_STYLE = 100_000
"""Maximum number of characters of all shapes of an SVG, and of its styles."""
LONGEST_RUN = 100_000
"""Maximum number of characters between two path commands: WeasyPrint copies the rest at each."""
LONGEST_VALUE = 10_000
"""Maximum number of characters of all texts, and of any other attribute that is not private to an
editor."""
LARGEST_TYPE = 10_000
"""Maximum font size in any unit; Pango counts up to two million pixels."""
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
"""Pillow's modes that PDF/A-3 allows with an RGB output intent (ISO 19005-3, 6.2.4.3)."""
BITMAPS = (".png", ".jpg", ".jpeg", ".webp")

_RUNNING = ("script", "handler", "listener", "foreignobject", "iframe", "object", "embed")
_RUNNING_ATTRIBUTE = re.compile(r"on[a-z]+", re.IGNORECASE)
_REFERENCES = ("href", "src")
_DATA = re.compile(r"\s*data:image/(?:png|jpeg|webp|gif);base64,", re.IGNORECASE)
_URL = re.compile(
    r"""url\(\s*+["']?+\s*+(?!#|data:image/(?!svg))|@import|image-set\(""", re.IGNORECASE
)
_COLOUR = re.compile(
    r"(?<![\w-])(?:device-(?:cmyk|gray|rgb|nchannel)|icc-(?:named-)?color|color(?:-mix)?|"
    r"(?:ok)?l(?:ab|ch))\(",
    re.IGNORECASE,
)
"""Colours outside of sRGB, to which a PDF/A adds their kind (ISO 19005-3, 6.2.4.3)."""
_TYPE = re.compile(r"(?<![\w-])font(?:-size)?\s*+:([^;}]*+)", re.IGNORECASE)
_TYPE_SIZE = re.compile(
    r"([-+]?(?:[0-9]++\.?|\.)[0-9]*+(?:e[-+]?[0-9]++)?)(em|rem|ex|ch|%)?", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
_COMMAND = re.compile("[A-DF-Za-df-z]")
_NO_COORDINATES = re.compile(r"[-+.]{3}|[-+]{2}|[eE][-+]?[0-9]{3}|[0-9]{40}")
_SIZE = re.compile(
    r"\s*\+?([0-9]{1,6}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})(?:px|pt|pc|mm|cm|in|em|rem|ex|%)?\s*"
)
_NO_NUMBER = re.compile(r"(?<![\w-])[+-]?(?:nan|inf(?:inity)?)(?![\w-])", re.IGNORECASE)
_MEASURES = re.compile(
    r"width|height|viewbox|style|d|points|transform|opacity|offset|[cfr]?[xyr]|[dr][xy]|[xy][12]|"
    r"[a-z]+-(?:width|opacity|size|transform|offset)"
)
"""Attributes that hold numbers."""


class UnsafeImageError(ValueError):
    """A picture that a page must not show; the message says why. `line` is its line in an SVG."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def check_image(name: str, data: bytes) -> None:
    """Check a picture, whose type is given by the suffix of `name`. Raises UnsafeImageError."""
    suffix = name[name.rfind(".") :].lower()
    if len(data) > LARGEST_FILE:
        raise UnsafeImageError(f"it has more than {LARGEST_FILE >> 20} MiB")
    if suffix == ".svg":
        _Drawing().read(data)
    elif suffix in BITMAPS:
        head = head_of(data)
        if head is None or not head.width or not head.height:
            raise UnsafeImageError("it can’t be read as a picture")
        width, height, mode = head
        if width * height > MOST_PIXELS:
            most = MOST_PIXELS // 1_000_000
            message = f"it has {width} × {height} pixels, and may have {most} million"
            raise UnsafeImageError(message)
        if mode not in MODES:
            name = "CMYK" if mode == "CMYK" else f"colours of the kind {mode}"
            raise UnsafeImageError(f"it has {name}: save it as RGB or grey, with 8 bits a channel")
        if damage := damage_of(data):
            raise UnsafeImageError(f"it is damaged: {damage}")


def unsafe_images(files: Mapping[str, bytes]) -> Iterator[tuple[str, UnsafeImageError]]:
    """The name of each picture among these files that no page may show, and the error."""
    for name, data in files.items():
        try:
            check_image(name, data)
        except UnsafeImageError as error:
            yield name, error


@dataclass(slots=True)
class _Type:
    """The font sizes of an SVG, as far as they are known without computing its cascade."""

    least: float = 0
    absolute: float = 16
    relative: float = 1
    """The largest of the relative sizes."""
    steps: int = 0
    """Elements with a relative size."""
    deepest: int = 0
    uses: int = 0

    def take_css(self, css: str, *, is_everywhere: bool = False) -> None:
        for found in _TYPE.finditer(css):
            self.take(found[1], is_everywhere=is_everywhere)

    def take(self, value: str, *, is_everywhere: bool = False) -> None:
        for found in _TYPE_SIZE.finditer(value):
            size = float(found[1])
            self.least = min(self.least, size)
            if found[2] is None:
                self.absolute = max(self.absolute, size)
            else:
                self.relative = max(self.relative, size / 100 if found[2] == "%" else size)
                self.steps += MOST_PARTS if is_everywhere else 1

    @property
    def most(self) -> float:
        """An upper bound of font sizes: the largest one, scaled by each nested relative size."""
        steps = min(self.steps, self.deepest * (1 + self.uses))
        try:
            return self.absolute * self.relative**steps
        except OverflowError:
            return inf


class _Drawing:
    """An SVG, read as a stream."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction
        self.root = DrawnElement()
        self.open = [self.root]
        self.named: dict[str, DrawnElement] = {}
        self.count = 0
        self.style: list[str] | None = None
        self.styles: list[str] = []
        self.type = _Type()
        self.outline = 0
        self.text = 0

    def read(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            message = f"it is not well-formed XML: {expat.ErrorString(error.code)}"
            raise UnsafeImageError(message, error.lineno) from None
        except (ValueError, LookupError) as error:
            if isinstance(error, UnsafeImageError):
                raise
            raise UnsafeImageError("it is in an encoding that is not UTF-8") from None
        if not self.type.least >= 0 or self.type.most > LARGEST_TYPE:
            self.refuse(f"it has a font size below 0 or above {LARGEST_TYPE:,}", 0)
        drawn = parts_drawn(self.root, self.named, "".join(self.styles), MOST_PARTS)
        if drawn > MOST_PARTS:
            self.refuse(f"it draws more than {MOST_PARTS:,} parts, or draws itself", 0)

    def refuse(self, message: str, line: int | None = None) -> None:
        raise UnsafeImageError(message, self.parser.CurrentLineNumber if line is None else line)

    def doctype(self, *_: object) -> None:
        if _[-1]:  # has an internal subset
            self.refuse("it declares entities")

    def entity(self, *_: object) -> None:
        self.refuse("it declares entities")

    def instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.refuse("it fetches a style sheet")

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = full.rpartition(" ")[2].lower()
        self.count += 1
        if len(self.open) > DEEPEST:
            self.refuse(f"its elements are nested more than {DEEPEST} deep")
        if self.count > MOST_PARTS:
            self.refuse(f"it has more than {MOST_PARTS:,} elements")
        if name in _RUNNING:
            self.refuse(f"<{name}> may run a program")
        if self.count == 1 and name != "svg":
            self.refuse("it is not SVG")
        self.type.deepest = max(self.type.deepest, len(self.open))
        self.type.uses += name == "use"
        element = DrawnElement(name)
        self.open[-1].children.append(element)
        self.open.append(element)
        for key, value in attributes.items():
            self.attribute(name, key, value, element)
        if name == "style":
            self.style = []

    def attribute(self, name: str, full: str, value: str, element: DrawnElement) -> None:
        key = full.rpartition(" ")[2].lower()
        element.take(key, value)
        if _RUNNING_ATTRIBUTE.fullmatch(key):
            self.refuse(f"the attribute {key} may run a program")
        if key == "id":
            self.named.setdefault(value, element)
        elif key in _REFERENCES:
            self.reference(name, key, value.strip(), element)
        elif name in ("set", "animate") and key == "attributename" and value.lower() in _REFERENCES:
            self.refuse("it changes where a link leads")
        else:
            self.value(name, key, value)
        if key in SHAPES:
            self.shape(key, value)
        elif " " not in full and key not in _REFERENCES and len(value) > LONGEST_VALUE:
            self.refuse(f"{key} has more than {LONGEST_VALUE:,} characters")

    def value(self, name: str, key: str, value: str) -> None:
        plain = _unescaped(value)
        if _URL.search(plain):
            self.refuse(f"it fetches something: {key}=“{value[:40]}”")
        elif _COLOUR.search(plain):
            self.refuse(f"it has a colour that is not RGB: {key}=“{value[:40]}”")
        elif key == "spreadmethod" and value.strip().lower() != "pad":
            self.refuse(f"it repeats a gradient: {key}=“{value[:40]}”")
        elif _MEASURES.fullmatch(key):
            self.measure(name, key, value)
        if key in ("font-size", "font"):
            self.type.take(plain)
        elif key == "style":
            self.type.take_css(plain)

    def shape(self, key: str, value: str) -> None:
        self.outline += len(value)
        if self.outline > LONGEST_OUTLINE:
            self.refuse(f"its shapes take more than {LONGEST_OUTLINE:,} characters")
        if max(map(len, _COMMAND.split(value))) > LONGEST_RUN:
            self.refuse(f"a shape has more than {LONGEST_RUN:,} characters without a command")
        if found := _NO_COORDINATES.search(value):
            self.refuse(f"{key}=“…{value[found.start() : found.start() + 20]}…” is not a shape")

    def reference(self, name: str, key: str, target: str, element: DrawnElement) -> None:
        if target.startswith("#"):
            element.used = target[1:] if name == "use" else None
        elif name == "a" and not re.match(r"https?://", target):
            self.refuse(f"it leads to “{target[:40]}”")
        elif name != "a" and not _DATA.match(target):
            self.refuse(f"it fetches something: {key}=“{target[:40]}”")

    def measure(self, name: str, key: str, value: str) -> None:
        if _NO_NUMBER.search(value):
            self.refuse(f"{key}=“{value[:40]}” is not a number")
        elif name == "svg" and key in ("width", "height") and value.strip() != "auto":
            self.size(key, value)
        elif name == "svg" and key == "viewbox":
            self.view(value)

    def size(self, key: str, value: str) -> None:
        found = _SIZE.fullmatch(value)
        if found is None or not float(found[1]):
            self.refuse(f"{key}=“{value[:40]}” is not a size")

    def view(self, value: str) -> None:
        try:
            numbers = [float(part) for part in re.split(r"[\s,]+", value.strip())]
        except ValueError:
            numbers = []
        is_box = len(numbers) == 4 and all(map(isfinite, numbers)) and min(numbers[2:]) > 0
        if not is_box:
            self.refuse(f"viewBox=“{value[:40]}” is not a box")

    def characters(self, text: str) -> None:
        if any(element.name == "text" for element in self.open):
            self.text += len(text)
            if self.text > LONGEST_VALUE:
                self.refuse(f"its texts have more than {LONGEST_VALUE:,} characters")
        if self.style is not None:
            self.style.append(text)

    def end(self, full: str) -> None:
        self.open.pop()
        if self.style is not None and full.rpartition(" ")[2].lower() == "style":
            css = "".join(self.style)
            plain = _unescaped(css)
            if _URL.search(plain):
                self.refuse("its style fetches something")
            if _COLOUR.search(plain):
                self.refuse("its style has a colour that is not RGB")
            self.type.take_css(plain, is_everywhere=True)
            self.styles.append(css)
            if sum(map(len, self.styles)) > LONGEST_STYLE:
                self.refuse(f"its styles have more than {LONGEST_STYLE:,} characters")
            self.style = None


def _unescaped(css: str) -> str:
    """CSS with escapes replaced by their characters."""
    return _ESCAPE.sub(lambda one: one[2] or chr(min(int(one[1], 16), 0x10FFFF)), css)
