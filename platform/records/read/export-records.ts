import { allOf } from '../../expression/query-tree.ts';
import { Forbidden } from '../../kernel/errors.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import { idIn } from '../query-trees.ts';
import { fieldPath } from './field-path.ts';
import { listRecords } from './list-records.ts';
import type { ListRequest } from './list-request.ts';
import type { ReadSession } from './read-session.ts';
import { selectionOf } from './selection.ts';
import { columnsOf, findView } from './view-of.ts';

export interface ExportRequest extends Omit<ListRequest, 'limit' | 'cursor' | 'offset' | 'count' | 'best'> {
  /** Only these of the list. */
  readonly ids?: readonly string[];
}

export interface ExportColumn {
  readonly path: readonly string[];
  readonly field: Field;
  readonly label: LocalText;
}

export interface RecordExport {
  readonly entity: Entity;
  readonly columns: readonly ExportColumn[];
  readonly count: number;
  /** Read while they are asked for, from key to key: any number of records in little memory. */
  readonly pages: AsyncIterable<readonly Row[]>;
}

const PAGE = 1000;

/** Every record of a list a caller may take out of the system, in its order, with its columns. */
export async function exportRecords(
  read: ReadSession,
  entity: Entity,
  { ids, ...request }: ExportRequest,
): Promise<RecordExport> {
  if (!read.access.allows(read.caller, entity, 'export'))
    throw new Forbidden(messages.denied({ operation: operationNames.export, entity: entity.label }));
  const view = request.view === undefined ? undefined : findView(read, entity, request.view);
  const columns = exportColumns(
    read,
    entity,
    request.fields ?? columnsOf(read, entity, view),
    view?.spec.columns ?? {},
  );
  const fields = columns.map(({ path }) => path.join('.')).join(',');
  const within = allOf(
    read.access.rows(read.caller, entity, 'export'),
    ids === undefined ? undefined : idIn(ids),
  );
  const page = (more: ListRequest) => listRecords(read, entity, { ...request, fields, ...more }, within);
  const { count = 0 } = await page({ limit: 1, count: 'exact' });
  return { entity, columns, count, pages: pagesOf((cursor) => page({ limit: PAGE, ...cursor })) };
}

async function* pagesOf(
  page: (from: { cursor?: string }) => ReturnType<typeof listRecords>,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor === undefined ? {} : { cursor });
    yield items;
    cursor = nextCursor;
  } while (cursor !== undefined);
}

function exportColumns(
  read: ReadSession,
  entity: Entity,
  fields: string | undefined,
  shown: Readonly<Record<string, { readonly path?: string; readonly label?: LocalText }>>,
): ExportColumn[] {
  const headings = new Map(Object.entries(shown).map(([key, { path, label }]) => [path ?? key, label]));
  const paths = fields?.split(',').map((text) => text.trim()) ?? everyPath(read, entity);
  return [...new Set(paths)].filter(Boolean).map((text) => {
    const { names, field } = fieldPath(read, entity, text);
    return { path: names, field, label: headings.get(text) ?? headingOf(read, entity, names) };
  });
}

/** All that stands in the row itself: lines of documents are lists of their own. */
function everyPath(read: ReadSession, entity: Entity): string[] {
  return selectionOf(read, entity, undefined, 'withoutChildren').paths.map((path) => path.join('.'));
}

/** `Reader · Level` for a field behind a reference. */
function headingOf(read: ReadSession, entity: Entity, names: readonly string[]): LocalText {
  const labels = names.map(
    (_, index) => fieldPath(read, entity, names.slice(0, index + 1).join('.')).field.label,
  );
  if (labels.length === 1) return labels[0]!;
  const languages = Object.keys(labels.at(-1)!);
  const texts = languages.map((language) => [
    language,
    labels.map((label) => label[language] ?? label.en).join(' · '),
  ]);
  return Object.fromEntries(texts) as LocalText;
}
