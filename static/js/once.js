// data-once: pressing twice posts once.
(() => {
  const release = (form) => form.removeAttribute("data-once-sent");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.hasAttribute("data-once-sent")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.setAttribute("data-once-sent", "");
    event.submitter?.setAttribute("aria-busy", "true");
  }, true);

  const free = (root) => {
    root.querySelectorAll("[data-once-sent]").forEach(release);
    root.querySelectorAll("button[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  };
  document.addEventListener("htmx:finally:request", () => free(document));
  // Coming back with the browser's button shows the form as it was left.
  addEventListener("pageshow", () => free(document));
})();
