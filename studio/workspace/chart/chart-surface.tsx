import { Download, Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useValueContext } from '../../values/value-context.ts';
import { valueAt } from '../list/list-columns.ts';
import { ChartCard, linesOf } from './chart-card.tsx';
import { layOutChart, type CardSize } from './chart-layout.ts';
import { ChartPaper } from './chart-paper.tsx';
import { chartSvg, pathOf } from './chart-svg.ts';
import { TOP } from './use-chart-holding.ts';
import type { ChartWork } from './use-chart.ts';
import styles from './chart.module.css';

const GateDialog = lazy(async () => ({ default: (await import('../gate/gate-dialog.tsx')).GateDialog }));

const texts = defineTexts({
  export: { 'zh-CN': '导出图片', en: 'Export picture' },
  print: { 'zh-CN': '打印', en: 'Print' },
  top: { 'zh-CN': '放到最上层', en: 'Put at the top' },
  move: { 'zh-CN': '移动', en: 'Move' },
  over: { 'zh-CN': '放到「{name}」之下', en: 'Put under “{name}”' },
  keys: {
    'zh-CN': '方向键走动，Enter 打开，空格拿起后选新的上级',
    en: 'Arrows walk, Enter opens, Space lifts and puts under another',
  },
});

/** Room of a card; the style sheet draws it so. */
const CARD: CardSize = { width: 196, height: 92 };

interface ChartSurfaceProps {
  readonly work: ChartWork;
  readonly name: string;
}

/** The chart with what is done to it; on a phone a tree of indented cards. */
export function ChartSurface({ work, name }: ChartSurfaceProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const isPhone = useMedia('(max-width: 640px)');
  const [paper, setPaper] = useState<string>();
  const { trees, nodes, fields, entity, holding, isMovable } = work;
  const chart = layOutChart(trees, CARD);
  const svg = () => chartSvg(chart, CARD, linesOf(fields, context), name);
  const { held, ghost } = holding;
  const titleOf = (id: string | undefined) => {
    const row = nodes.find((node) => node.row.id === id)?.row;
    return row ? String(valueAt(row, entity.title) ?? '') : '';
  };
  const place = held?.over === TOP ? t('top') : held?.over ? t('over', { name: titleOf(held.over) }) : '';
  return (
    <div className={styles.chart}>
      <div className={styles.bar}>
        {held ? (
          <p className={styles.top} data-node={TOP} data-over={held.over === TOP || undefined}>
            {held.by === 'keyboard' ? place : t('top')}
          </p>
        ) : (
          <>
            <span className={styles.hint}>{isMovable && t('keys')}</span>
            <Button
              look="quiet"
              icon={<Download size={15} aria-hidden="true" />}
              onClick={() => saveFile(`${name}.svg`, new Blob([svg()], { type: 'image/svg+xml' }))}
            >
              {t('export')}
            </Button>
            <Button
              look="quiet"
              icon={<Printer size={15} aria-hidden="true" />}
              onClick={() => setPaper(svg())}
            >
              {t('print')}
            </Button>
          </>
        )}
      </div>
      <div className={styles.surface} data-holding={held?.by}>
        {isPhone ? <Outline work={work} name={name} /> : <Canvas work={work} name={name} chart={chart} />}
      </div>
      {held?.by === 'pointer' && (
        <div ref={ghost} aria-hidden="true" className={styles.ghost}>
          {titleOf(held.row.id)}
        </div>
      )}
      <div role="status" aria-live="assertive" className="visually-hidden">
        {held?.by === 'keyboard' ? place : ''}
      </div>
      {paper !== undefined && <ChartPaper svg={paper} onDone={() => setPaper(undefined)} />}
      <Gate work={work} title={t('move')} />
    </div>
  );
}

interface CanvasProps extends ChartSurfaceProps {
  readonly chart: ReturnType<typeof layOutChart>;
}

function Canvas({ work, name, chart }: CanvasProps) {
  const { width, height } = chart;
  return (
    <div className={styles.canvas} style={{ width, height }} role="tree" aria-label={name}>
      <svg width={width} height={height} aria-hidden="true">
        {chart.joints.map((joint) => (
          <path key={pathOf(joint)} d={pathOf(joint)} />
        ))}
      </svg>
      {chart.cards.map(({ node, x, y }) => (
        <ChartCard
          key={node.row.id}
          node={node}
          work={work}
          style={{ left: x, top: y, width: CARD.width, height: CARD.height }}
        />
      ))}
    </div>
  );
}

const MOST_INDENTS = 6;

function Outline({ work, name }: ChartSurfaceProps) {
  return (
    <div className={styles.outline} role="tree" aria-label={name}>
      {work.nodes.map((node) => (
        <ChartCard
          key={node.row.id}
          node={node}
          work={work}
          style={{ marginInlineStart: Math.min(node.depth, MOST_INDENTS) * 20 }}
        />
      ))}
    </div>
  );
}

/** What a move still needs. */
function Gate({ work, title }: { readonly work: ChartWork; readonly title: string }) {
  const { pending, answer, giveUp } = work.moves;
  if (!pending) return null;
  return (
    <Suspense>
      <GateDialog
        entity={work.entity}
        record={pending.record}
        change={pending.change}
        title={title}
        question={pending.question}
        onMove={answer}
        onClose={giveUp}
      />
    </Suspense>
  );
}
