import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { aboutOf, questionId, type Answers } from './decide.ts';
import type { UpgradeWork } from './upgrade-work.ts';
import type { Fill } from './upgrade.ts';

/**
 * Fields that the vendor newly asks for: what the records get that are already there. Only where records are, and
 * nothing of the field's own fills them.
 */
export function askForRequired(
  work: UpgradeWork,
  before: ReadonlyMap<string, { readonly properties: JsonObject }>,
  after: ReadonlyMap<string, EffectiveNode>,
  answers: Answers,
): Fill[] {
  const fills: Fill[] = [];
  for (const [target, { kind, properties }] of after) {
    const old = before.get(target);
    if (kind !== 'entity' || !old || work.facts?.records(target, '') === 0) continue;
    for (const [name, field] of fieldsOf(properties)) {
      const path = `fields.${name}`;
      if (!isRequired(field) || isRequired(fieldsOf(old.properties).get(name))) continue;
      const records = work.facts?.records(target, '');
      const question = {
        id: questionId(target, path),
        about: aboutOf(field),
        kind: 'required' as const,
        target,
        path,
        theirs: field,
        choices: ['value', 'leaveEmpty'] as const,
        records,
      };
      const answer = answers.to(question);
      if (!answer) work.questions.push(question);
      else if (answer.choice === 'value' && answer.value !== undefined)
        fills.push({ target, path, value: answer.value });
    }
  }
  return fills;
}

/** A required field that an autoNumber or another rule of its own does not fill. */
function isRequired(field: JsonObject | undefined): field is JsonObject {
  return field?.required === true;
}

function fieldsOf({ fields }: JsonObject): ReadonlyMap<string, JsonObject> {
  const entries = Object.entries(isObject(fields) ? fields : {});
  return new Map(entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}
