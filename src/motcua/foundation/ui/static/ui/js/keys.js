// The inbox by keyboard: / search, ↓ from there to the list, j k move, Enter opens, x chooses, ? shows the keys.
// Works on tables with data-keyed; silent in text fields and when the person switched keys off.
(() => {
  "use strict";
  const root = document.documentElement;
  const dialog = () => document.getElementById("keys");
  const rows = () => [...document.querySelectorAll("table[data-keyed] tr[data-row]")];
  const hereIn = (list) => list.findIndex((row) => row.contains(document.activeElement));

  const typing = (target) =>
    target.closest("textarea, select, [contenteditable]") ||
    (target.matches("input") && !["checkbox", "radio"].includes(target.type));

  const move = (by) => {
    const list = rows();
    if (!list.length) return;
    const at = hereIn(list);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1);
    const target = list[next].querySelector("[data-open]") || list[next].querySelector("[data-select]");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };

  const chooseRow = () => {
    const list = rows();
    const box = list[hereIn(list)]?.querySelector("[data-select]");
    if (box) box.click();
  };

  const search = () => {
    const box = document.querySelector("[data-search]");
    if (!box) return;
    box.focus();
    box.select();
  };

  const showKeys = () => dialog() && !dialog().open && dialog().showModal();

  const deeds = { j: () => move(1), k: () => move(-1), x: chooseRow, "/": search, "?": showKeys };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !event.target.matches("[data-search]") || !rows().length) return;
    event.preventDefault();
    move(1);
  });

  document.addEventListener("keydown", (event) => {
    if (root.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select]")) return;
    const form = event.target.closest("form");
    const words = form?.querySelector("[data-chosen-count]");
    if (words) words.textContent = `${words.dataset.chosenWords} ${form.querySelectorAll("[data-select]:checked").length}`;
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) showKeys();
  });
  if (dialog()) for (const offer of document.querySelectorAll("[data-keys-offer]")) offer.hidden = false;
})();
