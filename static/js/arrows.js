// data-arrows: the arrow keys lead from the field to the links below it and back; Escape
// returns to the field, and from there closes the list.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-arrows]");
  if (!form || event.isComposing) return;
  const field = form.querySelector("input");
  const list = form.querySelector("[data-arrows-list]");
  const stops = [field, ...list.querySelectorAll("a")];
  const here = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && here >= 0 && stops.length > 1) {
    event.preventDefault();
    stops[(here + step + stops.length) % stops.length].focus();
  } else if (event.key === "Escape" && here > 0) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") {
    list.replaceChildren();
  }
});
