// SPDX-License-Identifier: Apache-2.0
// What the page keeps on this device: ticks, answers of a session, and the entries of the journal.
"use strict";
const corekitStore = (key) => {
  const name = `corekit:${key}`;
  let kept = true, state = { ticked: [], entries: [] };
  try {
    const found = JSON.parse(localStorage.getItem(name) || "null");
    if (found && Array.isArray(found.ticked) && Array.isArray(found.entries)) state = found;
  } catch { kept = false; }
  const write = () => {
    try { localStorage.setItem(name, JSON.stringify(state)); kept = true; } catch { kept = false; }
  };
  return {
    get entries() { return state.entries; },
    get ticked() { return state.ticked; },
    get kept() { return kept; },
    tick(item, done) { state.ticked = state.ticked.filter((each) => each !== item).concat(done ? [item] : []); write(); },
    add(entry) { state.entries.push(entry); write(); },
    clearTicks() { state.ticked = []; write(); },
    forget() { state = { ticked: [], entries: [] }; try { localStorage.removeItem(name); } catch { kept = false; } },
  };
};
const corekitUuid = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};
const corekitToday = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};
const corekitFilled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
const corekitElement = (name, properties = {}, ...children) => {
  const { data, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  Object.assign(made.dataset, data || {});
  made.append(...children);
  return made;
};
