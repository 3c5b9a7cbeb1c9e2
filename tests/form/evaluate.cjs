// SPDX-License-Identifier: Apache-2.0
// Reads {logic, form, people: [answers], today} from stdin and says of each person what the form's logic makes of them.
"use strict";
const { readFileSync } = require("node:fs");

const { logic, form, people, today } = JSON.parse(readFileSync(0, "utf-8"));
const { corekitLogic } = require(logic);
const { Values, verdict, pages } = corekitLogic(form);

const judged = people.map((answers) => {
  const values = new Values(answers, today);
  const raw = new Values(answers, today, false);
  return {
    truths: form.rules.map((rule) => (rule.raw ? raw : values).truth(rule.when)),
    statuses: Object.fromEntries(Object.keys(form.facts).map((name) => [name, values.status(name)])),
    outcome: verdict(answers, today).outcome,
    pages: pages(answers, today).map(({ id, facts }) => [id, facts]),
  };
});
process.stdout.write(JSON.stringify(judged));
