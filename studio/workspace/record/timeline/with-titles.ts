type Titles = Readonly<Record<string, string | null>>;

/** A stored value with the titles of the records it refers to, as people read it. */
export function withTitles(value: unknown, titles: Titles): unknown {
  if (Array.isArray(value)) return value.map((one) => withTitles(one, titles));
  if (typeof value === 'string' && Object.hasOwn(titles, value)) return { id: value, title: titles[value] };
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') {
    return Object.hasOwn(titles, value.id) ? { ...value, title: titles[value.id] } : value;
  }
  return value;
}
