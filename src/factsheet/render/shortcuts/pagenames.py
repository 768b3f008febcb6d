"""Names of pages (CSS Paged Media 3, 4.2), where a page has any."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Function = Callable[..., Any]


@dataclass(slots=True)
class PageNames:
    """Whether any element asks for a page with a name."""

    are_any: bool = True

    def look(self, style_for: Any) -> None:
        """See whether the page has any: `style_for` knows the styles of all its elements."""
        styles = style_for.get_computed_styles().values()
        self.are_any = any("page" in style.cascaded for style in styles)

    def shortened(self, block_level_page_name: Function) -> Function:
        def shortened(before: Any, after: Any) -> Any:
            # Without names there is no change of name between any two blocks.
            return block_level_page_name(before, after) if self.are_any else None

        return shortened
