// data-key="j": that key presses this button or link, while nothing is being typed. The
// switch turns all of them off, for who speaks to the computer; this browser remembers.
(() => {
  const kept = () => { try { return localStorage.getItem("keys"); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem("keys", value); } catch {} };
  let on = kept() !== "off";

  const button = document.querySelector("[data-keys-switch]");
  const show = () => button?.setAttribute("aria-pressed", on);
  if (button) {
    button.hidden = false;
    show();
    button.addEventListener("click", () => { on = !on; keep(on ? "on" : "off"); show(); });
  }

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select")) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
})();
