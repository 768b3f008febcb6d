"""Load sheets/*.yaml: sheets and their blocks."""

import re
from functools import partial
from pathlib import PurePosixPath

from factsheet.load.decode import BLOCK_ID, Decoder, UndecodableError
from factsheet.load.yaml import Node, Scalar
from factsheet.model.sheet import BLOCKS, Block, Cover, FigureIcon, Icon, Sheet
from factsheet.rules.files import BAD_ID, MISSING_KEY

INDEX = "index"
"""The name of the page that lists all sheets."""
ANCHOR = re.compile(r"content|source-[0-9]+")
"""Ids that pages use for their own links, which blocks may not have."""
COVER = "cover"
"""A key of sheets with texts. A block of this name would have the same contexts."""


def read_sheet(decoder: Decoder, node: Node, path: str) -> Sheet | None:
    """The sheet of a file, whose id is the file's name; None if there is a problem."""
    name = PurePosixPath(path).stem
    try:
        decoder.identifier(Scalar(name, plain=True, at=node.at), BLOCK_ID, "a-z, 0-9 and hyphens")
        if name == INDEX:
            decoder.fail(BAD_ID, "“index” is reserved for the page that lists all sheets", node.at)
        return decoder.record(
            Sheet,
            node,
            f"sheet:{name}",
            given={"id": name, "at": node.at},
            readers={"blocks": partial(_blocks, decoder), COVER: partial(_cover, decoder)},
            what=f"sheet “{name}”",
        )
    except UndecodableError:
        return None


def _cover(decoder: Decoder, node: Node, context: str) -> Cover:
    return decoder.record(Cover, node, f"{context}:{COVER}", given={"at": node.at}, what=COVER)


def _blocks(decoder: Decoder, node: Node, context: str) -> dict[str, Block]:
    mapping = decoder.filled(node, "blocks")
    blocks = decoder.all_of(
        partial(_block, decoder, key, part, context) for key, part in mapping.items()
    )
    return dict(zip(mapping.entries, blocks, strict=True))


def _block(decoder: Decoder, key: Scalar, node: Node, context: str) -> Block:
    decoder.identifier(key, BLOCK_ID, "a-z, 0-9 and hyphens")
    if ANCHOR.fullmatch(key.text):
        decoder.fail(BAD_ID, f"“{key.text}” is reserved for an anchor that every page has", key.at)
    if key.text == COVER:
        decoder.fail(
            BAD_ID,
            f"“{COVER}” is reserved for the sheet’s cover picture",
            key.at,
            "choose another name",
        )
    mapping = decoder.mapping(node, f"block “{key.text}”")
    kind = mapping.get("type")
    if kind is None:
        hint = f"known: {', '.join(BLOCKS)}"
        decoder.fail(MISSING_KEY, f"block “{key.text}” needs “type”", key.at, hint)
    name = decoder.known(decoder.scalar(kind, "type"), BLOCKS, "type", kind.at)
    return decoder.record(
        BLOCKS[name],
        mapping,
        f"{context}:{key.text}",
        given={"at": key.at},
        readers={"icons": partial(_icons, decoder)},
        elsewhere=("type",),
        what=f"block “{key.text}”",
    )


def _icons(decoder: Decoder, node: Node, context: str) -> tuple[FigureIcon, ...]:
    """Decode icons, `{staff.total: people}`: the drawing above each figure of the block."""
    mapping = decoder.filled(node, "icons")
    return tuple(
        decoder.all_of(partial(_icon, decoder, key, part, context) for key, part in mapping.items())
    )


def _icon(decoder: Decoder, key: Scalar, node: Node, context: str) -> FigureIcon:
    return FigureIcon(
        decoder.reference(key, context, "icons"), decoder.decode(Icon, node, context, "icon")
    )
