// data-draft="name": what is typed into a form survives a reload until it is posted.
(() => {
  const PREFIX = "draft:";
  const MONTH = 30 * 24 * 60 * 60 * 1000;
  const skipped = (field) =>
    !field.name || ["hidden", "password", "search", "submit", "button"].includes(field.type);
  const fields = (form) => [...form.elements].filter((field) => !skipped(field));
  const is_choice = (field) => ["checkbox", "radio"].includes(field.type);
  const key = (form) => PREFIX + form.dataset.draft;

  const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
  const write = (name, draft) => { try { localStorage.setItem(name, JSON.stringify(draft)); } catch {} };
  const drop = (name) => { try { localStorage.removeItem(name); } catch {} };

  const place = (form, field) => {
    const alike = fields(form).filter((other) => other.name === field.name);
    return `${field.name}#${alike.indexOf(field)}`;
  };
  const state = (field) => (is_choice(field) ? field.checked : field.value);
  const untouched = (field) => {
    if (is_choice(field)) return field.checked === field.defaultChecked;
    if (field.options) return true;
    return field.value === field.defaultValue;
  };

  const save = (form) => {
    const values = Object.fromEntries(fields(form).map((field) => [place(form, field), state(field)]));
    write(key(form), { values, path: location.pathname, at: Date.now() });
  };

  const restore = (form) => {
    const draft = read(key(form));
    // A form that came back with errors already has what was typed.
    if (!draft || form.querySelector("[role=alert]")) return;
    for (const field of fields(form)) {
      const value = draft.values[place(form, field)];
      if (value === undefined || !untouched(field)) continue;
      if (is_choice(field)) field.checked = value;
      else if (field.value === "" || field.options) field.value = value;
    }
  };

  // A plain post that went through led away from the page of its form.
  const dropPosted = () => {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const draft = read(name);
      const here = document.querySelector(`[data-draft="${CSS.escape(name.slice(PREFIX.length))}"]`);
      const came = document.referrer && new URL(document.referrer).pathname === draft?.path;
      if (!draft || Date.now() - draft.at > MONTH || (draft.sent && came && !here)) drop(name);
    }
  };

  const restoreAll = () => document.querySelectorAll("[data-draft]").forEach(restore);

  try { dropPosted(); } catch {}
  restoreAll();

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
  document.addEventListener("htmx:after:swap", () => restoreAll());
})();
