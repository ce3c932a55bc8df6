// Colours and shapes. Waves have hues from the first to the last, protocols have colours of lines.
"use strict";

const QUEUES = new Set(["amqp", "kafka", "sqs", "sns", "kinesis", "nats", "mqtt", "redis", "pubsub", "eventbridge", "jms"]);
const darkScheme = matchMedia("(prefers-color-scheme: dark)");

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function protocolKind(protocol) {
  if (/^(https?|ws|wss|graphql)$/.test(protocol)) return "http";
  if (protocol === "grpc") return "grpc";
  return QUEUES.has(protocol) ? "queue" : "other";
}

/** Fill, border and text of a wave: cool for the first to move, warm for the last. */
function waveColours(number) {
  const last = Math.max(fleet.waves.length - 1, 1);
  const hue = number ? (165 + ((number - 1) / last) * 225) % 360 : 0;
  const tint = number ? 1 : 0;
  return darkScheme.matches
    ? { fill: `hsl(${hue}, ${32 * tint}%, 22%)`, border: `hsl(${hue}, ${45 * tint}%, 55%)` }
    : { fill: `hsl(${hue}, ${70 * tint}%, 93%)`, border: `hsl(${hue}, ${55 * tint}%, 42%)` };
}

function graphStyle(large) {
  const edges = ["http", "grpc", "queue", "other"].map((kind) => ({
    selector: `edge[kind = "${kind}"]`,
    style: { "line-color": css(`--edge-${kind}`), "target-arrow-color": css(`--edge-${kind}`) },
  }));
  const waves = fleet.waves.map((_, index) => {
    const { fill, border } = waveColours(index + 1);
    return { selector: `node[wave = ${index + 1}]`, style: { "background-color": fill, "border-color": border } };
  });
  const font = { "font-family": "system-ui, sans-serif", "font-size": 13, color: css("--ink") };
  return [
    { selector: "node", style: { ...font, label: "data(label)", width: "data(width)", height: 30, shape: "round-rectangle",
      "text-valign": "center", "border-width": 1.5, "background-color": css("--card"), "border-color": css("--dim"),
      "min-zoomed-font-size": large ? 6 : 3 } },
    ...waves,
    { selector: 'node[confidence = "likely"]', style: { "border-style": "dashed" } },
    { selector: "node.store", style: { shape: "barrel", height: 34, "border-color": css("--store"), color: css("--store"), "font-size": 12 } },
    { selector: "node.lane", style: { shape: "round-rectangle", width: "data(width)", height: "data(height)", events: "no",
      "background-opacity": 0.35, "border-width": 0, "text-valign": "top", "text-margin-y": large ? -20 : -6, "font-size": large ? 64 : 15,
      "font-weight": 600, color: css("--dim"), "z-index": 0, "min-zoomed-font-size": 0 } },
    { selector: "edge", style: { width: 1.6, "curve-style": large ? "straight" : "bezier", "target-arrow-shape": "triangle",
      "arrow-scale": 0.9, "line-color": css("--dim"), "target-arrow-color": css("--dim") } },
    ...edges,
    { selector: "edge.routed", style: { "curve-style": "unbundled-bezier", "edge-distances": "intersection",
      "control-point-weights": (edge) => edge.scratch("controlPointWeights"),
      "control-point-distances": (edge) => edge.scratch("controlPointDistances") } },
    ...(large ? [] : [{ selector: "edge[label]", style: { ...font, label: "data(label)", "font-size": 10.5, color: css("--dim"),
      "text-background-color": css("--card"), "text-background-opacity": 0.9, "text-background-padding": 2 } }]),
    { selector: 'edge[confidence = "likely"]', style: { "line-style": "dashed" } },
    { selector: 'edge[seen = "confirmed"]', style: { width: 2.6 } },
    { selector: 'edge[seen = "only-seen"]', style: { width: 2.6, "line-style": "dotted" } },
    { selector: 'edge[seen = "never-seen"]', style: { opacity: 0.45 } },
    { selector: "edge.uses", style: { "line-color": css("--store"), "line-style": "solid", width: 1, "target-arrow-shape": "none", opacity: 0.7 } },
    { selector: ".dimmed", style: { opacity: 0.13 } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: "node.chosen", style: { "border-width": 4, "border-color": css("--accent"), "z-index": 20 } },
    { selector: "edge.chosen", style: { width: 4, "line-color": css("--accent"), "target-arrow-color": css("--accent"), "z-index": 20 } },
  ];
}

/** What the colours and lines of this fleet mean; only what is there. */
function legend() {
  const picture = (draw) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 26 12");
    svg.setAttribute("aria-hidden", "true");
    const [tag, attributes] = draw;
    const shape = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    svg.append(shape);
    return svg;
  };
  const stroke = (colour, extra = {}) => ["line", { x1: 1, x2: 25, y1: 6, y2: 6, stroke: colour, "stroke-width": 2.2, ...extra }];
  const box = ({ fill, border }) => ["rect", { x: 5, y: 1, width: 16, height: 10, rx: 3, fill, stroke: border }];
  const names = new Map();
  for (const call of fleet.calls) {
    const kind = protocolKind(call.protocol);
    names.set(kind, (names.get(kind) ?? new Set()).add(call.protocol));
  }
  const items = [...names].map(([kind, protocols]) => [stroke(css(`--edge-${kind}`)), [...protocols].sort().join(", ")]);
  if (fleet.calls.some((call) => call.confidence === "likely")) items.push([stroke(css("--dim"), { "stroke-dasharray": "4 3" }), "likely"]);
  if (fleet.calls.some((call) => call.seen === "only-seen")) items.push([stroke(css("--dim"), { "stroke-dasharray": "1 3" }), "only seen at run time"]);
  if (fleet.calls.some((call) => call.seen === "never-seen")) items.push([stroke(css("--dim"), { opacity: 0.4 }), "not seen at run time"]);
  const count = fleet.waves.length;
  const shown = count <= 6 ? fleet.waves.map((_, index) => index + 1) : [1, Math.ceil(count / 2), count];
  for (const number of shown) items.push([box(waveColours(number)), `wave ${number}`]);
  document.getElementById("legend").replaceChildren(...items.map(([draw, text]) => make("li", {}, picture(draw), text)));
}
