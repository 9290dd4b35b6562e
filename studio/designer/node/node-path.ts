/** Address of the page on which a node is changed, opened at something inside it. */
export function nodePath(kind: string, key: string, path?: readonly string[]): string {
  const at = path && path.length > 0 ? `?at=${encodeURIComponent(path.join('.'))}` : '';
  return `/customise/${kind}/${encodeURIComponent(key)}${at}`;
}
