// What tells one point lights up in every pane at once; a chosen one is brought into view in the others.
(() => {
  const panes = document.querySelector(".beside");
  if (!panes) return;
  const of = (one) => (one?.closest("[data-points]")?.dataset.points ?? "").split(" ").filter(Boolean);
  const lit = (points) => {
    for (const one of panes.querySelectorAll(".lit")) one.classList.remove("lit");
    const found = points.length ? [...panes.querySelectorAll("[data-points]")].filter((one) => of(one).some((p) => points.includes(p))) : [];
    for (const one of found) one.classList.add("lit");
    return found;
  };
  panes.addEventListener("mouseover", (event) => lit(of(event.target)));
  panes.addEventListener("mouseleave", () => lit([]));
  panes.addEventListener("focusin", (event) => lit(of(event.target)));
  panes.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-points]");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const found = lit(of(chosen)), moved = new Set([chosen.closest("section")]);
    if (getComputedStyle(panes).display !== "grid") return;
    const link = event.target.closest("a");
    if (link) { event.preventDefault(); if (link.hash) history.replaceState({}, "", link.hash); }
    for (const one of found) {
      const pane = one.closest("section");
      if (moved.has(pane)) continue;
      moved.add(pane);
      pane.scrollTop += one.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  });
})();
