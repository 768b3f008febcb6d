"""Codes of `factsheet verify`: an edition read back."""

from factsheet.gate.stages import FATAL, NOTED

RULES = (
    FATAL(
        code="manifest-unreadable",
        summary="A folder has no manifest.json, or a damaged one.",
        rationale="The manifest says which files an edition has, what their bytes are, and what "
        "is stated in it. Without it nothing can be proven.",
        bad="edition/ (index.html and en/ only)",
        good="edition/ (index.html, en/, assets/, manifest.json)",
    ),
    FATAL(
        code="manifest-newer",
        summary="An edition was built by a later version of factsheet.",
        rationale="The format number in its manifest is higher than this version knows, so "
        "keys may be missing or mean something else. Nothing is verified, compared, kept or "
        "replaced. A manifest without a number is older than the number and is read as format 1.",
        bad='manifest.json: "format": 2 (read by a version that knows format 1)',
        good='manifest.json: "format": 1',
    ),
    FATAL(
        code="file-missing",
        summary="A file that the manifest names is not there.",
        rationale="A page, a PDF or a font was lost on the way: whoever follows a link to it "
        "finds nothing.",
        bad="manifest.json names fr/staff.pdf (and the folder fr/ has no such file)",
        good="fr/staff.pdf",
    ),
    FATAL(
        code="file-link",
        summary="A file of the edition is a link, or lies behind one.",
        rationale="Its target does not belong to the edition, and may be any file of the "
        "machine that reads it. It is not read.",
        bad="fr/staff.html -> /home/somebody/letter.html",
        good="fr/staff.html (a file)",
    ),
    FATAL(
        code="file-changed",
        summary="A file is not the one that was built.",
        rationale="Its sha256 is not the manifest's. It was edited by hand, damaged, or put in "
        "the place of another.",
        bad="fr/staff.html (edited after factsheet build)",
        good="fr/staff.html (as factsheet build wrote it)",
    ),
    FATAL(
        code="file-unnamed",
        summary="A file is there that the manifest does not name.",
        rationale="It is of an earlier edition, or of none, and would be published with this one.",
        bad="output/fr/draft.html",
        good="(no file but those that were built)",
    ),
    FATAL(
        code="source-differs",
        summary="A file is not what its source gives.",
        rationale="`factsheet verify --source` has built the edition again: this file has other "
        "bytes, is missing, or is one more. It was changed after the build, or built by other "
        "versions, or from other content.",
        bad="factsheet verify edition --source . (fr/staff.html was edited after the build)",
        good="factsheet verify edition --source . (each file as the source gives it)",
    ),
    NOTED(
        code="source-day",
        summary="The publication of `verify --source` has another edition date by now.",
        rationale="It was built again as of the day of the edition, and files differ. Facts, texts "
        "or translations may have changed since; the publication as it was then gives the edition.",
        bad="factsheet verify last-month --source . (factsheet.toml has today’s date)",
        good="factsheet verify last-month --source ../as-it-was",
    ),
    FATAL(
        code="source-unbuilt",
        summary="The publication of `verify --source` can't be built.",
        rationale="The edition is compared with a new build of its publication, which has to be "
        "without errors on the day of the edition.",
        bad="factsheet verify edition --source . (facts/staff.yaml is damaged)",
        good="factsheet verify edition --source . (a publication without errors)",
    ),
    FATAL(
        code="damaged-file",
        summary="A page or a PDF can't be read.",
        rationale="It is cut off, or something else under this name. Readers can't open it either.",
        bad="fr/staff.pdf (the first half of it)",
        good="fr/staff.pdf",
    ),
    FATAL(
        code="language-state",
        summary="The pages of a language are not what the manifest says of it.",
        rationale="A language is published, published in part, kept from an earlier edition, or "
        "left out. The pages have to be there, or not, and of the day that it says.",
        bad='"fr": {"state": "left-out"} (and a folder fr/)',
        good='"fr": {"state": "published"} (and a folder fr/)',
    ),
    FATAL(
        code="sheet-missing",
        summary="A sheet is not there in one of the languages.",
        rationale="Each sheet has a page in each published language, and a PDF in all of them "
        "or in none. A build of some sheets or languages only leaves gaps.",
        bad="en/staff.html (and no fr/staff.html)",
        good="en/staff.html, fr/staff.html",
    ),
    FATAL(
        code="value-differs",
        summary="A value on a page is not the one that is stated.",
        rationale="Every printed value bears its fact and its canonical value, the same in all "
        "languages. This page says something else of the fact than the edition.",
        bad='<data value="196" data-fact="membership.countries">195</data>',
        good='<data value="195" data-fact="membership.countries">195</data>',
    ),
    FATAL(
        code="value-unknown",
        summary="A page names a fact that the edition does not state.",
        rationale="The page is of another edition, or the name was changed in it.",
        bad='<data value="195" data-fact="membership.contries">195</data>',
        good='<data value="195" data-fact="membership.countries">195</data>',
    ),
    FATAL(
        code="value-missing",
        summary="A sheet states a fact in one language and not in another.",
        rationale="Readers of all languages are told the same. Numbers up to two may be said "
        "by a plural form in words, and are not asked for.",
        bad="en: 195 countries, 3 bureaus\nfr: 195 pays",
        good="en: 195 countries, 3 bureaus\nfr: 195 pays, 3 bureaux",
    ),
    FATAL(
        code="words-differ",
        summary="The figures or words that are printed for a value are those of another.",
        rationale="People read the words, programs the value: both have to say the same, in the "
        "digits and signs of the language.",
        bad='<data value="195" data-fact="membership.countries">196</data>',
        good='<data value="195" data-fact="membership.countries">195</data>',
    ),
    FATAL(
        code="number-unproven",
        summary="A page prints a number that bears no fact.",
        rationale="It was typed into a text or a template, so that nothing says where it comes "
        "from, and it stays when the fact changes. In alternative texts, labels and metadata, "
        "which can bear no marks, a number has to be a value of the sheet. Source marks, page "
        "numbers, and numbers in names that the fact base has are no such numbers: a name "
        "such as ISO 9001 or G20 is a term or an organization, and is printed by its "
        "placeholder or written as there.",
        bad="<p>INTERPOL has 195 member countries.</p>",
        good='<p>INTERPOL has <data value="195" data-fact="membership.countries">195</data> '
        "member countries.</p>",
    ),
    FATAL(
        code="data-differs",
        summary="Data beside a page are not what the edition states, or what the page says.",
        rationale="Programs read the JSON-LD in the page and beside it, and spreadsheets the "
        "tables. They have to say what readers see: the same facts, values, dates and rows.",
        bad="staff.jsonld: 196    staff.html: 195",
        good="staff.jsonld: 195    staff.html: 195",
    ),
    FATAL(
        code="passage-language",
        summary="A passage of a page is in another language than it is marked as.",
        rationale="Screen readers say it in the wrong voice, or not at all (WCAG 2.2, 3.1.2). "
        "Told are letters of another script, and sentences whose small words are another "
        "language's. Names in Latin letters, values and cited titles need no mark.",
        bad='<html lang="en"> … <p>The Arabic name is الإنتربول.</p>',
        good='<html lang="en"> … <p>The Arabic name is <span lang="ar" dir="rtl">الإنتربول'
        "</span>.</p>",
    ),
    FATAL(
        code="page-language",
        summary="A page does not say the language that it is in.",
        rationale="Screen readers choose the voice by `lang`, browsers the hyphens and quotes.",
        bad='fr/staff.html: <html lang="en">',
        good='fr/staff.html: <html lang="fr">',
    ),
    FATAL(
        code="page-direction",
        summary="A page runs the wrong way, or does not say which.",
        rationale="`dir` mirrors the whole page, and orders words and numbers in its lines.",
        bad='<html lang="ar" dir="ltr">',
        good='<html lang="ar" dir="rtl">',
    ),
    FATAL(
        code="page-title",
        summary="A page has no title.",
        rationale="It is what tabs, bookmarks, search engines and screen readers say first "
        "(WCAG 2.2, 2.4.2).",
        bad="<title></title>",
        good="<title>Staff</title>",
    ),
    FATAL(
        code="page-script",
        summary="A page runs a program.",
        rationale="Fact sheets are documents: they work without scripts, and nothing in them "
        "may change what was proven. Data in `application/ld+json` is no program.",
        bad='<script src="https://example.org/count.js"></script>',
        good="(none)",
    ),
    FATAL(
        code="page-markup",
        summary="Browsers read a page otherwise than it is written.",
        rationale="The HTML standard's parser repairs it: an attribute stands twice, an element is "
        "not closed or closed by another, a comment ends elsewhere, or a tag is where it may not "
        "be. What was proven of the text would not be what is shown.",
        bad='<data value="195" value="196" data-fact="staff.total">195</data>',
        good='<data value="195" data-fact="staff.total">195</data>',
    ),
    FATAL(
        code="page-content",
        summary="A page holds an element, an attribute or an address that is not allowed.",
        rationale="What pages may hold is a list, in docs/verify.md: text, tables, pictures and "
        "links. Frames, forms, plug-ins, addresses of other schemes, and files that are fetched "
        "from elsewhere are not in it.",
        bad='<iframe src="https://example.org/"></iframe>',
        good='<a href="https://example.org/">example.org</a>',
    ),
    FATAL(
        code="page-hidden",
        summary="A style hides text, covers a part of a page, or adds to it.",
        rationale="The page would show another text than was proven. What styles hide has to "
        "stand elsewhere on the page as well; boxes that they add are small marks without words.",
        bad=".figure-value { color: var(--paper) }",
        good=".figure-value { color: var(--figure) }",
    ),
    FATAL(
        code="style-content",
        summary="A style sheet holds a rule, a property, a function or an address that is not "
        "allowed.",
        rationale="What styles may hold is a list, in docs/verify.md. They fetch nothing from "
        "elsewhere, generate no letters and digits, and move nothing by themselves.",
        bad='@import "https://example.org/style.css";',
        good='@font-face { font-family: House; src: url("../fonts/House.woff2") }',
    ),
    FATAL(
        code="file-type",
        summary="A file of the edition is of a type that no edition has.",
        rationale="Programs, archives and unknown files would be published beside the pages.",
        bad="fr/staff.js",
        good="fr/staff.html",
    ),
    FATAL(
        code="broken-link",
        summary="A link within the edition leads nowhere, or out of its folder.",
        rationale="A page, a PDF, a style, a font, or a place in a page is not where the link "
        "says. Links to other sites are not followed.",
        bad='<a href="staf.html">Staff</a>',
        good='<a href="staff.html">Staff</a>',
    ),
    FATAL(
        code="link-language",
        summary="A link names another language than the page that it leads to has.",
        rationale="Readers who choose French should not get Spanish, nor should what a search "
        "engine shows them as the French page.",
        bad='<a href="../es/staff.html" hreflang="fr">français</a>',
        good='<a href="../fr/staff.html" hreflang="fr">français</a>',
    ),
    FATAL(
        code="link-not-mutual",
        summary="A page does not name the same sheet in another language.",
        rationale="Search engines take pages for translations of each other only if each names "
        "all of them, itself included.",
        bad='en/staff.html: <link rel="alternate" hreflang="en" href="../en/staff.html">',
        good='en/staff.html: <link rel="alternate" hreflang="en" href="../en/staff.html"> '
        '<link rel="alternate" hreflang="fr" href="../fr/staff.html">',
    ),
    FATAL(
        code="pdf-content",
        summary="A PDF holds something that no edition's PDF does.",
        rationale="An action, a form, a layer, a note over the page, a file beside the facts, a "
        "tiny page, or a link that the page has not. What PDFs may hold is a list, in "
        "docs/verify.md.",
        bad="fr/staff.pdf (/OpenAction with a program)",
        good="fr/staff.pdf (links to places and addresses; facts.json)",
    ),
    FATAL(
        code="font-map",
        summary="A font draws a digit or a letter as another one.",
        rationale="Who searches, copies or listens gets “195”, and who looks sees “196”. Outlines "
        "are compared with those of the fonts that the toolkit brings.",
        bad="fr/staff.pdf (the code of “5” shows the glyph of “6”)",
        good="fr/staff.pdf (the code of “5” shows the glyph of “5”)",
    ),
    FATAL(
        code="pdf-hidden",
        summary="Text of a PDF can't be seen.",
        rationale="It is drawn invisibly, in the colour of its ground, too small, outside of the "
        "page, or something is drawn over it. Who searches or listens would get another text than "
        "who looks.",
        bad="fr/staff.pdf (a white rectangle over “195 members”)",
        good="fr/staff.pdf (nothing over its text)",
    ),
    FATAL(
        code="pdf-words",
        summary="What the page prints for a value is not in the PDF's text.",
        rationale="The PDF was made from another page, or its text can't be searched and read "
        "aloud. Compared are letters and digits as pdfium, the engine of Chrome, reads them.",
        bad="page: Istanbul, Turkey    PDF: Ankara, Turkey",
        good="page: Istanbul, Turkey    PDF: Istanbul, Turkey",
    ),
    FATAL(
        code="pdf-text",
        summary="A block of the page is missing from a PDF, said twice, or said otherwise.",
        rationale="Whoever listens to a PDF is read the texts of its tags, one after the other. "
        "They are the page's, block by block, in logical order: a phrase that runs from right "
        "to left must not be read backwards. White space and case are not compared.",
        bad="page: الأمانة العامة    PDF: ةماعلا ةنامألا",
        good="page: الأمانة العامة    PDF: الأمانة العامة",
    ),
    FATAL(
        code="pdf-order",
        summary="A block of the page is read at another place in a PDF.",
        rationale="The order of the tags is the order of reading aloud, of searching and of "
        "copying (PDF/UA-1, 7.1). It is the page's.",
        bad="page: heading, paragraph    PDF: paragraph, heading",
        good="page: heading, paragraph    PDF: heading, paragraph",
    ),
    FATAL(
        code="pdf-role",
        summary="An element of the page has another structure in a PDF.",
        rationale="Screen readers move by headings, lists and tables, so each element of the page "
        "is one element of the PDF with the type that fits it: a heading one H2, a list one L "
        "however many columns and pages it takes, a table one Table with one THead, a term a Lbl "
        "(PDF/UA-1, 7.1). Text stands in paragraphs, header cells say what they are the headers "
        "of, and nothing is empty but cells.",
        bad="page: <ul> of four items    PDF: L (two items), L (two items)",
        good="page: <ul> of four items    PDF: L (four items)",
    ),
    FATAL(
        code="pdf-drawn",
        summary="A line of a PDF is not drawn as it reads.",
        rationale="The glyphs of each line, from left to right, have to be the letters of its "
        "text in the order that the Unicode bidirectional algorithm (UAX #9) gives: numbers, "
        "signs, brackets and Latin names in Arabic too. What is drawn otherwise is "
        "misread by those who see it, or said otherwise to those who don't.",
        bad="drawn: 00 70 44 72 4 33+    text: +33 4 72 44 70 00",
        good="drawn: +33 4 72 44 70 00    text: +33 4 72 44 70 00",
    ),
    FATAL(
        code="pdf-passage",
        summary="A passage in another language is not told as such in a PDF.",
        rationale="Its tag has the language that `lang` gives on the page, so that it is "
        "read aloud in the right voice (PDF/UA-1, 7.2).",
        bad='page: <span lang="fr">…</span>    PDF: /Span (no /Lang, in an English document)',
        good='page: <span lang="fr">…</span>    PDF: /Span /Lang (fr)',
    ),
    FATAL(
        code="pdf-numbers",
        summary="A PDF prints other numbers than its page.",
        rationale="Each number of each value has to be in the PDF as often as on the page, and "
        "no number in it that the page has not, but for page and list numbers.",
        bad="page: 195    PDF: 196",
        good="page: 195    PDF: 195",
    ),
    FATAL(
        code="pdf-facts",
        summary="The facts that a PDF carries as data are not those of its page or edition.",
        rationale="`facts.json` in the PDF says each value with its source and dates, to be "
        "read by programs. It equals the manifest, and has all that the page prints.",
        bad='facts.json: "value": "196"    manifest.json: "value": "195"',
        good='facts.json: "value": "195"    manifest.json: "value": "195"',
    ),
    FATAL(
        code="pdf-pages",
        summary="A PDF has more pages than its sheet may, or others than were built.",
        rationale="A sheet of two pages is printed on one sheet of paper. A language that is "
        "translated in part may be longer for the time being. Where the manifest says that the "
        "build has reported the excess, this is a warning.",
        bad="pages: 2 (and a PDF of three)",
        good="pages: 2 (and a PDF of two)",
    ),
    FATAL(
        code="pdf-language",
        summary="A PDF does not say the language that it is in.",
        rationale="Screen readers choose the voice by it, and it is asked for by PDF/UA-1, 7.2.",
        bad="ar/staff.pdf: /Lang (en)",
        good="ar/staff.pdf: /Lang (ar)",
    ),
    FATAL(
        code="pdf-direction",
        summary="A PDF tells viewers the wrong reading direction.",
        rationale="Two pages side by side stand the wrong way round, and the page keys lead "
        "backwards (ISO 32000-1, 12.2: Direction).",
        bad="ar/staff.pdf: (no /Direction)",
        good="ar/staff.pdf: /ViewerPreferences << /Direction /R2L >>",
    ),
    FATAL(
        code="pdf-title",
        summary="A PDF has not the title of its page, or does not show it.",
        rationale="Viewers and screen readers say the title instead of a file's name "
        "(PDF/UA-1, 7.1).",
        bad="(no title: the window says staff.pdf)",
        good="Staff",
    ),
    FATAL(
        code="pdf-structure",
        summary="A PDF is not tagged.",
        rationale="Headings, lists and tables, and the order to read them in, are in the tags "
        "(PDF/UA-1, 7.1). Without them a screen reader guesses.",
        bad="(no /StructTreeRoot, or /Marked false)",
        good="/MarkInfo << /Marked true >> /StructTreeRoot …",
    ),
    FATAL(
        code="pdf-standard",
        summary="A PDF does not claim the standards of its profile.",
        rationale="Archives and accessibility checkers go by the claim in its metadata: PDF/UA-1 "
        "and PDF/A-3a, or PDF/UA-2 and PDF/A-4f for the profile `ua2`. A validator such as "
        "veraPDF checks whether it is true.",
        bad="(no pdfuaid:part in the metadata)",
        good='pdfuaid:part="1" pdfaid:part="3" pdfaid:conformance="A"',
    ),
    FATAL(
        code="pdf-font",
        summary="A PDF names a font that it does not carry.",
        rationale="Another one would take its place on another machine, with other letters or "
        "none (PDF/A-3, 6.2.11.4).",
        bad="/BaseFont /Helvetica (and no font file)",
        good="/BaseFont /ABCDEF+Facts-Sans-Arabic (and its file)",
    ),
    FATAL(
        code="pdf-glyph",
        summary="A PDF shows a box where a letter should be.",
        rationale="No font had the character: glyph 0, .notdef, was printed (PDF/UA-1, 7.21.8).",
        bad="□□□",
        good="文件集",
    ),
)
