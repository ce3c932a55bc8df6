// The panel: a service's page, a call's two ends with their source, a database's users.
"use strict";

const panel = document.getElementById("panel");

/** `path:line` as links: the file on this machine, and the same line in the web. */
function placeLinks(place) {
  const { local, web } = addresses(place);
  const parts = [make("a", { class: "place", href: local, rel: "noreferrer" }, place)];
  if (web) parts.push(make("a", { class: "web", href: web, rel: "noreferrer", target: "_blank" }, "in the web ↗"));
  return parts;
}

function sourceLine(place) {
  const excerpt = place && fleet.excerpts[place];
  if (!excerpt) return null;
  const text = excerpt[1 + line(place) - excerpt[0]] ?? "";
  return text.trim() ? make("code", { class: "source", title: text.trim() }, text.trim()) : null;
}

function page(service) {
  const rows = [];
  let last = "";
  for (const [label, text, place, confidence] of service.page) {
    rows.push(make("tr", {},
      make("th", { scope: "row" }, make("span", { class: label === last ? "same" : "" }, label)),
      make("td", {}, linked(label, text), confidence === "likely" ? chip("likely", "likely") : null,
        place ? make("span", { class: "proof" }, ...placeLinks(place)) : null, sourceLine(place))));
    last = label;
  }
  const wave = service.wave ? `wave ${service.wave} of ${fleet.waves.length}` : "";
  return make("article", { class: "page" },
    make("h2", {}, service.name),
    make("p", { class: "sub" }, [service.path, wave].filter(Boolean).join(" · ")),
    make("table", {}, make("tbody", {}, ...rows)));
}

/** The other service's name in "calls" and "called by" leads to its page. */
function linked(label, text) {
  if (label !== "calls" && label !== "called by") return make("span", {}, text);
  const name = text.split(" by ")[0];
  return byName.has(name) ? make("span", {}, serviceLink(name), text.slice(name.length)) : make("span", {}, text);
}

function excerpt(title, place) {
  const caption = make("figcaption", {}, make("b", {}, title), ...(place ? placeLinks(place) : []));
  const found = place && fleet.excerpts[place];
  if (!found) return make("figure", {}, caption, make("p", { class: "hint" }, place ? "The file is not there any more, or not readable." : "No line says so."));
  const [first, ...lines] = found;
  const rows = lines.map((text, index) => make("div", { class: first + index === line(place) ? "hit" : "" }, make("i", {}, String(first + index)), text || " "));
  return make("figure", {}, caption, make("div", { class: "code", tabindex: "0", role: "group", "aria-label": `${title}, ${place}` }, ...rows));
}

function callPage(call) {
  const facts = [["protocol", call.protocol], ["address", call.address], ["variable", call.env], ["via", call.via], ["run time", call.seen_text]]
    .filter(([, value]) => value)
    .map(([label, value]) => make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, value)));
  return make("article", { class: "page call" },
    make("h2", {}, serviceLink(call.from), " → ", serviceLink(call.to), " ", call.confidence === "likely" ? chip("likely", "likely") : chip("proven")),
    make("table", {}, make("tbody", {}, ...facts)),
    ...(call.evidence === call.target_evidence
      ? [excerpt("The line that calls, and gives the host", call.evidence)]
      : [excerpt("The line that calls", call.evidence), excerpt("The line that gives the host", call.target_evidence)]),
    call.seen_in ? excerpt("Seen at run time", call.seen_in) : null);
}

function storePage(store) {
  return make("article", { class: "page" },
    make("h2", {}, store.label),
    make("p", { class: "sub" }, store.shared ? "shared: its users move together" : "datastore"),
    ...store.users.map(([user, place]) => make("div", {}, make("p", {}, serviceLink(user)), excerpt("The line that names it", place))));
}

const hint = panel.firstElementChild;

function show(content) {
  panel.replaceChildren(content ?? hint);
  panel.scrollTop = 0;
}
