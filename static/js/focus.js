// The focus goes where the eye goes: to the first of the items that "more" brought, to
// the first fault of a refused form, into the form that a link fetched.
(() => {
  let before = null;

  const focus = (element, options) => {
    if (!element) return;
    if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
    element.focus(options);
  };
  const regionOf = (ctx) => {
    const id = typeof ctx.target === "string" ? ctx.target.replace("#", "") : ctx.target?.id;
    return id ? document.getElementById(id) : null;
  };

  document.addEventListener("htmx:before:swap", (event) => {
    const more = event.detail.ctx.sourceElement.closest?.("[data-more]")?.closest("li");
    before = more ? { list: more.parentElement, count: more.parentElement.children.length - 1 } : null;
  });

  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (before?.list.isConnected) {
      const first = before.list.children[before.count];
      focus(first?.querySelector("a[href], button") ?? first, { preventScroll: true });
      return;
    }
    const region = regionOf(ctx);
    if (!region) return;
    const fault = region.querySelector(".error-summary, [aria-invalid=true]");
    if (ctx.response?.status === 422 && fault) focus(fault);
    else if (ctx.sourceElement.matches?.("[data-focus-after]") || region.id === "link-form")
      focus(region.querySelector("textarea, input:not([type=hidden]), select"));
    else if (document.activeElement === document.body) focus(region.querySelector("h2[tabindex]") ?? null);
  });

  // A refused form that came as a whole page.
  focus(document.querySelector("main .error-summary"));
})();
