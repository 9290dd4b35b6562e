import 'reflect-metadata';
import { bootstrap, type RunningNode } from './bootstrap.ts';
import { SetupGate } from './identity/setup-gate.ts';
import { Setup } from './identity/setup.ts';
import { Closing } from './kernel/closing.ts';
import { KehuError } from './kernel/errors.ts';
import { readSettings } from './kernel/settings.ts';
import { renderMessage, type Locale } from './kernel/text.ts';
import { messages } from './messages.ts';
import { releaseMemory } from './operations/release-memory.ts';

const locale: Locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en';
/** Until then whoever waited for the node has his first answers. */
const CALM = 3000;

const closing = new Closing();
const ending = new AbortController();
let stopping: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// The launcher was killed without a chance to pass that on.
process.on('disconnect', stop);
// Whoever read the output is gone, which is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const starting = start().catch((error: unknown) => {
  if (stopping) return;
  console.error(error instanceof KehuError ? inWords(error) : error);
  process.exitCode = 1;
  void stop();
});

async function start(): Promise<void> {
  const node = await bootstrap(readSettings(process.env), { progress: console.log, signal: ending.signal });
  closing.add(() => node.close());
  if (!stopping) await greet(node);
  setTimeout(() => void releaseMemory(), CALM).unref();
}

async function greet({ app, url }: RunningNode): Promise<void> {
  console.log(renderMessage(messages.listening({ url }), locale));
  if (!(await app.get(Setup).isNeeded())) return;
  const { isReachable, token } = app.get(SetupGate);
  const greeting = isReachable ? messages.setupWithToken({ token }) : messages.setup({ token });
  console.log(renderMessage(greeting, locale));
}

/** Ends once, also when Ctrl+C is pressed again or while starting. */
function stop(): Promise<void> {
  stopping ??= end();
  return stopping;
}

async function end(): Promise<void> {
  ending.abort();
  if (process.exitCode !== 1) {
    console.log(renderMessage(messages.stopping(), locale));
    await starting;
  }
  await closing.close().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
  process.exit();
}

function inWords(error: KehuError): string {
  const issues = error.issues.map(({ path, message }) => `  ${path}: ${renderMessage(message, locale)}`);
  return [renderMessage(error.summary, locale), ...issues].join('\n');
}
