import type { EntityDocument } from '../../model/model-document.ts';

/** The stages in which records are over, in every process that has them. */
export interface ClosedStages {
  readonly field: string;
  readonly stages: ReadonlySet<string>;
}

export function closedStages({
  processes = {},
  stageFields,
  fields,
}: EntityDocument): ClosedStages | undefined {
  if (!stageFields || !fields[stageFields.stage]) return undefined;
  const all = Object.values(processes).flatMap(({ stages }) => Object.entries(stages));
  const going = new Set(
    all.filter(([, { category }]) => category === 'open' || category === 'onHold').map(([key]) => key),
  );
  const stages = new Set(all.map(([key]) => key).filter((key) => !going.has(key)));
  return { field: stageFields.stage, stages };
}
