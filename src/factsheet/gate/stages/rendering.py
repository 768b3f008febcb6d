"""Codes of templates, and of laying out pages."""

from factsheet.gate.stages import FATAL, NOTED, TOLD

RULES = (
    FATAL(
        code="template-syntax",
        summary="A template is not valid Jinja, or not UTF-8.",
        rationale="A tag is not closed, or a word is none that Jinja knows. All pages that use "
        "the template would fail.",
        bad="{% for fact in block.facts %}\n<li>{{ fact.value|inline }}</li>",
        good="{% for fact in block.facts %}\n<li>{{ fact.value|inline }}</li>\n{% endfor %}",
    ),
    FATAL(
        code="template-missing",
        summary="A template asks for another one that is not there.",
        rationale="Its name is misspelt. The publication's templates go before the theme's, "
        "which are known as `theme/NAME` too.",
        bad='{% include "parts/brnad.html.jinja" %}',
        good='{% include "parts/brand.html.jinja" %}',
    ),
    FATAL(
        code="template-undefined",
        summary="A template prints something that pages do not have.",
        rationale="A name is misspelt, or belongs to another block. A template is handed "
        "`document` and `page`, that of a block has `block` too.",
        bad="{{ block.titel|inline }}",
        good="{{ block.heading|inline }}",
    ),
    FATAL(
        code="template-error",
        summary="A template fails while a page is made.",
        rationale="It does something that its values do not allow, such as adding a word to a "
        "number. The line named is the template's.",
        bad="{{ document.title + 1 }}",
        good="{{ document.title|inline }}",
    ),
    FATAL(
        code="unsafe-image",
        summary="A picture of the publication cannot be shown safely.",
        rationale="An SVG may run programs, fetch files and repeat a part a million times; a "
        "small file may unpack to more pixels than a machine has memory for. Pictures are "
        "published as they are, so they have to be plain: no scripts, nothing fetched, at most "
        "20,000 parts or 25 million pixels, in RGB or grey: a PDF/A has one kind of colour.",
        bad='<svg xmlns="http://www.w3.org/2000/svg"><script>…</script></svg>',
        good='<svg xmlns="http://www.w3.org/2000/svg"><path d="…"/></svg>',
    ),
    FATAL(
        code="output-link",
        summary="A folder of the output is a link.",
        rationale="What is written or removed below it would be in another place, which may be "
        "anybody's. A build writes into its own folder alone; that folder itself may be a link.",
        bad="output/fr -> /srv/www/fr",
        good="output/fr/ (a folder)",
    ),
    FATAL(
        code="output-foreign",
        summary="A part of an edition is to be built into one from another machine.",
        rationale="Pages and PDFs that the build does not make would become a part of the new "
        "edition, whoever wrote them. Builds reuse and keep only what the same user built on the "
        "same machine.",
        bad="factsheet build --locale fr (output/ was downloaded)",
        good="factsheet build (everything is made anew)",
    ),
    FATAL(
        code="page-limit",
        summary="A sheet has more pages than its limit.",
        rationale="A fact sheet of two pages is printed on one sheet of paper. Languages "
        "differ in length: the longest one decides. The page has been tightened as far as the "
        "bounds of docs/pdf.md allow; the hint names the texts that grew most in translation. A "
        "build writes the sheet all the same, marked as `over` in the manifest, and ends with 1.",
        bad="pages: 2\n(and the French PDF has 3)",
        good="pages: 2\n(and a block less)",
    ),
    TOLD(
        code="page-tightened",
        summary="A page is set closer than the theme has it, to keep its limit.",
        rationale="A translation is longer than its source. Distances, lines and then the type "
        "give way in steps, within the bounds that docs/pdf.md states. Nothing is wrong; who "
        "wants a language as airy as the others shortens its texts.",
        bad="pages: 1\n(and the French text is as long as a page and three lines)",
        good="pages: 1\n(and the French text is as long as a page)",
    ),
    TOLD(
        code="page-fill",
        summary="How full the pages of a sheet are, in each language.",
        rationale="Of each page in its turn: how much of the room between its margins is used, "
        "once the rows of blocks have been spread. `factsheet check --layout` says so of every "
        "sheet; a build writes it into the manifest, as `fill`.",
        bad="pages of sheet “staff” are full to: en 97%, 34%; fr 82%, 61%",
        good="pages of sheet “staff” are full to: en 97%, 71%; fr 100%, 75%",
    ),
    NOTED(
        code="page-hole",
        summary="A page that another one follows ends with more than 12% of its paper blank.",
        rationale="The next block does not fit below the others and begins a new page. Blocks "
        "have been spread, drawn together and moved as far as docs/pdf.md says, and a hole is "
        "left. Another order of blocks, or blocks side by side, would fill it.",
        bad="blocks:\n  offices: {type: map, …}\n  list: {type: list, …}",
        good="blocks:\n  list: {type: list, …}\n  offices: {type: map, …}",
    ),
    NOTED(
        code="page-rest",
        summary="The last page of a sheet is less than half full.",
        rationale="A few lines on a page of their own look like a mistake. Blocks have been "
        "spread and moved as far as docs/pdf.md says. Shorten the sheet by these lines, or add "
        "a block.",
        bad="pages: 2\n(and the second has the sources alone)",
        good="pages: 1",
    ),
    FATAL(
        code="missing-glyph",
        summary="No font has a character of the page.",
        rationale="A box would be printed in its place. It is looked for before anything is laid "
        "out, and named with the message that it is written in. Put a font that has it into "
        "fonts/ and name it in the locale's `font`: docs/scripts.md shows how, step by step.",
        bad="[locales.zh]",
        good='[locales.zh]\nfont = "Noto Sans SC"',
    ),
    NOTED(
        code="uneven-font",
        summary="A font lacks characters that another weight of its family has.",
        rationale="A word that is set in bold would have some of its letters from another font, "
        "or in another weight. It is asked for characters alone that pages print.",
        bad="fonts/House-Regular.ttf (with Devanagari)\nfonts/House-Bold.ttf (without)",
        good="fonts/House-Regular.ttf\nfonts/House-Bold.ttf (cut to the same characters)",
    ),
    NOTED(
        code="unshaped-script",
        summary="A font has the letters of a script, but no rules by which they join.",
        rationale="In the scripts of India, of Khmer or Tibetan, letters change places and "
        "shapes by rules of the font (OpenType's GSUB). Without them the words can't be read, "
        "though every letter is there. A tool that cuts fonts may have thrown the rules away.",
        bad="pyftsubset Noto.ttf --layout-features='' --unicodes=U+0900-097F",
        good="pyftsubset Noto.ttf --layout-features='*' --unicodes=U+0900-097F",
    ),
    FATAL(
        code="off-page",
        summary="Something printed runs off the paper.",
        rationale="The ink of every text and picture is measured on the laid-out page. A table "
        "with many columns, or a word that cannot be broken, may be wider than the page. The "
        "message names block, page and millimetres.",
        bad="columns: [year, q1, q2, q3, q4, total, change, share, rank, note]\n"
        "(nine digits in each)",
        good="columns: [year, total, change]",
    ),
    FATAL(
        code="cut-off",
        summary="Something printed is cut off by the box that it stands in.",
        rationale="A style gives an element a fixed size and hides what runs over "
        "(`overflow: hidden`). The message names block, page and millimetres.",
        bad=".note { block-size: 2rem; overflow: hidden; }",
        good=".note { min-block-size: 2rem; }",
    ),
    FATAL(
        code="overprinted",
        summary="Two texts are printed over each other.",
        rationale="Neither can be read. A long number or word runs out of its column, or a style "
        "moves one element onto another. The message names block, page, both texts and how deep "
        "they lie over each other.",
        bad="width: third\n(and a word of 64 characters)",
        good="width: full",
    ),
    FATAL(
        code="refused-resource",
        summary="A template or style asks for a file from outside.",
        rationale="Pages are made without a network and without the rest of the disk: what a "
        "page shows has to be in the publication.",
        bad='background: url("https://example.org/logo.png")',
        good='background: url("../images/logo.png")',
    ),
    FATAL(
        code="missing-resource",
        summary="A template or style asks for a file that is not there.",
        rationale="Its name is misspelt, or it lies in a folder that is not published: assets "
        "are in templates/css, templates/images and fonts.",
        bad='background: url("../images/lgoo.png")',
        good='background: url("../images/logo.png")',
    ),
    FATAL(
        code="image",
        summary="An image can't be drawn.",
        rationale="The file is cut off, or is something else under an image's name. A hole "
        "would be printed.",
        bad="templates/images/logo.png (a web page that was saved under this name)",
        good="templates/images/logo.png",
    ),
    FATAL(
        code="font",
        summary="A font that a style names can't be used.",
        rationale="Its file is missing or damaged, so another font would take its place "
        "without a word.",
        bad='@font-face { src: url("../fonts/House.woff") }',
        good='@font-face { src: url("../fonts/House.woff2") }',
    ),
    FATAL(
        code="stylesheet",
        summary="A style sheet has something that is ignored on paper, or that asks for too much.",
        rationale="A property or selector is misspelt, or is none that WeasyPrint knows. What "
        "only browsers understand belongs into a file NAME.screen.css. Numbers, lists, nesting "
        "and what var() comes to have bounds, for a page has to end. device-cmyk() and "
        "@color-profile are errors: a PDF with them is no PDF/A.",
        bad="h1 { colour: navy; }",
        good="h1 { color: navy; }",
    ),
    FATAL(
        code="anchor",
        summary="A link within a page leads nowhere, or to two places.",
        rationale="Its target was renamed or left out, or a template gives one id twice. "
        "Readers of the PDF would click in vain.",
        bad='<a href="#staf">Staff</a>',
        good='<a href="#staff">Staff</a>',
    ),
    FATAL(
        code="relative-link",
        summary="A link leads to a file beside the page, which a PDF has not.",
        rationale="A PDF is mailed and saved alone, so such a link leads nowhere. Write the "
        "whole address, or keep the link off paper.",
        bad='<a href="terms.html">Terms</a>',
        good='<a href="https://example.org/terms.html">Terms</a>',
    ),
    FATAL(
        code="accessibility",
        summary="A page lacks what readers of screens need.",
        rationale="PDF/UA-1 wants a title, a language, and words for every image; many "
        "publishers are held to it by law.",
        bad='<img src="../images/logo.png">',
        good='<img src="../images/logo.png" alt="The Society">',
    ),
    FATAL(
        code="pdf",
        summary="Something else went wrong while a PDF was made.",
        rationale="The message is WeasyPrint's own. The PDF might be incomplete, so it is not "
        "written.",
        bad="(a message of WeasyPrint)",
        good="(none)",
    ),
    FATAL(
        code="pdf-unavailable",
        summary="The libraries that PDFs are made with are not installed.",
        rationale="WeasyPrint needs Pango and HarfBuzz of the system: see the README's "
        "requirements. `--format html` does without.",
        bad="factsheet build (without Pango)",
        good="factsheet build --format html",
    ),
    TOLD(
        code="shortcuts-off",
        summary="PDFs are made slowly: a library has a version that shortcuts do not know.",
        rationale="Shortcuts replace functions of certain versions of WeasyPrint, tinyhtml5 and "
        "pydyf. With other versions pages look the same and take about three times as long. "
        "locks/build.txt has the versions that are known.",
        bad="weasyprint 70.1",
        good="weasyprint 70.0",
    ),
    FATAL(
        code="worker-lost",
        summary="A sheet's PDF is not made: every worker that tried has ended.",
        rationale="A worker that ends, for want of memory or by a defect of a library, loses no "
        "sheet: what it had is given to others, one at a time. What has ended three is given up.",
        bad="a table of 100,000 rows, in a container of 256 MiB",
        good="fewer rows, or more memory",
    ),
    FATAL(
        code="worker-differs",
        summary="A worker has other versions of factsheet or its libraries.",
        rationale="It would make other bytes, so that a build would depend on which worker took "
        "which sheet. Give all of them the same image.",
        bad="pango 1.50.12 there, 1.56.3 here",
        good="the same image everywhere",
    ),
    FATAL(
        code="executor-unavailable",
        summary="There is nobody to render: Dask is not installed, no scheduler answers, or the "
        "executor forks a process that has made PDFs.",
        rationale="What was asked for is not silently done here instead: docs/scale.md.",
        bad="factsheet build --executor dask://10.0.0.5:8786 (nobody listens)",
        good="factsheet build --executor local",
    ),
    FATAL(
        code="executor-lost",
        summary="The workers have gone in the middle of a build.",
        rationale="An executor that somebody else has started is not started again. What was "
        "rendered before is kept, and not rendered again.",
        bad="the scheduler is ended",
        good="factsheet build (once more)",
    ),
)
