// The page shell without a reload: chosen look, menus that close. Every form here works without it.
(() => {
  "use strict";
  const root = document.documentElement;

  const choose = (form, button) => {
    root.dataset[form.dataset.choice] = button.value;
    for (const same of document.querySelectorAll(`[data-choice="${form.dataset.choice}"] button`)) {
      same.setAttribute("aria-pressed", String(same.value === button.value));
    }
    const body = new FormData(form);
    body.set("value", button.value);
    fetch(form.action, { method: "POST", body, redirect: "manual" });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.choice || !event.submitter) return;
    event.preventDefault();
    choose(form, event.submitter);
  });

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(except)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("focusin", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
