import { fillMillion } from '/tmp/A6/repo/test/bench/million/dataset.ts';
import { readFileSync } from 'node:fs';
const t = Date.now();
await fillMillion(readFileSync('/tmp/A6/url', 'utf8'), process.argv[2], 'admin');
console.log('filled', (Date.now() - t) / 1000);
