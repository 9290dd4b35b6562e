import { describe, expect, it } from 'vitest';
import { errorsAt, settingsForm } from './settings-schema.ts';

const label = (en: string) => ({ en, 'zh-CN': en });
const text = (words: Readonly<Record<string, string>> | undefined) => words?.['en'] ?? '';

describe('the form of settings', () => {
  const { schema, uiSchema } = settingsForm(
    {
      type: 'object',
      properties: {
        key: { type: 'string', secret: true, label: label('Key'), help: label('Kept') },
        targets: {
          type: 'array',
          minItems: 1,
          label: label('Targets'),
          items: {
            type: 'object',
            properties: {
              entity: { type: 'string', choose: 'entity', label: label('Records') },
              events: {
                type: 'array',
                label: label('Events'),
                items: { enum: ['made'], options: { made: label('Made') } },
              },
            },
          },
        },
      },
      required: ['key'],
    },
    text,
  );

  it('has words in the language of the reader', () => {
    expect(schema.properties!['key']).toMatchObject({ title: 'Key', description: 'Kept', type: 'string' });
    expect(schema.required).toEqual(['key']);
  });

  it('begins without items nobody asked for', () => {
    expect(schema.properties!['targets']).toMatchObject({ type: 'array', minItems: 0 });
  });

  it('has a widget for each, inside lists too', () => {
    expect(uiSchema['key']['ui:widget']).toBe('secret');
    expect(uiSchema['targets'].items).toMatchObject({
      entity: { 'ui:widget': 'entity' },
      events: { 'ui:widget': 'choices', 'ui:options': { words: [{ value: 'made', label: 'Made' }] } },
    });
  });
});

it('shows what was refused where it stands', () => {
  const issues = [
    { path: 'targets.0.url', message: 'no address' },
    { path: 'key', message: 'too short' },
    { path: 'key', message: 'too plain' },
  ];
  expect(errorsAt(issues)).toEqual({
    targets: { 0: { url: { __errors: ['no address'] } } },
    key: { __errors: ['too short', 'too plain'] },
  });
});
