/** Writes metadata/crm/demo anew: `node test/support/demo/write-demo.ts`, after a change of the generator. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { demoCompany, printDemoFile } from './demo-company.ts';

const folder = new URL('../../../metadata/crm/demo/', import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, file] of demoCompany()) writeFileSync(new URL(name, folder), printDemoFile(file));
