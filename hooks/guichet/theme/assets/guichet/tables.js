// A table that is drawn as a grid or as cards stays a table to a screen reader: some browsers forget that it is one.

const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
const heads = { col: "columnheader", row: "rowheader" };

for (const part of document.querySelectorAll(".guichet-table :is(table, thead, tbody, tr, td, th)")) {
  part.setAttribute("role", roles[part.tagName] ?? heads[part.scope]);
}
