// A finding opens beside the text without loading the page anew; words marked in the text fill a field of spans.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  document.documentElement.classList.add("scripted");
  const hint = () => document.querySelectorAll("[data-hint]").forEach((one) => { one.hidden = false; });
  hint();

  const show = async (address, id, move) => {
    let page;
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch { location.href = address; return; }
    for (const part of document.querySelectorAll("[data-swap]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) part.replaceChildren(...fresh.childNodes);
    }
    hint();
    const to = move === "words" ? document.getElementById(`w-${id}`) : document.getElementById("record");
    const seen = to?.getBoundingClientRect();
    if (to && (move === "words" || seen.top < 0 || seen.top > innerHeight * 0.8)) to.scrollIntoView({ block: move === "words" ? "center" : "start" });
  };
  const address = (id) => { const made = new URL(location.href); made.searchParams.set("record", id); made.hash = ""; return made; };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || String(getSelection())) return;
    const link = event.target.closest("a");
    if (link && !link.dataset.record) return;
    const found = event.target.closest("[data-record]");
    if (!found) return;
    event.preventDefault();
    const id = found.dataset.record;
    history.pushState({ record: id }, "", address(id));
    show(address(id).href, id, link && "words" in link.dataset ? "words" : "record");
  });
  addEventListener("popstate", () => show(location.href, new URL(location.href).searchParams.get("record"), "record"));

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
