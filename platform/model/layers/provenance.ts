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

/** Who set what is at a path of a node: the longest known path at or above it decides. */
export function provenanceAt(
  known: ReadonlyMap<string, Provenance>,
  path: readonly string[],
): { readonly set: string; readonly provenance: Provenance } | undefined {
  for (let length = path.length; length >= 0; length--) {
    const set = path.slice(0, length).join('.');
    const provenance = known.get(set);
    if (provenance) return { set, provenance };
  }
  return undefined;
}
