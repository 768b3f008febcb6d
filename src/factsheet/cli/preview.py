"""factsheet preview: the sheets in a browser, as they are on disk at this moment."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, require_libraries
from factsheet.interface.results import require_known
from factsheet.workspace import Workspace

DESCRIPTION = """\
Show the sheets in a browser, page and paper side by side, in up to four languages. What you save in
an editor appears at once, and the page keeps its scroll position. Findings of the checks are shown
over the passages that they are about. Nothing is written to output/.

The server accepts connections from this machine only, and its address contains a secret. Ctrl-C
ends it.
"""
EXAMPLES = """\
examples:
  factsheet preview                                opens the first sheet in your browser
  factsheet preview --locale en --locale ar        two languages side by side
  factsheet preview --sheet membership --no-open   prints the address to open yourself
  factsheet preview --editor zed                   places open in Zed instead of VS Code
"""
EXTRA = ("preview", ("starlette", "uvicorn", "watchfiles"))
PORT = 8765


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "preview",
        run,
        help="show the sheets in a browser while you write them",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument(
        "--port",
        type=_port,
        metavar="N",
        help=f"listen on this port (default: {PORT}, or any that is free)",
    )
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="show this language first; up to four"
    )
    parser.add_argument("--sheet", metavar="ID", help="show this sheet first")
    parser.add_argument(
        "--editor",
        default="vscode",
        metavar="NAME",
        help="the program that places in files open in: vscode (default), vscodium, cursor, zed, "
        "jetbrains, emacs, none, or an address with {path}, {line} and {column}",
    )
    parser.add_argument(
        "--no-open", action="store_true", help="print the address, and open no browser"
    )


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Serve until Ctrl-C, which is a normal end."""
    require_libraries("preview", *EXTRA)
    from factsheet.preview.live import Live, pseudo_among
    from factsheet.preview.server import bound, serve
    from factsheet.preview.session import Session
    from factsheet.preview.telling import EDITORS, Links

    try:
        editor = EDITORS.get(options.editor, options.editor)
        editor.format(path="", line=1, column=1)
    except (KeyError, IndexError, ValueError):
        hint = "factsheet preview --help"
        raise CommandError(f"“{options.editor}” is not an editor", hint) from None
    live = Live(workspace.root, pseudo_among(options.locale or ()))
    live.refresh()
    if edition := live.edition:
        sheets = [options.sheet] if options.sheet else []
        require_known("locale", options.locale, list(edition.voices))
        require_known("sheet", sheets, list(live.sheets(edition.day)))
    try:
        listening = bound(options.port if options.port is not None else PORT)
    except OSError as error:
        if options.port is not None:
            message = f"port {options.port} can’t be used: {error.strerror}"
            raise CommandError(message, "leave out --port to use any free one") from None
        listening = bound(0)

    def opened(address: str) -> None:
        first = [f"sheet={options.sheet}"] if options.sheet else []
        first += [f"locale={tag}" for tag in options.locale or ()]
        address += f"#{'&'.join(first)}" if first else ""
        console.print(address)
        console.out.flush()
        console.say("Ctrl-C ends the preview")
        if not options.no_open:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(Session(live, Links(workspace.root, editor)), listening, opened)
    except KeyboardInterrupt:
        console.say("")
    return 0


def _port(notation: str) -> int:
    if not (notation.isascii() and notation.isdigit() and int(notation) < 65536):
        raise argparse.ArgumentTypeError(f"“{notation}” is not a port: a number up to 65535")
    return int(notation)
