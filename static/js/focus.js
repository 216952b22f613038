// The focus goes where the eye goes: to the first of the items that "more" brought, to
// the first fault of a refused form, to what data-focus-after names.
(() => {
  let list = null, shown = 0, wish = "";

  const focus = (element, options) => {
    if (!element) return;
    if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
    element.focus(options);
  };

  document.addEventListener("htmx:before:swap", (event) => {
    const source = event.detail.ctx.sourceElement;
    list = source.closest("[data-more]") && source.closest("li").parentElement;
    shown = list ? list.children.length - 1 : 0;
    wish = source.dataset.focusAfter ?? "";
  });

  document.addEventListener("htmx:after:swap", (event) => {
    const { target, response } = event.detail.ctx;
    if (list) {
      const first = list.children[shown];
      focus(first?.querySelector(":is(h2, h3) a") ?? first, { preventScroll: true });
      return;
    }
    const id = typeof target === "string" ? target.replace("#", "") : target?.id;
    const region = id && document.getElementById(id);
    if (!region) return;
    const fault = region.querySelector(".error-summary, [aria-invalid=true]");
    if (response?.status === 422 && fault) focus(fault);
    else if (wish) focus(region.querySelector(wish));
    else if (document.activeElement === document.body) focus(region.querySelector("h2[tabindex]"));
  });

  // A refused form that came as a whole page.
  focus(document.querySelector("main .error-summary"));
})();
