// data-escape: the Escape key presses what leaves a form as it was.
document.addEventListener("keydown", (event) => {
  // While Hangul is put together, Escape belongs to the keyboard.
  if (event.key !== "Escape" || event.isComposing) return;
  event.target.closest?.("form")?.querySelector("[data-escape]")?.click();
});
