import * as fc from 'fast-check';

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const NO_RECORD = '01900000-0000-7000-8000-000000000000';
const ENTITIES = [
  'book',
  'loan',
  'reader',
  'loanLine',
  'user',
  'company',
  'currency',
  'file',
  'library:book',
  'none',
  '__proto__',
];
const FIELDS =
  words(`title isbn pages genre tags price rating acquiredOn lendable volumeOf related reader lines
  about status dueOn returnedOn deposit name email phone address guardian copies fee discount loan book owner
  department id version createdBy deletedAt roles constructor toString nothing`);
const ODD_TEXTS = words(`%00 .. ' " {{x}} <script> 🂡 0000-00-00 2026-02-30 9999-12-31 1e400 -0 NaN null
  99999999999999999999999 a@b.c library:book open novel`);
const ODD = [...ODD_TEXTS, '', ' ', '\u0000', '\ud800', 1e308, -1, 2 ** 31, 2 ** 53, 0.1, true, false, null];

function words(text: string): string[] {
  return text.split(/\s+/);
}

/** Requests nobody sends by mistake alone: hostile values, expressions that half make sense, wrong shapes. */
export function hostileRequests(ids: readonly string[]): fc.Arbitrary<HostileRequest> {
  const id = fc.constantFrom(...ids, NO_RECORD, 'x', "1' or '1'='1");
  const entity = fc.constantFrom(...ENTITIES);
  const body = bodies(id);
  return fc.oneof(
    fc.tuple(entity, parameters()).map(([name, query]) => get(`${name}?${query}`)),
    expressions().map((filter) =>
      get(`book?${new URLSearchParams({ filter, limit: '5', count: 'estimate' })}`),
    ),
    fc
      .tuple(entity, id, around())
      .map(([name, one, rest]) => get(`${name}/${encodeURIComponent(one)}${rest}`)),
    fc.tuple(entity, body).map(([name, data]) => send('POST', name, data)),
    fc
      .tuple(fc.constantFrom('PATCH', 'DELETE'), entity, id, body)
      .map(([method, name, one, data]) =>
        send(method, `${name}/${encodeURIComponent(one)}`, method === 'PATCH' ? data : undefined),
      ),
    fc
      .tuple(fc.constantFrom('book', 'loan', 'reader'), batches(id, body))
      .map(([name, data]) => send('POST', `${name}/batch`, data)),
    queries().map((data) => ({ method: 'POST', path: '/api/query', body: data })),
    text().map((q) => ({ method: 'GET', path: `/api/search?${new URLSearchParams({ q })}` })),
  );
}

function get(path: string): HostileRequest {
  return { method: 'GET', path: `/api/records/${path}` };
}

function send(method: string, path: string, body: unknown): HostileRequest {
  return { method, path: `/api/records/${path}`, ...(body === undefined ? {} : { body }) };
}

function text(): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.toWellFormed());
}

function around(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '',
    '?fields=title,reader.name,lines',
    '/history',
    '/timeline?limit=x',
    '/actions',
    '/related/lines',
    '/related/loan.reader',
    '/related/none',
  );
}

/** Values of any kind and depth. */
function values(id: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const scalar = fc.oneof(fc.constantFrom<unknown>(...ODD), id, text(), fc.integer(), fc.double());
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...FIELDS, 'entity', 'city'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
}

