// SPDX-License-Identifier: Apache-2.0
// Looks at every page in a real browser, offline, and does with the plan's page what a person does. Reads {browser,
// folder, screenshots} from the file named by the first argument; writes journal.jsonl into the folder.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { browser: executablePath, folder, screenshots } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const faults = [];
const expect = (holds, what) => { if (!holds) faults.push(what); };
const PHONE = { width: 390, height: 844 }, DESKTOP = { width: 1280, height: 900 }, NARROW = { width: 320, height: 640 };
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

const open = async (file, { at = "2026-11-21T10:00:00", context: given, ...options } = {}) => {
  const context = given || await browser.newContext({ viewport: PHONE, acceptDownloads: true, reducedMotion: "reduce", ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) faults.push(`${file} asks the network for ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`${file}: the script fails: ${error}`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`${file}: the console says: ${message.text()}`); });
  if (options.javaScriptEnabled !== false) await page.clock.install({ time: new Date(at) });
  await page.goto(pathToFileURL(join(folder, file)).href);
  return page;
};
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Every page: accessible, no wider than its screen, in light and dark.
const pages = readdirSync(join(folder, "pages"));
for (const name of pages) {
  for (const [screen, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP, narrow: NARROW })) {
    for (const colorScheme of screen === "narrow" ? ["light"] : ["light", "dark"]) {
      const page = await open(join("pages", name), { viewport, colorScheme, bypassCSP: true });
      expect(await wider(page) <= 0, `${name} is wider than the ${screen} by ${await wider(page)} px`);
      if (screen !== "narrow") {
        await page.evaluate(axe);
        const { violations } = await page.evaluate((rules) => window.axe.run(rules), RULES);
        for (const { id, nodes } of violations) faults.push(`${name}, ${screen}, ${colorScheme}: ${id}: ${nodes[0].html.slice(0, 200)}`);
      }
      if (screenshots && colorScheme === "light" && screen !== "narrow") {
        await page.screenshot({ path: join(screenshots, `${name.replace(".html", "")}-${screen}.png`), fullPage: true });
      }
      await page.context().close();
    }
  }
}
process.stdout.write(`${pages.length} pages looked at\n`);

// Payloads: no dialog, no request, nowhere else, nothing that runs.
const hostile = readdirSync(join(folder, "hostile"));
{
  const context = await browser.newContext({ viewport: PHONE });
  await context.setOffline(true);
  const page = await context.newPage();
  let current = "";
  page.on("dialog", (dialog) => { faults.push(`${current} opens a dialog`); dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith("file:")) faults.push(`${current} asks for ${request.url()}`); });
  page.on("popup", () => faults.push(`${current} opens a window`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`${current}: ${message.text()}`); });
  page.on("pageerror", (error) => faults.push(`${current}: the script fails: ${error}`));
  for (const name of hostile) {
    current = `payload ${name}`;
    const url = pathToFileURL(join(folder, "hostile", name)).href;
    await page.goto(url);
    expect(page.url() === url, `${current} leads away`);
    expect(await page.locator(".ck-tick input").count() > 0, `${current} stops the page's own script`);
  }
}
process.stdout.write(`${hostile.length} payloads tried\n`);

const PLAN = join("pages", "plan-desk-worker.html");

// Without a script: every exercise and nothing that does nothing.
{
  const page = await open(PLAN, { javaScriptEnabled: false });
  expect(await page.locator(".ck-card").count() > 0, "without a script there are no exercises");
  expect(await page.locator(".ck-card:visible").count() === await page.locator(".ck-card").count(), "without a script exercises are hidden");
  expect(await page.locator("button:visible, input:visible, select:visible").count() === 0, "without a script there are dead controls");
  expect(await page.locator("#ck-stop").isVisible() && await page.locator("#ck-net").isVisible(), "without a script a warning is hidden");
}

// On paper: nothing that cannot be used there.
{
  const page = await open(PLAN);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("button:visible, input:visible, .ck-bar:visible").count() === 0, "controls are printed");
  expect(await page.locator("#ck-net").isVisible(), "the warning signs are not printed");
}

