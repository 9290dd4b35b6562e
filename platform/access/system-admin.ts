/** The role of core that may do everything; an installation always has somebody who holds it. */
export const SYSTEM_ADMIN = 'systemAdmin';
