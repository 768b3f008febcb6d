"""Load editions.yaml: notes about earlier editions."""

from functools import partial
from typing import TypeVar

from factsheet.load.decode import Decoder, UndecodableError
from factsheet.load.yaml import Node, Scalar
from factsheet.model.corrections import Correction, EditionNotes, Withdrawal
from factsheet.model.dates import Day

EDITIONS = "editions.yaml"
Remark = TypeVar("Remark", Correction, Withdrawal)


def read_editions(decoder: Decoder, root: Node) -> dict[str, EditionNotes]:
    """The notes by edition date; empty, with findings, if there is a problem."""
    try:
        mapping = decoder.filled(root, "the file")
        notes = decoder.all_of(partial(_notes, decoder, key, part) for key, part in mapping.items())
    except UndecodableError:
        return {}
    return {one.id: one for one in notes}


def _notes(decoder: Decoder, key: Scalar, node: Node) -> EditionNotes:
    day = decoder.notation(Day.parse, key, "the edition").canonical
    read = {
        "corrected": lambda part, context: decoder.sequence(
            part, "corrected", partial(_remark, decoder, Correction, f"{context}:corrected")
        ),
        "withdrawn": lambda part, context: _remark(
            decoder, Withdrawal, f"{context}:withdrawn", part
        ),
    }
    given = {"id": day, "at": key.at}
    what = f"edition “{day}”"
    return decoder.record(
        EditionNotes, node, f"edition:{day}", given=given, readers=read, what=what
    )


def _remark(decoder: Decoder, model: type[Remark], context: str, node: Node) -> Remark:
    """Decode a correction or withdrawal. Its date makes the context of its text unique."""
    what = model.__name__.lower()
    date = decoder.mapping(node, what).get("date")
    name = date.text if isinstance(date, Scalar) else ""
    return decoder.record(model, node, f"{context}:{name}", given={"at": node.at}, what=what)
