"use strict";
// The page is whole without this: what is added here is looking for a bloc or a member.
(() => {
  const MOST = 50;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  for (const hint of document.querySelectorAll("[data-with-script]")) hint.hidden = false;

  // Rows of a table that do not have what is looked for are put away.
  for (const box of document.querySelectorAll("input[data-rows]")) {
    const rows = [...document.getElementById(box.dataset.rows).tBodies[0].rows];
    const texts = rows.map((row) => plain(row.textContent));
    box.addEventListener("input", () => {
      const wanted = plain(box.value.trim());
      rows.forEach((row, at) => { row.hidden = !texts[at].includes(wanted); });
    });
  }

  // Members are data until somebody looks for one: a province has tens of thousands.
  const box = document.querySelector("input[data-members]");
  if (!box) return;
  const data = JSON.parse(document.getElementById("du-lieu").textContent);
  const table = document.getElementById(box.dataset.members);
  const status = document.querySelector("[role=status]");
  let texts = null;
  box.addEventListener("input", () => {
    texts ??= data.members.map(([bloc, code, name]) => plain(`${code} ${name} ${data.words[bloc]}`));
    const wanted = plain(box.value.trim());
    const found = [];
    let number = 0;
    for (let at = 0; wanted && at < texts.length; at += 1) {
      if (texts[at].includes(wanted) && (number += 1) <= MOST) found.push(data.members[at]);
    }
    table.tBodies[0].replaceChildren(...found.map(([bloc, code, name, place, percent, word]) => {
      const row = document.createElement("tr");
      for (const value of [data.words[bloc], code, name, place, percent, data.words[word]]) {
        const cell = row.insertCell();
        cell.textContent = value ?? "";
        if (typeof value === "number") cell.className = "number";
      }
      return row;
    }));
    table.hidden = found.length === 0;
    status.textContent = wanted ? status.dataset.told.replace("{all}", number).replace("{shown}", found.length) : "";
  });
})();
