// Searching a published site: every word typed begins some word of a record; records with more of them in their line come first.
(() => {
  const place = document.getElementById("search");
  if (!place) return;
  const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const label = document.createElement("label"), field = document.createElement("input");
  const told = document.createElement("p"), list = document.createElement("ol");
  label.textContent = "Words ";
  field.type = "search";
  field.autocomplete = "off";
  label.append(field);
  told.className = "quiet small";
  told.setAttribute("role", "status");
  list.className = "found";
  place.append(label, told, list);
  let rows = null;
  const load = async () => {
    rows ??= (await (await fetch(place.dataset.index)).json()).map((row) => [...row, folded(`${row[3]} ${row[1]}`)]);
    return rows;
  };
  const score = (asked, row) => {
    const words = row[4].split(" ");
    let sum = 0;
    for (const one of asked) {
      const whole = words.includes(one);
      if (!whole && !words.some((word) => word.startsWith(one))) return 0;
      sum += (whole ? 2 : 1) + (row[5].includes(one) ? 1 : 0);
    }
    return sum;
  };
  const show = async () => {
    const asked = folded(field.value);
    history.replaceState(null, "", asked.length ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
    if (!asked.length) { list.replaceChildren(); told.textContent = ""; return; }
    const found = (await load()).map((row) => [score(asked, row), row]).filter(([much]) => much);
    const text = (row) => Number(row[1] === "document");  // of equals a record comes before a text
    found.sort((a, b) => b[0] - a[0] || text(a[1]) - text(b[1]) || (a[1][2] < b[1][2] ? 1 : -1));
    told.textContent = `${found.length} found${found.length > 100 ? ", the first 100 shown" : ""}`;
    list.replaceChildren(...found.slice(0, 100).map(([, [path, kind, day, line]]) => {
      const item = document.createElement("li"), link = document.createElement("a"), beside = document.createElement("span");
      link.href = path;
      link.textContent = line;
      beside.className = "quiet small";
      beside.textContent = ` ${kind}${day ? ` · ${day}` : ""}`;
      item.append(link, beside);
      return item;
    }));
  };
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) show();
})();
