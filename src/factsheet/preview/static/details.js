"use strict";
// What stands behind a value or a sentence, and the form in which its translation is written.
let chosen = null;   // {column, kind, asked}: what the details are about

async function get(address, asked) {
  const answer = await fetch(`${address}?${new URLSearchParams(asked)}`);
  return answer.ok ? answer.json() : null;
}

async function post(address, what) {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) });
  return answer.status === 204 ? null : answer.json();
}

const placeOf = (locale) => ({ sheet: view.sheet, locale, ...(view.day ? { day: view.day } : {}), ...(view.digits ? { digits: view.digits } : {}) });

async function choose(locale, kind, asked) {
  const now = chosen = { locale, kind, asked };
  const told = await get(kind, { ...placeOf(locale), ...asked });
  if (chosen !== now) return;
  const about = !told ? [element("p", { className: "nothing", textContent: "Nothing is known of this." })] : kind === "value" ? valueDetails(told) : messageDetails(told, locale);
  byId("details").replaceChildren(...about);
  byId("details").scrollIntoView({ block: "nearest" });
}

// Ask again after a change on disk, unless somebody is writing here.
function renewDetails() {
  if (chosen && !byId("details").contains(document.activeElement)) choose(chosen.locale, chosen.kind, chosen.asked);
}

function terms(...pairs) {
  const list = element("dl");
  for (const [name, ...what] of pairs) {
    const shown = what.filter((one) => one);
    if (shown.length) list.append(element("dt", { textContent: name }), element("dd", {}, ...shown));
  }
  return list;
}

function valueDetails(it) {
  const source = it.source || {};
  const title = element("h2", {}, element("span", { textContent: "Value" }), element("code", { textContent: it.address }));
  const site = source.url ? element("a", { href: source.url, target: "_blank", rel: "noreferrer", textContent: source.title }) : source.title;
  return [title, terms(
    ["value", it.value],
    ["kind", it.kind],
    ["label", it.label],
    ...it.at.map(([name, at]) => [name, placeLink(at)]),
    ["holds", it.holds],
    ["note", it.note],
    ["source", site],
    ["", source.by],
    ["where", it.where],
    ["", source.at && placeLink(source.at)],
    ["printed on", ...sheetButtons(it.places)],
  )];
}

function sheetButtons(places) {
  return places.map(({ sheet, title }) => {
    const button = element("button", { className: "plain", textContent: title, lang: "" });
    button.addEventListener("click", () => go({ sheet }));
    return element("div", {}, button);
  });
}

function messageDetails(it, locale) {
  const title = element("h2", {}, element("span", { textContent: "Sentence" }), element("span", { className: `state ${it.state}`, textContent: it.state }));
  const quoted = (texts) => texts.map((text) => element("blockquote", { lang: publication.source, dir: "auto", textContent: text }));
  return [
    title,
    ...quoted(it.source),
    terms(
      ["context", it.context && element("code", { textContent: it.context })],
      ["written in", ...it.at.map(placeLink)],
      ["catalog", it.file && placeLink(it.file)],
      ["state", it.reason],
      ["notes", ...it.comments.map((line) => element("div", { textContent: line }))],
      ["remarks", ...it.remarks.map((line) => element("div", { dir: "auto", textContent: line }))],
      ["shows", ...it.placeholders.map((one) => element("div", {}, element("code", { textContent: one.name }), " ", element("bdi", { lang: locale, textContent: one.value })))],
      ["printed on", ...sheetButtons(it.places)],
    ),
    ...(it.previous.length ? [element("p", { className: "nothing", textContent: "It was translated for:" }), ...quoted(it.previous)] : []),
    ...(it.forms.length ? [translationForm(it, locale)] : []),
  ];
}

