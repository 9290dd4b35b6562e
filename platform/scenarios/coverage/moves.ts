import { isObject } from '../../kernel/json.ts';
import { address } from '../run/call.ts';
import type { ScenarioSession } from '../run/scenario-session.ts';

/** A record that went from one stage to another. */
export interface Move {
  /** `library:loan`. */
  readonly entity: string;
  readonly process: string;
  readonly from: string;
  readonly to: string;
}

/** As many as a scenario is asked about. */
const MOST = 500;

/** The moves there were in an installation, from the history that records keep of their stages. */
export async function movesIn(session: ScenarioSession): Promise<readonly Move[]> {
  if (session.model.processes.size === 0) return [];
  const path = address('/api/records/core:stagePeriod', {
    fields: 'record,process,from,stage',
    filter: 'from != null',
    limit: MOST,
  });
  const { body } = await session.send({ method: 'GET', path });
  const items: unknown = isObject(body) ? body['items'] : undefined;
  return (Array.isArray(items) ? items : []).map(({ record, process, from, stage }) => ({
    entity: String(record?.entity),
    process: String(process),
    from: String(from),
    to: String(stage),
  }));
}
