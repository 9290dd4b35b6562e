/** Where an effective property comes from. */
export interface Provenance {
  /** `core`, the name of a pack, or `org`. */
  readonly layer: string;
  /** Version of the pack; for `org`, the number of the published version. */
  readonly version: string;
  /** The file (packs) or the person (org) it came from. */
  readonly source: string;
  /** RFC 3339; only where the layer knows it. */
  readonly at?: string;
}
