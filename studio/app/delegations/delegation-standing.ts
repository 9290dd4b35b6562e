import type { Delegation } from '../../api/sharing.ts';

export type DelegationStanding = 'inForce' | 'upcoming' | 'ended' | 'takenBack';

/** Where a delegation stands at a moment. */
export function standingOf(
  { from, to, takenBackAt }: Pick<Delegation, 'from' | 'to' | 'takenBackAt'>,
  now: Date,
): DelegationStanding {
  if (takenBackAt) return 'takenBack';
  if (now < new Date(from)) return 'upcoming';
  return now < new Date(to) ? 'inForce' : 'ended';
}
