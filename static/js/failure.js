// data-failure: a request that failed says so, and the page keeps what was typed.
(() => {
  const notice = document.querySelector("[data-failure]");
  if (!notice) return;
  const text = notice.querySelector("[data-failure-text]");

  // The same words again are not new: while one types they would be read out each time.
  const say = (words) => {
    if (!notice.hidden && text.textContent === words) return;
    text.textContent = words;
    notice.hidden = false;
  };
  const hide = () => { notice.hidden = true; };

  notice.querySelector("[data-failure-close]").addEventListener("click", hide);
  document.addEventListener("htmx:after:request", (event) => {
    if (event.detail.ctx.response.status < 400) hide();
  });
  document.addEventListener("htmx:error", () => say(notice.dataset.offline));
  document.addEventListener("htmx:response:error", (event) => {
    const { ctx } = event.detail;
    if ([409, 422].includes(ctx.response.status)) return;
    const plain = ctx.response.headers.get("Content-Type")?.startsWith("text/plain");
    say(plain && ctx.text ? ctx.text : notice.dataset.broken);
  });
  // A whole error page never lands in the middle of this one.
  document.addEventListener("htmx:before:swap", (event) => {
    const { status } = event.detail.ctx.response ?? {};
    if (status >= 400 && ![409, 422].includes(status)) event.preventDefault();
  });
})();
