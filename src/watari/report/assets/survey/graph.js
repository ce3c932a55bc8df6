// The graph: services, databases, and an arrow for each call.
"use strict";

const LARGE = 250;
const large = fleet.services.length > LARGE;

const ruler = document.createElement("canvas").getContext("2d");
ruler.font = "13px system-ui, sans-serif";
const short = (text) => (text.length > 42 ? `${text.slice(0, 40)}…` : text);
const labelWidth = (text) => Math.ceil(ruler.measureText(text).width) + 26;

function elements() {
  const services = fleet.services.map((service, index) => ({
    data: { id: `s:${index}`, label: short(service.name), width: labelWidth(short(service.name)), wave: service.wave,
      confidence: service.confidence, service: index },
  }));
  const stores = fleet.stores.map((store, index) => ({
    data: { id: `d:${index}`, label: short(store.label), width: labelWidth(short(store.label)) + 6, store: index },
    classes: store.shared ? "store" : "store own hidden",
  }));
  const calls = fleet.calls.map((call, index) => ({ call, index }))
    .filter(({ call }) => byName.has(call.from) && byName.has(call.to))
    .map(({ call, index }) => ({
      data: { id: `c:${index}`, source: `s:${byName.get(call.from).index}`, target: `s:${byName.get(call.to).index}`, call: index,
        kind: protocolKind(call.protocol), label: call.protocol, confidence: call.confidence, seen: call.seen ?? "" },
    }));
  const uses = fleet.stores.flatMap((store, index) => store.users.map(([user], number) => ({
    data: { id: `u:${index}:${number}`, source: `s:${byName.get(user).index}`, target: `d:${index}` },
    classes: store.shared ? "uses" : "uses own hidden",
  })));
  return [...services, ...stores, ...calls, ...uses];
}

const cy = cytoscape({
  container: document.getElementById("graph"),
  elements: elements(),
  style: graphStyle(large),
  layout: { name: "preset" },
  minZoom: 0.03,
  maxZoom: 3,
  autounselectify: true,
  boxSelectionEnabled: false,
  hideEdgesOnViewport: large,
  textureOnViewport: large,
  pixelRatio: large ? 1 : "auto",
});

cy.on("tap", "node", (event) => {
  const { service, store } = event.target.data();
  if (service !== undefined) go(`service/${encodeURIComponent(fleet.services[service].name)}`);
  else if (store !== undefined) go(`store/${store}`);
});
cy.on("tap", "edge", (event) => {
  const { call } = event.target.data();
  if (call !== undefined) go(`call/${call}`);
  else go(`store/${event.target.target().data("store")}`);
});
cy.on("tap", (event) => { if (event.target === cy) go(""); });
cy.on("mouseover", "node, edge", () => { cy.container().style.cursor = "pointer"; });
cy.on("mouseout", "node, edge", () => { cy.container().style.cursor = ""; });

/** Marks one element and what touches it; the rest steps back. An empty choice clears. */
function choose(chosen) {
  cy.batch(() => {
    cy.elements().removeClass("chosen dimmed");
    if (chosen.empty()) return;
    const near = chosen.isNode() ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
    cy.elements().not(near).not("node.lane").addClass("dimmed");
    chosen.addClass("chosen");
  });
}

/** Brings an element into sight if it is outside; leaves the view alone otherwise. */
function reveal(chosen) {
  if (chosen.empty()) return;
  const view = cy.extent();
  const box = chosen.boundingBox();
  const inside = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
  if (!inside || cy.zoom() < 0.35) cy.animate({ center: { eles: chosen }, zoom: Math.max(cy.zoom(), 0.8) }, { duration: 250 });
}

function zoom(factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("zoom-fit").addEventListener("click", () => fit(cy));
document.getElementById("graph").addEventListener("keydown", (event) => {
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  const move = moves[event.key];
  if (move) cy.panBy({ x: move[0], y: move[1] });
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit(cy);
  else return;
  event.preventDefault();
});
