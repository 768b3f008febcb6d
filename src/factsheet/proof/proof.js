"use strict";
// Remarks become the table that “factsheet import” reads: rows with a comment and no translation.
const rows = JSON.parse(document.getElementById("rows").textContent);
const areas = [...document.querySelectorAll("textarea")];
const name = document.getElementById("name");
const show = document.getElementById("show");
const key = document.title;

const filled = () => areas.filter((area) => area.value.trim());

function update() {
  const number = filled().length;
  document.getElementById("count").value =
    number === 0 ? "No remarks" : number === 1 ? "1 remark" : `${number} remarks`;
  for (const area of areas) {
    const article = area.closest("article");
    article.hidden =
      (show.value === "open" && article.dataset.state === "translated") ||
      (show.value === "remark" && !area.value.trim() && area !== document.activeElement);
  }
}

function remember() {
  try {
    const remarks = Object.fromEntries(filled().map((area) => [area.dataset.id, area.value]));
    localStorage.setItem(key, JSON.stringify({ name: name.value, remarks }));
  } catch {} // a browser may keep nothing for files; the page works all the same
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? { name: "", remarks: {} };
    name.value = kept.name;
    for (const area of areas) area.value = kept.remarks[area.dataset.id] ?? "";
  } catch {}
}

function table() {
  const day = new Date().toISOString().slice(0, 10);
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns];
  for (const area of filled()) {
    const words = area.value.trim().replace(/\s+/g, " ");
    const remark = `Remark${name.value.trim() ? ` by ${name.value.trim()}` : ""}, ${day}: ${words}`;
    const own = rows.filter((row) => row.id === area.dataset.id);
    own.forEach((row, number) =>
      lines.push(columns.map((column) => (column === "comment" && !number ? remark : row[column]))),
    );
  }
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  return "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

document.getElementById("tools").addEventListener("submit", (event) => {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv" }));
  link.download = `remarks.${document.querySelector(".target").lang}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
});
document.addEventListener("input", () => (remember(), update()));
recall();
update();
