/** What each class promises, by what the vendor does; and what happens where the vendor takes it away. */
export const ORG = { none: 'kept', same: 'absorbed', other: 'hidden' } as const;
export const SHARED = { none: 'kept', same: 'absorbed', other: 'asked' } as const;
export const VENDOR = { none: 'kept', same: 'absorbed', other: 'overruled' } as const;
export const STAYS = { removed: 'deprecated' } as const;
export const HIDDEN = { removed: 'hidden' } as const;
export const ASKED = { removed: 'asked' } as const;
