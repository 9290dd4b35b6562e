import type { Json } from '../../../kernel/json.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import { fieldValues } from '../../../storage/change/field-values.ts';
import { Misfit, valueConverter, type Convert } from '../../values/value-converter.ts';
import type { DataImpact, DataSample, Question } from '../change-plan.ts';
import { answerMessages, dataMessages } from '../messages.ts';
import { NOTHING, questionId, type Findings } from './finding.ts';
import { SAMPLES, type FieldChange, type Look } from './look.ts';

/** How many texts that are not understood are listed to be given values. */
const MOST_TEXTS = 50;

/** A field of another type or shape gets a column of its own; what of the old values it can take over. */
function isConversion({ columns, before }: FieldChange, look: Look): boolean {
  const old = before && look.from.tables.tables.get(before.entity)?.fields.get(before.name);
  const names = (field: typeof columns) => field.columns.map(({ name }) => name).join();
  return old !== undefined && names(old) !== names(columns);
}

export async function conversions(look: Look, change: FieldChange): Promise<Findings> {
  if (!isConversion(change, look)) return NOTHING;
  const { entity, field, before } = change;
  const preview = await previewOf(look, change);
  if (preview.fitting + preview.misfits === 0) return NOTHING;
  const place = { target: `${entity.key}.entity`, path: `fields.${field.name}` };
  const id = questionId(
    'convertValues',
    place.target,
    `${place.path}.${before!.type.name}-${field.type.name}`,
  );
  const label = placeLabel(look.to.model, place);
  const { fitting, misfits: count } = preview;
  const said = { count, fitting, field: field.label, type: field.type.label };
  const message = count > 0 ? dataMessages.notConvertible(said) : dataMessages.converted(said);
  const impact: DataImpact = {
    entity: entity.key,
    field: field.name,
    problem: 'notConvertible',
    label,
    message,
    count,
    fitting,
    samples: [...preview.bad, ...preview.good],
    severity: count > 0 ? 'asks' : 'tells',
    ...(count > 0 ? { question: id } : {}),
  };
  const question: Question = {
    id,
    kind: 'convertValues',
    ...place,
    label,
    message,
    count,
    choices: [
      { answer: { empty: true }, label: answerMessages.empty().text },
      { answer: { values: asked(preview.texts), empty: true }, label: answerMessages.values().text },
    ],
  };
  return { data: [impact], questions: count > 0 ? [question] : [] };
}

interface Preview {
  fitting: number;
  misfits: number;
  readonly good: DataSample[];
  readonly bad: DataSample[];
  /** How many records have each text that is not understood. */
  readonly texts: Map<string, number>;
}

function asked(texts: ReadonlyMap<string, number>): Record<string, Json> {
  const most = [...texts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TEXTS);
  return Object.fromEntries(most.map(([text]) => [text, null]));
}

async function previewOf(look: Look, { entity, field, before }: FieldChange): Promise<Preview> {
  const table = look.from.tables.tables.get(entity.key)!;
  const { timeZone, locale } = look;
  const convert = valueConverter(before!, field, { timeZone, locale });
  const preview: Preview = { fitting: 0, misfits: 0, good: [], bad: [], texts: new Map() };
  for await (const rows of fieldValues(look.session, table, table.fields.get(before!.name)!))
    for (const { id, value } of rows) tell(preview, id, value, convert);
  return preview;
}

function tell(preview: Preview, id: string, value: unknown, convert: Convert): void {
  if (value === null || value === undefined) return;
  const becomes = convert(value);
  if (becomes instanceof Misfit) {
    preview.misfits++;
    const seen = preview.texts.get(becomes.text);
    if (seen === undefined && preview.bad.length < SAMPLES)
      preview.bad.push({ id, value: value as Json, becomes: null });
    if (seen !== undefined || preview.texts.size < 10_000) preview.texts.set(becomes.text, (seen ?? 0) + 1);
  } else {
    preview.fitting++;
    if (preview.good.length < SAMPLES)
      preview.good.push({ id, value: value as Json, becomes: becomes as Json });
  }
}
