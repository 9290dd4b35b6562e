import type { BrowserContext, ConsoleMessage } from 'playwright-core';

const REFUSED = /^Failed to load resource: the server responded with a status of (\d+)/;

/** Runs in the page. */
const TELL_VIOLATIONS = `
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error('content policy: ' + event.violatedDirective + ' refuses ' + event.blockedURI + ' ' + event.sample);
  });
`;

/** Collects what no visitor should ever cause: errors on the console or in a page, broken policies, failing answers. */
export class Troubles {
  readonly found: string[] = [];
  readonly #expected: ReadonlySet<number>;

  /** @param expected statuses with which the server refuses something in this visit */
  constructor(expected: readonly number[] = []) {
    this.#expected = new Set(expected);
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => this.#hear(message));
    context.on('weberror', (error) => this.found.push(`page error: ${error.error().stack ?? error.error()}`));
    context.on('response', (response) => {
      if (response.status() >= 500 && !this.#expected.has(response.status()))
        this.found.push(`${response.status()} ${response.url()}`);
    });
    await context.addInitScript({ content: TELL_VIOLATIONS });
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const status = Number(REFUSED.exec(message.text())?.[1]);
    if (this.#expected.has(status)) return;
    this.found.push(`console: ${message.text()} (${message.location().url})`);
  }
}
