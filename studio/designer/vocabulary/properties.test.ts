import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../../platform/model/schema/schema-files.ts';
import { propertiesAt } from './properties.ts';

const vocabulary = Object.fromEntries(readSchemas()) as never;
const book = {
  name: 'book',
  fields: {
    title: { type: 'text' },
    price: { type: 'money' },
    genre: { type: 'select', options: { novel: {} } },
  },
};

function shapes(kind: string, node: unknown, ...path: string[]): Record<string, string> {
  return Object.fromEntries(
    propertiesAt(vocabulary, kind, node, path).map(({ name, shape }) => [name, shape]),
  );
}

describe('propertiesAt', () => {
  it('tells what each property of a node is edited with', () => {
    expect(shapes('entity', book)).toMatchObject({
      label: 'texts',
      icon: 'line',
      ownedBy: 'choice',
      fields: 'entries',
      validations: 'entries',
      features: 'group',
    });
    expect(shapes('entity', book)).not.toHaveProperty('name');
  });

  it('knows the parameters of the very type of a field', () => {
    const text = shapes('entity', book, 'fields', 'title');
    expect(text).toMatchObject({ maxLength: 'number', required: 'boolean', requiredWhen: 'expression' });
    expect(text).not.toHaveProperty('scale');
    expect(shapes('entity', book, 'fields', 'price')).toHaveProperty('scale', 'number');
  });

  it('goes as deep as entries go', () => {
    expect(shapes('entity', book, 'fields', 'genre', 'options', 'novel')).toMatchObject({
      label: 'texts',
      colour: 'choice',
    });
  });

  it('tells values by key, names of other nodes and plain values', () => {
    expect(shapes('classification', {})).toMatchObject({ codes: 'line', nodes: 'entries' });
    expect(shapes('classification', { nodes: { '01': {} } }, 'nodes', '01')).toMatchObject({
      attributes: 'pairs',
    });
    expect(shapes('classification', { attributes: { rate: {} } }, 'attributes', 'rate')).toMatchObject({
      type: 'choice',
      default: 'plain',
    });
    const genre = { name: 'book', fields: { genre: { type: 'classification' } } };
    expect(shapes('entity', genre, 'fields', 'genre')).toMatchObject({ scheme: 'node' });
    expect(shapes('action', {})).toMatchObject({ entity: 'node', when: 'expression' });
  });

  it('marks what cannot be left out', () => {
    const properties = propertiesAt(vocabulary, 'view', { name: 'all' }, []);
    expect(properties.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'entity',
      'type',
      'label',
      'columns',
    ]);
  });
});
