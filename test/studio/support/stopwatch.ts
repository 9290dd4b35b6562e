interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly human: number;
}

/** What a person needs who does this for the first time: reading a screen, filling a field, finding a button. */
const READING = 10;
const FIELD = 15;
const CLICK = 4;

/** Times a journey step by step, by the clock and as a first-time user would take. */
export class Stopwatch {
  readonly #steps: Step[] = [];

  /** @param work what a person fills and clicks in this step */
  async step<T>(
    name: string,
    run: () => Promise<T>,
    work: { readonly fields?: number; readonly clicks?: number } = {},
  ): Promise<T> {
    const begin = performance.now();
    const result = await run();
    const seconds = (performance.now() - begin) / 1000;
    const human = READING + (work.fields ?? 0) * FIELD + (work.clicks ?? 1) * CLICK + seconds;
    this.#steps.push({ name, seconds, human });
    return result;
  }

  get seconds(): number {
    return this.#steps.reduce((sum, step) => sum + step.seconds, 0);
  }

  get humanSeconds(): number {
    return this.#steps.reduce((sum, step) => sum + step.human, 0);
  }

  print(): void {
    const rows = [...this.#steps, { name: 'total', seconds: this.seconds, human: this.humanSeconds }];
    const width = Math.max(...rows.map(({ name }) => name.length));
    const lines = rows.map(
      ({ name, seconds, human }) =>
        `${name.padEnd(width)}  ${seconds.toFixed(2).padStart(6)} s  ~${human.toFixed(0).padStart(4)} s`,
    );
    console.log(['step'.padEnd(width) + '   browser   person', ...lines].join('\n'));
  }
}
