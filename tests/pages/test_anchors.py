"""Each value has one address on a page."""

from factsheet.pages.anchors import with_anchors

HEAD = '<div class="running"><data value="1" data-fact="a.b" dir="ltr">1</data></div><header>'


def test_the_first_mention_has_the_id() -> None:
    page = f"""{HEAD}<h1><data value="1" data-fact="a.b" dir="ltr">1</data></h1></header>
<p aria-hidden="true"><data class="long-word" value="x" data-fact="c" dir="ltr">x</data></p>
<p><data class="long-word" value="x" data-fact="c" dir="ltr">x</data>
<time datetime="2021" data-fact="d.e" data-form="year" dir="ltr">2021</time>
<data value="1" data-fact="a.b" dir="ltr">1</data></p>"""
    found = with_anchors(page)
    assert found.count("id=") == 3
    assert '<h1><data id="value_a.b" value="1"' in found
    assert '<p><data id="value_c" class="long-word"' in found
    assert '<time id="value_d.e" datetime="2021"' in found
    assert with_anchors(found.replace("<header>", "")).count('id="value_c"') == 1


def test_other_elements_are_left_alone() -> None:
    for page in ("", "<p>", '<data value="1">1</data>', "<header><data data-fact='a'>"):
        assert with_anchors(page) == page
