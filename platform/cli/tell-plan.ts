import { renderMessage, type Locale } from '../kernel/text.ts';
import type { PackPlan } from '../lifecycle/packs/pack-plan.ts';
import { packMessages as messages } from './pack-messages.ts';

/** Prints what a change of packs would do. @returns the exit code: whether it could be done as it is */
export function tellPlan(plan: PackPlan, command: string, locale: Locale): number {
  const say = (message: ReturnType<(typeof messages)['built']>) =>
    console.log(renderMessage(message, locale));
  const {
    kind,
    pack,
    problems,
    conflicts = [],
    automatic = [],
    deprecated = [],
    followed = [],
    questions = [],
    ddl = [],
  } = plan;
  for (const { path, message } of problems) console.error(`${path}\n  ${message}`);
  for (const { target, path } of conflicts) say(messages.planConflict({ at: `${target}#${path}` }));
  for (const { target, path } of deprecated) say(messages.planDeprecated({ at: `${target}#${path}` }));
  for (const { target, path, was, mine } of followed)
    say(messages.planFollowed({ at: `${target}#${path}`, was: String(was), to: String(mine) }));
  for (const { id, choices, message } of questions)
    say(
      messages.planQuestion({
        id,
        message: String(message),
        choices: choices.map(({ answer }) => JSON.stringify(answer)).join(' | '),
      }),
    );
  const counts = {
    conflicts: conflicts.length,
    automatic: automatic.length,
    questions: questions.length,
    ddl: ddl.length,
  };
  say(messages.planCounts({ kind, name: pack.name, version: pack.version, ...counts }));
  const isUnfit = command.endsWith('upgrade') && kind === 'install';
  if (isUnfit) console.error(renderMessage(messages.notInstalled({ name: pack.name }), locale));
  return problems.length > 0 || isUnfit ? 1 : 0;
}