// A session by keyboard and by mouse; what is ticked survives a reload; the timer counts; the journal is saved.
const context = await browser.newContext({ viewport: PHONE, acceptDownloads: true, reducedMotion: "reduce" });
{
  const page = await open(PLAN, { context });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.className) === "ck-skip", "the first key does not lead to the content");
  await page.click(".ck-bar a >> nth=-1");
  expect(await page.locator("#ck-net").evaluate((net) => { const { top } = net.getBoundingClientRect(); return top >= 0 && top < 400; }), "the bar does not lead to the warning signs");
  await page.click(".ck-timer button");
  await page.clock.runFor(6500);
  expect((await page.textContent(".ck-phase")).startsWith("Hold"), "the timer does not come to the hold");
  expect(/^4:5\d$/.test(await page.textContent(".ck-left")), `the timer shows ${await page.textContent(".ck-left")}`);
  await page.clock.runFor(310000);
  expect(await page.textContent(".ck-phase") === "Finished", "the timer does not finish");
  expect(await page.locator(".ck-tick input").first().isChecked(), "what was timed is not ticked");
  await page.locator(".ck-tick input").nth(1).focus();
  await page.keyboard.press("Space");
  await page.reload();
  expect(await page.locator(".ck-tick input:checked").count() === 2, "ticks do not survive a reload");
  await page.fill("[data-fact=pain_rest_nprs]", "12");
  await page.click(".ck-entry button[type=submit]");
  expect((await page.textContent(".ck-status")).includes("0"), "a figure out of bounds is taken");
  await page.fill("[data-fact=pain_rest_nprs]", "4");
  await page.fill("[data-fact=pain_during_nprs]", "3");
  await page.check("[data-fact=symptom_location_change] input >> nth=1");
  await page.check("[data-fact=new_symptom_in_session] input >> nth=0");
  await page.fill("textarea", "Easier than <b>yesterday</b>.");
  await page.click(".ck-entry button[type=submit]");
  expect((await page.textContent(".ck-status")).includes("1"), "a session is not saved");
  expect(await page.locator(".ck-tick input:checked").count() === 0, "ticks of a saved session stay");
  await page.click(".ck-entry button[type=submit]");
  expect(await page.locator(".ck-status.ck-heed").count() === 1, "an empty session is saved");
}
{
  const page = await open(PLAN, { context, at: "2026-11-22T10:00:00" });
  expect((await page.textContent("#ck-day")).includes("Sunday"), "on the next day the page shows another day");
  await page.fill("[data-fact=pain_next_day_change]", "-1");
  await page.click(".ck-after-day button[type=submit]");
  await page.check(".ck-tick input >> nth=0");
  await page.check("[data-fact=new_symptom_in_session] input >> nth=1");
  await page.click(".ck-entry button[type=submit]");
  expect(await page.locator(".ck-status.ck-heed").count() === 1, "a new symptom is not answered");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(".ck-export")]);
  await download.saveAs(join(folder, "journal.jsonl"));
  page.on("dialog", (dialog) => dialog.accept());
  await page.click(".ck-forget");
  await page.reload();
  expect(await page.evaluate(() => localStorage.length) === 0, "what was deleted is still there");
}
{
  const page = await open(PLAN, { at: "2027-02-01T10:00:00" });
  expect(await page.locator(".ck-tools .ck-heed").isVisible(), "a plan that is over does not say so");
}

// A catalogue is searched.
{
  const page = await open(join("pages", "catalogue.html"));
  const all = await page.locator(".ck-card:visible").count();
  await page.fill("input[type=search]", "retraction");
  const found = await page.locator(".ck-card:visible").count();
  expect(found > 0 && found < all, `a search shows ${found} of ${all}`);
}

await browser.close();
faults.forEach((fault) => process.stdout.write(`${fault}\n`));
process.exit(faults.length ? 1 : 0);
