// The search of a list of sheets. The page's own script names the language's index, a script as
// well, because browsers let pages that were opened as files load nothing else. Nothing is sent.
(() => {
  "use strict";
  const script = document.currentScript;
  const { index, label, count, none, digits } = script.dataset;
  const language = document.documentElement.lang;
  const MOST = 20; // results
  const LEAST = 0.05; // of the first one's rank
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

  const plain = (text) => text.replace(UNSEEN, "").replace(DIGIT, (digit) => digit.charCodeAt(0) & 15).replace(GROUPED, "");
  const fold = (word) => stem(word.toLowerCase().normalize("NFD").replace(MARKS, "").replace(VARIANT, (letter) => SPELLINGS[letter]));
  const stem = (word) => (/[\u0620-\u06ff]/.test(word) ? stemArabic(word) : stemLatin(word));
  const terms = (text) => (plain(text).match(WORD) || []).map(fold).filter(Boolean);

  // Light stemming (Larkey, Ballesteros, Connell 2007: light10): a conjunction, an article, endings.
  function stemArabic(word) {
    if (word.length > 3 && word.startsWith("و")) word = word.slice(1);
    const article = ["وال", "بال", "كال", "فال", "ال", "لل"].find((one) => word.startsWith(one) && word.length - one.length >= 2);
    if (article) word = word.slice(article.length);
    for (const ending of ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"]) {
      if (word.endsWith(ending) && word.length - ending.length >= 3) word = word.slice(0, -ending.length);
    }
    return word;
  }

  // Plurals of English, French and Spanish.
  function stemLatin(word) {
    if (word.length < 4) return word;
    return word.replace(/ies$/, "y").replace(/eaux$/, "eau").replace(/aux$/, "al").replace(/(?<=...)[esx]+$/, "");
  }

  const passages = [];
  const postings = new Map(); // term → passage → weight

  function learn(sheets) {
    for (const [sheet, title, words, blocks] of sheets) {
      for (const [block, heading, text] of blocks) {
        const keywords = block ? "" : words;
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

  // The terms that a word may stand for: itself, what begins with it, else what is one letter off.
  function meant(word) {
    const all = [...postings.keys()];
    const begun = all.filter((term) => term !== word && word.length > 2 && term.startsWith(word));
    const found = begun.map((term) => [term, 0.1 + (0.5 * word.length) / term.length]);
    if (postings.has(word)) found.push([word, 1]);
    return found.length || word.length < 4 ? found : all.filter((term) => isNear(term, word)).map((term) => [term, 0.3]);
  }

  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const [a, b] = [one.slice(same), other.slice(same)];
    return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  }

  // Passages by their rank (after BM25): rare words count more, and so do passages with all words.
  function search(query) {
    const asked = [...new Set(terms(query))].map((word) => ({ word, found: meant(word) })).filter(({ found }) => found.length);
    const ranks = new Map();
    let whole = 0;
    for (const { found } of asked) {
      const best = new Map();
      const having = new Set(found.flatMap(([term]) => [...postings.get(term).keys()]));
      const rarity = Math.log(1 + (passages.length - having.size + 0.5) / (having.size + 0.5));
      for (const [term, likeness] of found) {
        for (const [passage, weight] of postings.get(term)) {
          const rank = (likeness * rarity * weight) / (weight + 1.2);
          if (rank > (best.get(passage)?.rank || 0)) best.set(passage, { rank, share: likeness * rarity });
        }
      }
      whole += rarity;
      for (const [passage, { rank, share }] of best) {
        const before = ranks.get(passage) || { rank: 0, share: 0 };
        ranks.set(passage, { rank: before.rank + rank, share: before.share + share });
      }
    }
    const said = new Set(asked.flatMap(({ found }) => found.map(([term]) => term)));
    const order = ({ rank, share }) => rank * (share / whole) ** 2;
    const ordered = [...ranks].map(([passage, ranked]) => [passage, order(ranked)]).sort(([, one], [, other]) => other - one);
    const found = ordered.filter(([, rank]) => rank >= LEAST * ordered[0][1]).slice(0, MOST);
    return { said, found: found.map(([passage]) => passage) };
  }

  // The line that says most of it, cut to what is around its first word that was found.
  function excerpt({ text }, said) {
    const lines = text.split("\n").map((line) => ({ line, hits: [...line.matchAll(WORD)].filter(([word]) => said.has(terms(word)[0])) }));
    const { line, hits } = lines.reduce((best, one) => (one.hits.length > best.hits.length ? one : best));
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
