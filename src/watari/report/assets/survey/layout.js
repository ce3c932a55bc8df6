// Two orders of the graph: by calls (dagre, callers left), and by waves (a lane each, the first to move on the right).
"use strict";

const ROW = 44;
const GAP = 70;
/** dagre takes minutes for a thousand services; more than so many stand in lanes whatever was chosen. */
const MOST_FOR_CALLS = 300;

/** Places for the nodes in lanes; callers stand near the height of what they call, to keep lines short. */
function laneLayout(nodes) {
  const lanes = new Map();
  nodes.forEach((node) => {
    const wave = node.hasClass("store") ? 0 : node.data("wave");
    lanes.set(wave, [...(lanes.get(wave) ?? []), node]);
  });
  const numbers = [...lanes.keys()].sort((a, b) => b - a);
  const height = new Map();
  for (const number of numbers) lanes.get(number).forEach((node, index) => height.set(node.id(), index));
  for (let sweep = 0; sweep < 8; sweep += 1) {
    for (const number of sweep % 2 ? numbers : [...numbers].reverse()) settle(lanes.get(number), height);
  }
  return { lanes, numbers, ...coordinates(lanes, numbers) };
}

/** Orders one lane by the mean height of each node's neighbours. */
function settle(lane, height) {
  const mean = new Map(lane.map((node) => {
    const near = node.neighborhood("node").map((other) => height.get(other.id())).filter((y) => y !== undefined);
    return [node.id(), near.length ? near.reduce((a, b) => a + b, 0) / near.length : height.get(node.id())];
  }));
  lane.sort((a, b) => mean.get(a.id()) - mean.get(b.id()) || (a.id() < b.id() ? -1 : 1));
  lane.forEach((node, index) => height.set(node.id(), index - lane.length / 2));
}

function coordinates(lanes, numbers) {
  const total = [...lanes.values()].reduce((sum, lane) => sum + lane.length, 0);
  const rows = Math.max(10, Math.ceil(Math.sqrt(total * 2.2)));
  const places = new Map();
  const boxes = [];
  let x = 0;
  for (const number of numbers) {
    const lane = lanes.get(number);
    const columns = Math.ceil(lane.length / rows);
    const perColumn = Math.ceil(lane.length / columns);
    const start = x;
    for (let column = 0; column < columns; column += 1) {
      const part = lane.filter((_, index) => index % columns === column);
      const width = Math.max(...part.map((node) => node.data("width")));
      part.forEach((node, index) => places.set(node.id(), { x: x + width / 2, y: (index - (part.length - 1) / 2) * ROW }));
      x += width + 24;
    }
    boxes.push({ number, x: (start + x - 24) / 2, width: x - 24 - start + 28, height: perColumn * ROW + 24 });
    x += GAP - 24;
  }
  const tallest = Math.max(...boxes.map((box) => box.height), 0);
  return { places, boxes: boxes.map((box) => ({ ...box, height: tallest })) };
}

/** The lanes themselves: boxes behind the nodes. */
function laneBoxes(boxes) {
  return boxes.map(({ number, x, width, height }) => ({
    group: "nodes",
    data: { id: `w:${number}`, label: number ? `wave ${number}` : "databases", wave: number, width, height },
    position: { x, y: 0 },
    classes: "lane",
    selectable: false,
    grabbable: false,
  }));
}

/** Gives every shown node its place; says which order it used. */
function arrange(cy, order) {
  cy.remove("node.lane");
  cy.edges().removeClass("routed");
  const shown = cy.elements().not(".hidden");
  if (!shown.nonempty()) return order;
  const used = order === "waves" || shown.nodes().length > MOST_FOR_CALLS ? "waves" : "calls";
  if (used === "waves") {
    const { places, boxes } = laneLayout(shown.nodes());
    cy.add(laneBoxes(boxes));
    shown.nodes().positions((node) => places.get(node.id()));
  } else {
    byCalls(shown);
  }
  fit(cy);
  return used;
}

/** dagre for what is connected; what calls nothing stands in rows below. */
function byCalls(shown) {
  const alone = shown.nodes().filter((node) => node.connectedEdges().not(".hidden").empty());
  const joined = shown.not(alone);
  let box = { x1: 0, x2: 900, y2: -ROW };
  if (joined.nonempty()) {
    joined.layout({ name: "dagre", rankDir: "LR", nodeSep: 16, rankSep: 90, edgeSep: 8, fit: false, animate: false,
      ranker: "network-simplex", useDagreEdgeControlPoints: true, automaticDagreEdgeStyle: false }).run();
    // dagre leads long lines around the nodes in between.
    joined.edges().filter((edge) => edge.scratch("controlPointWeights")?.length > 0).addClass("routed");
    box = joined.nodes().boundingBox({ includeLabels: false });
  }
  let x = box.x1;
  let y = box.y2 + ROW * 1.5;
  alone.forEach((node) => {
    const width = node.data("width");
    if (x > box.x1 && x + width > Math.max(box.x2, box.x1 + 900)) {
      x = box.x1;
      y += ROW;
    }
    node.position({ x: x + width / 2, y });
    x += width + 20;
  });
}

function fit(cy) {
  cy.fit(cy.elements().not(".hidden"), 36);
  if (cy.zoom() > 1.3) {
    cy.zoom(1.3);
    cy.center(cy.elements().not(".hidden"));
  }
}
