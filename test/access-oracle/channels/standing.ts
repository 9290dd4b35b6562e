import type { Asking } from '../asking.ts';
import type { Adapter } from './adapter.ts';

/** Told on a record one reads, of the fields one reads there. */
async function classification(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows);
  const { status, body } = await asking.get<{ fields: Readonly<Record<string, { value: unknown }>> }>(
    `/api/records/${row.entity}/${row.id}/classification`,
  );
  const wanted = oracle.may(me, row, 'read') ? 200 : oracle.allows(me, row.entity, 'read') ? 404 : 403;
  asking.expect(wanted, status, 'status');
  if (status !== 200) return;
  const isTold = row.entity === 'partner' && oracle.cell(me, row, 'sector') === 'yes';
  const told = Object.entries(body.fields).map(([name, { value }]) => [name, value]);
  asking.expect(isTold ? [['sector', row.values['sector']]] : [], told, 'fields');
}

interface Stages {
  readonly stage?: string;
  readonly ways?: readonly unknown[];
  readonly items?: readonly unknown[];
}

/** Where a record stands, where it was and where it can go is for who reads the record and its stage. */
async function stages(asking: Asking): Promise<void> {
  const { oracle, me, world, random } = asking;
  const row = random.pick(world.rows.filter(({ entity }) => random.chance(0.2) || entity === 'deal'));
  const { status, body } = await asking.get<Stages>(`/api/records/${row.entity}/${row.id}/stages`);
  const seen = row.entity === 'deal' ? 200 : 409;
  const wanted = oracle.may(me, row, 'read') ? seen : oracle.allows(me, row.entity, 'read') ? 404 : 403;
  asking.expect(wanted, status, 'status');
  if (status === 200) {
    const isTold = oracle.cell(me, row, 'stage') === 'yes';
    asking.expect(isTold ? row.values['stage'] : undefined, body.stage, 'stage');
    const told = [body.ways, body.items].map((list = []) => list.length > 0);
    asking.expect([isTold, isTold], told, 'ways and history');
  }
  await histories(asking);
}

/** The whole history, as records: of the records one sees, whose stage one reads. */
async function histories(asking: Asking): Promise<void> {
  const { oracle, me } = asking;
  const { body } = await asking.get<{ items?: { record: { id: string } }[] }>('/api/records/stagePeriod', {
    fields: 'record',
    limit: '200',
  });
  const seen = oracle.visible(me, 'deal').filter((row) => oracle.cell(me, row, 'stage') === 'yes');
  const told = new Set((body.items ?? []).map(({ record }) => record.id));
  asking.expect(seen.map(({ id }) => id).toSorted(), [...told].toSorted(), 'whose history');
}

/** Where a record stands: its stage and its classification. */
export const STANDING: readonly Adapter[] = [
  { channel: 'classification', ask: classification },
  { channel: 'stages', ask: stages },
];
