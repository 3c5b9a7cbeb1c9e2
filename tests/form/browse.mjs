// SPDX-License-Identifier: Apache-2.0
// Fills in the intake page in a real browser, offline: a healthy person, an emergency, somebody who goes on later, the
// keyboard alone. Reads {browser, page, reassuring, folder} from the file named by the first argument.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { browser: executablePath, page: file, reassuring, folder, pages: most } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };

const open = async (options = {}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true, ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) faults.push(`asks the network for ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`the script fails: ${error}`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`the console says: ${message.text()}`); });
  await page.goto(pathToFileURL(file).href);
  return page;
};
const facts = (page) => page.$$eval("fieldset[data-fact]", (all) => all.map((each) => each.dataset.fact));

const answer = async (page, name, value) => {
  const at = `fieldset[data-fact="${name}"] `;
  if (Array.isArray(value)) {
    if (value.length === 0) await page.check(`${at}input[value=none]`);
    for (const word of value) await page.check(`${at}input[value="${word}"]`);
  } else if (typeof value === "number") await page.fill(`${at}input[type=number]`, String(value));
  else await page.check(`${at}input[value="${value}"]`);
};
const usual = (name) => reassuring[name] ?? "unknown";

const accessible = async (page, where) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, nodes } of violations) faults.push(`${where}: ${id}: ${nodes[0].html}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 0, `${where}: wider than the screen by ${wide} px`);
};

const saved = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
  const path = join(folder, "saved.json");
  await download.saveAs(path);
  return JSON.parse(readFileSync(path, "utf-8"));
};

// A healthy person answers everything.
{
  const page = await open({ bypassCSP: true });
  await accessible(page, "the first page");
  await page.click("nav button");
  let shown = 0;
  for (let names = await facts(page); names.length; names = await facts(page)) {
    shown += 1;
    if (shown > 200) break;
    if (shown <= 3) await accessible(page, `the page of ${names[0]}`);
    for (const name of names) await answer(page, name, usual(name));
    await page.click("button[type=submit]");
  }
  expect(shown <= most, `a healthy person sees ${shown} pages, more than ${most}`);
  await accessible(page, "what you have");
  await page.check("input[value=mat]");
  await page.fill("#minutes", "20");
  await page.click("button[type=submit]");
  await accessible(page, "the last page");
  const profile = await saved(page);
  writeFileSync(join(folder, "healthy.json"), JSON.stringify(profile));
  expect(profile.equipment.join() === "mat" && profile.time.minutes_per_day === 20, "equipment or time is lost");
  process.stdout.write(`a healthy person sees ${shown} pages\n`);
}

// The first answer that is an emergency ends the questions.
{
  const page = await open({ bypassCSP: true });
  await page.click("nav button");
  for (let names = await facts(page); names.length; names = await facts(page)) {
    for (const name of names) await answer(page, name, name === "ces_saddle_sensation_change" ? "yes" : usual(name));
    await page.click("button[type=submit]");
    if (names.includes("ces_saddle_sensation_change")) break;
  }
  for (let names = await facts(page); names.length; names = await facts(page)) {
    for (const name of names) await answer(page, name, "unknown");
    await page.click("button[type=submit]");
  }
  expect(await page.locator(".emergency[role=alert]").count() === 1, "the emergency is not said");
  await accessible(page, "the emergency");
  await page.click("nav button >> nth=0");
  writeFileSync(join(folder, "emergency.json"), JSON.stringify(await saved(page)));
}

// A page without answers says so, beside the question, and goes nowhere.
{
  const page = await open();
  await page.click("nav button");
  const before = await facts(page);
  await page.click("button[type=submit]");
  expect(await page.locator("fieldset .fault").count() === before.length, "unanswered questions are not pointed out");
  expect((await facts(page)).join() === before.join(), "an unanswered page is left");
}

// Somebody stops, and goes on from the file.
{
  const page = await open();
  await page.click("nav button");
  const first = await facts(page);
  for (const name of first) await answer(page, name, usual(name));
  await page.click("button[type=submit]");
  const second = await facts(page);
  await page.click("nav button:last-of-type");
  await saved(page);
  const later = await open();
  await later.setInputFiles("#file", join(folder, "saved.json"));
  await later.waitForSelector("fieldset[data-fact]");
  expect((await facts(later)).join() === second.join(), "going on later begins somewhere else");
  await later.click("nav button:last-of-type");
  expect((await saved(later)).facts[first[0]] !== undefined, "an answer is lost on the way");
}

// The keyboard alone: start, choose "no", go on.
{
  const page = await open();
  await page.focus("nav button");
  await page.keyboard.press("Enter");
  const first = await facts(page);
  for (const name of first) {
    await page.focus(`fieldset[data-fact="${name}"] input`);
    await page.keyboard.press("Space");
  }
  await page.focus("button[type=submit]");
  await page.keyboard.press("Enter");
  expect((await facts(page)).join() !== first.join(), "the keyboard does not lead on");
}

await browser.close();
faults.forEach((fault) => process.stdout.write(`${fault}\n`));
process.exit(faults.length ? 1 : 0);
