import * as fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '../../platform/kernel/json.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel, isStoredAlike } from '../../platform/model/compile-model.ts';
import { applyDraft } from '../../platform/model/layers/apply-draft.ts';
import { NO_ORG, type OrgLayer } from '../../platform/model/layers/org-layer.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';
import { NameBook } from '../../platform/storage/schema/name-book.ts';
import { storagePart } from '../../platform/storage/schema/storage-part.ts';
import { layOut } from '../../platform/storage/schema/table-map.ts';

const packs = loadPacks([join(projectRoot, 'metadata/core'), join(projectRoot, 'test/fixtures/shop')]);
const bare = compileModel({ packs });

/** Every text of the pack by node and path: labels, helps, icons, messages. */
function texts(model: Model): { target: string; path: string }[] {
  return [...model.nodes].flatMap(([target, { properties }]) =>
    leaves(properties, '').map((path) => ({ target, path })),
  );
}

function leaves(value: Json, path: string): string[] {
  if (!isObject(value)) return typeof value === 'string' && /\.(en|zh-CN)$/.test(path) ? [path] : [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner as Json, path ? `${path}.${key}` : key),
  );
}

const TEXTS = texts(bare);
const edit = fc.record({ at: fc.constantFrom(...TEXTS), to: fc.constantFrom('one', 'two', 'three') });
const structural = fc.constantFrom(
  ...[...bare.nodes.values()]
    .filter(({ kind, pack }) => kind === 'entity' && pack !== 'core')
    .map(({ pack, name }) => ({
      at: { target: `${pack}:${name}.entity`, path: 'fields.x_new' },
      to: { type: 'integer', label: { 'zh-CN': '新', en: 'New' } },
    })),
);

function changed(org: OrgLayer, changes: readonly { at: { target: string; path: string }; to: Json }[]) {
  const targets = [...Map.groupBy(changes, ({ at }) => at.target)];
  const draft = Object.fromEntries(
    targets.map(([target, own]) => {
      return [target, { set: Object.fromEntries(own.map(({ at, to }) => [at.path, { to }])) }];
    }),
  );
  const below = { node: (id: string) => bare.nodes.get(id)?.properties, version: () => '1.0.0' };
  const author = { by: 'anna', at: '2026-03-11T01:00:00.000Z', version: 2 };
  return applyDraft(org, draft, below, author).org;
}

const MAPS = [
  'nodes',
  'hidden',
  'entities',
  'choices',
  'classifications',
  'forms',
  'views',
  'pages',
  'apps',
  'roles',
  'sharings',
  'restrictions',
  'snapshots',
  'packs',
] as const;

function expectSame(one: Model, other: Model): void {
  expect(one.fingerprint).toBe(other.fingerprint);
  for (const map of MAPS) expect([map, [...one[map]]]).toEqual([map, [...other[map]]]);
  expect(one.conflicts).toEqual(other.conflicts);
}

describe('a Model made from the one before', () => {
  it('is the Model made from the beginning, whatever was changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: edit }, structural), { maxLength: 3 }), {
          minLength: 1,
          maxLength: 3,
        }),
        (steps) => {
          let org: OrgLayer = NO_ORG;
          let previous = bare;
          for (const step of steps) {
            org = changed(org, step);
            const again = compileModel({ packs, org, version: '2', previous });
            const fresh = compileModel({ packs, org, version: '2' });
            expectSame(again, fresh);
            if (isStoredAlike(again, previous)) expect(partOf(again)).toBe(partOf(previous));
            previous = again;
          }
        },
      ),
      { numRuns: process.env.TEST_FULL ? 50 : 8 },
    );
  });

  it('takes over what is the same', () => {
    const org = changed(NO_ORG, [
      { at: TEXTS.find(({ path }) => /^fields\.\w+\.label/.test(path))!, to: 'Another' },
    ]);
    const again = compileModel({ packs, org, previous: bare });
    const same = [...again.nodes].filter(([id, node]) => bare.nodes.get(id) === node);
    expect(same).toHaveLength(bare.nodes.size - 1);
    expect(isStoredAlike(again, bare)).toBe(true);
  });
});

function partOf(model: Model): string {
  return storagePart(model, layOut(model, new NameBook()));
}
