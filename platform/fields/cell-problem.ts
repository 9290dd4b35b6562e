import type { Message } from '../kernel/text.ts';

/** A cell could not be read as a value of the field. A class, so that no value can be mistaken for it. */
export class CellProblem {
  readonly problem: Message;

  constructor(problem: Message) {
    this.problem = problem;
  }
}
