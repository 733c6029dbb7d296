// What bears data-copy is copied by a click; where a browser allows no copying, a link leads on and a text can be marked.
(() => {
  const may = Boolean(navigator.clipboard);
  const ready = () => { if (may) document.querySelectorAll("button[data-copy][hidden]").forEach((one) => { one.hidden = false; }); };
  ready();
  new MutationObserver(ready).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", async (event) => {
    const found = event.target.closest("[data-copy]");
    if (!found || !may || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const said = found.textContent;
    try {
      await navigator.clipboard.writeText(found.dataset.copy);
      found.textContent = "Copied";
    } catch { if (found.href) location.href = found.href; else found.textContent = "The browser forbids it"; }
    setTimeout(() => { found.textContent = said; }, 1600);
  });
})();
