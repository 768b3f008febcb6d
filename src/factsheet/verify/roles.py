"""Compare the structure of a PDF with its page: one element of the right type for each node."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from factsheet.published.blocks import Part, TextBlock
from factsheet.published.folding import read
from factsheet.published.nodes import Node, holds_no_text, is_inline, resolved
from factsheet.published.pdf.structure import Leaf, Structure, Tag
from factsheet.verify.order import Located

CELLS = frozenset(("TH", "TD"))


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A tag that differs from the page's structure."""

    block: TextBlock | None
    message: str


def misplaced(
    located: Sequence[Located], passed_over: Sequence[Leaf], structure: Structure
) -> Iterator[Misplaced]:
    """Every element of a PDF that differs from its page's; `passed_over` are the leaves that styles
    have generated."""
    pairs = _Pairs()
    for _, leaves in groupby(located, key=lambda one: id(one.block)):
        yield from _in_block(list(leaves), pairs)
    yield from pairs.uneven()
    for leaf in passed_over:
        roles = [tag.role for tag in leaf.path]
        is_number = any(map(str.isdigit, leaf.text))
        if is_number and "LI" in roles and roles[-1] != "Lbl":
            yield Misplaced(None, f"“{leaf.text.strip()}” of an item is a {roles[-1]}, not a Lbl")
    for tag in structure.tags:
        if tag.is_empty and tag.role not in CELLS:
            yield Misplaced(None, f"an element {tag.role} is empty")
        if tag.role == "TH" and tag.scope is None:
            yield Misplaced(None, "a TH doesn’t say what it is the header of (Scope)")


def _in_block(leaves: Sequence[Located], pairs: "_Pairs") -> Iterator[Misplaced]:
    block = leaves[0].block
    ends = list(accumulate(len(part.text) for part in block.parts))
    origins = read(block.text)[1]
    for one in leaves:
        part = block.parts[bisect_right(ends, origins[one.start])]
        if message := pairs.match(block, part, one.leaf):
            yield Misplaced(block, message)
            return


@dataclass(slots=True)
class _Pairs:
    """The pairs of corresponding elements of the page and of the PDF."""

    tags: dict[Node, dict[Tag, None]] = field(default_factory=dict)
    nodes: dict[Tag, dict[Node, None]] = field(default_factory=dict)
    blocks: dict[Node, TextBlock] = field(default_factory=dict)

    def match(self, block: TextBlock, part: Part, leaf: Leaf) -> str | None:
        """Walk down both paths of a text; return what is wrong with the PDF's, if anything."""
        wanted = resolved(part.path)
        found = list(leaf.path)
        place, is_in_paragraph = 0, False
        for tag in found:
            node, place = self._next(wanted, place, tag)
            if node is not None:
                self._pair(node, tag, block)
                place += 1
            elif _may_be_paragraph(wanted, place, tag) and not is_in_paragraph:
                is_in_paragraph = True
            else:
                said = wanted[place].role if place < len(wanted) else "text"
                return f"is {_said(found)}, and has to be {_said(wanted)}: {tag.role} for {said}"
        rest = [node for node in wanted[place:] if not _is_optional(node)]
        if rest:
            return f"is {_said(found)}, and has to be {_said(wanted)}: no {rest[0].role}"
        blocks = [node for node in wanted if not is_inline(node.role)]
        if not leaf.is_figure and holds_no_text(blocks[-1]) and not is_in_paragraph:
            return f"is {_said(found)}: text in {blocks[-1].role} has to be in a P"
        return None

    def _next(self, wanted: Sequence[Node], place: int, tag: Tag) -> tuple[Node | None, int]:
        """The node that a tag corresponds to, and its place; optional nodes are skipped."""
        at = place
        while at < len(wanted):
            node = wanted[at]
            if node.role == tag.role:
                return node, at
            if node.body is not None and tag.role == "LBody":
                return node.body, at
            if not _is_optional(node):
                break
            at += 1
        return None, place

    def _pair(self, node: Node, tag: Tag, block: TextBlock) -> None:
        self.tags.setdefault(node, {})[tag] = None
        self.nodes.setdefault(tag, {})[node] = None
        self.blocks.setdefault(node, block)

    def uneven(self) -> Iterator[Misplaced]:
        """Elements that correspond to several on the other side, and cells in another place."""
        for node, tags in self.tags.items():
            block, (tag, *more) = self.blocks[node], tags
            if more:
                yield Misplaced(block, f"one {node} of the page is {len(tags)} elements {tag.role}")
            elif len(self.nodes[tag]) > 1:
                first = next(iter(self.nodes[tag]))
                if node is first:
                    count = len(self.nodes[tag])
                    yield Misplaced(block, f"{count} {node} of the page are one element {tag.role}")
            elif node.scope and node.scope != tag.scope:
                yield Misplaced(block, f"{node} is the header of a {node.scope}, not {tag.scope}")
            elif node.role == "TR" and node.cells != tag.cells:
                yield Misplaced(block, f"a row of {node.cells} cells has {tag.cells} in the PDF")


def _may_be_paragraph(wanted: Sequence[Node], place: int, tag: Tag) -> bool:
    """Whether a tag may be the P around text, a link or an image directly in a group."""
    is_last = place == len(wanted) or is_inline(wanted[place].role)
    return tag.role == "P" and is_last and place > 0 and holds_no_text(wanted[place - 1])


def _is_optional(node: Node) -> bool:
    """Whether it may be missing: a link is plain text in a PDF for a press."""
    return node.role == "Link"


def _said(path: Sequence[Node | Tag]) -> str:
    return " ▸ ".join(one.role for one in path[1:])
