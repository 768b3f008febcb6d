"use strict";
// One language of the sheet: its page in a frame without scripts, and its paper as pictures.
const FRAME_STYLE = `
[data-message]:hover, [data-fact]:hover, [data-said-message]:hover { outline: 1px dashed #0b5cad; outline-offset: 2px; cursor: pointer; }
[data-message]:focus, [data-fact]:focus, [data-said-message]:focus, [data-chosen] { outline: 2px solid #0b5cad !important; outline-offset: 2px; }
[data-found] { outline: 1px solid transparent; text-decoration: underline wavy 1.5px !important; text-underline-offset: .25em; }
[data-found="error"] { text-decoration-color: #d0342c !important; background: rgb(208 52 44 / .12); }
[data-found="warning"] { text-decoration-color: #b87a00 !important; background: rgb(184 122 0 / .12); }
:root[data-overlay="ink"] .block { outline: 1px solid #7b3fb8; }
:root[data-overlay="tags"] :is(h1, h2, h3, h4, h5, h6, header, nav, main, aside, footer, search, figure, table) { outline: 1px solid #7b3fb8; outline-offset: 1px; }
:root[data-overlay="tags"] :is(h1, h2, h3, h4, h5, h6, header, nav, main, aside, footer, search, figure, table)::after { position: absolute; font: 600 11px/1.3 system-ui, sans-serif; padding: 0 .35em; background: #7b3fb8; color: #fff; text-transform: none; letter-spacing: 0; }
${["h1", "h2", "h3", "h4", "h5", "h6", "header", "nav", "main", "aside", "footer", "search", "figure", "table"].map((name) => `:root[data-overlay="tags"] ${name}::after { content: "${name}"; }`).join("\n")}`;

const NAMED = "[data-fact], [data-message], [data-said-message]";

class Column {
  constructor(locale, onPick) {
    this.locale = locale;
    this.html = undefined;
    this.findings = [];
    this.box = element("section", { className: "column", lang: "en" });
    this.title = element("h2", {}, element("bdi", { lang: locale.tag, textContent: locale.name }));
    this.remarks = element("small");
    this.title.append(this.remarks);
    this.frame = element("iframe", { title: `${locale.name}: page` });
    this.frame.setAttribute("sandbox", "allow-same-origin");
    this.page = element("div", { className: "page" }, this.frame);
    this.paper = element("div", { className: "paper", tabIndex: 0 });
    this.paper.setAttribute("role", "region");
    this.paper.setAttribute("aria-label", `${locale.name}: paper`);
    this.parts = element("div", { className: "parts" }, this.page, this.paper);
    this.box.append(this.title, this.parts);
    this.paper.addEventListener("pointerenter", () => this.placeParts());
    this.paper.addEventListener("focusin", () => this.placeParts());
    this.paper.addEventListener("keydown", (event) => this.walk(event));
    this.onPick = onPick;
    this.frame.addEventListener("load", () => this.loaded());
    new ResizeObserver(() => this.scale()).observe(this.page);
  }

  open(address) {
    if (this.address === address) return;
    this.address = address;
    this.html = undefined;
    this.isReady = false;
    this.frame.src = address;
  }

  reload() {
    this.leave();
    this.frame.contentWindow.location.reload();
  }

  // The frame is about to load anew, as it does when it is put elsewhere.
  leave() {
    if (this.isReady) this.top = this.document.scrollingElement.scrollTop;
    this.isReady = false;
  }

  get document() { return this.frame.contentDocument; }

  loaded() {
    const place = this.document;
    if (!place || place.URL === "about:blank") return;
    this.isReady = true;
    place.head.append(element("style", { textContent: FRAME_STYLE }));
    place.addEventListener("click", (event) => this.pick(event, event.target));
    place.addEventListener("keydown", (event) => { if (event.key === "Enter") this.pick(event, place.activeElement); });
    if (this.html !== undefined) this.show(this.html);
    this.decorate();
    this.darken();
    this.lay(this.overlay || "");
    if (this.top) place.scrollingElement.scrollTop = this.top;
    this.top = 0;
  }

