"""The inputs of each PDF of an output folder, to explain why one is rendered again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

from factsheet.publish.cache.seal import read_sealed, write_sealed

Parts = Mapping[str, str]
"""Versions and digests, by readable names."""
FORMAT = "ingredients 1"
"""Incremented when the file format changes."""
COMMON = "common"
NAMED = 3
"""Maximum number of reasons given for one PDF."""


@dataclass(slots=True)
class Ingredients:
    """The inputs of the PDFs of the last build."""

    common: dict[str, Parts] = field(default_factory=dict)
    """Shared inputs by their digest: those of a partial build may differ."""
    own: dict[str, Parts] = field(default_factory=dict)
    """Other inputs of each PDF, by path in the output folder; `COMMON` refers to that digest."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the file; empty if it is missing or damaged."""
        data = read_sealed(path, FORMAT)
        return cls() if data is None else cls(**json.loads(data))

    def write(self, path: Path) -> None:
        used = {own[COMMON] for own in self.own.values()}
        self.common = {name: parts for name, parts in self.common.items() if name in used}
        write_sealed(path, FORMAT, json.dumps(asdict(self), ensure_ascii=False).encode())

    def note(self, made: Mapping[str, Parts], common: Parts) -> None:
        """Record the inputs of each PDF, by path, and those that all of them share."""
        digest = hashlib.sha256(json.dumps(common).encode()).hexdigest()
        self.common[digest] = common
        self.own |= {name: {**own, COMMON: digest} for name, own in made.items()}

    def reasons(self, name: str, own: Parts, common: Parts) -> list[str]:
        """The changed inputs, in words; empty if nothing changed."""
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
