import { lazy, Suspense, useEffect, type RefObject } from 'react';
import type { RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { FieldDocument } from '../../../model/model-document.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { valueAt } from '../list-columns.ts';
import type { ShownList } from '../shown-list.ts';
import { BoardCard, CardBody } from './board-card.tsx';
import { BoardColumnBox } from './board-column.tsx';
import type { BoardColumn } from './board-columns.ts';
import { onCardKey } from './board-keys.ts';
import type { CardFields } from './card-fields.ts';
import { CardMenu } from './card-menu.tsx';
import { ColumnBody } from './column-body.tsx';
import { ColumnJumps } from './column-jumps.tsx';
import { HoldingWords } from './holding-words.tsx';
import { useBoard, type BoardWork } from './use-board.ts';
import type { Held } from './use-holding.ts';
import styles from './board.module.css';

const loadGate = async () => ({ default: (await import('../../gate/gate-dialog.tsx')).GateDialog });
const GateDialog = lazy(loadGate);

const texts = defineTexts({
  board: { 'zh-CN': '{name}看板', en: 'Board of {name}' },
  move: { 'zh-CN': '移到「{to}」', en: 'Move to “{to}”' },
});

interface BoardSurfaceProps {
  readonly list: ShownList;
  readonly field: FieldDocument;
  readonly columns: readonly BoardColumn[];
}

/** The columns with their cards, and everything that is done with them. */
export function BoardSurface({ list, field, columns }: BoardSurfaceProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const isPhone = useMedia('(max-width: 640px)');
  const work = useBoard(list, field, columns);
  const { entity, fields, moves, holding, states } = work;
  const { held } = holding;
  const isHolding = held !== undefined;
  useEffect(() => {
    // What a drop may ask for is there when it does.
    if (isHolding) void loadGate();
  }, [isHolding]);
  return (
    <>
      {isPhone && <ColumnJumps columns={columns} onOpen={(key) => work.fold(key, false)} />}
      <div
        className={styles.board}
        role="group"
        aria-label={t('board', { name: label(entity.pluralLabel) })}
        data-holding={held?.by}
        onPointerLeave={moves.refused ? moves.forgetRefusal : undefined}
      >
        {columns.map((column) => (
          <BoardColumnBox
            key={column.key}
            column={column}
            sums={work.sums}
            isFolded={work.isFolded(column)}
            onFold={(folded) => work.fold(column.key, folded)}
            state={work.stateAt(column)}
            isOver={work.isOver(column)}
          >
            <ColumnBody
              cards={work.cards.get(column.key)}
              count={column.count}
              onMore={() => work.more(column.key)}
            >
              {(row, at) => <PlacedCard key={row.id} row={row} at={at} column={column} work={work} />}
            </ColumnBody>
          </BoardColumnBox>
        ))}
      </div>
      {held?.by === 'pointer' && <Ghost held={held} fields={fields} ghost={holding.ghost} />}
      <HoldingWords entity={entity} held={held} columns={columns} states={states} />
      <Gate work={work} />
    </>
  );
}

interface PlacedCardProps {
  readonly row: RecordData;
  readonly at: number;
  readonly column: BoardColumn;
  readonly work: BoardWork;
}

function PlacedCard({ row, at, column, work }: PlacedCardProps) {
  const { entity, columns, fields, holding, isMovable } = work;
  const card = { row, column };
  const menu = isMovable && (
    <CardMenu
      title={String(valueAt(row, entity.title) ?? '')}
      from={column}
      columns={columns}
      onMove={(to) => work.start({ row, from: column, to })}
    />
  );
  return (
    <BoardCard
      entity={entity}
      row={row}
      fields={fields}
      isHeld={holding.held?.row.id === row.id}
      isStop={work.isStop(row, at)}
      onPress={isMovable ? (event) => holding.onPress(event, card) : undefined}
      onKeyDown={(event) => onCardKey(event, card, isMovable, holding)}
      onFocus={() => work.stopAt(row)}
      onOpen={() => work.leaveFor(column)}
      menu={menu}
    />
  );
}

/** The card in the hand. */
function Ghost({
  held,
  fields,
  ghost,
}: {
  readonly held: Held;
  readonly fields: CardFields;
  readonly ghost: RefObject<HTMLDivElement | null>;
}) {
  const { row, width } = held;
  return (
    <div ref={ghost} aria-hidden="true" className={`${styles.card} ${styles.ghost}`} style={{ width }}>
      <div className={styles.cardHead}>
        <span>{fields.title && String(valueAt(row, fields.title.path) ?? '')}</span>
      </div>
      <CardBody row={row} fields={fields} />
    </div>
  );
}

/** What a move still needs. */
function Gate({ work }: { readonly work: BoardWork }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { pending, answer, giveUp } = work.moves;
  if (!pending) return null;
  const to = label(pending.to.label);
  return (
    <Suspense>
      <GateDialog
        entity={work.entity}
        record={pending.record}
        change={pending.change}
        title={t('move', { to })}
        question={pending.question}
        onMove={answer}
        onClose={giveUp}
      />
    </Suspense>
  );
}
