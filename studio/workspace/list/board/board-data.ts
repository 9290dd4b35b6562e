import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { aggregate, listRecords, type RecordData, type RecordPageAnswer } from '../../../api/records.ts';
import type { BoardDocument, FieldDocument } from '../../../model/model-document.ts';
import { conjunction } from '../list-filter.ts';
import { fieldsOf, listKey, measuresOf, type ListQuestion } from '../list-data.ts';
import { COUNT, columnsOf, type BoardColumn } from './board-columns.ts';

const MOST_COLUMNS = 200;
/** Cards of a column to begin with, and how many more a press brings. */
export const CARDS = 25;
const MOST_CARDS = 500;

/** The columns with counts and sums over all their records, however few of them are shown. */
export function useBoardColumns(question: ListQuestion, field: FieldDocument, board: BoardDocument) {
  const { entity, columns, filter, q } = question;
  const measures = [{ fn: 'count', as: COUNT }, ...measuresOf(columns)];
  const groups = useQuery({
    queryKey: [...listKey(entity.key), 'boardColumns', field.name, filter, q, measures],
    queryFn: ({ signal }) =>
      aggregate(
        { entity: entity.key, filter, q, groupBy: [field.name], measures, limit: MOST_COLUMNS },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  return {
    ...groups,
    columns: groups.data && columnsOf(field, board, groups.data),
  };
}

/** The cards of a column as far as they are read. */
export interface ColumnCards {
  readonly cards: readonly RecordData[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Key of the cards of one column, whatever conditions they were read under. */
export function cardsKey(entity: string, column: string): readonly unknown[] {
  return [...listKey(entity), 'cards', column];
}

/** Reads the cards of the columns that are open, each in the order of the view. */
export function useColumnCards(
  question: ListQuestion,
  field: FieldDocument,
  columns: readonly BoardColumn[],
  shown: Readonly<Record<string, number>>,
): ReadonlyMap<string, ColumnCards> {
  const { entity, q, sort } = question;
  const fields = [...new Set([...fieldsOf(question), field.name])];
  const results = useQueries({
    queries: columns.map(({ key, condition, count }) => {
      const filter = conjunction([question.filter, condition]);
      const limit = Math.min(MOST_CARDS, shown[key] ?? CARDS);
      return {
        queryKey: [...cardsKey(entity.key, key), filter, q, sort, fields, limit],
        enabled: count > 0,
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<RecordPageAnswer> =>
          listRecords(entity.key, { filter, q, sort, fields, limit }, signal),
        placeholderData: keepPreviousData,
      };
    }),
  });
  return new Map(
    columns.map(({ key, count }, at) => {
      const { data, error, refetch } = results[at]!;
      return [
        key,
        { cards: data?.items ?? (count > 0 ? undefined : []), error, retry: () => void refetch() },
      ];
    }),
  );
}
