export type Kind = 'bool' | 'int' | 'decimal' | 'string' | 'date' | 'dateTime' | 'time';

export type FieldNames = Readonly<Record<Kind, readonly string[]>>;

/** Where an expression stands: the names it may use, and the relations it may ask. */
export interface Place {
  readonly fields: FieldNames;
  readonly relations: readonly RelationPlace[];
}

export interface RelationPlace {
  /** As it is written at its place: `loans`, `author.book.author`. */
  readonly text: string;
  readonly variable: string;
  /** Inside the condition: the names around it, and those of the variable. */
  readonly inside: Place;
}

const BOOK: FieldNames = {
  bool: ['lent'],
  int: ['pages', 'copies'],
  decimal: ['price', 'weight'],
  string: ['title', 'subtitle', 'author.name', 'place.city'],
  date: ['published', 'boughtOn', 'author.born'],
  dateTime: ['createdAt', 'seenAt'],
  time: ['opens'],
};

const NO_FIELDS: FieldNames = {
  bool: [],
  int: [],
  decimal: [],
  string: [],
  date: [],
  dateTime: [],
  time: [],
};
const LOAN: FieldNames = {
  ...NO_FIELDS,
  int: ['days', 'book.pages'],
  decimal: ['fee'],
  string: ['reader', 'lender.name', 'book.title'],
  date: ['due', 'lender.born'],
};
const AUTHOR: FieldNames = { ...NO_FIELDS, string: ['name'], date: ['born'] };

/** Names of a variable before those around it, each twice, for they are what the condition is about. */
function inside(variable: string, own: FieldNames, around: FieldNames): FieldNames {
  const names = Object.entries(around).map(([kind, others]) => {
    const mine = own[kind as Kind].map((name) => `${variable}.${name}`);
    return [kind, [...mine, ...mine, ...others]];
  });
  return Object.fromEntries(names) as unknown as FieldNames;
}

function relation(
  text: string,
  variable: string,
  own: FieldNames,
  around: FieldNames,
  further: (fields: FieldNames) => readonly RelationPlace[] = () => [],
): RelationPlace {
  const fields = inside(variable, own, around);
  return { text, variable, inside: { fields, relations: further(fields) } };
}

/** The values of a list, under a name of their own. */
function list(text: string, variable: string, kind: Kind): RelationPlace {
  const fields = { ...BOOK, [kind]: [variable, variable, variable, ...BOOK[kind]] };
  return { text, variable, inside: { fields, relations: [] } };
}

/** At a book. */
export const BOOK_PLACE: Place = {
  fields: BOOK,
  relations: [
    relation('loans', 'l', LOAN, BOOK, (fields) => [relation('l.lender.book.editors', 'c', BOOK, fields)]),
    relation('loan.book', 'l', LOAN, BOOK),
    relation('editors', 'e', AUTHOR, BOOK, (fields) => [relation('e.loan.lender', 'm', LOAN, fields)]),
    relation('author.library.book.author', 'b', BOOK, BOOK, (fields) => [
      relation('b.loans', 'm', LOAN, fields),
    ]),
    relation('author.loan.lender', 'l', LOAN, BOOK),
    list('tags', 't', 'string'),
    list('me.roles', 'r', 'string'),
    list('[pages, -7, copies]', 'n', 'int'),
    list('[price, 0.5, pages]', 'd', 'decimal'),
    list('[published, today()]', 'day', 'date'),
    list('[createdAt, now(), seenAt]', 'at', 'dateTime'),
  ],
};
