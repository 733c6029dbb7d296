// What bears data-copy is copied by a click; where a browser allows no copying, a link leads on and a text can be marked.
(() => {
  const may = Boolean(navigator.clipboard);
  const ready = () => { if (may) document.querySelectorAll("button[data-copy][hidden]").forEach((one) => { one.hidden = false; }); };
  ready();
  new MutationObserver(ready).observe(document.body, { childList: true, subtree: true });
  // What came of it stays to be read until the next click.
  let told = null;
  const back = () => { if (told) told.on.textContent = told.was; told = null; };
  const tell = (on, words) => { back(); told = { on, was: on.textContent }; on.textContent = words; };
  document.addEventListener("click", async (event) => {
    back();
    const found = event.target.closest("[data-copy]");
    if (!found || !may || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(found.dataset.copy);
      tell(found, "Copied");
    } catch { if (found.href) location.href = found.href; else tell(found, "The browser forbids it"); }
  });
})();
