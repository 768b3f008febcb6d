"use strict";
// A text whose placeholders and tags are chips: to the caret each is one character, kept or removed whole.
const TOKEN = /(\{[^{}]*\}|<\/?[a-z][^<>]*>|%\(\w+\)s)/;
const GAP = "\ufeff";   // between chips and edges Chromium has no place for the caret; never handed out

class Chips {
  constructor(text, properties) {
    this.box = element("div", { className: "chips", contentEditable: "true", spellcheck: true, chips: this, ...properties });
    this.box.setAttribute("role", "textbox");
    this.box.setAttribute("aria-multiline", "true");
    this.value = text;
    const on = (name, act) => this.box.addEventListener(name, act);
    on("beforeinput", (event) => this.before(event));
    on("input", (event) => { if (!event.isComposing) this.changed(); });
    on("compositionend", () => this.changed());
    on("copy", (event) => this.copy(event));
    on("cut", (event) => { this.copy(event); this.insert(""); });
    on("drop", (event) => event.preventDefault());
    on("dragstart", (event) => event.preventDefault());
  }

  get value() {
    return this.last === this.first.replaceAll(GAP, "") ? this.first : this.last;
  }

  set value(text) {
    this.first = text;
    if (this.last === text.replaceAll(GAP, "")) return;   // the caret stays
    this.past = [];
    this.future = [];
    this.show(text);
  }

  show(text) {
    this.box.replaceChildren(...parted(text));
    this.last = read(this.box);
    this.pad();
  }

  pad() {
    for (const chip of this.box.querySelectorAll(".chip")) {
      if (!chip.nextSibling?.data) chip.after(GAP);
      if (!chip.previousSibling?.data) chip.before(GAP);
    }
    if (this.last.endsWith("\n") && !this.box.lastChild.data.endsWith(GAP)) this.box.append(GAP);
  }

  before(event) {
    const kind = event.inputType;
    const isPut = ["insertFromPaste", "insertFromDrop", "insertFromYank"].includes(kind);
    if (kind === "historyUndo") this.step(this.past, this.future);
    else if (kind === "historyRedo") this.step(this.future, this.past);
    else if (kind === "insertParagraph" || kind === "insertLineBreak") this.insert("\n");
    else if (isPut) this.insert(event.dataTransfer?.getData("text/plain") ?? event.data ?? "");
    else if (!kind.startsWith("format")) return;
    event.preventDefault();
  }

  // Put a text where the caret is, or at the end where it is elsewhere.
  insert(text) {
    const selection = getSelection();
    if (!this.box.contains(selection.anchorNode)) { selection.selectAllChildren(this.box); selection.collapseToEnd(); }
    const range = selection.getRangeAt(0);
    range.deleteContents();
    const parts = parted(text.replaceAll("\r", ""));
    for (const part of parts.toReversed()) range.insertNode(part);
    if (parts.length) { range.setStartAfter(parts.at(-1)); range.collapse(true); }
    this.box.focus();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  copy(event) {
    event.preventDefault();
    event.clipboardData.setData("text/plain", read(getSelection().getRangeAt(0).cloneContents()));
  }

  step(from, to) {
    if (!from.length) return;
    to.push(this.last);
    this.show(from.pop());
    getSelection().selectAllChildren(this.box);
    getSelection().collapseToEnd();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  changed() {
    const now = read(this.box);
    if (now !== this.last) {
      this.past.push(this.last);
      this.future = [];
      this.last = now;
    }
    // What was typed letter by letter becomes a chip.
    for (const node of [...this.box.childNodes].filter((one) => one.nodeType === 3 && TOKEN.test(one.data))) {
      const parts = parted(node.data);
      node.replaceWith(...parts);
      getSelection().collapse(this.box, [...this.box.childNodes].indexOf(parts.at(-1)) + 1);
    }
    this.pad();
  }
}

const tokens = (text) => text.split(TOKEN).filter((part) => TOKEN.test(part));
const parted = (text) => text.split(TOKEN).filter((part) => part).map((part) => TOKEN.test(part) ? chip(part) : document.createTextNode(part));
const chip = (token) => element("span", { className: "chip", contentEditable: "false", dir: "ltr", textContent: token });
const read = (node) => node.textContent.replaceAll(GAP, "");
