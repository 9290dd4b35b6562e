import type { DraftChanges } from '../../api/drafts.ts';

type LocalText = Readonly<Record<'zh-CN' | 'en', string>>;

const NAME: LocalText = { 'zh-CN': '名称', en: 'Name' };
const BASICS: LocalText = { 'zh-CN': '基本信息', en: 'Basics' };

/** What a new entity needs to be used at once: its name field, a form, a list, and an entry in the navigation. */
export function entityNodes(name: string, label: LocalText, pluralLabel: LocalText): DraftChanges {
  const capital = name[0]!.toUpperCase() + name.slice(1);
  return {
    [`org:${name}.entity`]: {
      create: {
        name,
        label,
        pluralLabel,
        title: 'name',
        ownedBy: 'user',
        fields: { name: { type: 'text', label: NAME, required: true, searchable: true, order: 10 } },
      },
    },
    [`org:${name}Form.form`]: {
      create: {
        name: `${name}Form`,
        entity: name,
        for: ['create', 'edit'],
        sections: {
          basics: { label: BASICS, order: 10, fields: { name: { order: 10 }, owner: { order: 900 } } },
        },
      },
    },
    [`org:all${capital}.view`]: {
      create: {
        name: `all${capital}`,
        entity: name,
        type: 'list',
        label: { 'zh-CN': `全部${label['zh-CN']}`, en: `All ${pluralLabel.en}` },
        columns: { name: { order: 10 }, owner: { order: 90 }, updatedAt: { order: 100 } },
        sort: { updatedAt: { order: 10, direction: 'desc' } },
      },
    },
    [`org:${name}App.app`]: {
      create: {
        name: `${name}App`,
        label: pluralLabel,
        order: 500,
        menu: { [name]: { entity: name, order: 10 } },
      },
    },
  };
}
