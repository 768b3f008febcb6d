"""Rules of templates, and of laying out pages."""

from factsheet.rules import fixed_error, note, warning

TEMPLATE_SYNTAX = fixed_error(
    code="template-syntax",
    summary="A template is not valid Jinja, or not UTF-8.",
    rationale="A tag is not closed, or a word is unknown to Jinja. All pages that use the template "
    "would fail.",
)
TEMPLATE_MISSING = fixed_error(
    code="template-missing",
    summary="A template includes another one that does not exist.",
    rationale="Its name is misspelt. The publication's templates replace the theme's, which are "
    "also available as `theme/NAME`.",
    bad='{% include "parts/brnad.html.jinja" %}',
    good='{% include "parts/brand.html.jinja" %}',
)
TEMPLATE_UNDEFINED = fixed_error(
    code="template-undefined",
    summary="A template prints something that pages do not have.",
    rationale="A name is misspelt, or belongs to another block. Templates have `document` and "
    "`page`; those of blocks have `block` too.",
    bad="{{ block.titel|inline }}",
    good="{{ block.heading|inline }}",
)
TEMPLATE_ERROR = fixed_error(
    code="template-error",
    summary="A template fails while a page is made.",
    rationale="It does something that its values do not allow, such as adding a word to a number. "
    "The line is the template's.",
)
UNSAFE_IMAGE = fixed_error(
    code="unsafe-image",
    summary="A picture of the publication can't be shown safely.",
    rationale="An SVG can run programs, fetch files and repeat a part a million times; a small "
    "file can unpack to more pixels than fit in memory. Pictures are published unchanged, so they "
    "must be plain: no scripts, nothing fetched, at most 20,000 parts or 25 million pixels, in RGB "
    "or grey, the only colours of PDF/A here.",
    bad='<svg xmlns="http://www.w3.org/2000/svg"><script>…</script></svg>',
    good='<svg xmlns="http://www.w3.org/2000/svg"><path d="…"/></svg>',
)
OUTPUT_LINK = fixed_error(
    code="output-link",
    summary="A folder of the output is a link.",
    rationale="Files below it would be written and removed elsewhere. Only the output folder "
    "itself may be a link.",
)
EDITION_EXISTS = fixed_error(
    code="edition-exists",
    summary="The archive has another edition of the same date.",
    rationale="Readers cite an edition by its address, so its contents must not change. A "
    "corrected edition gets its own address once editions.yaml states what was wrong.",
)
RESERVED_ADDRESS = fixed_error(
    code="reserved-address",
    summary="A file of an edition has an address that the archive needs.",
    rationale="The archive keeps editions in editions/ and lists them in LOCALE/editions.html.",
)
OUTPUT_FOREIGN = fixed_error(
    code="output-foreign",
    summary="A part of an edition would be built into an output from another machine.",
    rationale="Pages and PDFs that the build does not make would become a part of the new edition, "
    "whoever wrote them. Builds reuse only what the same user built on the same machine.",
)
PAGE_LIMIT = fixed_error(
    code="page-limit",
    summary="A sheet has more pages than its limit.",
    rationale="Languages differ in length, and the longest one decides. The page has been "
    "tightened within the bounds of docs/pdf.md; the hint names the texts that grew most in "
    "translation. A build still writes the sheet, marks it as `over` in the manifest, and ends "
    "with 1.",
)
PAGE_TIGHTENED = note(
    code="page-tightened",
    summary="A page is set more tightly than the theme, to keep its limit.",
    rationale="A translation is longer than its source, so distances, line spacing and then the "
    "type size are reduced, within the bounds of docs/pdf.md. To avoid this, shorten the texts of "
    "this language.",
)
PAGE_FILL = note(
    code="page-fill",
    summary="How full the pages of a sheet are, in each language.",
    rationale="For each page, the share of the space between its margins that is used once blocks "
    "have been spread. `factsheet check --layout` states it for every sheet; a build writes it to "
    "the manifest as `fill`.",
)
PAGE_HOLE = warning(
    code="page-hole",
    summary="More than 12% of a page that is followed by another one is blank.",
    rationale="The next block does not fit and begins a new page, although blocks were spread, "
    "drawn together and moved as docs/pdf.md describes. Reorder the blocks, or put some side by "
    "side.",
)
PAGE_REST = warning(
    code="page-rest",
    summary="The last page of a sheet is less than half full.",
    rationale="A few lines on a page of their own look like a mistake. Shorten the sheet by these "
    "lines, or add a block.",
)
MISSING_GLYPH = fixed_error(
    code="missing-glyph",
    summary="No font has a character of the page.",
    rationale="A box would be printed instead. Put a font that has it into fonts/ and name it as "
    "the locale's `font`: docs/scripts.md shows how.",
)
UNEVEN_FONT = warning(
    code="uneven-font",
    summary="A font lacks characters that another weight of its family has.",
    rationale="Bold words would have some letters from another font or weight. Only characters "
    "that pages print are checked.",
)
UNSHAPED_SCRIPT = warning(
    code="unshaped-script",
    summary="A font has the letters of a script, but no rules for joining them.",
    rationale="In scripts such as Devanagari, Khmer and Tibetan, letters change place and shape by "
    "rules of the font (OpenType's GSUB). Without them words can't be read. A tool that subsets "
    "fonts may have removed them.",
)
OFF_PAGE = fixed_error(
    code="off-page",
    summary="Something runs off the paper.",
    rationale="A table with many columns, or a word that can't be broken, may be wider than the "
    "page. The ink of every text and picture is measured; the message names block, page and "
    "millimetres.",
)
CUT_OFF = fixed_error(
    code="cut-off",
    summary="Something is cut off by its box.",
    rationale="A style gives an element a fixed size and hides what exceeds it (`overflow: "
    "hidden`). The message names block, page and millimetres.",
)
OVERPRINTED = fixed_error(
    code="overprinted",
    summary="Two texts overlap.",
    rationale="A long number or word runs out of its column, or a style moves an element onto "
    "another. The message names block, page, both texts and the depth of the overlap.",
)
REFUSED_RESOURCE = fixed_error(
    code="refused-resource",
    summary="A template or style asks for a file from outside.",
    rationale="Pages are made without a network and without the rest of the disk. Put the file "
    "into the publication.",
    bad='background: url("https://example.org/logo.png")',
    good='background: url("../images/logo.png")',
)
MISSING_RESOURCE = fixed_error(
    code="missing-resource",
    summary="A template or style asks for a file that does not exist.",
    rationale="Its name is misspelt, or its folder is not published: assets are in templates/css, "
    "templates/images and fonts.",
    bad='background: url("../images/lgoo.png")',
    good='background: url("../images/logo.png")',
)
IMAGE = fixed_error(
    code="image",
    summary="An image can't be drawn.",
    rationale="The file is damaged or not an image. Replace it.",
)
FONT = fixed_error(
    code="font",
    summary="A font that a style names can't be used.",
    rationale="Its file is missing or damaged, so another font would be used instead.",
)
STYLESHEET = fixed_error(
    code="stylesheet",
    summary="A style sheet has something that is ignored on paper, or costs too much.",
    rationale="A property or selector is misspelt or unknown to WeasyPrint; put what only browsers "
    "understand into NAME.screen.css. Numbers, lists, nesting and results of var() are limited. "
    "device-cmyk() and @color-profile are errors, because PDF/A does not allow them here.",
    bad="h1 { colour: navy; }",
    good="h1 { color: navy; }",
)
ANCHOR = fixed_error(
    code="anchor",
    summary="A link within a page has no target, or two.",
    rationale="Its target was renamed or left out, or a template uses one id twice.",
    bad='<a href="#staf">Staff</a>',
    good='<a href="#staff">Staff</a>',
)
RELATIVE_LINK = fixed_error(
    code="relative-link",
    summary="A link leads to a file beside the page, which a PDF does not have.",
    rationale="PDFs are mailed and saved alone. Write the whole address, or leave the link out on "
    "paper.",
    bad='<a href="terms.html">Terms</a>',
    good='<a href="https://example.org/terms.html">Terms</a>',
)
ACCESSIBILITY = fixed_error(
    code="accessibility",
    summary="A page lacks what screen readers need.",
    rationale="PDF/UA-1 requires a title, a language, and an alternative text for every image; "
    "many publishers are legally bound to it.",
    bad='<img src="../images/logo.png">',
    good='<img src="../images/logo.png" alt="The Society">',
)
PDF = fixed_error(
    code="pdf",
    summary="Making a PDF failed in another way.",
    rationale="The message is WeasyPrint's. The PDF might be incomplete, so it is not written.",
)
PDF_UNAVAILABLE = fixed_error(
    code="pdf-unavailable",
    summary="The libraries that make PDFs are not installed.",
    rationale="WeasyPrint needs Pango and HarfBuzz: see the README's requirements. `--format html` "
    "works without them.",
)
SHORTCUTS_OFF = note(
    code="shortcuts-off",
    summary="PDFs are made slowly: the version of a library is unknown to the shortcuts.",
    rationale="Shortcuts replace functions of certain versions of WeasyPrint, tinyhtml5 and pydyf. "
    "With other versions pages look the same, and take about three times as long. locks/build.txt "
    "has the known versions.",
)
WORKER_LOST = fixed_error(
    code="worker-lost",
    summary="The PDF of a sheet could not be made: every worker that tried has ended.",
    rationale="If a worker ends, for lack of memory or by a defect of a library, its sheets are "
    "given to others, one at a time. A sheet with which three workers ended is given up.",
)
WORKER_DIFFERS = fixed_error(
    code="worker-differs",
    summary="A worker has other versions of factsheet or its libraries.",
    rationale="The bytes would depend on which worker made which sheet. Use the same image for "
    "all.",
)
EXECUTOR_UNAVAILABLE = fixed_error(
    code="executor-unavailable",
    summary="The executor can't be used: Dask is not installed, no scheduler answers, or it forks "
    "a process that has made PDFs.",
    rationale="PDFs are not silently made in this process instead. docs/scale.md explains "
    "executors.",
)
EXECUTOR_LOST = fixed_error(
    code="executor-lost",
    summary="The workers were lost during a build.",
    rationale="An executor that factsheet did not start is not restarted. PDFs that were made are "
    "kept: build again.",
)
