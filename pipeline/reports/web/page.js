
"use strict";
// The page is whole without this: what is added here is choosing, sorting, opening and jumping.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  for (const hint of all("[data-with-script]")) hint.hidden = false;
  const shown = (element) => element.closest("[hidden]") === null;

  // An element that carries the key of a choice is shown where its value is the chosen one.
  const choose = (form) => {
    const target = document.getElementById(form.dataset.filter);
    const chosen = all("select", form).filter((select) => select.value !== "");
    const keys = all("select", form).map((select) => `[data-${select.name}]`);
    for (const element of all(keys.join(), target)) {
      element.hidden = chosen.some((select) => (element.dataset[select.name] ?? select.value) !== select.value);
    }
    for (const member of all("details.member", target)) {
      member.hidden ||= member.querySelector(".branch:not([hidden])") === null && chosen.some((one) => one.name === "section");
    }
    const counted = all(form.dataset.counted, target);
    const status = form.querySelector("[role=status]");
    status.textContent = status.dataset.told
      .replace("{shown}", counted.filter(shown).length)
      .replace("{all}", counted.length);
  };

  const clear = (form) => {
    for (const select of all("select", form)) select.value = "";
    choose(form);
  };

  const open = (form, wanted) => {
    for (const details of all("details", document.getElementById(form.dataset.filter))) {
      if (shown(details)) details.open = wanted;
    }
  };

  for (const form of all("form[data-filter]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => {
      choose(form);
      const only = event.target.name === "member" && event.target.value;
      const member = only && document.querySelector(`details.member[data-member="${only}"]`);
      if (member && form.dataset.filter === "duong-di") member.open = true;
    });
    form.querySelector("[data-clear]").addEventListener("click", () => clear(form));
    for (const button of all("[data-open]", form)) {
      button.addEventListener("click", () => open(form, button.dataset.open === "true"));
    }
    clear(form);
  }

  // "1.234,50" and "12*" by their numbers, the rest by the Vietnamese alphabet; what is not known comes last.
  const value = (cell) => {
    const text = cell.textContent.trim();
    const number = /^[-−+]?[\d.]+(,\d+)?/.exec(text);
    return number ? Number(number[0].replaceAll(".", "").replace(",", ".").replace("−", "-")) : text;
  };
  const compared = (one, other, falling) => {
    const [first, second] = [one, other].map(value);
    const unknown = (first === "–" || first === "") - (second === "–" || second === "");
    if (unknown) return unknown;
    const order = typeof first === "number" && typeof second === "number"
      ? first - second
      : String(first).localeCompare(String(second), "vi");
    return falling ? -order : order;
  };
  const sort = (table, heading) => {
    const falling = heading.getAttribute("aria-sort") === "ascending";
    for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((one, other) => compared(one.cells[heading.cellIndex], other.cells[heading.cellIndex], falling));
    table.tBodies[0].append(...rows);
  };
  for (const table of all("table[data-sortable]")) {
    for (const heading of all("thead th", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.addEventListener("click", () => sort(table, heading));
      const dress = () => {
        button.append(...heading.childNodes);
        heading.append(button);
      };
      dress();
      // On paper a heading with a button in it would not be repeated from page to page.
      addEventListener("beforeprint", () => button.replaceWith(...button.childNodes));
      addEventListener("afterprint", dress);
    }
  }

  // A jump to a member or a line opens it, whatever was chosen before.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target || target.tagName !== "SUMMARY") return;
    if (!shown(target)) clear(document.querySelector("form[data-filter=duong-di]"));
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
    target.focus();
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
