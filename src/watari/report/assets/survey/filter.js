// The filters: one state, applied to the graph and to the tables.
"use strict";

const control = (id) => document.getElementById(id);
const filters = ["protocol", "wave", "language", "confidence", "seen"];

function fillOptions() {
  const values = {
    protocol: [...new Set(fleet.calls.map((call) => call.protocol))].sort(),
    wave: fleet.waves.map((_, index) => String(index + 1)),
    language: [...new Set(fleet.services.flatMap((service) => service.languages))].sort(),
    seen: [...new Set(fleet.calls.map((call) => call.seen).filter(Boolean))].sort(),
  };
  for (const [id, options] of Object.entries(values)) control(id).append(...options.map((value) => make("option", { value }, value)));
  control("seen-label").hidden = values.seen.length === 0;
}

const haystacks = fleet.services.map((service) =>
  [service.name, service.path, ...service.page.map(([, text, place]) => `${text} ${place ?? ""}`)].join("\n").toLowerCase());
const callText = (call) => [call.from, call.to, call.protocol, call.address, call.env, call.via, call.evidence, call.target_evidence].join("\n").toLowerCase();

/** Which services and calls the filters leave, as sets of indexes. */
function selected() {
  const want = Object.fromEntries(filters.map((id) => [id, control(id).value]));
  const text = control("find").value.trim().toLowerCase();
  const service = (one, index) => (!want.wave || String(one.wave) === want.wave)
    && (!want.language || one.languages.includes(want.language))
    && (!text || haystacks[index].includes(text));
  const services = new Set(fleet.services.flatMap((one, index) => (service(one, index) ? [index] : [])));
  const byCall = want.protocol || want.confidence || want.seen;
  const calls = new Set(fleet.calls.flatMap((call, index) => {
    const fits = (!want.protocol || call.protocol === want.protocol) && (!want.confidence || call.confidence === want.confidence)
      && (!want.seen || call.seen === want.seen);
    const ends = [call.from, call.to].map((name) => byName.get(name)?.index);
    const touches = ends.some((end) => services.has(end)) && (!text || callText(call).includes(text) || ends.some((end) => services.has(end)));
    return fits && touches ? [index] : [];
  }));
  const narrowed = text || want.wave || want.language || byCall;
  return { services, calls, byCall: Boolean(byCall), narrowed: Boolean(narrowed) };
}

function applyFilters() {
  const { services, calls, byCall, narrowed } = selected();
  const ends = new Set([...calls].flatMap((index) => [fleet.calls[index].from, fleet.calls[index].to]).map((name) => byName.get(name)?.index));
  // A filter of calls keeps the services that such a call touches; one of services also keeps their neighbours.
  const kept = (index) => (byCall ? ends.has(index) : services.has(index) || (narrowed && ends.has(index)));
  const mode = control("stores").value;
  cy.batch(() => {
    cy.nodes("[service]").forEach((node) => { node.toggleClass("hidden", !kept(node.data("service"))); });
    cy.edges("[call]").forEach((edge) => { edge.toggleClass("hidden", !calls.has(edge.data("call"))); });
    cy.nodes(".store").forEach((node) => {
      const allowed = mode === "all" || (mode === "shared" && !node.hasClass("own"));
      const users = fleet.stores[node.data("store")].users.some(([user]) => kept(byName.get(user).index));
      node.toggleClass("hidden", !allowed || !users);
    });
    cy.edges(".uses").forEach((edge) => { edge.toggleClass("hidden", edge.connectedNodes().some((node) => node.hasClass("hidden"))); });
  });
  for (const row of document.querySelectorAll("tr[data-service]")) row.hidden = !kept(Number(row.dataset.service));
  for (const row of document.querySelectorAll("tr[data-call]")) row.hidden = !calls.has(Number(row.dataset.call));
  const left = fleet.services.filter((_, index) => kept(index)).length;
  control("count").textContent = narrowed ? `${left} of ${fleet.services.length} services, ${calls.size} of ${fleet.calls.length} calls` : "";
}

function refresh() {
  applyFilters();
  const order = control("layout").value;
  const used = arrange(cy, order);
  if (used && used !== order) control("count").textContent += ` More than ${MOST_FOR_CALLS} are shown: by waves.`;
}