  pick(event, target) {
    event.preventDefault();
    const link = target.closest("a[href]");
    const place = target.closest("[data-fact], [data-message]");
    if (event.type === "click" && link && !place) return this.onPick(this, null, link);
    const named = place || target.closest(NAMED);
    if (named) this.onPick(this, named, link);
  }

  show(html) {
    this.html = html;
    if (!this.isReady || html === null) return;
    // The frame’s own parser: its style attributes are under the frame’s policy.
    const fresh = new this.frame.contentWindow.DOMParser().parseFromString(html, "text/html");
    const links = (one) => [...one.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")).join();
    if (links(fresh) !== links(this.document)) return this.reload();
    morph(this.document.body, fresh.body);
    this.document.documentElement.lang = fresh.documentElement.lang;
    this.decorate();
    // Painted once two frames have begun: tests and bench ask when that was.
    requestAnimationFrame(() => requestAnimationFrame(() => { this.box.dataset.shown = performance.timeOrigin + performance.now(); }));
  }

  // Bring a message into sight, at once or when its page is there.
  reveal(context) {
    this.wanted = context;
    if (!this.isReady) return;
    for (const part of this.document.querySelectorAll("[data-chosen]")) delete part.dataset.chosen;
    const parts = [...this.document.querySelectorAll("[data-message]")].filter((one) => one.dataset.message === context);
    for (const part of parts) part.dataset.chosen = "";
    parts[0]?.scrollIntoView({ block: "center" });
    if (parts.length) this.wanted = "";
  }

  decorate() {
    if (!this.isReady) return;
    if (this.wanted) this.reveal(this.wanted);
    for (const part of this.document.querySelectorAll(NAMED)) {
      if (!part.hasAttribute("tabindex")) part.tabIndex = 0;
      const found = this.findings.filter((one) => one.context && one.context === part.dataset.message);
      const worst = found.some((one) => one.severity === "error") ? "error" : found.length ? "warning" : "";
      if ((part.dataset.found || "") === worst) continue;
      if (worst) part.dataset.found = worst; else delete part.dataset.found;
      part.title = found.map((one) => one.message).join("\n");
    }
  }

  // Have the page look as where the system’s colours are dark.
  darken() {
    if (!this.isReady) return;
    const each = (rules) => {
      for (const rule of rules) {
        if (rule.media) {
          this.media ||= new Map();
          const own = this.media.get(rule) ?? rule.media.mediaText;
          if (/prefers-color-scheme:\s*dark/.test(own)) {
            this.media.set(rule, own);
            rule.media.mediaText = this.isDark ? "all" : own;
          }
        }
        if (rule.cssRules) each(rule.cssRules);
      }
    };
    for (const sheet of this.document.styleSheets) each(sheet.cssRules);
  }

  scale() {
    const width = Number(this.width) || 0;
    const factor = width ? Math.min(1, this.page.clientWidth / width) : 1;
    this.frame.style.width = width ? `${width}px` : "";
    this.frame.style.height = width ? `${this.page.clientHeight / factor}px` : "";
    this.frame.style.transform = width ? `scale(${factor})` : "";
  }

  async draw({ pages, remarks, over, fills }) {
    const turn = this.turn = (this.turn || 0) + 1;
    const images = await Promise.all(pages.map(async (source, number) => {
      const image = element("img", { alt: `${this.locale.name}: page ${number + 1} on paper`, src: source });
      await image.decode();
      return image;
    }));
    if (turn !== this.turn) return;   // a newer one has come
    const top = this.paper.scrollTop;
    const hadParts = this.hasParts;
    this.hasParts = false;
    this.paper.replaceChildren(...images.map((image) => element("div", { className: "drawn" }, image)));
    // Parts are found after papers are drawn, and not while somebody writes.
    clearTimeout(this.waiting);
    if (hadParts) this.waiting = setTimeout(() => this.placeParts(), 500);
    this.paper.scrollTop = top;
    const full = fills && fills.length ? [`${fills.map((percent) => `${percent}%`).join(", ")} full`] : [];
    this.remarks.textContent = [...full, ...remarks].join(" · ");
    this.remarks.classList.toggle("is-over", Boolean(over));
    requestAnimationFrame(() => requestAnimationFrame(() => { this.box.dataset.drawn = performance.timeOrigin + performance.now(); }));
  }

  // Find where the parts of the sheet are on its paper, once for each drawing.
  async placeParts() {
    if (this.hasParts || !this.paper.firstChild) return;
    this.hasParts = true;
    const turn = this.turn;
    const found = await get("parts", placeOf(this.locale.tag));
    if (turn !== this.turn || !found) return;
    const sheets = [...this.paper.children], labels = new Map(), seen = new Set();
    for (const { kind, name, page, box: [left, top, right, bottom] } of found.places) {
      const image = sheets[page]?.firstChild;
      if (!image) continue;
      const isWords = kind !== "block" && kind !== "tag";
      const isFirst = !seen.has(`${kind} ${name}`);   // other lines are no further stops for the keyboard
      seen.add(`${kind} ${name}`);
      const part = isWords ? element(isFirst ? "button" : "div", { className: `part words ${kind}`, ...(isFirst && { tabIndex: -1, ariaLabel: name }) }) : element("div", { className: `part ${kind}` }, element("span", { textContent: name }));
      if (kind === "fact") part.dataset.fact = name;
      if (kind === "message") part.dataset.message = name;
      if (kind === "source") Object.assign(part.dataset, { message: "", source: name });
      if (isWords) part.addEventListener("click", () => this.onPick(this, part));
      const wrong = kind === "block" ? found.problems.filter((one) => one.block === name) : [];
      if (wrong.length) { part.classList.add("is-wrong"); part.title = wrong.map((one) => one.message).join("\n"); part.append(...wrong.map((one) => element("p", { textContent: one.message }))); }
      const share = (length, whole) => `${100 * length / whole}%`;
      Object.assign(part.style, { left: share(left, image.naturalWidth), top: share(top, image.naturalHeight), width: share(right - left, image.naturalWidth), height: share(bottom - top, image.naturalHeight) });
      sheets[page].append(part);
      // Types that begin at one point share a label, the outer one first.
      const corner = kind === "tag" && `${page} ${Math.round(left / 4)} ${Math.round(top / 4)}`;
      if (corner && labels.has(corner)) { labels.get(corner).textContent += ` ${name}`; part.replaceChildren(); } else if (corner) labels.set(corner, part.firstChild);
    }
    const first = this.paper.querySelector("button");
    if (first) first.tabIndex = 0;
  }

  // The arrow keys go from part to part of the paper.
  walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const parts = [...this.paper.querySelectorAll("button")];
    const at = parts.indexOf(document.activeElement);
    const next = parts[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    parts[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  // Lay boxes over page and paper: of what is inked, or of structure types.
  lay(overlay) {
    this.overlay = overlay;
    this.paper.dataset.overlay = overlay;
    if (this.isReady) this.document.documentElement.dataset.overlay = overlay;
    if (overlay) this.placeParts();
  }

  fail(broken) {
    this.page.querySelector(".broken")?.remove();
    if (!broken) return;
    const list = element("ol", {}, ...broken.findings.map(findingItem));
    const why = broken.why ? [element("p", { textContent: broken.why })] : [];
    const box = element("div", { className: "broken", tabIndex: 0 }, element("h3", { textContent: "This page can’t be made" }), ...why, list);
    this.page.append(box);
  }
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function placeLink(at) {
  return at.link ? element("a", { href: at.link, textContent: at.name }) : element("span", { textContent: at.name });
}

function findingItem(finding) {
  const item = element("li", { className: `finding ${finding.severity}` });
  const about = finding.locale ? ` (${finding.locale})` : "";
  item.append(element("p", {}, element("b", { textContent: finding.severity }), ` ${finding.message}${about} [${finding.code}]`));
  if (finding.hint) item.append(element("p", { className: "hint", textContent: finding.hint }));
  item.append(element("p", { className: "where" }, placeLink(finding.at)));
  return item;
}
