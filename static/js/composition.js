// data-composition: Hangul is put together key by key. Until a syllable stands, nothing
// is searched and Enter sends nothing.
const composing = (event) =>
  event.isComposing && event.target.closest?.("[data-composition]");

document.addEventListener("input", (event) => {
  if (composing(event)) event.stopImmediatePropagation();
}, true);

document.addEventListener("compositionend", (event) => {
  if (!event.target.closest?.("[data-composition]")) return;
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && composing(event)) event.preventDefault();
}, true);
