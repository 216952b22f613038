// data-announce: what a swapped-in fragment says about itself goes to the live region.
document.addEventListener("htmx:after:swap", (event) => {
  const target = event.detail.ctx.target;
  const id = typeof target === "string" ? target.replace("#", "") : target?.id;
  const shown = (id && document.getElementById(id)) || event.detail.ctx.sourceElement;
  const said = shown?.closest("[data-announce]") ?? shown?.querySelector("[data-announce]");
  const region = document.querySelector("[data-announce-region]");
  if (!said || !region) return;
  region.textContent = "";
  // A region that gets the same words twice stays silent unless it was empty between.
  setTimeout(() => { region.textContent = said.dataset.announce; }, 50);
});
