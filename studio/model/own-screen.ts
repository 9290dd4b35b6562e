/** A screen of the platform's own that a menu may name. */
export type OwnScreen =
  | 'people'
  | 'recycleBin'
  | 'packs'
  | 'operationLog'
  | 'jobs'
  | 'customise'
  | 'plugins'
  | 'classification';
