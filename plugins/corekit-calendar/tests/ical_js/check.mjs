// Reads each calendar with ical.js, and compares its events, and every time at which they take place, with what the
// Python library read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const MOST = 500;
const directory = process.argv[2];
const faults = [];
let calendars = 0;
let events = 0;
for (const name of readdirSync(directory).filter((file) => file.endsWith(".ics")).sort()) {
  const expected = JSON.parse(readFileSync(join(directory, name.replace(/\.ics$/, ".json")), "utf8"));
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(directory, name), "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const read = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    events += 1;
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? "",
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      minutes: event.duration.toSeconds() / 60,
      alarms: component.getAllSubcomponents("valarm").length,
      starts: starts(event, component),
    };
  });
  if (JSON.stringify(read) !== JSON.stringify(expected)) faults.push(`${name}: ${difference(read, expected)}`);
  calendars += 1;
}

function starts(event, component) {
  const text = (time) => (time.isDate ? time.toString() : time.zone === ICAL.Timezone.localTimezone
    ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());
  if (!event.isRecurring()) return [text(event.startDate)];
  const all = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && all.length < MOST; next = iterator.next()) all.push(text(next));
  return all;
}

function difference(read, expected) {
  for (const [number, event] of expected.entries()) {
    for (const [key, value] of Object.entries(event)) {
      const other = read[number]?.[key];
      if (JSON.stringify(other) !== JSON.stringify(value)) {
        return `event ${number}, ${key}: ${JSON.stringify(other)} instead of ${JSON.stringify(value)}`;
      }
    }
  }
  return `${read.length} events instead of ${expected.length}`;
}

for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(`${calendars} calendars, ${events} events, ${faults.length} faults`);
process.exit(faults.length || !calendars ? 1 : 0);
