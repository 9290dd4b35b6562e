/** A label as metadata carries it; may hold further languages than the screens do. */
export type LabelText = Readonly<Record<string, string>>;
