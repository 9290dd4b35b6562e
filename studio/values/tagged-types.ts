/** Types of fields whose one value is the key of an option, shown as a tag. */
export const TAGGED: ReadonlySet<string> = new Set(['select', 'classification', 'process', 'stage']);
