// Makes pages live and keeps typed text. Every page works without it.
(() => {
  "use strict";
  document.documentElement.classList.add("js");

  // --- live: the server says "object X changed", the part of the page that shows X asks for itself again ---
  const liveUrl = document.body.dataset.liveUrl;
  const timers = new Map();

  const concerned = (element, hints) => {
    const wanted = element.dataset.live.split(" ");
    return hints.some((hint) => hint.kind === "*" || wanted.some((want) =>
      want === "*" || want === hint.kind + ":*" || want === hint.kind + ":" + hint.id));
  };

  const refresh = (element, wait) => {
    const key = element.id || element;
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => {
      const now = element.id ? document.getElementById(element.id) : element;
      if (now && !now.contains(document.activeElement)) htmx.trigger(now, "live");
      else if (now) refresh(now, 2000);
    }, wait));
  };

  const tell = (hints) => document.querySelectorAll("[data-live]").forEach((element) => {
    if (!concerned(element, hints)) return;
    if ("liveSlow" in element.dataset) {
      // What another service derives from the event needs a moment: look soon, and once more.
      refresh(element, 350);
      setTimeout(() => { const now = document.getElementById(element.id); if (now) refresh(now, 0); }, 1500);
    } else {
      refresh(element, 0);
    }
  });

  const stale = (lost) => {
    const note = document.getElementById("stale");
    if (note) note.hidden = !lost;
  };

  let source = null;
  let everOpen = false;
  let retry = 0;
  let lostTimer = 0;

  const connect = () => {
    if (source || document.hidden) return;
    source = new EventSource(liveUrl);
    source.addEventListener("ready", () => {
      clearTimeout(lostTimer);
      stale(false);
      retry = 0;
      if (everOpen) tell([{ kind: "*", id: "*" }]);
      everOpen = true;
    });
    source.addEventListener("changed", (event) => tell(JSON.parse(event.data)));
    source.onerror = () => {
      clearTimeout(lostTimer);
      lostTimer = setTimeout(() => stale(true), 3000);
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        retry = Math.min(retry + 1, 6);
        setTimeout(connect, 1000 * 2 ** retry / 2);
      }
    };
  };

  const disconnect = () => {
    if (source) source.close();
    source = null;
    clearTimeout(lostTimer);
  };

  if (liveUrl && window.EventSource && window.htmx) {
    connect();
    // A hidden page holds no connection; when it is looked at again it asks for everything it shows.
    document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
    window.addEventListener("pagehide", disconnect);
    window.addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
  }

  // --- typed text: kept in this browser until the form has gone through ---
  const draftKey = (field, page) => "draft:" + (page || location.pathname) + ":" + field.name;
  document.querySelectorAll("[data-keep]").forEach((field) => {
    try {
      if (!field.value) field.value = localStorage.getItem(draftKey(field)) || "";
      field.addEventListener("input", () => localStorage.setItem(draftKey(field), field.value));
    } catch { /* storage may be switched off */ }
  });
  document.querySelectorAll("[data-clears]").forEach((done) => {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("draft:" + done.dataset.clears + ":"))
        .forEach((key) => localStorage.removeItem(key));
    } catch { /* storage may be switched off */ }
  });

  // --- a form is sent once, and says that it is on its way ---
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || event.target.method !== "post") return;
    if (button.dataset.sent) { event.preventDefault(); return; }
    button.dataset.sent = "yes";
    button.setAttribute("aria-disabled", "true");
    const words = button.querySelector("span") || button;
    if (button.dataset.busy) { button.dataset.words = words.textContent; words.textContent = button.dataset.busy; }
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((button) => {
    delete button.dataset.sent;
    button.removeAttribute("aria-disabled");
    if (button.dataset.words) (button.querySelector("span") || button).textContent = button.dataset.words;
  }));

  // --- a choice that changes what else is asked: the form comes back with the fields that belong to it ---
  document.addEventListener("change", (event) => {
    const pick = event.target.closest("[data-pick]");
    if (pick) pick.form.requestSubmit(pick.form.querySelector("[name=pick]"));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent)
        .then(() => { copy.textContent = copy.dataset.copied; });
    }
  });
})();
