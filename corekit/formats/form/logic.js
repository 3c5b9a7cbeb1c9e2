// SPDX-License-Identifier: Apache-2.0
// The questions of an intake and what their answers mean, in a page without Python. It is given what
// corekit.planning.form makes of the installed packs: criteria as nested lists, with the truth of every word looked
// up in Python's own tables. Nothing here touches the page.
"use strict";

const corekitLogic = (form) => {
  const FALSE = 0, UNKNOWN = 1, TRUE = 2;
  const NOT_APPLICABLE = Symbol("not applicable");
  const ASKABLE = new Set(["unanswered", "unknown", "declined", "expired", "undated", "future", "unusable"]);
  const DAY = 86400000;
  const table = form.truth;

  const isSet = (value) => value !== null && typeof value === "object" && "certain" in value;
  const isRange = (value) => value !== null && typeof value === "object" && "low" in value;
  const isUnknown = (value) => value === null || isRange(value) || (isSet(value) && value.possible === null);

  const within = (low, high, atLeast, atMost) => {
    if ((high !== null && atLeast !== null && high < atLeast) || (low !== null && atMost !== null && low > atMost)) {
      return FALSE;
    }
    const above = atLeast === null || (low !== null && low >= atLeast);
    const below = atMost === null || (high !== null && high <= atMost);
    return above && below ? TRUE : UNKNOWN;
  };
  const both = (truths) => truths.reduce((left, right) => table.all[left][right], TRUE);
  const either = (truths) => truths.reduce((left, right) => table.any[left][right], FALSE);
  const counted = (truths, atLeast, atMost) => {
    const certain = truths.filter((truth) => truth === TRUE).length;
    return within(certain, certain + truths.filter((truth) => truth === UNKNOWN).length, atLeast, atMost);
  };
  const simplest = (low, high) => {
    if (low === null && high === null) return null;
    return low === high ? low : { low, high };
  };
  const ends = (value) => {
    if (isRange(value)) return [value.low, value.high];
    return typeof value === "number" || typeof value === "string" ? [value, value] : null;
  };

  const dayNumber = (text) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typeof text === "string" ? text : "");
    if (match === null) return null;
    const [year, month, day] = match.slice(1).map(Number);
    const moment = new Date(Date.UTC(year, month - 1, day));
    moment.setUTCFullYear(year);
    const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
    return exists ? moment.getTime() / DAY : null;
  };
  const elapsed = (unit, since, until) => {
    const days = dayNumber(until) - dayNumber(since);
    if (unit === "days") return days;
    if (unit === "weeks") return Math.floor(days / 7);
    const [fromYear, fromMonth, fromDay] = since.split("-").map(Number);
    const [toYear, toMonth, toDay] = until.split("-").map(Number);
    const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
    return unit === "months" ? months : Math.floor(months / 12);
  };

  // What is wrong with an answer: null where it fits its question.
  const misfit = (name, answer) => {
    const fact = form.facts[name];
    if (fact === undefined) return "no-such-fact";
    if (answer === "unknown" || answer === "declined") return null;
    if (fact.type === "number") {
      if (typeof answer !== "number" || !Number.isFinite(answer)) return "not-a-number";
      const low = fact.minimum ?? -Infinity, high = fact.maximum ?? Infinity;
      return answer < low || answer > high ? "out-of-range" : null;
    }
    if (fact.type === "date") return dayNumber(answer) === null ? "not-a-date" : null;
    if (fact.type === "choices") {
      const words = Array.isArray(answer) ? answer : [answer];
      return words.every((word) => fact.words === null || fact.words.includes(word)) ? null : "not-a-choice";
    }
    if (fact.type === "yes_no") {
      return answer === "yes" || answer === "no" || typeof answer === "boolean" ? null : "not-a-choice";
    }
    return typeof answer === "string" && (fact.words === null || fact.words.includes(answer)) ? null : "not-a-choice";
  };

  class Values {
    // *answers*: fact to {answer, on, offered}; *today*: ISO date; *gated* false reads the answers as given.
    constructor(answers, today, gated = true) {
      this.answers = answers;
      this.today = today;
      this.gated = gated;
      this.known = new Map();
      this.statuses = new Map();
      this.asking = [];
      this.cyclic = new Set();
    }

    get(name) {
      if (!this.known.has(name)) this.workOut(name);
      return this.known.get(name);
    }

    status(name) {
      this.get(name);
      return this.statuses.get(name) ?? "cycle";
    }

    workOut(name) {
      if (this.asking.includes(name)) {
        this.asking.slice(this.asking.indexOf(name)).forEach((each) => this.cyclic.add(each));
        this.known.set(name, null);
        return;
      }
      this.asking.push(name);
      let [value, status] = this.read(name);
      this.asking.pop();
      if (this.cyclic.has(name)) [value, status] = [null, "cycle"];
      this.statuses.set(name, status);
      this.known.set(name, value);
    }

    read(name) {
      const fact = form.facts[name];
      if (fact === undefined) return [null, "no_such_fact"];
      if (fact.derive) return [this.derive(fact), "derived"];
      const [value, status] = this.asked(name, fact);
      return [name === form.diagnosis ? this.diagnoses(value) : value, status];
    }

    derive(fact) {
      const [way, operand] = fact.derive;
      if (way === "criteria") return [("no"), null, "yes"][this.truth(operand)];
      if (way === "count") {
        const truths = operand.map((node) => this.truth(node));
        const certain = truths.filter((truth) => truth === TRUE).length;
        return simplest(certain, certain + truths.filter((truth) => truth === UNKNOWN).length);
      }
      if (way === "sum") return this.sum(operand.map((name) => this.part(name, true)));
      if (way === "difference") return this.difference(...operand.map((name) => this.part(name, false)));
      return operand;
    }

    part(name, absent) {
      const value = this.get(name);
      if (value === NOT_APPLICABLE) return value;
      const known = value === null ? null : ends(value);
      if (known !== null) return known;
      const fact = form.facts[name];
      if (fact === undefined || fact.derive) return [null, null];
      const low = fact.minimum ?? null, high = fact.maximum ?? null;
      if (this.status(name) !== "behind_unknown_gate") return [low, high];
      return !absent || low === null || high === null ? [null, null] : [Math.min(low, 0), Math.max(high, 0)];
    }

    sum(parts) {
      let low = 0, high = 0;
      for (const part of parts) {
        if (part === NOT_APPLICABLE) continue;
        low = low === null || part[0] === null ? null : low + part[0];
        high = high === null || part[1] === null ? null : high + part[1];
      }
      return simplest(low, high);
    }

    difference(first, second) {
      if (first === NOT_APPLICABLE || second === NOT_APPLICABLE) return NOT_APPLICABLE;
      const low = first[0] === null || second[1] === null ? null : first[0] - second[1];
      const high = first[1] === null || second[0] === null ? null : first[1] - second[0];
      return simplest(low, high);
    }

    asked(name, fact) {
      const answer = this.answers[name];
      if (this.gated) {
        if (answer === undefined && fact.at !== "intake") return [NOT_APPLICABLE, "not_yet"];
        const gate = fact.gate ? this.truth(fact.gate) : TRUE;
        if (gate === FALSE) return [NOT_APPLICABLE, "closed"];
        if (gate === UNKNOWN) return [null, "behind_unknown_gate"];
      }
      return answer === undefined ? [null, "unanswered"] : this.answered(name, fact, answer);
    }

    answered(name, fact, answer) {
      const status = this.standing(fact, answer);
      if (status === "unknown" || status === "declined" || (this.gated && status !== "answered")) return [null, status];
      if (misfit(name, answer.answer) !== null) return [null, "unusable"];
      let value = answer.answer;
      if (typeof value === "boolean") value = value ? "yes" : "no";
      if (fact.type === "choices") value = { certain: Array.isArray(value) ? [...value] : [value], possible: [] };
      if (!this.gated) return [value, "answered"];
      if (fact.ages && typeof value === "number") value += elapsed(fact.ages, answer.on, this.today);
      return [this.withLater(value, fact, answer), "answered"];
    }

    standing(fact, answer) {
      if (answer.answer === null || answer.answer === "unknown") return "unknown";
      if (answer.answer === "declined") return "declined";
      const on = dayNumber(answer.on);
      if (on === null) return "undated";
      const days = dayNumber(this.today) - on;
      if (days < 0) return "future";
      return fact.validDays === null || days <= fact.validDays ? "answered" : "expired";
    }

    withLater(value, fact, answer) {
      if (!answer.offered || fact.words === null) return value;
      const later = fact.words.filter((word) => !answer.offered.includes(word));
      if (later.length === 0) return value;
      const certain = isSet(value) ? value.certain : [value];
      return { certain, possible: later.filter((word) => !certain.includes(word)) };
    }

    diagnoses(value) {
      if (value === NOT_APPLICABLE) return value;
      const certain = new Set(value === null ? [] : value.certain);
      const possible = new Set(value === null ? [] : value.possible);
      for (const [condition, node] of Object.entries(form.recognised)) {
        const truth = this.truth(node);
        if (truth !== FALSE) (truth === TRUE ? certain : possible).add(condition);
      }
      const sure = lineages(certain);
      if (value === null) return sure.size ? { certain: [...sure], possible: null } : null;
      return { certain: [...sure], possible: [...lineages(possible)].filter((name) => !sure.has(name)) };
    }

    truth(node) {
      const [kind, first, second, third, fourth, fifth] = node;
      switch (kind) {
        case "always": return TRUE;
        case "all": return both(first.map((part) => this.truth(part)));
        case "any": return either(first.map((part) => this.truth(part)));
        case "not": return table.not[this.truth(first)];
        case "possibly": return table.possibly[this.truth(first)];
        case "count": return counted(first.map((part) => this.truth(part)), second, third);
        case "words": return this.onWords(this.get(first), second, third);
        case "scale": return this.onScale(this.get(first), second, third, fourth, fifth);
        case "unanswered": {
          const value = this.get(first);
          return value !== NOT_APPLICABLE && isUnknown(value) === second ? TRUE : FALSE;
        }
        default: return UNKNOWN;
      }
    }

    onWords(value, truths, other) {
      if (value === null) return UNKNOWN;
      if (value === NOT_APPLICABLE) return FALSE;
      const judge = (word) => (Object.hasOwn(truths, word) ? truths[word] : other);
      if (typeof value === "string") return judge(value);
      if (!isSet(value)) return UNKNOWN;
      const found = either(value.certain.map(judge));
      return found === TRUE || (value.possible !== null && !value.possible.some(judge)) ? found : UNKNOWN;
    }

    onScale(value, low, high, lowOpen, highOpen) {
      if (value === null) return UNKNOWN;
      if (value === NOT_APPLICABLE) return FALSE;
      const range = ends(value);
      if (range === null) return UNKNOWN;
      const [least, most] = range;
      const misses =
        (most !== null && low !== null && (lowOpen ? most <= low : most < low)) ||
        (least !== null && high !== null && (highOpen ? least >= high : least > high));
      if (misses) return FALSE;
      const above = low === null || (least !== null && (lowOpen ? least > low : least >= low));
      const below = high === null || (most !== null && (highOpen ? most < high : most <= high));
      return above && below ? TRUE : UNKNOWN;
    }
  }

  const lineages = (conditions) => {
    const found = new Set();
    for (const condition of conditions) (form.lineage[condition] ?? [condition]).forEach((name) => found.add(name));
    return found;
  };

  // Which questions are behind what is undecided, each with its share in the decision.
  class Inquiry {
    constructor(values) {
      this.values = values;
    }

    truth(node) {
      const [kind, first, second, third] = node;
      if (kind === "possibly") return this.truth(first);
      if (kind === "unanswered" && isUnknown(this.values.get(first))) return UNKNOWN;
      if (kind === "count") return counted(first.map((part) => this.truth(part)), second, third);
      if (kind === "not") return table.not[this.truth(first)];
      if (kind === "all") return both(first.map((part) => this.truth(part)));
      if (kind === "any") return either(first.map((part) => this.truth(part)));
      return this.values.truth(node);
    }

    * ofNode(node, share, path) {
      if (this.truth(node) !== UNKNOWN) return;
      const [kind, first] = node;
      if (["words", "scale", "unanswered", "unknown"].includes(kind)) {
        yield* this.ofFact(first, node, share, path);
        return;
      }
      const parts = Array.isArray(first[0]) ? first : [first];
      const undecided = parts.filter((part) => this.truth(part) === UNKNOWN);
      for (const part of undecided) yield* this.ofNode(part, share / undecided.length, path);
    }

    * ofFact(name, test, share, path) {
      const fact = form.facts[name];
      if (path.includes(name) || fact === undefined) return;
      const further = [...path, name];
      if (fact.derive) {
        yield* this.ofDerived(fact, share, further);
      } else if (this.values.status(name) === "behind_unknown_gate") {
        yield* this.ofNode(fact.gate, share, further);
      } else if (name === form.diagnosis) {
        yield* this.ofDiagnosis(test, share, further);
      } else if (ASKABLE.has(this.values.status(name)) || isSet(this.values.get(name))) {
        yield [name, share];
      }
    }

    * ofDerived(fact, share, path) {
      const [way, operand] = fact.derive;
      if (way === "sum" || way === "difference") {
        const undecided = operand.filter((part) => {
          const value = this.values.get(part);
          return value !== NOT_APPLICABLE && isUnknown(value);
        });
        for (const part of undecided) yield* this.ofFact(part, null, share / undecided.length, path);
      } else if (way === "criteria" || way === "count") {
        const roots = (way === "count" ? operand : [operand]).filter((root) => this.truth(root) === UNKNOWN);
        for (const root of roots) yield* this.ofNode(root, share / roots.length, path);
      }
    }

    * ofDiagnosis(test, share, path) {
      const wanted = test !== null && test[0] === "words" ? Object.keys(test[2]) : null;
      const recognisable = Object.entries(form.recognised).filter(
        ([name, node]) =>
          (wanted === null || (form.lineage[name] ?? [name]).some((each) => wanted.includes(each))) &&
          this.truth(node) === UNKNOWN,
      );
      const explained = lineages(recognisable.map(([name]) => name));
      const value = this.values.get(form.diagnosis);
      const possible = isSet(value) ? value.possible : null;
      const open = possible === null ? null : possible.filter((name) => wanted === null || wanted.includes(name));
      const asks = open === null || open.some((name) => !explained.has(name)) ? 1 : 0;
      const parts = recognisable.length + asks;
      if (asks) yield [form.diagnosis, share / parts];
      for (const [, node] of recognisable) yield* this.ofNode(node, share / parts, path);
    }
  }

  const openQuestions = (nodes, values) => {
    const shares = new Map();
    for (const node of nodes) {
      for (const [name, share] of new Inquiry(values).ofNode(node, 1, [])) {
        shares.set(name, (shares.get(name) ?? 0) + share);
      }
    }
    // Sums in another order differ in their last digits; shares that are as good as equal go by name.
    const rounded = (name) => Math.round(shares.get(name) * 1e9);
    return [...shares.keys()].sort((a, b) => rounded(b) - rounded(a) || (a < b ? -1 : a > b ? 1 : 0));
  };

  // Contradictions: rules over the answers as given, and numbers that cannot stand together.
  const contradictions = (values) => {
    const raw = new Values(values.answers, values.today, false);
    const found = form.rules.filter((rule) => rule.raw && raw.truth(rule.when) === TRUE);
    for (const pair of form.compared) {
      const [smaller, larger] = [raw.get(pair.smaller), raw.get(pair.larger)];
      const numbers = typeof smaller === "number" && typeof larger === "number";
      if (numbers && (smaller > larger || (smaller === larger && !pair.mayBeEqual))) {
        found.push({ ...pair, outcome: "hold" });
      }
    }
    return found;
  };

  // What the answers mean: rules that fired, and whether they are an emergency or a referral.
  const verdict = (answers, today) => {
    const values = new Values(answers, today);
    const clashes = contradictions(values);
    const fired = form.rules.filter((rule) => !rule.raw && values.truth(rule.when) === TRUE);
    const order = form.outcomes;
    const rank = (rule) => (rule.outcome ? order.indexOf(rule.outcome) : order.length - 1);
    const byStrength = (a, b) => rank(a) - rank(b) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0);
    const all = [...fired, ...clashes].sort(byStrength);
    return { values, fired: all, clashes, outcome: all.length ? order[rank(all[0])] : order[order.length - 1] };
  };

  // The facts still to ask, most decisive first, as corekit.planning.intake orders them.
  const openFacts = (answers, today) => {
    const { values, fired, clashes, outcome } = verdict(answers, today);
    if (outcome === form.outcomes[0]) return [];
    const contradicted = new Set(clashes.flatMap((rule) => rule.ask));
    const settled = new Set(["answered", "derived", "closed"]);
    const names = [];
    const add = (name) => names.includes(name) || names.push(name);
    for (const rule of fired) {
      for (const name of rule.ask) {
        if (contradicted.has(name) || !settled.has(values.status(name))) add(name);
      }
    }
    for (const tier of form.tiers) {
      const nodes = tier.criteria.map((each) => (typeof each === "number" ? form.rules[each].when : each));
      const open = tier.onlyUnknown ? nodes.filter((node) => values.truth(node) === UNKNOWN) : nodes;
      openQuestions(open, values).forEach(add);
    }
    return names;
  };

  // Pages: facts of one group together, in the order in which the first of them comes.
  const pages = (answers, today) => {
    const found = new Map();
    for (const name of openFacts(answers, today)) {
      const page = form.facts[name].group ?? `fact:${name}`;
      found.set(page, [...(found.get(page) ?? []), name]);
    }
    return [...found].map(([id, facts]) => ({ id: id.replace(/^fact:/, ""), facts }));
  };

  return { Values, misfit, verdict, openFacts, pages, dayNumber };
};

if (typeof module !== "undefined") module.exports = { corekitLogic };
