#!/usr/bin/env node
/** The `kehu` command: `npx kehu help`. */
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { endWith, startNode } from './run-node.mjs';

await prepare();
endWith(startNode(join(root, 'dist/platform/cli.js'), process.argv.slice(2)));
