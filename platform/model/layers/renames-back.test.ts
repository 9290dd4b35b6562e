import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import { nodeId, type MetadataNode } from './node.ts';
import { renamesBetween } from './renames-back.ts';

const BOOK = 'library:book.entity';

/** An entity of the library with fields that were called otherwise before. */
function state(name: string, fields: JsonObject, renamedFrom: string[] = []): Map<string, MetadataNode> {
  const properties: JsonObject = { name, fields, ...(renamedFrom.length > 0 ? { renamedFrom } : {}) };
  const node: MetadataNode = { kind: 'entity', pack: 'library', name, file: name, properties };
  return new Map([[nodeId(node), node]]);
}

const genre = state('book', { genre: { options: { novel: {} } } });
const kind = state('book', {
  kind: { renamedFrom: ['genre'], options: { story: { renamedFrom: ['novel'] } } },
});

describe('names that change between two states', () => {
  it('are the present ones on the way on', () => {
    const renames = renamesBetween(genre, kind);
    expect(renames.path(BOOK, 'fields.genre.options.novel')).toBe('fields.kind.options.story');
  });

  it('are the earlier ones on the way back', () => {
    const renames = renamesBetween(kind, genre);
    expect(renames.path(BOOK, 'fields.kind.options.story')).toBe('fields.genre.options.novel');
    const back = renamesBetween(state('volume', {}, ['book']), state('book', {}));
    expect(back.target('library:volume.entity')).toBe(BOOK);
  });

  it('are none where both know the same', () => {
    expect(renamesBetween(kind, new Map(kind)).isEmpty).toBe(true);
    expect(renamesBetween(genre, genre).isEmpty).toBe(true);
  });

  it('are those of the later where another thing has the earlier name today', () => {
    const next = state('book', { sort: { renamedFrom: ['genre'] }, kind: {} });
    expect(renamesBetween(kind, next).path(BOOK, 'fields.genre')).toBe('fields.sort');
  });

  it('stay where only the note of the earlier name is gone', () => {
    const forgotten = state('book', { kind: { options: { story: {} } } });
    expect(renamesBetween(kind, forgotten).path(BOOK, 'fields.kind')).toBe('fields.kind');
  });
});
