// Links to other languages lead to the part of the sheet that is being read: its blocks have the
// same ids in every language.
(() => {
  "use strict";
  const links = document.querySelectorAll(".languages a");
  const blocks = [...document.querySelectorAll(".block[id]")];

  function keep() {
    const first = blocks.find((block) => block.getBoundingClientRect().bottom > innerHeight / 6);
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const box = target?.getBoundingClientRect();
    const isSeen = box && box.top >= 0 && box.top < innerHeight;
    const seen = scrollY > 0 && !isSeen ? first : target; // at the top, what the address names
    for (const link of links) link.hash = seen ? seen.id : "";
  }

  for (const link of links) {
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, keep);
  }
})();
