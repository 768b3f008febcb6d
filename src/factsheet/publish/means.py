"""The theme, fonts and printers with which pages and PDFs are made."""

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Self

from factsheet.config.config import Config
from factsheet.diagnostics import Findings
from factsheet.gate.fonts import Fonts, fonts_of
from factsheet.load.theme import Theme, load_theme
from factsheet.pages.webfonts import with_web_fonts
from factsheet.publish.executors.names import LOCAL
from factsheet.publish.executors.printers import Printers
from factsheet.publish.layout import press_for
from factsheet.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Means:
    """A publication's theme, fonts and printers."""

    theme: Theme
    """The theme, including the publication's web fonts."""
    fonts: Fonts
    printers: Printers

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        config: Config,
        findings: Findings,
        executor: Executor | str = LOCAL,
    ) -> Self:
        fonts = fonts_of(workspace, findings)
        theme = with_web_fonts(load_theme(workspace, config.theme), fonts.own)
        return cls(theme, fonts, Printers(press_for(theme, fonts), executor))
