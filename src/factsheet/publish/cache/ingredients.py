"""What each PDF of an output folder was made from: why one is made again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from factsheet.publish.cache.seal import read_sealed, write_sealed

Parts = Mapping[str, str]
"""Versions and digests, by names that people know."""
FORMAT = "ingredients 1"
"""Raised when the meaning of what is written here changes."""
COMMON = "common"
NAMED = 3
"""Reasons that are told of one PDF."""


@dataclass(slots=True)
class Ingredients:
    """The parts of the PDFs that were made last."""

    common: dict[str, Parts] = field(default_factory=dict)
    """What PDFs have in common, by its digest: those of a partial build may have another."""
    own: dict[str, Parts] = field(default_factory=dict)
    """What else one was made from, by its path in the output folder; COMMON is that digest."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """What was written; nothing where that is missing or damaged."""
        data = read_sealed(path, FORMAT)
        return cls() if data is None else cls(**json.loads(data))

    def write(self, path: Path) -> None:
        used = {own[COMMON] for own in self.own.values()}
        self.common = {name: parts for name, parts in self.common.items() if name in used}
        write_sealed(path, FORMAT, json.dumps(asdict(self), ensure_ascii=False).encode())

    def note(self, made: Mapping[str, Parts], common: Parts) -> None:
        """Remember what else each PDF is made from, by its path, and what all of these have in
        common."""
        digest = hashlib.sha256(json.dumps(common).encode()).hexdigest()
        self.common[digest] = common
        self.own |= {name: {**own, COMMON: digest} for name, own in made.items()}

    def reasons(self, name: str, own: Parts, common: Parts) -> list[str]:
        """What is new, in words; nothing where all is as it was."""
        if name not in self.own:
            return ["it was not there before"]
        before = self.own[name]
        changed = [
            *_changes(before, {**own, COMMON: before[COMMON]}),
            *_changes(self.common.get(before[COMMON], {}), common),
        ]
        more = len(changed) - NAMED
        return changed[:NAMED] + ([f"{more} more"] if more > 0 else [])


def _changes(before: Parts, now: Parts) -> Iterator[str]:
    for name in (*now, *(name for name in before if name not in now)):
        old, new = before.get(name), now.get(name)
        if old == new:
            continue
        if old is None or new is None:
            yield f"{name} is {'new' if old is None else 'gone'}"
        elif len(new) == len(old) == hashlib.sha256().digest_size * 2:
            yield f"{name} has changed"
        else:
            yield f"{name} was {old}, and is {new}"
