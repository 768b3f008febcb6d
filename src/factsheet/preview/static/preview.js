"use strict";
// The preview: what is looked at, and the stream of events that keeps it as it is on disk.
const byId = (id) => document.getElementById(id);
const view = { name: crypto.randomUUID(), sheet: "", locales: [], day: "", digits: "" };
let publication = null;
let columns = new Map();
let stream = null;

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  view.sheet = asked.get("sheet") || "";
  view.locales = asked.getAll("locale");
  view.day = asked.get("day") || "";
  view.digits = asked.get("digits") || "";
}

function query(order = view.locales) {
  const asked = new URLSearchParams({ view: view.name, sheet: view.sheet });
  for (const tag of order) asked.append("locale", tag);
  if (view.day) asked.set("day", view.day);
  if (view.digits) asked.set("digits", view.digits);
  return asked;
}

function connect() {
  if (!view.sheet && publication) return;
  stream?.close();
  const asked = query();
  if (byId("parts").value !== "page") asked.set("paper", "");
  stream = new EventSource(`events?${asked}`);
  stream.onopen = () => state("live");
  stream.onerror = () => state("The preview has ended: start it again", true);
  stream.onmessage = (message) => {
    const { kind, locale, it } = JSON.parse(message.data);
    handlers[kind](it, columns.get(locale));
  };
}

function state(words, isLost = false) {
  byId("state").textContent = words;
  byId("state").classList.toggle("is-lost", isLost);
}

const handlers = {
  publication(it) {
    const before = publication;
    publication = it;
    if (it.broken.length) { byId("columns").replaceChildren(element("ol", { className: "broken" }, ...it.broken.map(findingItem))); columns.clear(); return; }
    fill();
    if (before && before.theme !== it.theme) for (const column of columns.values()) if (column.isReady) column.reload();
  },
  page(it, column) {
    column?.show(it);
    if (column && chosen?.locale === column.locale.tag) renewDetails();
  },
  broken: (it, column) => column?.fail(it),
  paper: (it, column) => column?.draw(it),
  findings(it) {
    const shown = it.filter((one) => (!one.sheet || one.sheet === view.sheet) && (!one.locale || view.locales.includes(one.locale)));
    const items = shown.map(findingItem);
    byId("findings").replaceChildren(...(items.length ? items : [element("li", { className: "nothing", textContent: "Nothing is wrong here." })]));
    byId("found-title").textContent = shown.length ? `Findings (${shown.length})` : "Findings";
    for (const [tag, column] of columns) {
      column.findings = it.filter((one) => one.locale === tag || !one.locale);
      column.decorate();
    }
  },
};

// Fill the controls with what the publication has; look at its first sheet to begin with.
function fill() {
  const known = publication.sheets.map((sheet) => sheet.id);
  const tags = publication.locales.map((locale) => locale.tag);
  const hadNothing = !view.sheet || !view.locales.length;
  if (!view.sheet) view.sheet = known[0] || "";
  if (!view.locales.length) view.locales = [publication.source, ...tags.filter((tag) => tag !== publication.source)].slice(0, 2);
  byId("sheet").replaceChildren(...publication.sheets.map((sheet) => element("option", { value: sheet.id, textContent: sheet.title, selected: sheet.id === view.sheet })));
  byId("day").value = view.day || publication.day;
  const digits = [...new Set(publication.locales.filter((one) => view.locales.includes(one.tag)).flatMap((one) => one.digits))];
  const choices = [["", "as set"], ...digits.map((system) => [system, system])];
  byId("digits").replaceChildren(...choices.map(([value, textContent]) => element("option", { value, textContent, selected: value === view.digits })));
  byId("digits").disabled = digits.length < 2;
  const boxes = [...publication.locales.map((one) => one.tag), "en-XA", "ar-XB"].filter((tag, at, all) => all.indexOf(tag) === at);
  if (byId("locales").dataset.tags !== boxes.join()) {
    byId("locales").dataset.tags = boxes.join();
    byId("locales").replaceChildren(byId("locales").querySelector("legend"), ...boxes.map(localeBox));
  }
  for (const box of byId("locales").querySelectorAll("input")) box.checked = view.locales.includes(box.value);
  const names = new Map(publication.locales.map((one) => [one.tag, one]));
  const wanted = new Map(view.locales.map((tag) => [tag, columns.get(tag) || new Column(names.get(tag) || { tag, name: tag, dir: "ltr" }, picked)]));
  const isMoved = [...wanted.keys()].join() !== [...columns.keys()].join();
  if (isMoved) for (const column of wanted.values()) column.leave();
  if (isMoved) byId("columns").replaceChildren(...[...wanted.values()].map((column) => column.box));
  columns = wanted;
  for (const [tag, column] of columns) {
    const { sheet, locale, ...asked } = placeOf(tag);
    column.open(`page/${locale}/${sheet}.html?${new URLSearchParams(asked)}`);
    column.box.addEventListener("focusin", () => focusOn(tag));
  }
  look();
  if (hadNothing) go({});
}

function localeBox(tag) {
  const box = element("input", { type: "checkbox", value: tag });
  box.addEventListener("change", () => {
    const chosen = [...byId("locales").querySelectorAll("input:checked")].map((one) => one.value);
    if (!chosen.length || chosen.length > 4) { box.checked = !box.checked; return; }
    go({ locales: chosen });
  });
  return element("label", {}, box, tag);
}

function go(changes) {
  Object.assign(view, changes);
  const asked = query();
  asked.delete("view");
  history.replaceState(null, "", `#${asked}`);
  if (publication && !publication.broken.length && Object.keys(changes).length) fill();
  connect();
}

// How things look: widths, colours, which parts.
function look() {
  const colours = byId("colours").value;
  byId("columns").className = colours;
  for (const column of columns.values()) {
    column.isDark = colours === "dark";
    column.darken();
    column.width = byId("width").value;
    column.parts.className = `parts is-${byId("parts").value}`;
    column.scale();
    column.lay(byId("overlay").value);
  }
}

let focused = "";
function focusOn(tag) {
  if (focused === tag) return;
  focused = tag;
  for (const [name, column] of columns) column.box.classList.toggle("has-focus", name === tag);
  post("focus", { view: view.name, locale: tag });
}

function picked(column, place, link) {
  focusOn(column.locale.tag);
  if (place) {
    const { fact, saidMessage, saidSource, message = saidMessage, source = saidSource } = place.dataset;
    if (message && column.paper.contains(place)) column.reveal(message);
    return choose(column.locale.tag, fact ? "value" : "message", fact ? { address: fact } : { context: message, source: source || "" });
  }
  const href = link?.getAttribute("href") || "";
  const sheet = href.match(/^(?:\.\.\/[\w-]+\/)?([a-z0-9-]+)\.html(?:#|$)/);
  if (href.startsWith("#")) column.document.getElementById(href.slice(1))?.scrollIntoView();
  else if (sheet && publication.sheets.some((one) => one.id === sheet[1])) go({ sheet: sheet[1] });
}

byId("asked").addEventListener("input", search);
byId("sheet").addEventListener("change", (event) => go({ sheet: event.target.value }));
byId("day").addEventListener("change", (event) => go({ day: event.target.value === publication.day ? "" : event.target.value }));
byId("digits").addEventListener("change", (event) => go({ digits: event.target.value }));
byId("parts").addEventListener("change", () => { look(); connect(); });
for (const id of ["width", "colours", "overlay"]) byId(id).addEventListener("change", look);
window.addEventListener("hashchange", () => { readAddress(); go({}); });
readAddress();
connect();
