// data-odds: the slider and the number follow each other.
document.addEventListener("input", ({ target }) => {
  const form = target.closest?.("form[data-odds]");
  if (!form || !["slider", "percent"].includes(target.name)) return;
  const other = target.name === "slider" ? "percent" : "slider";
  form.elements[other].value = target.value;
});
