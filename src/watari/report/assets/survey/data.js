// The fleet as the page carries it, and a way to build elements that can hold text only.
"use strict";

const fleet = JSON.parse(document.getElementById("fleet").textContent);
const byName = new Map(fleet.services.map((service, index) => [service.name, { ...service, index }]));

/** An element with attributes and children; a string child becomes text, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The addresses of `path:line`: on this machine, and in the web where the repository's remote is known. */
function addresses(place) {
  const cut = place.lastIndexOf(":");
  const [local, web] = fleet.files[place.slice(0, cut)] ?? [null, null];
  return { local, web: web && `${web}#L${place.slice(cut + 1)}` };
}

const line = (place) => Number(place.slice(place.lastIndexOf(":") + 1));
const serviceLink = (name) => make("a", { href: `#service/${encodeURIComponent(name)}` }, name);
const chip = (text, kind = "") => make("span", { class: `chip ${kind}` }, text);
