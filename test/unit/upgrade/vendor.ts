import type { JsonObject } from '../../../platform/kernel/json.ts';
import type { Layer, MetadataNode, NodeKind } from '../../../platform/model/layers/node.ts';

/** A small pack with a node of every kind, as its vendor first shipped it. */
export const VENDOR: Readonly<Record<string, JsonObject>> = {
  'book.entity': {
    name: 'book',
    label: text('图书', 'Book'),
    icon: 'book-open',
    title: 'title',
    ownedBy: 'none',
    fields: {
      title: { type: 'text', label: text('书名', 'Title'), maxLength: 200, order: 10 },
      shelf: {
        type: 'text',
        label: text('书架', 'Shelf'),
        help: text('在哪里', 'Where it stands'),
        order: 20,
      },
      pages: { type: 'integer', label: text('页数', 'Pages'), default: '100', order: 30 },
      stage: { type: 'stage', label: text('阶段', 'Stage'), order: 35 },
      price: { type: 'decimal', label: text('定价', 'Price'), order: 40 },
      shelvedOn: {
        type: 'date',
        label: text('上架日期', 'Shelved on'),
        stamp: { when: 'shelf != null', value: 'today()' },
        order: 45,
      },
      worth: {
        type: 'formula',
        label: text('价值', 'Worth'),
        result: 'decimal',
        value: 'price * 1',
        order: 50,
      },
      subject: { type: 'classification', label: text('学科', 'Subject'), scheme: 'subject', order: 55 },
      sequelTo: { type: 'treeParent', label: text('续自', 'Sequel to'), order: 58 },
      genre: {
        type: 'select',
        label: text('类别', 'Genre'),
        order: 60,
        visibleWhen: 'pages > 0',
        options: {
          novel: { label: text('小说', 'Novel'), order: 10 },
          poem: { label: text('诗', 'Poem'), order: 20 },
        },
      },
    },
    locks: {
      weeded: { when: 'pages < 0', message: text('已注销', 'Weeded'), except: ['shelf'], order: 10 },
    },
    validations: { thin: { when: 'pages < 1', message: text('太薄', 'Too thin'), severity: 'error' } },
    features: { files: true },
  },
  'mood.choices': {
    name: 'mood',
    label: text('心情', 'Mood'),
    options: { glad: { label: text('高兴', 'Glad'), colour: 'green' }, sad: { label: text('难过', 'Sad') } },
  },
  'subject.classification': {
    name: 'subject',
    label: text('学科', 'Subject'),
    codes: '2-2',
    attributes: { loanDays: { type: 'integer', label: text('借期', 'Loan days'), default: 30 } },
    nodes: {
      '01': { label: text('科学', 'Science'), attributes: { loanDays: 14 } },
      '0101': { label: text('物理', 'Physics') },
      '02': { label: text('艺术', 'Art') },
    },
    automatic: {
      thick: {
        field: 'book.subject',
        rules: {
          science: {
            label: text('厚的', 'Thick'),
            order: 10,
            when: 'pages > 900',
            measure: 'pages',
            to: '01',
          },
          art: { label: text('其余', 'The rest'), order: 20, when: 'true', to: '02' },
        },
      },
    },
  },
  'allBooks.view': {
    name: 'allBooks',
    entity: 'book',
    type: 'list',
    label: text('全部', 'All books'),
    filter: 'pages > 0',
    sort: { title: { order: 10, direction: 'asc' } },
    columns: { title: { order: 10, width: 200 }, shelf: { order: 20 } },
    rail: { field: 'genre' },
    board: { field: 'genre', folded: ['poem'] },
    calendar: { start: 'createdAt', end: 'updatedAt', by: 'month' },
    chart: { field: 'sequelTo', levels: 2 },
    quickFilters: { long: { label: text('厚', 'Long'), filter: 'pages > 500' } },
  },
  'bookForm.form': {
    name: 'bookForm',
    entity: 'book',
    for: ['create', 'edit'],
    tabs: { more: { label: text('更多', 'More') } },
    sections: {
      basics: {
        label: text('基本', 'Basics'),
        columns: 2,
        fields: { title: { order: 10 }, pages: { order: 20 } },
      },
      rest: { label: text('其他', 'Rest'), tab: 'more', visibleWhen: 'pages > 1', fields: { shelf: {} } },
    },
  },
  'bookPage.page': {
    name: 'bookPage',
    entity: 'book',
    facts: { pages: { order: 10 } },
    tabs: { main: { label: text('资料', 'Main'), shows: 'fields' } },
    related: { sequels: { relation: 'book.sequelTo', as: 'chart', columns: { title: { order: 10 } } } },
    buttons: { edit: { does: 'edit', order: 10, visibleWhen: 'pages > 0' } },
  },
  'lending.app': {
    name: 'lending',
    label: text('借阅', 'Lending'),
    roles: ['librarian'],
    menu: { books: { entity: 'book', order: 10 }, all: { view: 'allBooks', order: 20 } },
  },
  'librarian.role': {
    name: 'librarian',
    label: text('馆员', 'Librarian'),
    rights: ['delegate'],
    entities: { book: { read: 'all', update: 'own', fields: { price: { write: false } } } },
  },
  'readAll.sharing': {
    name: 'readAll',
    label: text('都可看', 'All may read'),
    entity: 'book',
    when: 'pages > 10',
    gives: 'read',
  },
  'dailyBooks.snapshot': {
    name: 'dailyBooks',
    label: text('每日图书', 'Books by day'),
    of: 'book',
    into: 'bookState',
    record: 'book',
    date: 'day',
    filter: 'pages > 10',
    values: { pages: 'pages', price: 'price' },
  },
  'acquiring.process': {
    name: 'acquiring',
    entity: 'book',
    label: text('采购', 'Acquiring'),
    stages: {
      wished: { label: text('荐购', 'Wished'), order: 10, category: 'open', expectedDays: 7 },
      ordered: { label: text('已订', 'Ordered'), order: 20, category: 'open' },
      bought: { label: text('已购', 'Bought'), order: 30, category: 'won' },
    },
    transitions: {
      order: { from: ['wished'], to: 'ordered', guard: 'pages > 0', requires: ['price'] },
      buy: { from: ['ordered'], to: 'bought' },
    },
  },
  'noDear.restriction': {
    name: 'noDear',
    label: text('贵重', 'Dear books'),
    entity: 'book',
    when: 'price > 1000',
  },
  'sameBook.duplicateRule': {
    name: 'sameBook',
    label: text('同一图书', 'The same book'),
    entity: 'book',
    severity: 'warn',
    tests: { title: { type: 'fuzzy', fields: { title: {} }, atLeast: 80 } },
    reveal: { title: {} },
  },
  'shelve.action': {
    name: 'shelve',
    label: text('上架', 'Shelve'),
    entity: 'book',
    who: ['librarian'],
    when: 'pages > 0',
    steps: { mark: { does: 'set', order: 10, values: { shelf: "'shelved'" } } },
  },
  'fileBook.action': {
    name: 'fileBook',
    label: text('归档', 'File'),
    entity: 'book',
    onChange: 'pages > 900 && old == null',
    offered: false,
    steps: { follow: { does: 'create', entity: 'book', values: { title: 'title' } } },
  },
  'weed.action': {
    name: 'weed',
    label: text('注销', 'Weed'),
    entity: 'book',
    daily: { where: 'pages < 2', at: '03:00' },
    steps: { mark: { does: 'set', values: { shelf: "'weeded'" } } },
  },
  'copyBook.conversion': {
    name: 'copyBook',
    label: text('复制', 'Copy'),
    entity: 'book',
    targets: { copy: { entity: 'book', values: { title: 'title' } } },
  },
};

export function text(chinese: string, english: string): JsonObject {
  return { 'zh-CN': chinese, en: english };
}

/** The pack as a layer of a version. */
export function vendorLayer(nodes: Readonly<Record<string, JsonObject>>, version: string): Layer {
  return { name: 'library', version, nodes: Object.entries(nodes).map(nodeOf), patches: [] };
}

function nodeOf([key, properties]: readonly [string, JsonObject]): MetadataNode {
  const [name = '', kind = ''] = key.split('.');
  return { kind: kind as NodeKind, pack: 'library', name, file: `${key}.json`, properties };
}
