// SPDX-License-Identifier: Apache-2.0
// Today's session: the day to do, ticks, timers, and a journal that is saved as a file. Texts are set as text only.
(() => {
  const start = (root) => {
    const data = JSON.parse(root.querySelector(".ck-data").textContent);
    const { words, prefix } = data;
    const store = corekitStore(data.plan);
    const find = (name) => root.querySelector(name);
    const cards = new Map(Array.from(root.querySelectorAll(".ck-card[data-item]"), (card) => [Number(card.dataset.item), card]));
    const list = find(".ck-cards");
    const day = corekitToday();

    // ---- the day
    const show = (date) => {
      const planned = data.days.find((each) => each.date === date);
      const items = planned ? planned.items : [];
      for (const card of cards.values()) card.hidden = true;
      items.forEach((item, index) => {
        const card = cards.get(item);
        card.hidden = false;
        card.querySelector(".ck-number").textContent = index + 1;
        list.append(card);
      });
      find(`#${prefix}-day`).textContent = planned ? named(date, planned.title) : words.restDay;
      find(".ck-minutes").textContent = planned ? planned.minutes : "";
    };
    const named = (date, title) => (date === day ? corekitFilled(words.todayIs, { day: title }) : title);
    const choose = () => {
      const tools = find(".ck-tools");
      const planned = data.days.some((each) => each.date === day);
      const inside = day >= data.days[0].date && day <= data.days[data.days.length - 1].date;
      const first = planned || inside ? day : data.days[0].date;
      const options = data.days.map(({ date, title }) => {
        return corekitElement("option", { value: date, textContent: named(date, title), selected: date === first });
      });
      if (inside && !planned) options.unshift(corekitElement("option", { value: day, textContent: words.today, selected: true }));
      const select = corekitElement("select", {}, ...options);
      select.addEventListener("change", () => show(select.value));
      tools.append(corekitElement("label", { className: "ck-field" }, `${words.day} `, select));
      if (data.end && day > data.end) {
        tools.append(corekitElement("p", { className: "ck-heed", textContent: corekitFilled(words.over, { date: data.endSaid }) }));
      }
      tools.hidden = false;
      const other = find(".ck-other");
      if (other) {
        list.append(...other.querySelectorAll(".ck-card"));
        other.remove();
      }
      show(first);
    };

    // ---- ticks and timers
    const marks = new Map();
    const mark = (item, done) => {
      marks.get(item).checked = done;
      cards.get(item).classList.toggle("ck-is-done", done);
      store.tick(item, done);
    };
    const equip = () => {
      for (const [item, card] of cards) {
        const box = corekitElement("input", { type: "checkbox" });
        box.addEventListener("change", () => mark(item, box.checked));
        box.setAttribute("aria-describedby", card.querySelector("[id]").id);
        marks.set(item, box);
        const place = corekitElement("div", { className: "ck-timer" });
        const { timer } = data.items[item];
        if (timer) corekitTimer(place, timer, words, () => mark(item, true));
        card.append(...(timer ? [place] : []), corekitElement("label", { className: "ck-choice ck-tick" }, box, words.done));
      }
      for (const item of [...store.ticked]) if (marks.has(item)) mark(item, true);
    };

    // ---- questions
    const field = (question, group) => {
      if (!question.choices) {
        const input = corekitElement("input", { type: "number", min: question.low, max: question.high, step: 1, inputMode: question.low < 0 ? "text" : "numeric", data: { fact: question.fact } });
        const hint = corekitFilled(words.points, { low: question.low, high: question.high });
        return corekitElement("label", { className: "ck-field" }, `${question.ask} `, corekitElement("span", { textContent: `(${hint})` }), input);
      }
      const choices = question.choices.map(([value, label]) => corekitElement("label", { className: "ck-choice" },
        corekitElement("input", { type: "radio", name: `${prefix}-${group}-${question.fact}`, value: JSON.stringify(value) }), label));
      const set = corekitElement("fieldset", { data: { fact: question.fact } }, corekitElement("legend", { textContent: question.ask }), ...choices);
      return set;
    };
    const answers = (form, questions) => {
      const told = new Map();
      for (const question of questions) {
        const place = form.querySelector(`[data-fact="${question.fact}"]`);
        if (question.choices) {
          const chosen = place.querySelector("input:checked");
          if (chosen) told.set(question.fact, JSON.parse(chosen.value));
        } else if (place.value.trim() !== "" || place.validity.badInput) {
          const value = Number(place.value);
          if (place.validity.badInput || !Number.isFinite(value) || value < question.low || value > question.high) {
            say(corekitFilled(words.number, question), true);
            place.focus();
            return null;
          }
          told.set(question.fact, value);
        }
      }
      return told;
    };
    const say = (text, grave = false) => {
      const status = find(".ck-status");
      status.textContent = text;
      status.classList.toggle("ck-heed", grave);
    };
    const blank = () => ({ schema: 1, id: corekitUuid(), date: corekitToday(), recorded_at: new Date().toISOString(), plan: data.plan });
    const standing = () => {
      const replaced = new Set(store.entries.map((entry) => entry.supersedes));
      return store.entries.filter((entry) => !replaced.has(entry.id));
    };
    const saved = () => {
      const said = [corekitFilled(words.saved, { n: standing().length })];
      if (!store.kept) said.push(words.notKept);
      return said.join(" ");
    };
    const advice = (told) => {
      const said = [];
      if (told.get("new_symptom_in_session") === "unknown") said.push(words.symptom);
      if (told.get("symptom_location_change") === "peripheralised") said.push(words.away);
      return said;
    };

    // ---- the journal
    const journal = () => {
      const form = corekitElement("form", { noValidate: true });
      find(".ck-entry").append(form);
      const notes = corekitElement("textarea", { rows: 2, maxLength: 2000 });
      form.append(
        corekitElement("p", { className: "ck-quiet", textContent: words.optional }),
        ...data.questions.map((question) => field(question, "now")),
        corekitElement("label", { className: "ck-field" }, words.notes, notes),
        corekitElement("button", { type: "submit", textContent: words.save }),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const told = answers(form, data.questions);
        if (!told) return;
        const done = store.ticked.filter((item) => data.items[item]);
        if (!done.length && !told.size && !notes.value.trim()) { say(words.nothing, true); return; }
        const of = (each) => Object.fromEntries(data.questions.filter((question) => question.each === each && told.has(question.fact)).map(({ fact }) => [fact, told.get(fact)]));
        const felt = of(true), facts = done.length ? of(false) : { ...felt, ...of(false) };
        const entry = blank();
        if (done.length) {
          entry.exercises = done.map((item) => ({
            exercise: data.items[item].exercise, item: data.items[item].id, ...data.items[item].done, ...(Object.keys(felt).length ? { facts: felt } : {}),
          }));
        }
        if (Object.keys(facts).length) entry.facts = facts;
        if (notes.value.trim()) entry.notes = notes.value.trim();
        store.add(entry);
        for (const item of [...store.ticked]) if (marks.has(item)) mark(item, false);
        store.clearTicks();
        form.reset();
        const grave = advice(told);
        say([...grave, saved()].join(" "), grave.length > 0);
      });
      find(".ck-export").addEventListener("click", () => {
        const lines = store.entries.map((entry) => `${JSON.stringify(entry)}\n`);
        const url = URL.createObjectURL(new Blob(lines, { type: "application/x-ndjson" }));
        const link = corekitElement("a", { href: url, download: "journal.jsonl" });
        root.append(link);
        link.click();
        link.remove();
        setTimeout(() => URL.revokeObjectURL(url), 60000);
      });
      find(".ck-forget").addEventListener("click", () => {
        if (!confirm(words.forget)) return;
        for (const item of marks.keys()) mark(item, false);
        store.forget();
        say(words.forgotten);
      });
      find(".ck-journal").hidden = false;
      if (store.entries.length) say(saved());
    };
    const dayAfter = () => {
      const last = standing().filter((entry) => entry.exercises && entry.date < day).pop();
      const asked = last && data.nextDay.some(({ fact }) => !(fact in (last.facts || {})));
      if (!asked || (new Date(day) - new Date(last.date)) / 86400000 > 7) return;
      const form = corekitElement("form", { noValidate: true });
      form.append(
        corekitElement("p", { className: "ck-strong", textContent: corekitFilled(words.dayAfter, { date: last.date }) }),
        ...data.nextDay.map((question) => field(question, "after")),
        corekitElement("button", { type: "submit", textContent: words.saveDay }),
      );
      const place = find(".ck-after-day");
      place.append(form);
      place.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const told = answers(form, data.nextDay);
        if (!told || !told.size) return;
        const { id, recorded_at, ...rest } = last;
        store.add({ ...rest, ...blank(), date: last.date, supersedes: id, facts: { ...(last.facts || {}), ...Object.fromEntries(told) } });
        place.hidden = true;
        say(saved());
      });
    };

    equip();
    choose();
    journal();
    dayAfter();
    addEventListener("beforeprint", () => { for (const each of root.querySelectorAll("details")) each.open = true; });
  };
  for (const root of document.querySelectorAll(".corekit.ck-plan")) {
    if (root.querySelector(".ck-data") && !root.dataset.ready) {
      root.dataset.ready = "yes";
      start(root);
    }
  }
})();
