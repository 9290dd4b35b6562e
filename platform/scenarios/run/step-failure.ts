import { renderMessage, type Message } from '../../kernel/text.ts';

/** A step did not come to what the scenario expects. */
export class StepFailure extends Error {
  constructor(readonly reason: Message) {
    super(renderMessage(reason, 'en'));
  }
}
