// data-draft="name": what is typed into a form survives a reload until it is posted.
(() => {
  const PREFIX = "draft:";
  const MONTH = 30 * 24 * 60 * 60 * 1000;
  const skipped = (field) =>
    !field.name || ["hidden", "password", "search", "submit", "button"].includes(field.type);
  const rows = (form) => [...form.querySelectorAll("[data-draft-row]")];
  const fields = (form) =>
    [...form.elements].filter((field) => !skipped(field) && !field.closest("[data-draft-row]"));
  const isChoice = (field) => ["checkbox", "radio"].includes(field.type);
  const key = (form) => PREFIX + form.dataset.draft;

  const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
  const write = (name, draft) => { try { localStorage.setItem(name, JSON.stringify(draft)); } catch {} };
  const drop = (name) => { try { localStorage.removeItem(name); } catch {} };

  const place = (form, field) => {
    const alike = fields(form).filter((other) => other.name === field.name);
    return `${field.name}#${alike.indexOf(field)}`;
  };
  const state = (field) => (isChoice(field) ? field.checked : field.value);
  const given = (field) => {
    if (isChoice(field)) return field.defaultChecked;
    if (field.options) return ([...field.options].find((each) => each.defaultSelected) ?? field.options[0])?.value;
    return field.defaultValue;
  };

  // Each value beside what the site gave: where that has changed, the draft is outdated.
  const save = (form, sent = false) => {
    const before = read(key(form))?.values ?? {};
    const values = Object.fromEntries(fields(form).map((field) => {
      const name = place(form, field);
      return [name, [state(field), before[name]?.[1] ?? given(field)]];
    }));
    const chosen = rows(form).map((row) =>
      [...row.querySelectorAll("[name]:not(button)")].map(({ name, value }) => [name, value]));
    write(key(form), { values, chosen, sent, path: location.pathname, at: Date.now() });
  };

  // Rows come from the server: send what they held with the button that asks for them.
  const refill = (form, chosen) => {
    const button = form.querySelector("[data-draft-refill]");
    if (!button || !chosen?.length || rows(form).length) return;
    const held = document.createElement("div");
    held.hidden = true;
    for (const [name, value] of chosen.flat()) {
      held.append(Object.assign(document.createElement("input"), { name, value }));
    }
    form.append(held);
    // htmx may come to the button only after the page has loaded: a click would post the page.
    htmx.process(button);
    button.click();
    setTimeout(() => held.remove());
  };

  const restore = (form) => {
    const draft = read(key(form));
    // A form that came back with errors already has what was typed.
    if (!draft || form.querySelector("[role=alert], [aria-invalid=true]")) return;
    const kept = fields(form)
      .map((field) => [field, ...(draft.values[place(form, field)] ?? [state(field), given(field)])]);
    if (kept.some(([field, , was]) => was !== given(field))) return drop(key(form));
    for (const [field, value] of kept) {
      if (state(field) !== given(field)) continue;
      if (isChoice(field)) field.checked = value;
      else field.value = value;
    }
    return draft;
  };

  // A plain post that went through led from the page of its form to one that says so.
  const dropPosted = () => {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const draft = read(name);
      const came = document.referrer && new URL(document.referrer).pathname === draft?.path;
      const done = draft?.sent && came && document.querySelector(".notice[data-level=success]");
      if (!draft || Date.now() - draft.at > MONTH || done) drop(name);
    }
  };

  try { dropPosted(); } catch {}
  addEventListener("load", () => {
    for (const form of document.querySelectorAll("[data-draft]")) refill(form, restore(form)?.chosen);
  });

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.dataset.draft && !skipped(event.target)) save(form);
  });
  document.addEventListener("submit", (event) => {
    const draft = event.target.dataset.draft && read(key(event.target));
    if (draft) write(key(event.target), { ...draft, sent: true });
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement: form, response } = event.detail.ctx;
    if (form.dataset.draft && form.matches("form") && response.status < 300) drop(key(form));
  });
  document.addEventListener("htmx:after:swap", () => {
    for (const form of document.querySelectorAll("[data-draft]")) {
      // A late fragment must not make a form that is on its way look unsent.
      if (form.querySelector("[data-draft-refill]")) save(form, read(key(form))?.sent);
      else restore(form);
    }
  });
})();
