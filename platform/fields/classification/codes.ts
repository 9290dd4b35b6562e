/** The lengths a code may have: `2-2-2` → 2, 4, 6. */
export function codeLengths(codes: string): readonly number[] {
  let length = 0;
  return codes.split('-').map((added) => (length += Number(added)));
}

/** The code of the node above; undefined at the top, and for a code whose length no level has. */
export function codeAbove(code: string, codes: string): string | undefined {
  const lengths = codeLengths(codes);
  const level = lengths.indexOf(code.length);
  return level > 0 ? code.slice(0, lengths[level - 1]) : undefined;
}
