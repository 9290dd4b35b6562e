#!/usr/bin/env node
/** `npm start` and, with --watch, `npm run dev`. */
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { endWith, startNode } from './run-node.mjs';
import { watch } from './watch.mjs';

const program = join(root, 'dist/platform/main.js');

await prepare();
if (process.argv.includes('--watch')) watch(program);
else endWith(startNode(program));
