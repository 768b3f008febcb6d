"""Rules of `factsheet verify`: an edition read back."""

from factsheet.rules import fixed_error, warning

MANIFEST_UNREADABLE = fixed_error(
    code="manifest-unreadable",
    summary="manifest.json is missing or damaged.",
    rationale="It lists the files of an edition, their hashes and the stated facts. Without it "
    "nothing can be verified.",
)
MANIFEST_NEWER = fixed_error(
    code="manifest-newer",
    summary="An edition was built by a later version of factsheet.",
    rationale="Its manifest has a higher format number, so keys may be missing or mean something "
    "else. Nothing is verified, compared, kept or replaced. A manifest without a number is read as "
    "format 1.",
)
FILE_MISSING = fixed_error(
    code="file-missing",
    summary="A file that the manifest names does not exist.",
    rationale="A page, a PDF or a font was lost; links to it lead nowhere.",
)
FILE_LINK = fixed_error(
    code="file-link",
    summary="A file of the edition is a link, or is behind one.",
    rationale="Its target does not belong to the edition, and may be any file of the reader's "
    "machine. It is not read.",
)
FILE_CHANGED = fixed_error(
    code="file-changed",
    summary="A file differs from the one that was built.",
    rationale="Its SHA-256 is not the manifest's: it was edited, damaged or replaced.",
)
FILE_UNNAMED = fixed_error(
    code="file-unnamed",
    summary="A file is not named in the manifest.",
    rationale="It belongs to an earlier edition or to none, and would be published with this one. "
    "Remove it.",
)
SOURCE_DIFFERS = fixed_error(
    code="source-differs",
    summary="A file differs from what its source builds.",
    rationale="`factsheet verify --source` has built the edition again: this file has other bytes, "
    "is missing, or is additional. It was changed, or built by other versions or from other "
    "content.",
)
SOURCE_DAY = warning(
    code="source-day",
    summary="The publication of `verify --source` now has another edition date.",
    rationale="It was built again as of the day of the edition, and files differ. Facts, texts or "
    "translations may have changed since; verify with the publication as it was then.",
    bad="factsheet verify last-month --source . (factsheet.toml has today’s date)",
    good="factsheet verify last-month --source ../as-it-was",
)
SOURCE_UNBUILT = fixed_error(
    code="source-unbuilt",
    summary="The publication of `verify --source` can't be built.",
    rationale="The edition is compared with a new build of its publication, which must be without "
    "errors on the edition date.",
)
DAMAGED_FILE = fixed_error(
    code="damaged-file",
    summary="A page or a PDF can't be read.",
    rationale="It is damaged, or of another type. Readers can't open it either.",
)
LANGUAGE_STATE = fixed_error(
    code="language-state",
    summary="The pages of a language contradict its state in the manifest.",
    rationale="A language is published, published in part, kept from an earlier edition, or left "
    "out. Its pages must exist or not, and have the date, as stated.",
    bad='"fr": {"state": "left-out"} (and a folder fr/)',
    good='"fr": {"state": "published"} (and a folder fr/)',
)
SHEET_MISSING = fixed_error(
    code="sheet-missing",
    summary="A sheet is missing in one of the languages.",
    rationale="Each sheet has a page in each published language, and a PDF in all of them or in "
    "none. Building only some sheets or languages leaves gaps.",
)
VALUE_DIFFERS = fixed_error(
    code="value-differs",
    summary="A value on a page is not the one that the edition states.",
    rationale="Every printed value has its fact and its canonical value, the same in all "
    "languages. This page states another one.",
    bad='<data value="196" data-fact="membership.countries">195</data>',
    good='<data value="195" data-fact="membership.countries">195</data>',
)
VALUE_UNKNOWN = fixed_error(
    code="value-unknown",
    summary="A page names a fact that the edition does not state.",
    rationale="The page is of another edition, or the name was changed in it.",
)
VALUE_MISSING = fixed_error(
    code="value-missing",
    summary="A sheet states a fact in one language and not in another.",
    rationale="All languages state the same. Numbers up to two are not checked, because a plural "
    "form may say them in words.",
    bad="en: 195 countries, 3 bureaus\nfr: 195 pays",
    good="en: 195 countries, 3 bureaus\nfr: 195 pays, 3 bureaux",
)
WORDS_DIFFER = fixed_error(
    code="words-differ",
    summary="The printed figures or words of a value are those of another.",
    rationale="People read the words, programs the value. Both must state the same, in the digits "
    "and signs of the language.",
    bad='<data value="195" data-fact="membership.countries">196</data>',
    good='<data value="195" data-fact="membership.countries">195</data>',
)
NUMBER_UNPROVEN = fixed_error(
    code="number-unproven",
    summary="A page prints a number without a fact.",
    rationale="It was typed into a text or a template, so it has no source and stays when the fact "
    "changes. In alternative texts, labels and metadata, which can't be marked, a number must be a "
    "value of the sheet. Source marks, page numbers and numbers in names of the fact base are "
    "allowed: state a name such as ISO 9001 or G20 as a term or an organization.",
    bad="<p>INTERPOL has 195 member countries.</p>",
    good='<p>INTERPOL has <data value="195" data-fact="membership.countries">195</data> '
    "member countries.</p>",
)
DATA_DIFFERS = fixed_error(
    code="data-differs",
    summary="Data beside a page differ from the edition or the page.",
    rationale="The JSON-LD and the tables must have the same facts, values, dates and rows as the "
    "page.",
    bad="staff.jsonld: 196    staff.html: 195",
    good="staff.jsonld: 195    staff.html: 195",
)
PASSAGE_LANGUAGE = fixed_error(
    code="passage-language",
    summary="A passage is in another language than it is marked as.",
    rationale="Screen readers use the wrong voice, or skip it (WCAG 2.2, 3.1.2). Reported are "
    "letters of another script, and sentences whose function words belong to another language. "
    "Names in Latin letters, values and cited titles need no mark.",
    bad='<html lang="en"> … <p>The Arabic name is الإنتربول.</p>',
    good='<html lang="en"> … <p>The Arabic name is <span lang="ar" dir="rtl">الإنتربول</span>.</p>',
)
PAGE_LANGUAGE = fixed_error(
    code="page-language",
    summary="A page does not state its language.",
    rationale="Screen readers choose the voice by `lang`, browsers hyphenation and quotes.",
    bad='fr/staff.html: <html lang="en">',
    good='fr/staff.html: <html lang="fr">',
)
PAGE_DIRECTION = fixed_error(
    code="page-direction",
    summary="A page has the wrong direction, or none.",
    rationale="`dir` mirrors the whole page, and orders words and numbers in its lines.",
    bad='<html lang="ar" dir="ltr">',
    good='<html lang="ar" dir="rtl">',
)
PAGE_TITLE = fixed_error(
    code="page-title",
    summary="A page has no title.",
    rationale="Tabs, bookmarks, search engines and screen readers use it (WCAG 2.2, 2.4.2).",
)
PAGE_SCRIPT = fixed_error(
    code="page-script",
    summary="A page runs a program that is not the toolkit's own.",
    rationale="Fact sheets work without scripts, which could change what was verified. Data in "
    "`application/ld+json` are not a program. The two scripts of `[theme] search` must be those "
    "of the version of factsheet that verifies them.",
    bad='<script src="https://example.org/count.js"></script>',
    good="(none)",
)
SEARCH_DIFFERS = fixed_error(
    code="search-differs",
    summary="A search index differs from the pages.",
    rationale="A search shows passages with their titles and addresses. They must be those of the "
    "pages beside the index.",
    bad='en/search.js: "196 · members of staff"    en/staff.html: 195 members of staff',
    good='en/search.js: "195 · members of staff"    en/staff.html: 195 members of staff',
)
SITEMAP_DIFFERS = fixed_error(
    code="sitemap-differs",
    summary="The sitemap names other addresses than the pages have.",
    rationale="Search engines follow the sitemap. It must have the addresses that pages name as "
    "their own (`canonical`), all of them and no other.",
    bad="sitemap.xml: https://example.org/facts/en/staf.html",
    good="sitemap.xml: https://example.org/facts/en/staff.html",
)
PAGE_MARKUP = fixed_error(
    code="page-markup",
    summary="Browsers read a page differently from what is written.",
    rationale="The HTML standard's parser repairs it: an attribute is repeated, an element is not "
    "closed or closed by another, a comment ends elsewhere, or a tag is misplaced. What was "
    "verified would not be what is shown.",
    bad='<data value="195" value="196" data-fact="staff.total">195</data>',
    good='<data value="195" data-fact="staff.total">195</data>',
)
PAGE_CONTENT = fixed_error(
    code="page-content",
    summary="A page has an element, an attribute or an address that is not allowed.",
    rationale="docs/verify.md lists what pages may contain: text, tables, pictures and links. "
    "Frames, forms, plug-ins, other schemes and files fetched from elsewhere are not allowed.",
    bad='<iframe src="https://example.org/"></iframe>',
    good='<a href="https://example.org/">example.org</a>',
)
PAGE_HIDDEN = fixed_error(
    code="page-hidden",
    summary="A style hides text, covers a part of a page, or adds to it.",
    rationale="The page would show another text than was verified. What styles hide must also be "
    "elsewhere on the page; boxes that they add are small marks without words.",
    bad=".figure-value { color: var(--paper) }",
    good=".figure-value { color: var(--figure) }",
)
STYLE_CONTENT = fixed_error(
    code="style-content",
    summary="A style sheet has a rule, a property, a function or an address that is not allowed.",
    rationale="docs/verify.md lists what styles may contain. They fetch nothing from elsewhere, "
    "generate no letters or digits, and start no motion.",
    bad='@import "https://example.org/style.css";',
    good='@font-face { font-family: House; src: url("../fonts/House.woff2") }',
)
FILE_TYPE = fixed_error(
    code="file-type",
    summary="A file of the edition is of a type that editions do not have.",
    rationale="Programs, archives and unknown files would be published with the pages.",
)
BROKEN_LINK = fixed_error(
    code="broken-link",
    summary="A link within the edition has no target, or leads out of its folder.",
    rationale="A page, a PDF, a style, a font, or a place in a page is missing. Links to other "
    "sites are not followed.",
    bad='<a href="staf.html">Staff</a>',
    good='<a href="staff.html">Staff</a>',
)
LINK_LANGUAGE = fixed_error(
    code="link-language",
    summary="A link names another language than its target has.",
    rationale="Readers who choose French would get Spanish, from the page or from a search engine.",
    bad='<a href="../es/staff.html" hreflang="fr">français</a>',
    good='<a href="../fr/staff.html" hreflang="fr">français</a>',
)
LINK_NOT_MUTUAL = fixed_error(
    code="link-not-mutual",
    summary="A page does not name the same sheet in another language.",
    rationale="Search engines recognize translations only if each page names all of them, "
    "including itself.",
    bad='en/staff.html: <link rel="alternate" hreflang="en" href="../en/staff.html">',
    good='en/staff.html: <link rel="alternate" hreflang="en" href="../en/staff.html"> '
    '<link rel="alternate" hreflang="fr" href="../fr/staff.html">',
)
PDF_CONTENT = fixed_error(
    code="pdf-content",
    summary="A PDF contains something that PDFs of editions do not have.",
    rationale="An action, a form, a layer, an annotation, an attachment, a tiny page, or a link "
    "that the page does not have. docs/verify.md lists what PDFs may contain.",
)
FONT_MAP = fixed_error(
    code="font-map",
    summary="A font draws a digit or a letter as another one.",
    rationale="Search, copy and screen readers get “195”, and viewers see “196”. Outlines are "
    "compared with those of the toolkit's fonts.",
    bad="fr/staff.pdf (the code of “5” shows the glyph of “6”)",
    good="fr/staff.pdf (the code of “5” shows the glyph of “5”)",
)
PDF_HIDDEN = fixed_error(
    code="pdf-hidden",
    summary="Text of a PDF can't be seen.",
    rationale="It is invisible, in the colour of its background, too small, outside the page, or "
    "covered. Search and screen readers would get another text than viewers.",
)
PDF_WORDS = fixed_error(
    code="pdf-words",
    summary="The printed words of a value are not in the PDF's text.",
    rationale="The PDF was made from another page, or its text can't be searched and read aloud. "
    "Compared are letters and digits as read by pdfium, Chrome's engine.",
)
PDF_TEXT = fixed_error(
    code="pdf-text",
    summary="A block of the page is missing in a PDF, repeated or different.",
    rationale="Screen readers read the texts of the tags in order, which must be the page's, block "
    "by block, in logical order; right-to-left text must not be reversed. White space and case are "
    "not compared.",
    bad="page: الأمانة العامة    PDF: ةماعلا ةنامألا",
    good="page: الأمانة العامة    PDF: الأمانة العامة",
)
PDF_ORDER = fixed_error(
    code="pdf-order",
    summary="A block of the page has another place in the reading order of a PDF.",
    rationale="Reading aloud, searching and copying follow the order of the tags (PDF/UA-1, 7.1), "
    "which must be the page's.",
)
PDF_ROLE = fixed_error(
    code="pdf-role",
    summary="An element of the page has another structure in a PDF.",
    rationale="Screen readers navigate by headings, lists and tables, so each element of the page "
    "must be one element of the PDF with the suitable type: a heading one H2, a list one L in any "
    "number of columns and pages, a table one Table with one THead, a term a Lbl (PDF/UA-1, 7.1). "
    "Text is in paragraphs, header cells state their scope, and only cells may be empty.",
    bad="page: <ul> of four items    PDF: L (two items), L (two items)",
    good="page: <ul> of four items    PDF: L (four items)",
)
PDF_DRAWN = fixed_error(
    code="pdf-drawn",
    summary="A line of a PDF is not drawn as it reads.",
    rationale="The glyphs of each line, from left to right, must be the letters of its text in the "
    "order of the Unicode bidirectional algorithm (UAX #9), including numbers, signs, brackets and "
    "Latin names in Arabic.",
    bad="drawn: 00 70 44 72 4 33+    text: +33 4 72 44 70 00",
    good="drawn: +33 4 72 44 70 00    text: +33 4 72 44 70 00",
)
PDF_PASSAGE = fixed_error(
    code="pdf-passage",
    summary="A passage in another language is not marked in a PDF.",
    rationale="Its tag must have the language that `lang` gives on the page, so that it is read in "
    "the right voice (PDF/UA-1, 7.2).",
    bad='page: <span lang="fr">…</span>    PDF: /Span (no /Lang, in an English document)',
    good='page: <span lang="fr">…</span>    PDF: /Span /Lang (fr)',
)
PDF_NUMBERS = fixed_error(
    code="pdf-numbers",
    summary="A PDF prints other numbers than its page.",
    rationale="Each number of each value must be in the PDF as often as on the page, and no others "
    "except page and list numbers.",
)
PDF_FACTS = fixed_error(
    code="pdf-facts",
    summary="The facts attached to a PDF are not those of its page or edition.",
    rationale="`facts.json` in the PDF has each value with its source and dates, for programs. It "
    "must equal the manifest, and have all that the page prints.",
    bad='facts.json: "value": "196"    manifest.json: "value": "195"',
    good='facts.json: "value": "195"    manifest.json: "value": "195"',
)
PDF_PAGES = fixed_error(
    code="pdf-pages",
    summary="A PDF has more pages than its limit, or not the number that was built.",
    rationale="A partly translated language may be longer. It is a warning if the manifest says "
    "that the build reported the excess.",
)
PDF_LANGUAGE = fixed_error(
    code="pdf-language",
    summary="A PDF does not state its language.",
    rationale="Screen readers choose the voice by it, and PDF/UA-1, 7.2 requires it.",
)
PDF_DIRECTION = fixed_error(
    code="pdf-direction",
    summary="A PDF has the wrong reading direction.",
    rationale="Facing pages would be exchanged, and page keys reversed (ISO 32000-1, 12.2: "
    "Direction).",
    bad="ar/staff.pdf: (no /Direction)",
    good="ar/staff.pdf: /ViewerPreferences << /Direction /R2L >>",
)
PDF_TITLE = fixed_error(
    code="pdf-title",
    summary="A PDF does not have the title of its page, or does not show it.",
    rationale="Viewers and screen readers use the title instead of a file name (PDF/UA-1, 7.1).",
)
PDF_STRUCTURE = fixed_error(
    code="pdf-structure",
    summary="A PDF is not tagged.",
    rationale="Headings, lists, tables and their reading order are in the tags (PDF/UA-1, 7.1). "
    "Without them screen readers guess.",
)
PDF_STANDARD = fixed_error(
    code="pdf-standard",
    summary="A PDF does not claim the standards of its profile.",
    rationale="Archives and accessibility checkers use the claim in its metadata: PDF/UA-1 and "
    "PDF/A-3a, or PDF/UA-2 and PDF/A-4f for the profile `ua2`. A validator such as veraPDF checks "
    "whether it is true.",
    bad="(no pdfuaid:part in the metadata)",
    good='pdfuaid:part="1" pdfaid:part="3" pdfaid:conformance="A"',
)
PDF_FONT = fixed_error(
    code="pdf-font",
    summary="A PDF names a font that is not embedded.",
    rationale="Another machine would use another font, with other letters or none (PDF/A-3, "
    "6.2.11.4).",
)
PDF_GLYPH = fixed_error(
    code="pdf-glyph",
    summary="A PDF shows a box instead of a letter.",
    rationale="No font had the character: glyph 0, .notdef, was printed (PDF/UA-1, 7.21.8).",
)
