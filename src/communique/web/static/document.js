// A finding opens beside the text without loading the page anew; words marked in the text fill a field of spans.
(() => {
  const text = document.getElementById("text"), beside = document.getElementById("record");
  if (!text || !beside) return;
  document.documentElement.classList.add("scripted");
  const ready = () => document.querySelectorAll("[data-hint]").forEach((one) => { one.hidden = false; });
  ready();

  // Marking: the words of a finding, or the rows of a passage, and nothing else.
  const unmark = () => {
    for (const one of text.querySelectorAll("mark")) one.replaceWith(...one.childNodes);
    for (const one of text.querySelectorAll(".row.chosen")) one.classList.remove("chosen");
  };
  const mark = (id) => {
    unmark();
    if (!id) return;
    for (const one of text.querySelectorAll(`.finding[data-record="${CSS.escape(id)}"]`)) {
      const made = document.createElement("mark");
      made.append(...one.childNodes);
      one.append(made);
    }
  };
  const seen = (one) => { const at = one.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight * 0.55; };
  // On a phone the record lies over the foot of the page, and over words that were chosen there.
  const covered = (one) => getComputedStyle(beside).position === "fixed" && one.getBoundingClientRect().bottom > beside.getBoundingClientRect().top;

  const whole = (id) => {
    const made = new URL(location.href);
    for (const name of ["record", "at", "part"]) made.searchParams.delete(name);
    if (id) made.searchParams.set("record", id);
    made.hash = id ?? "";
    return made;
  };
  const show = async (id, move) => {
    const address = whole(id), asked = new URL(address);
    asked.searchParams.set("part", "record");
    let fresh;
    try {
      const answer = await fetch(asked, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch { history.replaceState({}, "", address); location.reload(); return; }
    beside.replaceChildren(...fresh.body.childNodes);
    beside.classList.toggle("open", Boolean(id));
    mark(id);
    ready();
    const words = id && document.getElementById(id);
    if (words && (move ? !seen(words) : covered(words))) words.scrollIntoView({ block: "center" });
  };
  const open = (id, move) => { history.pushState({}, "", whole(id)); show(id, move); };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || String(getSelection())) return;
    if (event.target.closest("[data-close]")) { event.preventDefault(); open(null); return; }
    const link = event.target.closest("a");
    if (link && !link.dataset.record) return;
    const found = event.target.closest("[data-record]");
    if (!found) return;
    event.preventDefault();
    open(found.dataset.record, !found.closest("#text .words"));
  });
  // Keys: from turn to turn, from finding to finding.
  const step = (all, by, at) => {
    const here = at ? all.indexOf(at) : all.findLastIndex((one) => one.getBoundingClientRect().top < innerHeight * 0.3);
    return all[Math.min(Math.max(here + by, 0), all.length - 1)];
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n" || event.key === "p") {
      const turn = step([...text.querySelectorAll("[data-turn]")], event.key === "n" ? 1 : -1)?.closest(".row");
      turn?.scrollIntoView({ block: "start" });
    } else if (event.key === "j" || event.key === "k") {
      const links = [...text.querySelectorAll(".words a[data-record]")];
      const at = links.find((one) => one.dataset.record === new URL(location.href).searchParams.get("record"));
      const next = step(links, event.key === "j" ? 1 : -1, at);
      if (next) { next.focus({ preventScroll: true }); open(next.dataset.record, true); }
    } else if (event.key === "Escape" && new URL(location.href).searchParams.get("record")) open(null);
  });
  const named = () => new URL(location.href).searchParams.get("record");
  addEventListener("popstate", () => show(named(), true));
  // An address that names the words alone opens their record too.
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash && !location.search.includes("record=") && /^[a-z]-[0-9a-f]+$/.test(hash) && document.getElementById(hash)) {
    history.replaceState({}, "", whole(hash));
    show(hash, true);
  }

  // Characters are counted as the program counts them: by code points.
  const place = (node, offset) => {
    const block = node.parentElement?.closest("[data-start]") ?? (node.closest && node.closest("[data-start]"));
    if (!block) return null;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, offset);
    return Number(block.dataset.start) + Array.from(before.toString()).length;
  };
  let field = null;
  document.addEventListener("focusin", (event) => { if ("span" in (event.target.dataset ?? {})) field = event.target; });
  document.addEventListener("mouseup", () => {
    const chosen = getSelection();
    if (!field?.isConnected || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    field.value = `${start}-${end}`;
    field.title = String(chosen);
  });
})();
