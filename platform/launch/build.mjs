#!/usr/bin/env node
/** Installs and builds what is older than its sources, and starts nothing. */
import { prepare } from './prepare.mjs';

await prepare();
