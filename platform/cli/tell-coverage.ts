import { renderMessage, type Locale } from '../kernel/text.ts';
import type { Claim } from '../scenarios/coverage/coverage.ts';
import { packMessages as messages } from './pack-messages.ts';

/** Prints how much of what a pack says its scenarios prove, and by name what none of them does. */
export function tellCoverage(pack: string, claims: readonly Claim[], locale: Locale): void {
  if (claims.length === 0) return;
  const counts = (kind: Claim['kind']) => {
    const all = claims.filter((claim) => claim.kind === kind);
    return `${all.filter(({ isExercised }) => isExercised).length}/${all.length}`;
  };
  const told = {
    validations: counts('validation'),
    transitions: counts('transition'),
    actions: counts('action'),
    rights: counts('right'),
    fields: counts('field'),
  };
  console.log(renderMessage(messages.coverage({ pack, ...told }), locale));
  for (const [holder, names] of byHolder(claims))
    console.log(renderMessage(messages.unproved({ names: `${holder} ${names.join(', ')}` }), locale));
}

/** What no scenario proves, of each role and process and of what each entity says in a line. */
function byHolder(claims: readonly Claim[]): ReadonlyMap<string, readonly string[]> {
  const open = claims.filter(({ isExercised }) => !isExercised);
  const groups = Map.groupBy(open, ({ kind, name }) =>
    kind === 'validation' || kind === 'action'
      ? `${name.slice(0, name.indexOf('.'))}:`
      : name.slice(0, name.indexOf(':') + 1),
  );
  return new Map(
    [...groups].map(([holder, all]) => [holder, all.map(({ name }) => name.slice(holder.length).trim())]),
  );
}
