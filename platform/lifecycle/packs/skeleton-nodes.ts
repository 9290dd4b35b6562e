import type { JsonObject } from '../../kernel/json.ts';

/** A pack to begin with: one entity with a rule, its screens, a role, and a scenario that proves all of it. */
export function skeletonNodes(role: string): Readonly<Record<string, JsonObject>> {
  return {
    'item/item.entity.json': ITEM,
    'item/itemState.choices.json': STATES,
    'item/itemForm.form.json': FORM,
    'item/allItems.view.json': VIEW,
    'item/itemPage.page.json': PAGE,
    'items.app.json': APP,
    [`${role}.role.json`]: roleOf(role),
    'scenarios/itemIsKept.scenario.json': scenarioOf(role),
  };
}

const ITEM: JsonObject = {
  name: 'item',
  label: { 'zh-CN': '条目', en: 'Item' },
  pluralLabel: { 'zh-CN': '条目', en: 'Items' },
  icon: 'package',
  title: 'name',
  ownedBy: 'user',
  fields: {
    name: {
      type: 'text',
      label: { 'zh-CN': '名称', en: 'Name' },
      required: true,
      searchable: true,
      maxLength: 200,
      order: 10,
    },
    state: {
      type: 'select',
      label: { 'zh-CN': '状态', en: 'State' },
      choices: 'itemState',
      default: "'open'",
      order: 20,
    },
    doneOn: { type: 'date', label: { 'zh-CN': '完成日期', en: 'Done on' }, order: 30 },
    notes: { type: 'longText', label: { 'zh-CN': '备注', en: 'Notes' }, order: 40 },
  },
  validations: {
    doneNeedsDay: {
      when: "state == 'done' && doneOn == null",
      message: {
        'zh-CN': '已完成的条目须填写完成日期',
        en: 'An item that is done needs the day it was done',
      },
      severity: 'error',
      at: ['doneOn'],
    },
  },
};

const STATES: JsonObject = {
  name: 'itemState',
  label: { 'zh-CN': '条目状态', en: 'State of items' },
  options: {
    open: { label: { 'zh-CN': '进行中', en: 'Open' }, colour: 'blue', order: 10 },
    done: { label: { 'zh-CN': '已完成', en: 'Done' }, colour: 'green', order: 20 },
  },
};

const FORM: JsonObject = {
  name: 'itemForm',
  entity: 'item',
  for: ['create', 'edit'],
  label: { 'zh-CN': '条目', en: 'Item' },
  sections: {
    basics: {
      label: { 'zh-CN': '基本信息', en: 'Basics' },
      order: 10,
      columns: 2,
      fields: {
        name: { order: 10, span: 2 },
        state: { order: 20 },
        doneOn: { order: 30 },
        owner: { order: 40 },
        notes: { order: 50, span: 2 },
      },
    },
  },
};

const VIEW: JsonObject = {
  name: 'allItems',
  entity: 'item',
  type: 'list',
  label: { 'zh-CN': '全部条目', en: 'All items' },
  order: 10,
  sort: { name: { order: 10, direction: 'asc' } },
  rail: { field: 'state' },
  columns: { name: { order: 10 }, state: { order: 20 }, doneOn: { order: 30 }, owner: { order: 40 } },
};

const PAGE: JsonObject = {
  name: 'itemPage',
  entity: 'item',
  form: 'itemForm',
  facts: { state: { order: 10 }, doneOn: { order: 20 } },
  tabs: { details: { label: { 'zh-CN': '详情', en: 'Details' }, order: 10, shows: 'fields' } },
};

const APP: JsonObject = {
  name: 'items',
  label: { 'zh-CN': '条目', en: 'Items' },
  icon: 'package',
  order: 50,
  menu: { items: { icon: 'package', order: 10, entity: 'item' } },
};

function roleOf(role: string): JsonObject {
  return {
    name: role,
    label: { 'zh-CN': '条目编辑', en: 'Item editor' },
    help: { 'zh-CN': '查看全部条目，修改自己的。', en: 'Sees all items and changes his own.' },
    apps: ['items'],
    entities: { item: { create: true, read: 'all', update: 'own', delete: 'own' } },
  };
}

function scenarioOf(role: string): JsonObject {
  return {
    name: 'itemIsKept',
    label: {
      'zh-CN': '条目只由负责人修改，完成须有日期',
      en: 'Only its owner changes an item; done needs a day',
    },
    clock: '2026-03-11T09:00:00+08:00',
    given: { anna: { user: { roles: [role] } }, ben: { user: { roles: [role] } } },
    steps: {
      write: {
        order: 10,
        as: 'anna',
        create: 'item',
        data: { name: '第一条' },
        expect: { values: { state: 'open', owner: 'anna' } },
      },
      doneWithoutDay: {
        order: 20,
        as: 'anna',
        update: 'write',
        data: { state: 'done' },
        expect: { refused: { as: 'invalid', code: 'doneNeedsDay', at: 'doneOn' } },
      },
      done: { order: 30, as: 'anna', update: 'write', data: { state: 'done', doneOn: '2026-03-11' } },
      othersRead: { order: 40, as: 'ben', read: 'write', expect: { values: { state: 'done' } } },
      othersDoNotWrite: {
        order: 50,
        as: 'ben',
        update: 'write',
        data: { notes: '…' },
        expect: { refused: { as: 'forbidden' } },
      },
      away: { order: 60, as: 'anna', delete: 'write' },
    },
  };
}
