// One key for each decision; everything a key does, a button or link on the page does too.
(() => {
  const keys = document.getElementById("keys");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") event.target.blur?.();
      return;
    }
    if (event.key === "?") { if (keys) keys.open = !keys.open; return; }
    if (!/^[a-z]$/.test(event.key)) return;
    const found = document.querySelector(`[data-key~="${event.key}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("a, button")) { found.click(); return; }
    const held = found.closest("details");
    if (held) held.open = true;
    found.focus();
    found.select?.();
  });
})();
