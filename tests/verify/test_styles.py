"""What paper leaves out, by style sheets."""

from factsheet.published.styles import is_for_paper, left_out, read_styles


def test_classes_that_paper_does_not_show() -> None:
    css = """
    /* .comment { display: none } */
    .skip, .menu { display: none; }
    .running { position: running(foot); color: red }
    .note h2::before { display: none }
    .shown { display: block }
    @media screen and (max-width: 9em) { .narrow { display: none } p { margin: 0 } }
    @media print { .dark { display:none } }
    """
    assert left_out([read_styles("a.css", css)]) == {"skip", "menu", "running", "dark"}


def test_style_sheets_for_paper() -> None:
    names = ("a/20-page.css", "a/40-paper.print.css", "a/50-screen.screen.css", "a/x.html")
    assert [is_for_paper(name) for name in names] == [True, True, False, False]
