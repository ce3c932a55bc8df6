// Puts the parts together: the address after # says what the panel shows, so that it can be sent to somebody.
"use strict";

const SHEETS = new Set(["services", "calls", "waves", "questions"]);

function go(where) {
  if (location.hash.slice(1) === where) return;
  history.pushState(null, "", where ? `#${where}` : location.pathname + location.search);
  route();
}

function route() {
  const [kind, ...rest] = location.hash.slice(1).split("/");
  if (SHEETS.has(kind)) return;
  const key = decode(rest.join("/"));
  let chosen = cy.collection();
  let content = null;
  if (kind === "service" && byName.has(key)) {
    chosen = cy.getElementById(`s:${byName.get(key).index}`);
    content = page(byName.get(key));
  } else if (kind === "call" && fleet.calls[key]) {
    chosen = cy.getElementById(`c:${key}`);
    content = callPage(fleet.calls[key]);
  } else if (kind === "store" && fleet.stores[key]) {
    chosen = cy.getElementById(`d:${key}`);
    content = storePage(fleet.stores[key]);
  }
  show(content);
  choose(chosen.not(".hidden"));
  reveal(chosen.not(".hidden"));
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  const row = kind === "service" ? byName.get(key)?.index : key;
  document.querySelector(`tr[data-${kind === "call" ? "call" : "service"}="${Number(row)}"]`)?.classList.add("chosen");
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A click on a column's head sorts by it, once more turns round. */
function sortable(table) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = make("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows];
      const compare = new Intl.Collator(undefined, { numeric: true }).compare;
      rows.sort((a, b) => compare(a.cells[column].textContent, b.cells[column].textContent) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  });
}

// On paper every page is there, of the services that the filters leave.
addEventListener("beforeprint", () => {
  const { services } = selected();
  document.getElementById("pages").replaceChildren(...fleet.services.filter((_, index) => services.has(index)).map(page));
  document.getElementById("pages").hidden = false;
  document.body.classList.add("printing");
});
addEventListener("afterprint", () => {
  document.body.classList.remove("printing");
  document.getElementById("pages").hidden = true;
  document.getElementById("pages").replaceChildren();
});

let waiting = 0;
document.getElementById("find").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, large ? 250 : 80);
});
for (const id of [...filters, "stores", "layout"]) control(id).addEventListener("change", refresh);
document.getElementById("tools").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("tools").addEventListener("reset", () => setTimeout(() => { control("layout").value = large ? "waves" : "calls"; refresh(); }));
// A link in a table far below leads up to the panel; inside the panel the panel keeps the focus.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#service/"], a[href^="#call/"]');
  if (!link) return;
  event.preventDefault();
  go(link.getAttribute("href").slice(1));
  document.getElementById("stage").scrollIntoView({ block: "nearest" });
  panel.focus({ preventScroll: true });
});
addEventListener("hashchange", route);
addEventListener("popstate", route);
darkScheme.addEventListener("change", () => { cy.style(graphStyle(large)); legend(); });

fillOptions();
legend();
control("layout").value = large ? "waves" : "calls";
document.querySelectorAll("table[data-sort]").forEach(sortable);
refresh();
route();
document.documentElement.dataset.ready = "yes";
