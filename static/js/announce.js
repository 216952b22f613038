// data-announce: what a fragment says about itself goes to the live region when it is
// swapped in.
document.addEventListener("htmx:after:swap", (event) => {
  const { target, sourceElement } = event.detail.ctx;
  const id = typeof target === "string" ? target.replace("#", "") : target?.id;
  const said = ((id && document.getElementById(id)) ?? sourceElement)?.dataset?.announce;
  const region = document.querySelector("[data-announce-region]");
  if (!said || !region) return;
  region.textContent = "";
  // The same words twice are heard only if the region was empty between.
  setTimeout(() => { region.textContent = said; }, 50);
});
