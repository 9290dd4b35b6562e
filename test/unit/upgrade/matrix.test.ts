import { describe, expect, it } from 'vitest';
import type { Json } from '../../../platform/kernel/json.ts';
import { schemaProblems } from '../../../platform/model/load/schema-check.ts';
import { mergeLayers } from '../../../platform/model/layers/merge.ts';
import { NODE_KINDS, type Layer, type MetadataPatch } from '../../../platform/model/layers/node.ts';
import type { OrgLayer } from '../../../platform/model/layers/org-layer.ts';
import { valueAt, withValueAt } from '../../../platform/model/layers/property-path.ts';
import { planUpgrade } from '../../../platform/model/upgrade/plan-upgrade.ts';
import type { OutcomeKind, Upgrade } from '../../../platform/model/upgrade/upgrade.ts';
import { calledOtherwise } from './called-otherwise.ts';
import { layer, losses } from './losses.ts';
import { COLUMNS, type Column, type Row } from './row.ts';
import { ROWS } from './rows.ts';
import { VENDOR, vendorLayer } from './vendor.ts';

describe('the upgrade matrix', () => {
  const cells = new Map<Row, ReadonlyMap<Column, OutcomeKind>>();

  it('has rows for every kind of node, and no fewer than thirty', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ROWS.map(({ node }) => node.split('.')[1]))).toEqual(new Set(NODE_KINDS));
  });

  for (const row of ROWS)
    it(`${row.node}: ${row.says}`, () => {
      cells.set(row, outcomesOf(row));
      expect(Object.fromEntries(cells.get(row)!)).toEqual({ ...row.promise, renamed: 'kept' });
    });

  it('is the table in MATRIX.md', async () => {
    await expect(table(cells)).toMatchFileSnapshot('MATRIX.md');
  });
});

/** What happens in each cell, every one of them proved to lose nothing and to leave a node that keeps its schema. */
function outcomesOf(row: Row): ReadonlyMap<Column, OutcomeKind> {
  const base = [vendorLayer(VENDOR, '1.0.0')];
  const org = customised(row);
  const outcomes = new Map<Column, OutcomeKind>();
  for (const column of COLUMNS) {
    const made = changed(row, column);
    if (!made) continue;
    const next = [vendorLayer(made.nodes, '1.1.0')];
    const upgrade = planUpgrade({ base, next, org, facts: { records: () => 0 } });
    outcomes.set(column, told(made.row, upgrade));
    prove(base, next, org, upgrade);
  }
  return outcomes;
}

function prove(base: readonly Layer[], next: readonly Layer[], org: OrgLayer, upgrade: Upgrade): void {
  expect(losses(base, next, org, upgrade)).toEqual([]);
  const again = planUpgrade({ base: next, next, org: upgrade.org, facts: { records: () => 0 } });
  expect(again.org).toEqual(upgrade.org);
  expect(again.questions).toEqual([]);
  for (const { kind, properties, provenance } of mergeLayers([...next, layer(upgrade.org)]).nodes.values())
    if (provenance.size > 1) expect(schemaProblems(kind, properties, kind)).toEqual([]);
}

/** The outcome of the edit, or of what the vendor took away around it. */
function told({ node, path, removes = path }: Row, { outcomes }: Upgrade): OutcomeKind {
  const kinds = outcomes
    .filter(({ target }) => target === `library:${node}`)
    .filter(
      (outcome) => outcome.path === path || outcome.path === removes || outcome.path.startsWith(`${path}.`),
    )
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'automatic' && kind !== 'followed');
  return (
    kinds.find((kind) => kind !== 'kept' && kind !== 'absorbed') ??
    kinds.find((kind) => kind === 'absorbed') ??
    kinds[0]!
  );
}

function customised({ node, path, mine }: Row): OrgLayer {
  const was = valueAt(VENDOR[node], path);
  const set: MetadataPatch['set'] =
    mine === 'retire' ? {} : { [path]: { to: mine, ...(was === undefined ? {} : { was }) } };
  const retire = mine === 'retire' ? { [path]: {} } : {};
  return { nodes: [], patches: [{ target: `library:${node}`, on: '1.0.0', set, retire, source: 'anna' }] };
}

/** The vendor's next version in this column, and the edit as it is found there; undefined where it cannot be. */
function changed(row: Row, column: Column): ReturnType<typeof calledOtherwise> {
  const { node, path, mine, other, otherPath = path, removes } = row;
  const to = (at: string, value: Json | undefined) => ({
    row,
    nodes: { ...VENDOR, [node]: withValueAt(VENDOR[node]!, at, value) },
  });
  if (column === 'none') return { row, nodes: VENDOR };
  if (column === 'renamed') return calledOtherwise(row);
  if (column === 'same') return row.promise.same ? to(path, mine ?? undefined) : undefined;
  if (column === 'other') return other === undefined ? undefined : to(otherPath, other);
  if (removes === undefined) return undefined;
  if (removes !== '') return to(removes, undefined);
  return { row, nodes: Object.fromEntries(Object.entries(VENDOR).filter(([key]) => key !== node)) };
}

function table(cells: ReadonlyMap<Row, ReadonlyMap<Column, OutcomeKind>>): string {
  const lines = [...cells].map(([{ node, says, path, mine }, kinds]) => {
    const how = mine === 'retire' ? ', retired' : mine === null ? ', taken away' : '';
    return [
      node.split('.')[1]!,
      says,
      `\`${path}\`${how}`,
      ...COLUMNS.map((column) => kinds.get(column) ?? '–'),
    ];
  });
  const widths = TITLES.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]!.length)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  const line = (texts: readonly string[]) =>
    `| ${texts.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return `${HEAD}${[TITLES, rule, ...lines].map(line).join('\n')}\n`;
}

const TITLES = [
  'kind',
  'edit',
  'property',
  'vendor: nothing',
  'the same',
  'something else',
  'taken away',
  'called otherwise',
];

const HEAD = `# The upgrade matrix

Written and checked by \`matrix.test.ts\`: what becomes of an edit of the organisation when the vendor's next version leaves
the property alone, changes it alike, changes it to something else, takes it (or what it belongs to) away, or calls what it
lies in otherwise (\`renamedFrom\` of the field, stage, code … where it has one, else of the node). In every cell nothing is lost without a word, the result keeps its schema, and planning it again changes nothing.

- **kept**: mine holds. **absorbed**: both the same, the edit is no longer needed.
- **hidden** (class org): mine stays, the vendor's change waits in the inbox. **asked** (class shared): mine stays until
  somebody answers. **overruled** (class vendor): theirs holds, mine is listed.
- **deprecated**: the vendor took it away, it stays with what was made of it, marked.

`;
