// SPDX-License-Identifier: Apache-2.0
// The page of an intake: shows one group of questions after the other and writes the answers as a profile.
// What is asked and what it means is the business of logic.js.
"use strict";

(() => {
  const { form, words } = JSON.parse(document.getElementById("form-data").textContent);
  const logic = corekitLogic(form);
  const main = document.getElementById("main");
  const state = { profile: { schema: 1, facts: {}, language: document.documentElement.lang }, past: [], passed: [], saved: true };

  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  // Elements with attributes and children; text is always text.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  };
  const say = (sentence, values = {}) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  const show = (...children) => {
    main.replaceChildren(make("div", { class: "card" }, ...children));
    const heading = main.querySelector("h2");
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  const button = (text, action, kind = null) => make("button", { type: "button", class: kind, onclick: action }, text);

  // ---- one question -------------------------------------------------------------------------------------------

  const option = (type, name, value, text, checked, change = null) =>
    make("label", { class: "option" },
      make("input", { type, name, value, checked, onchange: change }), make("span", {}, text));

  const openOptions = (name, given) => [
    option("radio", name, "unknown", words.unknown, given === "unknown"),
    option("radio", name, "declined", words.declined, given === "declined"),
  ];

  const fields = {
    yes_no: (name, fact, given) => make("div", { class: "options" },
      option("radio", name, "yes", words.yes, given === "yes"),
      option("radio", name, "no", words.no, given === "no"), ...openOptions(name, given)),
    choice: (name, fact, given) => make("div", { class: "options tall" },
      ...(fact.choices ?? []).map(([id, label]) => option("radio", name, id, label, given === id)), ...openOptions(name, given)),
    choices: (name, fact, given) => {
      const ticked = Array.isArray(given) ? given : [];
      const box = make("div", { class: "options tall" });
      const boxes = () => [...box.querySelectorAll("input[type=checkbox]")];
      const radios = () => [...box.querySelectorAll("input[type=radio]")];
      const tick = () => radios().forEach((radio) => { radio.checked = false; });
      const clear = () => boxes().forEach((each) => { each.checked = false; });
      box.append(...(fact.choices ?? []).filter(([id]) => id !== "none").map(([id, label]) =>
        option("checkbox", name, id, label, ticked.includes(id), tick)));
      box.append(option("radio", `${name}-open`, "none", words.noneOfThese, Array.isArray(given) && given.length === 0, clear));
      box.append(option("radio", `${name}-open`, "unknown", words.unknown, given === "unknown", clear));
      box.append(option("radio", `${name}-open`, "declined", words.declined, given === "declined", clear));
      return box;
    },
    number: (name, fact, given) => measured("number", name, fact, given),
    date: (name, fact, given) => measured("date", name, fact, given),
  };

  const measured = (type, name, fact, given) => {
    const known = typeof given === "number" || (type === "date" && logic.dayNumber(given) !== null) ? given : null;
    const box = make("div", { class: "options" });
    const input = make("input", {
      type, id: `${name}-value`, name, value: known, min: fact.minimum, max: fact.maximum, step: type === "number" ? "any" : null,
      inputmode: type === "number" ? "decimal" : null, "aria-label": fact.ask,
      oninput: () => box.querySelectorAll("input[type=radio]").forEach((radio) => { radio.checked = false; }),
    });
    const empty = () => { input.value = ""; };
    const bounds = fact.minimum !== undefined && fact.maximum !== undefined
      ? say(words.between, { low: fact.minimum, high: fact.maximum }) : "";
    box.append(make("label", { class: "option" }, input, make("span", {}, [fact.unit, bounds].filter(Boolean).join(", "))));
    for (const each of openOptions(`${name}-open`, given)) {
      each.querySelector("input").addEventListener("change", empty);
      box.append(each);
    }
    return box;
  };

  const question = (name, again) => {
    const fact = form.facts[name];
    const given = state.profile.facts[name]?.answer;
    return make("fieldset", { "data-fact": name },
      make("legend", {}, fact.ask ?? name),
      make("div", {},
        fact.because ? make("p", { class: "quiet why" }, fact.because) : null,
        again ? make("p", { class: "quiet why" }, again) : null,
        fields[fact.type](name, fact, given)));
  };

  // The answer that stands in a question: undefined where there is none, {fault} where it does not fit.
  const answerOf = (fieldset) => {
    const name = fieldset.dataset.fact;
    const fact = form.facts[name];
    const chosen = [...fieldset.querySelectorAll("input:checked")];
    const left = chosen.find((input) => input.type === "radio" && (input.value === "unknown" || input.value === "declined"));
    if (left) return left.value;
    if (fact.type === "choices") {
      const ticked = chosen.filter((input) => input.type === "checkbox").map((input) => input.value);
      return ticked.length || chosen.length ? ticked : undefined;
    }
    if (fact.type === "number" || fact.type === "date") {
      const input = fieldset.querySelector(`input[type=${fact.type}]`);
      if (input.validity.badInput) return { fault: words.faults[`not-a-${fact.type}`] };
      if (input.value === "") return undefined;
      const value = fact.type === "number" ? Number(input.value) : input.value;
      const fault = logic.misfit(name, value);
      return fault === null ? value : { fault: say(words.faults[fault], { low: fact.minimum, high: fact.maximum }) };
    }
    return chosen[0]?.value;
  };

  const complain = (fieldset, fault) => {
    fieldset.querySelector(".fault")?.remove();
    if (fault === null) return;
    fieldset.append(make("p", { class: "fault", role: "alert" }, fault));
  };

  // ---- pages --------------------------------------------------------------------------------------------------

  const keep = (name, answer) => {
    const record = { answer, on: today() };
    const fact = form.facts[name];
    if (fact.type === "choices" && fact.words !== null) record.offered = fact.words;
    state.profile.facts[name] = record;
    state.saved = false;
  };

  const questionPage = (page) => {
    const checklist = page.facts.length > 1 && page.facts.every((name) => form.facts[name].type === "yes_no");
    const clashes = logic.verdict(state.profile.facts, today()).clashes;
    const again = (name) => clashes.find((rule) => rule.ask.includes(name))?.because ?? null;
    const left = logic.openFacts(state.profile.facts, today()).length;
    const sheet = make("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); take(page); } },
      ...page.facts.map((name) => question(name, again(name))),
      make("nav", { "aria-label": words.steps },
        make("button", { type: "submit", class: "main" }, words.next),
        checklist ? button(words.noToTheRest, () => noToTheRest(sheet)) : null,
        state.past.length ? button(words.back, back) : null,
        button(words.save, savePage)));
    show(make("h2", {}, checklist ? words.anyOfThese : words.question), make("p", { class: "quiet" }, say(words.left, { n: left })), sheet);
  };

  const noToTheRest = (sheet) => {
    for (const fieldset of sheet.querySelectorAll("fieldset")) {
      if (!fieldset.querySelector("input:checked")) fieldset.querySelector("input[value=no]").checked = true;
    }
  };

  const take = (page) => {
    const answers = new Map();
    let firstFault = null;
    for (const fieldset of main.querySelectorAll("fieldset[data-fact]")) {
      const answer = answerOf(fieldset);
      const fault = answer === undefined ? words.faults.open : (answer?.fault ?? null);
      complain(fieldset, fault);
      if (fault !== null) firstFault ??= fieldset;
      else answers.set(fieldset.dataset.fact, answer);
    }
    if (firstFault !== null) {
      firstFault.querySelector("input").focus();
      return;
    }
    state.past.push({ page, before: structuredClone(state.profile), passed: [...state.passed] });
    answers.forEach((answer, name) => keep(name, answer));
    // What was answered with "don't know" stays open; it is not asked again in this sitting.
    state.passed = [...new Set([...state.passed, ...page.facts])];
    forward();
  };

  const back = () => {
    const { page, before, passed } = state.past.pop();
    state.profile = before;
    state.passed = passed;
    questionPage(page);
  };

  const nextPage = () => {
    const clashes = new Set(logic.verdict(state.profile.facts, today()).clashes.flatMap((rule) => rule.ask));
    for (const page of logic.pages(state.profile.facts, today())) {
      const facts = page.facts.filter((name) => clashes.has(name) || !state.passed.includes(name));
      if (facts.length) return { id: page.id, facts };
    }
    return null;
  };

  const forward = () => {
    const { outcome, fired } = logic.verdict(state.profile.facts, today());
    if (outcome === form.outcomes[0]) {
      emergencyPage(fired.filter((rule) => rule.outcome === outcome));
      return;
    }
    const page = nextPage();
    if (page !== null) questionPage(page);
    else practicalPage();
  };

  const emergencyPage = (rules) => {
    const sentences = [...new Set(rules.flatMap((rule) => rule.say))];
    const reasons = [...new Set(rules.map((rule) => rule.because))];
    show(
      make("div", { class: "notice emergency", role: "alert" },
        make("h2", {}, words.emergency),
        make("ul", {}, ...[words.emergencyAdvice, ...sentences].map((text) => make("li", {}, text)))),
      make("p", {}, make("strong", {}, words.why), " ", reasons.join(" ")),
      make("nav", { "aria-label": words.steps }, button(words.save, savePage, "main"), button(words.back, back)));
  };

  const practicalPage = () => {
    const has = new Set(state.profile.equipment ?? []);
    const time = state.profile.time ?? {};
    const number = (id, text, low, high, value) => make("label", { class: "option" }, make("span", {}, text),
      make("input", { type: "number", id, min: low, max: high, value }));
    const sheet = make("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); takePractical(sheet); } },
      make("fieldset", {}, make("legend", {}, words.equipment), make("div", { class: "options tall" },
        ...form.equipment.map(([id, title]) => option("checkbox", "equipment", id, title, has.has(id))))),
      make("fieldset", {}, make("legend", {}, words.time), make("div", { class: "options tall" },
        number("minutes", words.minutes, 1, 600, time.minutes_per_day), number("days", words.days, 1, 7, time.days_per_week))),
      make("nav", { "aria-label": words.steps }, make("button", { type: "submit", class: "main" }, words.next),
        state.past.length ? button(words.back, back) : null));
    show(make("h2", {}, words.practical), sheet);
  };

  const takePractical = (sheet) => {
    const value = (id) => {
      const input = sheet.querySelector(`#${id}`);
      return input.value === "" ? null : Number(input.value);
    };
    const [minutes, days] = [value("minutes"), value("days")];
    const right = (number, high) => number === null || (Number.isFinite(number) && number >= 1 && number <= high);
    const wrong = !right(minutes, 600) ? "minutes" : !right(days, 7) || (days !== null && !Number.isInteger(days)) ? "days" : null;
    const [, last] = sheet.querySelectorAll("fieldset");
    complain(last, wrong === null ? null : say(words.faults["out-of-range"], { low: 1, high: wrong === "days" ? 7 : 600 }));
    if (wrong !== null) {
      sheet.querySelector(`#${wrong}`).focus();
      return;
    }
    state.profile.equipment = [...sheet.querySelectorAll("input[name=equipment]:checked")].map((input) => input.value);
    const time = {};
    if (minutes !== null) time.minutes_per_day = minutes;
    if (days !== null) time.days_per_week = days;
    if (Object.keys(time).length) state.profile.time = time;
    else delete state.profile.time;
    state.saved = false;
    savePage();
  };

  // ---- the file -----------------------------------------------------------------------------------------------

  const profileText = () => `${JSON.stringify({ ...state.profile, answered_on: today() }, null, 2)}\n`;

  const told = (name, answer) => {
    if (answer === "unknown") return words.unknown;
    if (answer === "declined") return words.declined;
    const labels = Object.fromEntries(form.facts[name]?.choices ?? []);
    const one = (word) => ({ yes: words.yes, no: words.no })[word] ?? labels[word] ?? String(word);
    return Array.isArray(answer) ? answer.map(one).join(", ") || words.noneOfThese : one(answer);
  };

  const change = (name) => {
    state.past.push({ page: { id: name, facts: [name] }, before: structuredClone(state.profile), passed: [...state.passed] });
    questionPage({ id: name, facts: [name] });
  };

  const savePage = () => {
    const { outcome, fired } = logic.verdict(state.profile.facts, today());
    const link = make("a", {
      class: "button", download: "profile.json", href: URL.createObjectURL(new Blob([profileText()], { type: "application/json" })),
      onclick: () => { state.saved = true; },
    }, words.download);
    const answered = Object.entries(state.profile.facts).filter(([name]) => form.facts[name]);
    const referral = fired.filter((rule) => rule.outcome === outcome).flatMap((rule) => rule.say);
    show(
      make("h2", {}, words.saveTitle),
      referral.length ? make("div", { class: "notice" }, make("ul", {}, ...[...new Set(referral)].map((text) => make("li", {}, text)))) : null,
      make("p", {}, words.saveText),
      make("nav", { "aria-label": words.steps }, link, button(words.goOn, forward)),
      make("details", {}, make("summary", {}, words.review), make("dl", {}, ...answered.flatMap(([name, record]) => [
        make("dt", {}, form.facts[name].ask ?? name),
        make("dd", {}, told(name, record.answer), " ", make("button", {
          type: "button", class: "narrow", onclick: () => change(name), "aria-label": `${words.change}: ${form.facts[name].ask ?? name}`,
        }, words.change)),
      ]))));
  };

  const load = async (input, fault) => {
    try {
      const data = JSON.parse(await input.files[0].text());
      if (data === null || data.schema !== 1 || typeof data.facts !== "object") throw new SyntaxError("no profile");
      const facts = {};
      for (const [name, given] of Object.entries(data.facts)) {
        const record = given !== null && typeof given === "object" && "answer" in given ? given : { answer: given };
        facts[name] = record.on || !data.answered_on ? record : { ...record, on: data.answered_on };
      }
      state.profile = { ...data, facts };
      forward();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      fault.textContent = words.notAProfile;
    }
  };

  const startPage = () => {
    const fault = make("p", { class: "fault", role: "alert" });
    const input = make("input", { type: "file", accept: ".json,application/json", id: "file", onchange: () => load(input, fault) });
    show(
      make("h2", {}, words.welcome),
      make("p", {}, words.intro),
      make("nav", { "aria-label": words.steps }, button(words.start, forward, "main")),
      make("p", {}, make("label", { for: "file" }, words.resume), " ", input), fault);
  };

  window.addEventListener("beforeunload", (event) => {
    if (!state.saved) event.preventDefault();
  });
  startPage();
})();
