"""Decode YAML nodes into the model's dataclasses, by their type hints.

Every problem is added to the findings. `UndecodableError` only signals that there was one, so that
a container can decode its other parts before it fails.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, NoReturn, TypeVar, get_args, get_origin

from factsheet.diagnostics import Findings, Guesses, Location, Rule, nearest
from factsheet.load.shape import Key, keys_of
from factsheet.load.yaml import Mapping, Node, Scalar, Sequence
from factsheet.model.claim import Claim
from factsheet.model.notation import Notated
from factsheet.model.numbers import DECIMAL
from factsheet.model.sheet import Condition, Content, FactLine, Item
from factsheet.model.text import MAXIMUM_TEXT, FactRef, Text
from factsheet.model.values import KINDS
from factsheet.rules.files import (
    BAD_ID,
    BAD_VALUE,
    EMPTY_VALUE,
    MISSING_KEY,
    UNKNOWN_CHOICE,
    UNKNOWN_KEY,
    WRONG_SHAPE,
)

T = TypeVar("T")
Reader = Callable[[Node, str], Any]
"""Decodes a node with the given message context."""

ADDRESS = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*(:[a-z]+(-[a-z]+)*)?")
CLAIM_KEYS = ("claim", "otherwise")
WORDED = ("text", "one", "other")
SEGMENT = re.compile(r"[a-z][a-z0-9_]*")
BLOCK_ID = re.compile(r"[a-z][a-z0-9-]*")


class UndecodableError(Exception):
    """A node cannot be decoded; the findings say why."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """Decodes nodes, and adds their problems to `findings`."""

    findings: Findings

    def fail(self, rule: Rule, message: str, at: Location, hint: str | None = None) -> NoReturn:
        self.findings.error(rule, message, at, hint=hint)
        raise UndecodableError

    def all_of(self, parts: Iterable[Callable[[], T]]) -> list[T]:
        """The values of all parts. Raises UndecodableError only after the last part has been
        tried."""
        values, failed = [], False
        for part in parts:
            try:
                values.append(part())
            except UndecodableError:
                failed = True
        if failed:
            raise UndecodableError
        return values

    def mapping(self, node: Node, what: str) -> Mapping:
        if not isinstance(node, Mapping):
            self.fail(WRONG_SHAPE, f"{what} must be a mapping of keys to values", node.at)
        return node

    def filled(self, node: Node, what: str) -> Mapping:
        """A mapping that has at least one key."""
        mapping = self.mapping(node, what)
        if not mapping.entries:
            self.fail(EMPTY_VALUE, f"{what} is empty", node.at)
        return mapping

    def scalar(self, node: Node, what: str) -> str:
        if not isinstance(node, Scalar):
            self.fail(WRONG_SHAPE, f"{what} must be a single value", node.at)
        if node.is_null or not node.text.strip():
            self.fail(EMPTY_VALUE, f"{what} is empty", node.at)
        return node.text

    def record(
        self,
        model: Callable[..., T],
        node: Node,
        context: str,
        *,
        given: dict[str, Any],
        readers: dict[str, Reader] | None = None,
        elsewhere: Iterable[str] = (),
        what: str = "",
    ) -> T:
        """Decode a mapping into a dataclass. `given` are fields that are not keys; `readers` decode
        keys whose type is not enough; `elsewhere` are keys of the mapping that are read by others.
        """
        mapping = self.mapping(node, what or model.__name__.lower())
        keys = [key for key in keys_of(model) if key.field not in given]
        self.known_keys(mapping, [*(key.name for key in keys), *elsewhere])
        missing = [k.name for k in keys if k.required and mapping.get(k.name) is None]
        for name in missing:
            self.findings.error(MISSING_KEY, f"{what or 'this'} needs “{name}”", mapping.at)
        present = [key for key in keys if mapping.get(key.name) is not None]
        values = self.all_of(
            partial(self.field, key, mapping, context, readers or {}) for key in present
        )
        if missing:
            raise UndecodableError
        return model(**given, **dict(zip([key.field for key in present], values, strict=True)))

    def known_keys(self, mapping: Mapping, known: list[str]) -> None:
        guesses = Guesses()
        for key, _ in mapping.items():
            if key.text not in known:
                # Sorted, so that two records sharing a mapping report the same finding, which
                # counts once.
                hint = guesses.nearest(key.text, known) or f"known: {', '.join(sorted(known))}"
                self.findings.error(UNKNOWN_KEY, f"unknown key “{key.text}”", key.at, hint=hint)

    def field(self, key: Key, mapping: Mapping, context: str, readers: dict[str, Reader]) -> Any:
        node = mapping.entries[key.name][1]
        if reader := readers.get(key.name):
            return reader(node, context)
        named = get_origin(key.type) is not dict or key.name == "keywords"
        return self.decode(key.type, node, f"{context}:{key.name}" if named else context, key.name)

    def decode(self, hint: Any, node: Node, context: str, what: str) -> Any:
        """A value of the type that `hint` names."""
        if simple := _SIMPLE.get(hint):
            return simple(self, node, context, what)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is tuple:
            read = partial(self.decode, arguments[0], context=context, what=what)
            return self.sequence(node, what, read)
        if origin is dict:
            return self.dictionary(arguments[1], node, context, what)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self.choice(hint, node, what)
        if isinstance(hint, type) and issubclass(hint, Notated):
            return self.notation(hint.parse, node, what)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, node, context, given={}, what=what)
        raise TypeError(f"no way to read {hint}")

    def sequence(self, node: Node, what: str, read: Callable[[Node], T]) -> tuple[T, ...]:
        """A list that has at least one item, each read by `read`."""
        if not isinstance(node, Sequence):
            self.fail(WRONG_SHAPE, f"{what} must be a list", node.at, f"write {what}: […]")
        if not node.items:
            self.fail(EMPTY_VALUE, f"{what} is empty", node.at)
        return tuple(self.all_of(partial(read, part) for part in node.items))

    def dictionary(self, item: Any, node: Node, context: str, what: str) -> dict[str, Any]:
        mapping = self.filled(node, what)
        values = self.all_of(
            partial(self.entry, item, key, part, context) for key, part in mapping.items()
        )
        return dict(zip(mapping.entries, values, strict=True))

    def entry(self, item: Any, key: Scalar, node: Node, context: str) -> Any:
        self.identifier(key, BLOCK_ID, "a-z, 0-9 and hyphens")
        return self.decode(item, node, f"{context}:{key.text}", key.text)

    def kind(self, mapping: Mapping, what: str) -> str:
        """The `kind:` of a fact or a column."""
        node = mapping.get("kind")
        if node is None:
            hint = f"known: {', '.join(KINDS)}"
            self.fail(MISSING_KEY, f"{what} needs “kind”", mapping.at, hint)
        return self.known(self.scalar(node, "kind"), KINDS, "kind", node.at)

    def choice(self, choices: type[StrEnum], node: Node, what: str) -> StrEnum:
        word = self.scalar(node, what)
        return choices(self.known(word, [choice.value for choice in choices], what, node.at))

    def known(self, word: str, words: Iterable[str], what: str, at: Location) -> str:
        """Return `word` if it is one of `words`; report any other."""
        words = list(words)
        if word not in words:
            hint = nearest(word, words) or f"known: {', '.join(words)}"
            self.fail(UNKNOWN_CHOICE, f"{what} can’t be “{word}”", at, hint)
        return word

    def identifier(self, key: Scalar, pattern: re.Pattern[str], allowed: str) -> None:
        if not pattern.fullmatch(key.text):
            self.fail(BAD_ID, f"“{key.text}” is not an id", key.at, f"use {allowed}")

    def notation(self, parse: Callable[[str], T], node: Node, what: str) -> T:
        """Parse a scalar with `parse`, and report its ValueError as a finding."""
        notation = self.scalar(node, what)
        try:
            return parse(notation.strip())
        except ValueError as error:
            self.fail(BAD_VALUE, str(error), node.at)

    def whole(self, node: Node, _context: str, what: str) -> int:
        notation = self.scalar(node, what)
        if not re.fullmatch(r"[1-9][0-9]?", notation):
            self.fail(BAD_VALUE, f"{what} must be a whole number from 1 to 99", node.at)
        return int(notation)

    def decimal(self, node: Node, _context: str, what: str) -> Decimal:
        notation = self.scalar(node, what)
        if not re.fullmatch(f"-?{DECIMAL}", notation):
            self.fail(BAD_VALUE, f"{what} must be a number such as 45.78", node.at)
        return Decimal(notation)

    def boolean(self, node: Node, _context: str, what: str) -> bool:
        word = self.scalar(node, what)
        if word not in ("true", "false"):
            self.fail(BAD_VALUE, f"{what} must be true or false", node.at)
        return word == "true"

    def text(self, node: Node, context: str, what: str) -> Text:
        """A translatable text: a string, {text: …} or {one: …, other: …}."""
        if isinstance(node, Scalar):
            return Text(self.words(node, what), context, node.at)
        mapping = self.mapping(node, what)
        self.known_keys(mapping, ["text", "one", "other", "count", "comment", *CLAIM_KEYS])
        words = {
            key.text: (self.words if key.text in WORDED else self.scalar)(part, key.text)
            for key, part in mapping.items()
            if key.text not in CLAIM_KEYS
        }
        comment = words.pop("comment", None)
        claim, otherwise = self.claim(mapping, context)
        if words.keys() == {"text"}:
            return Text(words["text"], context, mapping.at, None, None, comment, claim, otherwise)
        if not {"one", "other"} <= words.keys() or "text" in words:
            self.fail(
                WRONG_SHAPE,
                f"{what} is neither a text nor a plural",
                mapping.at,
                "write a string, {text: …, comment: …} or {one: …, other: …}",
            )
        one, other, count = words["one"], words["other"], words.get("count")
        return Text(one, context, mapping.at, other, count, comment, claim, otherwise)

    def words(self, node: Node, what: str) -> str:
        """The words of a text, without line ends."""
        text = re.sub(r"[ \n]+", " ", self.scalar(node, what)).strip()
        if len(text) > MAXIMUM_TEXT:
            message = f"{what} has more than {MAXIMUM_TEXT:,} characters"
            self.fail(BAD_VALUE, message, node.at, "divide it into paragraphs")
        return text

    def claim(self, mapping: Mapping, context: str) -> tuple[Claim | None, Text | None]:
        """The claim of a text, and the text that replaces it if the claim is false."""
        claim, otherwise = map(mapping.get, CLAIM_KEYS)
        if claim is None and otherwise is None:
            return None, None
        if claim is None:
            hint = "write claim: {…} beside it"
            self.fail(MISSING_KEY, "“otherwise” needs a claim", mapping.at, hint)
        found = self.record(Claim, claim, context, given={}, what="claim")
        if not found.conditions:
            self.fail(EMPTY_VALUE, "claim is empty", claim.at)
        other = self.text(otherwise, f"{context}:otherwise", "otherwise") if otherwise else None
        if other and other.claim:
            self.fail(WRONG_SHAPE, "“otherwise” claims nothing itself", mapping.at)
        return found, other

    def reference(self, node: Node, _context: str, what: str) -> FactRef:
        address = self.scalar(node, what)
        if not ADDRESS.fullmatch(address):
            self.fail(
                BAD_ID,
                f"“{address}” is not a fact’s address",
                node.at,
                "an address is words of a-z, 0-9 and _, joined by dots",
            )
        return FactRef(address, node.at)

    def conditions(self, node: Node, context: str, what: str) -> tuple[Condition, ...]:
        """Decode conditions, `{territory: row.territory}`: the address of a value for each
        column."""
        return tuple(
            self.all_of(
                partial(self.condition, key, part, context)
                for key, part in self.filled(node, what).items()
            )
        )

    def condition(self, key: Scalar, node: Node, context: str) -> Condition:
        self.identifier(key, SEGMENT, "a-z, 0-9 and _")
        return Condition(key.text, self.reference(node, context, key.text))

    def content(self, node: Node, context: str, what: str) -> Content:
        if isinstance(node, Mapping) and {"fact", "facts"} & node.entries.keys():
            self.known_keys(node, ["fact", "facts"])
            fact, facts = node.get("fact"), node.get("facts")
            if fact and facts:
                self.fail(WRONG_SHAPE, f"{what} has both “fact” and “facts”", node.at)
            if fact:
                return FactLine((self.reference(fact, context, what),))
            read = partial(self.reference, _context=context, what=what)
            return FactLine(self.sequence(node.entries["facts"][1], "facts", read))
        return self.text(node, context, what)

    def item(self, node: Node, context: str, what: str) -> Item:
        """Decode an item: a text or facts, and with `items` the items below it."""
        if not isinstance(node, Mapping) or "items" not in node.entries:
            return Item(self.content(node, context, what))
        own = {name: entry for name, entry in node.entries.items() if name != "items"}
        below = node.entries["items"][1]
        try:
            text = self.content(Mapping(own, node.at), context, what)
        except UndecodableError:
            self.dictionary(Item, below, context, "items")
            raise
        items = self.dictionary(Item, below, context, "items")
        return Item(text, items)


_SIMPLE: dict[Any, Callable[[Decoder, Node, str, str], Any]] = {
    str: lambda decoder, node, _context, what: decoder.scalar(node, what),
    int: Decoder.whole,
    bool: Decoder.boolean,
    Decimal: Decoder.decimal,
    Text: Decoder.text,
    FactRef: Decoder.reference,
    tuple[Condition, ...]: Decoder.conditions,
    FactLine: Decoder.content,
    Content: Decoder.content,
    Item: Decoder.item,
}
