// The search of a list of sheets. The page's own script names the language's index, a script as
// well, because browsers let pages that were opened as files load nothing else. Nothing is sent.
(() => {
  "use strict";
  const script = document.currentScript;
  const { index, label, count, none, digits } = script.dataset;
  const language = document.documentElement.lang;
  const MOST = 20; // results
  const QUIET = 0.02; // what a word counts that says nothing beside others
  const LEAST = 0.05; // of the first one's rank
  const LIKELY = 60; // passages whose lines are looked at
  const FEW = 6; // terms of a line: as many again halve what it says
  const DENSE = 4; // how much more a line counts that says all
  const FAMILY = 0.7; // likeness of words of a family
  const NEAR = 0.5; // likeness of words that are one letter apart
  const LIKE = 0.3; // the least likeness
  const WINDOW = 160; // characters of an excerpt
  const FIELDS = [["title", 3], ["heading", 3], ["keywords", 2], ["text", 1]];

  // Words, folded: the same for what is searched and for what is asked. Case, accents, vowel marks,
  // digits, and spellings of which people use one for the other; then light endings.
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
  const UNSEEN = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
  const SPELLINGS = { ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ک: "ك", œ: "oe", æ: "ae", ø: "o", ł: "l", ß: "ss", ı: "i" };
  const VARIANT = new RegExp(`[${Object.keys(SPELLINGS).join("")}]`, "g");
  const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
  const GROUPED = /(?<=\d)[ \u00a0\u2009\u202f.,’'٬](?=\d{3}(?!\d))/g;
  const ARABIC = /[\u0620-\u06ff]/;
  const PARTICLE = /^[وفبلك]/;
  const WEAK = /[اويء]/g; // letters that come and go within words of a family

  const plain = (text) => text.replace(UNSEEN, "").replace(DIGIT, (digit) => digit.charCodeAt(0) & 15).replace(GROUPED, "");
  const fold = (word) => word.toLowerCase().normalize("NFD").replace(MARKS, "").replace(VARIANT, (letter) => SPELLINGS[letter]);
  const stem = (word) => (ARABIC.test(word) ? stemArabic(word) : stemLatin(word));
  const words = (text) => (plain(text).match(WORD) || []).map(fold).filter(Boolean);
  const terms = (text) => words(text).map(stem);

  // Light stemming (Larkey, Ballesteros, Connell 2007: light10): an article and endings.
  function stemArabic(word) {
    const article = ["وال", "بال", "كال", "فال", "ال", "لل"].find((one) => word.startsWith(one) && word.length - one.length >= 2);
    if (article) word = word.slice(article.length);
    for (const ending of ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"]) {
      if (word.endsWith(ending) && word.length - ending.length >= 3) word = word.slice(0, -ending.length);
    }
    return word;
  }

  // Plurals of English, French and Spanish, and endings of ordinal numbers.
  function stemLatin(word) {
    if (/\d/.test(word)) return word.replace(/(?<=^\d+)\p{L}{1,2}$/u, "");
    if (word.length < 4) return word;
    return word.replace(/ies$/, "y").replace(/eaux$/, "eau").replace(/aux$/, "al").replace(/(?<=...)[esx]+$/, "");
  }

  const passages = [];
  const postings = new Map(); // term → passage → weight
  const quiet = new Set(); // words that say nothing beside others: articles, prepositions, question words

  function learn(data) {
    for (const word of words(data.quiet)) quiet.add(word);
    for (const [sheet, title, keys, blocks] of data.sheets) {
      for (const [block, heading, text] of blocks) {
        const keywords = block ? "" : keys;
        const passage = { title, heading, keywords, text, address: `${sheet}.html${block && `#${block}`}` };
        for (const [field, weight] of FIELDS) {
          for (const term of terms(passage[field])) {
            const found = postings.get(term) || new Map();
            postings.set(term, found.set(passage, (found.get(passage) || 0) + weight));
          }
        }
        passages.push(passage);
      }
    }
  }

  // How like a term is to a word: 1 if it is the same. Words of a family begin alike; in Arabic, one
  // has a particle before it, or other vowels within (مكتب, مكاتب).
  function likeness(word, term) {
    if (word === term) return 1;
    if (/\d/.test(word)) return 0;
    const same = common(word, term);
    const whole = Math.min(word.length, term.length);
    const alike = same > 3 || (same > 2 && same === whole) ? (FAMILY * same * same) / (word.length * term.length) : 0;
    if (alike >= LIKE || whole < 3 || !ARABIC.test(word)) return alike >= LIKE ? alike : 0;
    const [long, short] = word.length > whole ? [word, term] : [term, word];
    if (PARTICLE.test(long) && long.slice(1) === short) return FAMILY;
    const consonants = word.replace(WEAK, "");
    return consonants.length > 2 && consonants === term.replace(WEAK, "") ? FAMILY : 0;
  }

  function common(one, other) {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    return same;
  }

  // Whether they are one letter apart.
  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    const same = common(one, other);
    const [a, b] = [one.slice(same), other.slice(same)];
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  }

  // The terms that a word may stand for, with their likeness. A word that is none of them may be
  // mistyped by a letter.
  function meant(word) {
    const own = stem(word);
    const isMistyped = word.length > 4 && !postings.has(own);
    const found = [...postings.keys()].map((term) => [term, Math.max(likeness(own, term), isMistyped && isNear(own, term) ? NEAR : 0)]);
    return found.filter(([, alike]) => alike);
  }

  // Passages by their rank (after BM25): rare words count more, passages with all words do, and
  // above all those with a line that says little else.
  function search(query) {
    const asked = [...new Set(words(query))];
    const isLoud = (word) => !quiet.has(word) || asked.every((one) => quiet.has(one));
    const ranks = new Map(); // passage → its rank, and how much of what was asked it has
    const said = new Map(); // term → how much of what was asked it says
    let whole = 0;
    for (const word of asked) {
      const found = meant(word);
      const best = new Map(); // passage → likeness and rank of its likest term
      for (const [term, alike] of found) {
        for (const [passage, weight] of postings.get(term)) {
          const rank = (alike * weight) / (weight + 1.2);
          if (rank > (best.get(passage)?.rank || 0)) best.set(passage, { alike, rank });
        }
      }
      const having = [...best.values()].reduce((sum, { alike }) => sum + alike, 0);
      const rarity = (isLoud(word) ? 1 : QUIET) * Math.log(1 + (passages.length - having + 0.5) / (having + 0.5));
      if (found.length) whole += rarity;
      for (const [term, alike] of isLoud(word) ? found : []) said.set(term, Math.max(said.get(term) || 0, rarity * alike));
      for (const [passage, { alike, rank }] of best) {
        const before = ranks.get(passage) || { rank: 0, share: 0 };
        ranks.set(passage, { rank: before.rank + rarity * rank, share: before.share + rarity * alike });
      }
    }
    const sorted = (pairs) => pairs.sort(([, one], [, other]) => other - one);
    const likely = sorted([...ranks].map(([passage, { rank, share }]) => [passage, rank * (share / whole) ** 2])).slice(0, LIKELY);
    const ordered = sorted(likely.map(([passage, rank]) => [passage, rank * (1 + (DENSE * densityOf(passage, said)) / whole)]));
    const found = ordered.filter(([, rank]) => rank >= LEAST * ordered[0][1]).slice(0, MOST);
    return { said, found: found.map(([passage]) => passage) };
  }

  // The line of a passage that says most of what was asked, and least else.
  function lineOf({ text }, said) {
    const ranked = text.split("\n").map((line) => {
      const own = [...new Set(terms(line))];
      const sum = own.reduce((sum, term) => sum + (said.get(term) || 0), 0);
      return { line, rank: sum / (1 + own.length / FEW) };
    });
    return ranked.reduce((best, one) => (one.rank > best.rank ? one : best));
  }

  // How much that line says; of the head of a sheet, its title too.
  function densityOf({ text, title, address }, said) {
    return Math.max(lineOf({ text }, said).rank, address.includes("#") ? 0 : lineOf({ text: title }, said).rank);
  }

  // That line, cut to what is around its first word that was found.
  function excerpt(passage, said) {
    const { line } = lineOf(passage, said);
    const hits = [...line.matchAll(WORD)].filter(([word]) => said.has(terms(word)[0]));
    const start = hits.length ? Math.max(0, Math.min(hits[0].index - WINDOW / 3, line.length - WINDOW)) : 0;
    const from = start && line.indexOf(" ", start) + 1;
    const to = line.length > from + WINDOW ? line.lastIndexOf(" ", from + WINDOW) : line.length;
    const parts = [from ? "… " : ""];
    let done = from;
    for (const { 0: word, index } of hits.filter(({ index }) => index >= from && index < to)) {
      parts.push(line.slice(done, index), element("mark", {}, word));
      done = index + word.length;
    }
    return [...parts, line.slice(done, Math.max(done, to)), to < line.length ? " …" : ""];
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  const field = element("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  const status = element("p", { role: "status", class: "search-status" });
  const results = element("ol", { class: "search-results" });
  const form = element("form", { role: "search", class: "search" }, element("label", { for: "search" }, label), field, status, results);
  let base = null; // what addresses are relative to, once the index is there

  function show() {
    const { said, found } = base ? search(field.value) : { found: [] };
    const number = new Intl.NumberFormat(`${language}-u-nu-${digits}`).format(found.length);
    status.textContent = base && field.value.trim() ? (found.length ? count.replace("{}", number) : none) : "";
    results.replaceChildren(...found.map((passage) => item(passage, said)));
  }

  function item(passage, said) {
    const { title, heading, address } = passage;
    const names = [element("bdi", { class: "search-title" }, title)];
    if (heading) names.push(" ", element("bdi", { class: "search-heading" }, heading));
    const link = element("a", { href: new URL(address, base).href }, ...names);
    return element("li", {}, link, element("p", { dir: "auto" }, ...excerpt(passage, said)));
  }

  // The index is loaded when somebody is about to search.
  function load() {
    if (form.dataset.asked) return;
    form.dataset.asked = "yes";
    const loaded = element("script", { src: index });
    loaded.onload = () => {
      learn(window.factsheets);
      base = loaded.src;
      show();
    };
    loaded.onerror = () => form.remove();
    document.head.append(loaded);
  }

  // Arrows lead through the results and back, Enter to the first, Escape to an empty field.
  form.onkeydown = (event) => {
    const links = [...results.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Enter: here < 0 ? 0 : NaN, Escape: -1 };
    const step = steps[event.key];
    if (step === undefined || Number.isNaN(step) || event.isComposing) return;
    event.preventDefault();
    if (event.key === "Escape") field.value = "";
    if (step < 0) field.focus();
    else links[step]?.focus();
    if (event.key === "Escape") show();
  };
  form.onsubmit = (event) => event.preventDefault();
  field.onfocus = load;
  field.oninput = show;
  script.before(form);
})();
