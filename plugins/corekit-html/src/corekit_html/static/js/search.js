// SPDX-License-Identifier: Apache-2.0
// Finds exercises of a catalogue by any words of their cards.
"use strict";
for (const root of document.querySelectorAll(".corekit.ck-catalogue")) {
  const place = root.querySelector(".ck-search"), field = place && place.querySelector("input");
  if (!field || root.dataset.ready) continue;
  root.dataset.ready = "yes";
  const status = root.querySelector(".ck-found");
  const cards = Array.from(root.querySelectorAll(".ck-card"), (card) => [card, card.textContent.toLowerCase()]);
  const links = Array.from(root.querySelectorAll(".ck-contents li"));
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    cards.forEach(([card, text], index) => {
      const fits = words.every((word) => text.includes(word));
      card.hidden = !fits;
      links[index].hidden = !fits;
      found += fits;
    });
    status.textContent = words.length ? (found ? `${found} / ${cards.length}` : status.dataset.none) : "";
  });
  place.hidden = false;
}
