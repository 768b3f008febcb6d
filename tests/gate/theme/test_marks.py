"""Numbers of a page that stand in no `<data>`."""

from factsheet.gate.theme.marks import unmarked


def test_values_and_furniture_pass() -> None:
    html = (
        '<p><data value="195" data-fact="a" dir="ltr">195</data> and <time>23 November</time>'
        '<span class="marks" dir="ltr">&nbsp;<a href="#source-1">1</a></span></p>'
        "<p>Shepherd&#39;s &#34;log&#34;</p>"
        '<svg viewBox="0 0 9 9"><title>9 parts</title><path d="M1 2"/></svg><img alt="2" src=x>'
    )
    assert list(unmarked(html)) == []


def test_bare_values_are_found_with_their_block() -> None:
    html = '<section class="block block-figures width-full"><p>1,000 <data>5</data> ١٩٥</p>'
    assert list(unmarked(html)) == [("1,000", "figures"), ("١٩٥", "figures")]