/** Half of them would be right but for one thing. */
function bodies(id: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> {
  const right = fc.constantFrom<Record<string, unknown>>(
    {},
    { title: 'x' },
    { name: 'x' },
    { title: 'x', pages: 1, tags: ['new'] },
  );
  const wrong = fc.dictionary(fc.constantFrom(...FIELDS), values(id), { maxKeys: 3 });
  return fc.tuple(right, wrong).map(([good, bad]) => ({ ...good, ...bad }));
}

function batches(id: fc.Arbitrary<string>, body: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const operation = fc.record(
    {
      op: fc.constantFrom('create', 'update', 'delete', 'upsert', 'drop'),
      id,
      key: fc.oneof(fc.constantFrom<unknown>(...FIELDS, ['isbn', 'title'], [], 1), body),
      data: body,
    },
    { requiredKeys: ['op'] },
  );
  const operations = fc.array(fc.oneof(operation, operation, values(id)), { maxLength: 4 });
  return fc.record({ atomic: fc.constantFrom<unknown>(true, false, false, 'yes'), operations });
}

const ATOMS = [
  ...words(`title pages price genre tags acquiredOn lendable volumeOf related createdAt createdBy volumeOf.title
    volumeOf.price createdBy.department.name me.id me.roles null 0 -5 1.25 'novel' '2026-01-01' true now() today()
    size(tags) size(title) lower(title) year(acquiredOn) round(price) percent(price) int(price) string(pages)
    date(createdAt) nothing title.nothing '2026-01-01T00:00:00Z'`),
  'addDays(acquiredOn, pages)',
  'addMonths(today(), 99999999)',
  "startOf(acquiredOn, 'month')",
  'daysBetween(acquiredOn, today())',
  'min(pages, 3)',
  'coalesce(pages, 0)',
  'inNext(acquiredOn, 5)',
  '"\u0000"',
  'label(genre)',
  'minute(createdAt)',
  'size(loanLine.book)',
  'x',
  'x.title',
  'x.loan.reader',
  `isWithin(volumeOf, '${NO_RECORD}')`,
];
const RELATIONS = words(
  'loanLine.book related tags me.roles library.book.related x.loan.lines [1,2] title none',
);
const OPERATORS = ['==', '!=', '<', '>=', '+', '-', '*', '/', '%', '&&', '||', 'in'];

/** Expressions that parse, many of which also make sense. */
function expressions(): fc.Arbitrary<string> {
  const atom = fc.constantFrom(...ATOMS);
  return fc.letrec<{ one: string }>((tie) => ({
    one: fc.oneof(
      { depthSize: 'medium', maxDepth: 4 },
      atom,
      fc.tuple(tie('one'), fc.constantFrom(...OPERATORS), tie('one')).map((parts) => `(${parts.join(' ')})`),
      tie('one').map((inner) => `!(${inner})`),
      fc
        .tuple(fc.constantFrom(...RELATIONS), fc.constantFrom('exists', 'all', 'count'), tie('one'))
        .map(([relation, test, inner]) => `${relation}.${test}(x, ${inner})`),
      fc.tuple(tie('one'), tie('one'), tie('one')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc
        .tuple(
          tie('one'),
          fc.constantFrom('contains', 'startsWith', 'matches'),
          fc.constantFrom("'a'", "'%_'", "'['"),
        )
        .map(([a, f, b]) => `${a}.${f}(${b})`),
    ),
  })).one;
}

function parameters(): fc.Arbitrary<string> {
  const names = [
    'filter',
    'q',
    'sort',
    'fields',
    'limit',
    'cursor',
    'offset',
    'count',
    'view',
    'deleted',
    'other',
  ];
  const value = fc.oneof(
    expressions(),
    text(),
    fc.constantFrom(
      '1',
      '0',
      '-1',
      '500',
      'exact',
      'estimate',
      '-pages,title',
      'reader.name',
      'lines',
      'address',
      'allBooks',
      'W10',
    ),
  );
  return fc
    .dictionary(fc.constantFrom(...names), value, { maxKeys: 3 })
    .map((query) => new URLSearchParams(query).toString());
}

function queries(): fc.Arbitrary<unknown> {
  const group = fc.oneof(
    fc.constantFrom<unknown>('genre', 'volumeOf', 'createdBy', 'price', 'tags', 'about', 'nothing', 1),
    fc.record({
      field: fc.constantFrom('acquiredOn', 'createdAt', 'title'),
      by: fc.constantFrom('day', 'month', 'century'),
    }),
  );
  const measure = fc.oneof(
    fc.record({
      fn: fc.constantFrom('sum', 'avg', 'min', 'max', 'count', 'countDistinct', 'x'),
      value: expressions(),
      as: fc.constantFrom('v', 'w', '', 'a b'),
    }),
    fc.record({ fn: fc.constantFrom('sum', 'min', 'countDistinct'), field: fc.constantFrom(...FIELDS) }),
  );
  return fc.record(
    {
      entity: fc.constantFrom('book', 'loan', 'none'),
      filter: expressions(),
      groupBy: fc.array(group, { maxLength: 3 }),
      measures: fc.array(measure, { maxLength: 3 }),
      sort: fc.constantFrom<unknown>('v', '-v', ['genre'], 1),
      limit: fc.constantFrom<unknown>(1, 5000, 0, 'x'),
    },
    { requiredKeys: ['entity', 'measures'] },
  );
}