function translationForm(it, locale) {
  const names = it.forms.map((form) => form.name ? `Translation, ${form.name}` : "Translation");
  const boxes = it.forms.map((form, at) => new Chips(form.text, { lang: locale, dir: it.direction, ariaLabel: names[at] }));
  const inserted = [...new Set(it.source.flatMap(tokens))].map((token) => {
    const button = element("button", { type: "button", className: "chip", dir: "ltr", textContent: token, title: "insert" });
    button.addEventListener("mousedown", (event) => event.preventDefault());   // the caret stays
    button.addEventListener("click", () => (boxes.find(({ box }) => box.contains(getSelection().anchorNode)) || boxes[0]).insert(token));
    return button;
  });
  const save = element("button", { className: "primary", textContent: "Save" });
  const undo = element("button", { type: "button", textContent: "Undo last save" });
  const told = element("span", { role: "status", className: "nothing" });
  const findings = element("ol"), theirs = element("div");
  const form = element("form", { className: "form" });
  boxes.forEach(({ box }, at) => form.append(element("p", { className: "label", textContent: names[at] }), box));
  form.append(element("div", { className: "buttons" }, ...inserted));
  form.append(element("div", { className: "buttons" }, save, undo, told), theirs, findings);
  const asked = { locale, context: it.context, source: it.source[0], seal: it.seal };
  const forms = () => boxes.map((box) => box.value);
  let turn = 0;
  const check = async () => {
    const mine = ++turn;
    const answer = await post(`check?${new URLSearchParams(placeOf(locale))}`, { ...asked, forms: forms() });
    if (mine === turn) findings.replaceChildren(...(answer.findings || []).map(findingItem));
  };
  form.addEventListener("input", () => { told.textContent = ""; clearTimeout(form.waiting); form.waiting = setTimeout(check, 60); });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); } });
  // Send the forms to be saved, or undo. What somebody writes before the answer is there stays.
  const write = async (address, what, words) => {
    const sent = forms().join("\0");
    const answer = await post(address, what);
    told.textContent = answer.refused || words;
    told.classList.toggle("is-lost", Boolean(answer.refused));
    const now = await get("message", { ...placeOf(locale), context: it.context, source: it.source[0] });
    if (!now) return;
    theirs.replaceChildren();
    const texts = now.forms.map((one) => one.text);
    if (answer.refused) {
      if (now.seal !== asked.seal) theirs.append("It says now, and what you save next replaces it:", ...texts.map((text) => element("blockquote", { lang: locale, dir: it.direction, textContent: text })));
      asked.seal = now.seal;
    } else if (sent === forms().join("\0")) {
      texts.forEach((text, at) => { boxes[at].value = text; });
      asked.seal = now.seal;
    } else if (sent === texts.join("\0")) asked.seal = now.seal;
  };
  // One after the other: a save needs the seal that the one before it has left.
  let before = Promise.resolve();
  const inTurn = (act) => { before = before.then(act, act); };
  form.addEventListener("submit", (event) => { event.preventDefault(); inTurn(() => write("save", { ...asked, forms: forms() }, "saved")); });
  undo.addEventListener("click", () => inTurn(() => write("undo", {}, "undone")));
  return form;
}

async function search() {
  const asked = byId("asked").value;
  const locale = focused || view.locales[0];
  const found = asked.trim() ? await get("search", { ...placeOf(locale), q: asked }) : [];
  if (byId("asked").value !== asked) return;
  byId("results").replaceChildren(...(found || []).map((one) => {
    const button = element("button", { className: "plain", lang: locale, dir: "auto", textContent: one.words });
    button.addEventListener("click", () => {
      if (one.sheet !== view.sheet) go({ sheet: one.sheet });
      columns.get(locale)?.reveal(one.context);
      choose(locale, "message", { context: one.context, source: "" });
    });
    return element("li", {}, button, element("div", { className: "nothing", textContent: `${one.sheet} · ${one.context}` }));
  }));
  if (found && !found.length && asked.trim()) byId("results").append(element("li", { className: "nothing", textContent: "Nothing is found." }));
}
