"""Check the files around catalogs: outdated compiled ones, and catalogs of unknown languages."""

from collections.abc import Iterable, Iterator

from factsheet.catalogs.catalog import Catalog, catalog_path
from factsheet.catalogs.compile import Compiled, compiled_messages, published_messages
from factsheet.catalogs.parser import size_problem
from factsheet.diagnostics import Diagnostic, Location, nearest
from factsheet.locales.profile import LocaleProfile
from factsheet.rules import error, warning
from factsheet.workspace import Workspace

COMPILED = error(
    code="compiled-behind",
    summary="A .mo file differs from its .po.",
    rationale="Other programs read the compiled file and would show outdated translations. "
    "factsheet reads the .po: delete a .mo that nobody needs.",
    bad="factsheet.po:  msgstr “Pays membres”\nfactsheet.mo:  “Pays membre”",
    good="after the last edit of a .po:  factsheet compile",
)
UNLISTED = warning(
    code="catalog-unlisted",
    summary="A catalog belongs to no language of the publication.",
    rationale="Its translations are not printed: the folder is misnamed, or factsheet.toml has no "
    "table for the language. Folders have gettext's names: `fr`, `pt_BR`.",
    bad="locales/pt-br/LC_MESSAGES/factsheet.po",
    good="locales/pt_BR/LC_MESSAGES/factsheet.po   with   [locales.pt-BR]",
)
RULES = (COMPILED, UNLISTED)
LOCALES = "locales"


def check_compiled(workspace: Workspace, catalogs: Iterable[Catalog]) -> Iterator[Diagnostic]:
    """Report outdated compiled files. Their header is not compared."""
    for catalog in catalogs:
        path = f"{catalog.path.removesuffix('.po')}.mo"
        try:
            if not workspace.exists(path):
                continue
            there = _compiled(workspace, path)
        except (OSError, ValueError) as error:
            message = f"the compiled file can’t be read: {error}"
        else:
            if there == published_messages(catalog):
                continue
            message = "the compiled file differs from its .po"
        at, hint = Location(path), "run: factsheet compile, or delete it if no program reads it"
        yield COMPILED.found(message, at, hint=hint, locale=catalog.locale)


def _compiled(workspace: Workspace, path: str) -> Compiled:
    """Read a .mo file. Raises OSError, and ValueError if it is too large or malformed."""
    if problem := size_problem(workspace.size(path)):
        raise ValueError(problem)
    return compiled_messages(workspace.read_bytes(path))


def check_unlisted(workspace: Workspace, profiles: Iterable[LocaleProfile]) -> Iterator[Diagnostic]:
    """Report catalogs below locales/ that no language uses."""
    paths = [catalog_path(profile) for profile in profiles]
    folder = workspace.path(LOCALES)
    for path in workspace.files(LOCALES, ".po") if folder.is_dir() else ():
        if path not in paths:
            message = "no language of factsheet.toml reads this catalog"
            hint = nearest(path, paths) or "add a table [locales.TAG], or delete the file"
            yield UNLISTED.found(message, Location(path), hint=hint)
