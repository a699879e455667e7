
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
      element.hidden = chosen.some((select) => !(element.dataset[select.name] ?? select.value).split(" ").includes(select.value));
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

  // What is looked for is found whatever its case and its marks; what has it not is put away.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const read = new WeakMap();
  const has = (element, wanted) => {
    if (!read.has(element)) read.set(element, plain(element.textContent));
    return read.get(element).includes(wanted);
  };
  const sift = (elements, found) => elements.filter((element) => {
    element.classList.toggle("unfound", !found(element));
    return found(element);
  }).length;
  const siftWays = (wanted) => {
    let number = 0;
    for (const member of all("details.member")) {
      const own = has(member.querySelector("summary"), wanted);
      const found = sift(all(".point", member), (point) => own || has(point, wanted));
      sift(all(".sum", member), (sum) => own || has(sum, wanted));
      sift(all(".branch", member), (branch) => branch.querySelector(".point:not(.unfound), .sum:not(.unfound)") !== null);
      sift([member], () => own || found > 0);
      number += found;
    }
    return number;
  };
  const look = (form) => {
    const wanted = plain(form.elements.tim.value.trim());
    const holds = (element) => has(element, wanted);
    // A table that has nothing of it stays whole: it is not what was looked for.
    const siftTable = (selector) => {
      const rows = all(`${selector} tbody tr`);
      const headed = (row) => has(row.querySelector("th"), wanted);
      const number = rows.filter(headed).length;
      sift(rows, (row) => number === 0 || headed(row));
      return number;
    };
    for (const selector of [".heat", ".scale", ".awards", ".chart"]) siftTable(selector);
    const numbers = {
      ranked: siftTable(".ranking"),
      points: siftWays(wanted),
      findings: sift(all("#cac-ghi-nhan tbody tr"), holds),
    };
    const status = form.querySelector("[role=status]");
    const told = status.dataset.told.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
    status.textContent = wanted === "" ? "" : told;
  };
  for (const form of all("form.search")) {
    form.hidden = false;
    let waiting;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      look(form);
    });
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 150, form);
    });
  }

  // A table of many links is one stop of the keyboard; arrows go on within it.
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  for (const table of all("table[data-arrows]")) {
    for (const link of all("tbody a", table).slice(1)) link.tabIndex = -1;
    table.addEventListener("keydown", (event) => {
      const [down, right] = STEPS[event.key] ?? [0, 0];
      const cell = event.target.closest("tbody td");
      if (!cell || (!down && !right)) return;
      event.preventDefault();
      const rows = [...table.tBodies[0].rows];
      let row = rows.indexOf(cell.parentElement) + down;
      const linked = () => rows[row]?.cells[cell.cellIndex + right]?.querySelector("a");
      while (down && rows[row] && !linked()) row += down;
      const next = linked();
      if (!next) return;
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
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
    if (target.closest(".unfound")) {
      const form = document.querySelector("form.search");
      form.elements.tim.value = "";
      look(form);
    }
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
    target.focus();
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
