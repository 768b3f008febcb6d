"use strict";
// Change a tree of nodes into another one, touching only what differs: what stays keeps its
// place on the screen, its selection and its focus.
function morph(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  morphChildren(old, [...old.childNodes], [...fresh.childNodes]);
}

function morphChildren(parent, old, fresh) {
  // What is equal at both ends stays, so that one more paragraph moves the others and changes none.
  while (old.length && fresh.length && isAlike(old[0], fresh[0])) morph(old.shift(), fresh.shift());
  const after = [];
  while (old.length && fresh.length && isAlike(old.at(-1), fresh.at(-1))) after.push([old.pop(), fresh.pop()]);
  while (old.length && fresh.length) morph(old.shift(), fresh.shift());
  const next = after.length ? after.at(-1)[0] : null;
  for (const node of old) node.remove();
  for (const node of fresh) parent.insertBefore(node, next);
  for (const [one, other] of after) morph(one, other);
}

function isAlike(one, other) {
  if (one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return one.nodeValue === other.nodeValue;
  return one.id === other.id && one.textContent === other.textContent;
}
