import { entryStages, processesOf, stageFieldsOf, type Process } from '../../model/processes.ts';
import type { Stage } from '../../model/metadata.generated.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';
import { isEvaluable } from './visible-specs.ts';

/**
 * What the screens need to show, while somebody fills in a form, what will follow from the stage: the first process that
 * applies, its first stage and the probability of that as defaults, and the status as if it were computed. As CEL, and
 * only where the caller sees all of what it reads.
 */
export function stageFollow(read: ReadSession, entity: Entity, field: Field): Record<string, unknown> {
  const fields = stageFieldsOf(entity);
  if (!fields) return {};
  const processes = processesOf(read.catalog.model, entity.key);
  const { stage, process, status, probability } = fields;
  const when = (of: Process) => (process ? `${process.name} == '${of.name}'` : 'true');
  const text = (): string | undefined => {
    if (field === process) return firstOf(processes);
    if (field === stage) return chosen(processes.map((one) => [when(one), `'${entryStages(one)[0]}'`]));
    const of = (valueOf: (one: Stage) => string | undefined) => byStage(processes, when, stage.name, valueOf);
    if (field === probability) return of((one) => one.probability?.toString());
    if (field === status) return of(({ category }) => `'${category}'`);
    return undefined;
  };
  const value = text();
  if (value === undefined || value.length > LONGEST || !isEvaluable(read, entity, value)) return {};
  return field === status ? { computed: { kind: 'formula', value } } : { default: value };
}

/** As long as an expression may be. */
const LONGEST = 4000;

/** The name of the first process that applies. */
function firstOf(processes: readonly Process[]): string {
  const live = processes.filter(({ spec }) => !spec.retired);
  return chosen(
    live.map(({ name, spec }) => [spec.appliesWhen ? `(${spec.appliesWhen})` : 'true', `'${name}'`]),
  );
}

/** What each stage says, with the process only where the stages of a key differ. */
function byStage(
  processes: readonly Process[],
  when: (of: Process) => string,
  stage: string,
  valueOf: (one: Stage) => string | undefined,
): string {
  const values = new Map<string, Set<string>>();
  for (const { spec } of processes)
    for (const [key, one] of Object.entries(spec.stages))
      values.set(key, (values.get(key) ?? new Set()).add(valueOf(one) ?? 'null'));
  const differing = processes.flatMap((one) =>
    Object.entries(one.spec.stages)
      .filter(([key]) => values.get(key)!.size > 1)
      .map(([key, of]) => [`${when(one)} && ${stage} == '${key}'`, valueOf(of) ?? 'null'] as const),
  );
  const alike = Map.groupBy(
    [...values].filter(([, of]) => of.size === 1),
    ([, of]) => [...of][0]!,
  );
  const common = [...alike].map(([value, entries]) => {
    const keys = entries.map(([key]) => `'${key}'`);
    return [`${stage} in [${keys.join(', ')}]`, value] as const;
  });
  return chosen([...differing, ...common]);
}

/** The value of the first condition that holds, as one expression. */
function chosen(cases: readonly (readonly [when: string, value: string])[]): string {
  return cases.toReversed().reduce((otherwise, [when, value]) => {
    return when === 'true' ? value : `${when} ? ${value} : ${otherwise}`;
  }, 'null');
}
