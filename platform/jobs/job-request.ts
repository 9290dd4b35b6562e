import { Malformed } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { JOB_STATES, type JobState } from '../storage/store/job-store.ts';
import { messages } from './messages.ts';

export interface JobsQuery {
  readonly states: readonly JobState[] | undefined;
  readonly kind: string | undefined;
  /** Only those the caller asked for, also where he may see others. */
  readonly mine: boolean;
  readonly limit: number;
  readonly before: string | undefined;
}

const DEFAULT_LIMIT = 50;
const MOST = 200;
const PARAMETERS = ['state', 'kind', 'mine', 'limit', 'cursor'];

/** Reads the query string of the list. @throws Malformed naming what is wrong */
export function readJobsQuery(query: Readonly<Record<string, unknown>>): JobsQuery {
  const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) throw new Malformed(messages.unknownParameter({ name: unknown.slice(0, 60) }));
  const { state, kind, mine, limit = String(DEFAULT_LIMIT), cursor } = query;
  if (typeof limit !== 'string' || !/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST)
    throw new Malformed(messages.badLimit({ most: MOST }));
  if (cursor !== undefined && cursor !== '' && !isId(cursor)) throw new Malformed(messages.badCursor());
  if (kind !== undefined && typeof kind !== 'string') throw new Malformed(messages.badKind());
  return {
    states: readStates(state),
    kind: kind === '' ? undefined : kind,
    mine: mine === '1',
    limit: Number(limit),
    before: cursor === '' ? undefined : cursor,
  };
}

function readStates(given: unknown): JobState[] | undefined {
  if (given === undefined || given === '') return undefined;
  const words = typeof given === 'string' ? given.split(',') : [];
  const states = JOB_STATES.filter((state) => words.includes(state));
  if (states.length === 0 || states.length !== words.length)
    throw new Malformed(messages.badState({ states: JOB_STATES.join(', ') }));
  return states;
}
