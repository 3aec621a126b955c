// The paper as a spreadsheet: saves each cell when it changes, says so, tries again, loses nothing. Works on top of
// forms that work without it.
(() => {
  "use strict";
  const sheet = document.querySelector("[data-sheet]");
  const words = document.getElementById("save-words");
  const byAnchor = (anchor) => document.getElementById("f-" + anchor);

  // --- the panel beside the paper ---
  const panel = document.getElementById("panel");
  let opener = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-panel]");
    if (link) opener = link;
    if (event.target.closest("[data-close-panel]")) closePanel();
  });
  const closePanel = () => {
    if (!panel || !panel.firstElementChild) return;
    panel.replaceChildren();
    document.body.classList.remove("has-panel");
    if (opener) opener.focus();
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(); });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== panel) return;
    document.body.classList.add("has-panel");
    const close = panel.querySelector("[data-close-panel]");
    if (close) close.focus();
  });

  // --- the queue of appraisal and other lists of work: J next, K previous ---
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(input|textarea|select)$/i.test(event.target.tagName)) return;
    const to = event.key === "j" ? "[data-key-next]" : event.key === "k" ? "[data-key-previous]" : null;
    const link = to && document.querySelector(to);
    if (link) link.click();
  });

  if (!sheet || !words) return;

  // --- drafts: what is not yet saved outlives the page ---
  const draftKey = (anchor) => "cell:" + sheet.dataset.sheet + ":" + anchor;
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.name !== "_csrf");
  const draft = (form) => {
    try {
      localStorage.setItem(draftKey(form.dataset.cell), JSON.stringify(fieldsOf(form).map((field) =>
        [field.name, field.type === "checkbox" ? (field.checked ? "on" : "") : field.value, field.type === "checkbox" ? field.value : ""])));
    } catch { /* storage may be switched off */ }
  };
  const forget = (anchor) => { try { localStorage.removeItem(draftKey(anchor)); } catch { /* as above */ } };

  // --- one save at a time per cell; the last state wins ---
  const waiting = new Map();
  const states = new Map();
  const say = (anchor, text, kind) => {
    const place = document.getElementById("save-" + anchor);
    if (!place) return;
    place.className = "save " + (kind || "");
    place.replaceChildren(document.createTextNode(text));
  };

  const place = (html, focused) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    for (const piece of [...holder.content.children]) {
      const now = document.getElementById(piece.id);
      if (!now || now.contains(focused)) continue;
      now.replaceWith(piece);
      if (window.htmx) htmx.process(piece);
    }
  };

  const save = async (form) => {
    const anchor = form.dataset.cell;
    const state = states.get(anchor) || { busy: false, again: false, tries: 0 };
    states.set(anchor, state);
    if (state.busy) { state.again = true; return; }
    clearTimeout(waiting.get(anchor));
    waiting.delete(anchor);
    state.busy = true;
    state.again = false;
    say(anchor, words.dataset.saving, "busy");
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "HX-Request": "true" } });
    } catch { answer = null; }
    state.busy = false;
    if (answer && answer.status === 401) { location.reload(); return; }
    if (!answer || answer.status >= 500) {
      state.tries += 1;
      say(anchor, words.dataset.retry, "late");
      waiting.set(anchor, setTimeout(() => save(form), Math.min(30000, 1000 * 2 ** state.tries)));
      return;
    }
    state.tries = 0;
    const html = await answer.text();
    if (answer.ok) {
      if (!state.again) forget(anchor);
      place(html, document.activeElement);
      if (state.again) save(form);
    } else {
      const failed = document.getElementById("save-" + anchor);
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const piece = holder.content.querySelector(".save-failed");
      if (failed && piece) failed.replaceWith(piece);
      // What was corrected while the answer was on its way is not what was refused.
      if (state.again) save(form);
    }
  };

  const formOf = (field) => field.form && field.form.dataset && field.form.dataset.cell ? field.form : null;
  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form) draft(form);
  });
  document.addEventListener("change", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    if (event.target.type === "checkbox") {
      const asked = fieldsOf(form).find((field) => field.name === "f.checks");
      if (asked) asked.value = "none";
    }
    draft(form);
    save(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.cell) return;
    event.preventDefault();
    save(form);
  });
  window.addEventListener("online", () => [...waiting.keys()].forEach((anchor) => { const form = byAnchor(anchor); if (form) save(form); }));
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size || [...states.values()].some((state) => state.busy)) event.preventDefault();
  });

  // --- a conflict: both versions are on the page, the person chooses ---
  document.addEventListener("click", (event) => {
    const mine = event.target.closest("[data-keep-mine]");
    const drop = event.target.closest("[data-drop-mine]");
    if (mine) {
      const form = byAnchor(mine.dataset.keepMine);
      const revision = fieldsOf(form).find((field) => field.name === "revision");
      if (revision) revision.value = mine.dataset.revision;
      save(form);
    } else if (drop) {
      event.preventDefault();
      forget(drop.dataset.dropMine);
      location.reload();
    }
  });

  // --- keyboard: up, down and Enter as in a spreadsheet ---
  const columnOf = (field) => field.name === "note" ? "note" : "figure";
  const lineFields = (column) => [...sheet.querySelectorAll(".sheet .line")].map((row) =>
    [...row.querySelectorAll("input.form-control, select, textarea, input[type=checkbox]")].find((field) => columnOf(field) === column && field.name !== "f.target")).filter(Boolean);
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!formOf(field) || event.altKey || event.ctrlKey || event.metaKey) return;
    const enter = event.key === "Enter" && !event.shiftKey && field.tagName !== "SELECT";
    const move = event.key === "ArrowDown" || enter ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!move || (field.tagName === "SELECT" && !enter)) return;
    if (field.tagName === "TEXTAREA" && !enter) return;
    event.preventDefault();
    const column = lineFields(columnOf(field));
    const row = field.closest(".line");
    const at = column.findIndex((each) => each.closest(".line") === row);
    const next = column[at + move];
    if (next) { next.focus(); if (next.select) next.select(); }
    else field.blur();
  });

  // --- after a crash: what was typed and not saved comes back and is saved ---
  try {
    Object.keys(localStorage).filter((key) => key.startsWith("cell:" + sheet.dataset.sheet + ":")).forEach((key) => {
      const form = byAnchor(key.slice(("cell:" + sheet.dataset.sheet + ":").length));
      if (!form) return;
      const kept = JSON.parse(localStorage.getItem(key));
      fieldsOf(form).forEach((field) => {
        const found = kept.find((each) => each[0] === field.name && each[2] === (field.type === "checkbox" ? field.value : ""));
        if (!found || field.name === "evidence") return;
        if (field.type === "checkbox") field.checked = found[1] === "on"; else field.value = found[1];
      });
      say(form.dataset.cell, words.dataset.restored, "late");
      save(form);
    });
  } catch { /* storage may be switched off */ }
})();
