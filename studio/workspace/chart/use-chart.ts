import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { recordPath } from '../../model/paths.ts';
import { cardFields } from '../list/board/card-fields.ts';
import { rememberTrail } from '../record/record-trail.ts';
import type { ListColumn } from '../list/list-columns.ts';
import type { ChartKeys } from './chart-keys.ts';
import { chartTrees, nextNode, nodesOf, type ChartNode, type Way } from './chart-tree.ts';
import { useChartHolding } from './use-chart-holding.ts';
import { useChartMoves } from './use-chart-moves.ts';

export type ChartWork = ReturnType<typeof useChart>;

/** A small chart begins unfolded. */
const SMALL = 60;
const ALL_LEVELS = 99;
const FEW_LEVELS = 2;

interface ChartOptions {
  readonly entity: EntityDocument;
  readonly parent: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
  readonly levels: number | undefined;
}

/** What a chart shows and everything that is done with it. */
export function useChart({ entity, parent, columns, rows, levels }: ChartOptions) {
  const navigate = useNavigate();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [stop, setStop] = useState<string>();
  const usual = levels ?? (rows.length <= SMALL ? ALL_LEVELS : FEW_LEVELS);
  const trees = useMemo(
    () => chartTrees(rows, parent, { levels: usual, toggled }),
    [rows, parent, usual, toggled],
  );
  const nodes = useMemo(() => nodesOf(trees), [trees]);
  const moves = useChartMoves(entity, parent);
  const holding = useChartHolding(nodes, (move) => {
    setStop(move.row.id);
    void moves.move(move);
  });
  const field = entity.fields[parent];

  function fold({ row }: ChartNode) {
    const next = new Set(toggled);
    if (!next.delete(row.id)) next.add(row.id);
    setToggled(next);
  }
  function go(from: ChartNode, way: Way) {
    const next = nextNode(nodes, from.row.id, way);
    if (!next) return;
    setStop(next.row.id);
    document.querySelector<HTMLElement>(`[data-node="${next.row.id}"]`)?.focus();
  }
  const remember = () =>
    rememberTrail({ entity: entity.key, ids: nodes.map(({ row }) => row.id), count: nodes.length });
  const open = ({ row }: ChartNode) => {
    remember();
    void navigate(recordPath(entity.key, row.id));
  };
  const isMovable = entity.allows.update && field?.writable === true && !field.readOnly;
  const keys: ChartKeys = { holding, isMovable, go, fold, open };
  return {
    entity,
    trees,
    nodes,
    fields: cardFields(columns, new Set([parent])),
    moves,
    holding,
    keys,
    isMovable,
    fold,
    remember,
    /** Where Tab comes in. */
    stop: nodes.some(({ row }) => row.id === stop) ? stop : nodes[0]?.row.id,
    stopAt: (node: ChartNode) => setStop(node.row.id),
  };
}
