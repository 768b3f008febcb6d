"""Random edits of a publication, such as people and their editors make."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CONTENT = ("facts/*.yaml", "sheets/*.yaml", "locales/*/LC_MESSAGES/*.po", "templates/css/*.css")


@dataclass
class Edits:
    """Edits files below `root`, the same ones for the same seed."""

    root: Path
    seed: int = 1
    count: int = 0
    random: Random = field(init=False)
    originals: dict[Path, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        files = (path for pattern in CONTENT for path in self.root.glob(pattern))
        self.originals = {path: path.read_bytes() for path in files}
        config = self.root / "factsheet.toml"
        self.originals[config] = config.read_bytes()

    def restore(self) -> None:
        """Take back all edits."""
        for path, data in self.originals.items():
            path.write_bytes(data)

    def edit(self) -> str:
        """Edit one file; what was done."""
        self.count += 1
        if self.count % 9 == 0:
            self.restore()
            return "restored"
        path = self.random.choice([one for one in self.originals if one.exists()])
        text = path.read_text("utf-8")
        chosen = self._catalog if path.suffix == ".po" else self._written
        what, new = chosen(text) if path.suffix != ".toml" else self._settings(text)
        if new is None:
            path.unlink()
        elif self.random.random() < 0.5:
            path.write_text(new, "utf-8")
        else:  # as editors do that write safely
            other = path.with_name(f".{path.name}.swp")
            other.write_text(new, "utf-8")
            other.replace(path)
        return f"{path.relative_to(self.root)}: {what}"

    def _catalog(self, text: str) -> tuple[str, str | None]:
        blocks = text.split("\n\n")
        at = self.random.randrange(1, len(blocks))
        kind = self.random.choice(("text", "text", "fuzzy", "drop", "swap", "note", "break"))
        if kind == "text":
            blocks[at] = re.sub(
                r'(msgstr(?:\[\d\])? ")', rf"\g<1>E{self.count} ", blocks[at], count=1
            )
        elif kind == "fuzzy":
            blocks[at] = f"#, fuzzy\n{blocks[at]}"
        elif kind == "drop":
            del blocks[at]
        elif kind == "swap":
            blocks[at], blocks[at - 1] = blocks[at - 1], blocks[at]
        elif kind == "note":
            blocks[at] = f"# note\n{blocks[at]}"
        else:
            blocks[at] = blocks[at].replace('"', "", 1)
        return kind, "\n\n".join(blocks)

    def _written(self, text: str) -> tuple[str, str | None]:
        kind = self.random.choice(("word", "word", "number", "append", "break", "remove"))
        if kind == "word":
            found = list(re.finditer(r"(?<=[:{] )[A-Z]?[a-z]{3,}(?= [a-z])", text))
            if found:
                one = self.random.choice(found)
                text = f"{text[: one.end()]} x{self.count}{text[one.end() :]}"
        elif kind == "number":
            text = re.sub(r"value: \d+", f"value: {self.random.randrange(2, 999)}", text, count=1)
        elif kind == "append":
            text += f"# {self.count}\n" if ":root" not in text else f"/* {self.count} */\n"
        elif kind == "break":
            text = f"{text}\n{{"
        else:
            return kind, None
        return kind, text

    def _settings(self, text: str) -> tuple[str, str | None]:
        return "publisher", re.sub('publisher = "', f'publisher = "P{self.count} ', text)
