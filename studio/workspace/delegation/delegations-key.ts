/** Key of everything read about delegations; making one or taking one back refreshes it. */
export const DELEGATIONS: readonly unknown[] = ['delegations'];
