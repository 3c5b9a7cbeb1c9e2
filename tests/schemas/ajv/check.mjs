// Compiles every schema in ajv's strict mode, and compares its verdict on each document with the one that is expected.
// Union types are allowed: several `type`s dispatch where other schemas would need anyOf, which editors cannot complete.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";

const directory = process.argv[2];
const faults = [];
let schemas = 0;
let documents = 0;
for (const name of readdirSync(directory).sort()) {
  const { schema, cases } = JSON.parse(readFileSync(join(directory, name), "utf8"));
  try {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    schemas += 1;
    for (const { data, valid } of cases) {
      documents += 1;
      if (validate(data) !== valid) {
        const found = valid ? JSON.stringify(validate.errors) : "accepted";
        faults.push(`${name}: ${JSON.stringify(data).slice(0, 300)}: ${found}`);
      }
    }
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  }
}
for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(`${schemas} schemas, ${documents} documents, ${faults.length} faults`);
process.exit(faults.length || !schemas ? 1 : 0);
