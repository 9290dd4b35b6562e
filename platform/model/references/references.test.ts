import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../kernel/project-root.ts';
import { compileModel } from '../compile-model.ts';
import { loadPacks } from '../load-packs.ts';
import { placeLabel } from './place-label.ts';
import { fieldPlace } from './places.ts';
import { referencesIn, referencesOf, usesOf, type Reference } from './references.ts';

const folders = ['metadata/core', 'metadata/crm', 'test/fixtures/library', 'test/fixtures/agency'];
const model = compileModel({ packs: loadPacks(folders.map((folder) => join(projectRoot, folder))) });

function places(references: readonly Reference[]): string[] {
  return references.map(({ target, path, whenGone }) => `${target} ${path} ${whenGone}`);
}

function uses(target: string, path = ''): string[] {
  return places(usesOf(model, { target, path }));
}

describe('where something is used', () => {
  it('names forms, views, pages, buttons and paths through a field', () => {
    expect(uses('library:loan.entity', 'fields.reader')).toEqual([
      'library:allLoans.view columns.reader leaves',
      'library:allLoans.view columns.readerLevel.path leaves',
      'library:loanBoard.view columns.reader leaves',
      'library:loanForm.form sections.basics.fields.reader leaves',
      'library:loanPage.page facts.reader leaves',
      'library:loanPage.page facts.readerPhone.path leaves',
      'library:overdueLoans.view columns.reader leaves',
      'library:readerPage.page related.loans.relation leaves',
      'library:readerPage.page buttons.lend.relation leaves',
    ]);
  });

  it('names conditions inside the same entity, which have to be changed first', () => {
    expect(uses('library:loan.entity', 'fields.status')).toEqual(
      expect.arrayContaining([
        'library:loan.entity fields.returnedOn.visibleWhen changeFirst',
        'library:loan.entity fields.returnedOn.requiredWhen changeFirst',
        'library:overdueLoans.view filter changeFirst',
      ]),
    );
  });

  it('knows which options expressions compare with, in sets and in fields', () => {
    expect(uses('library:readerLevel.choices', 'options.junior')).toContain(
      'library:reader.entity fields.guardian.visibleWhen changeFirst',
    );
    expect(uses('library:loan.entity', 'fields.status.options.returned')).toContain(
      'library:loan.entity fields.returnedOn.visibleWhen changeFirst',
    );
  });

  it('follows roles into their entities, and rules to the roles they name', () => {
    expect(uses('agency:agent.role').length).toBeGreaterThan(0);
    expect(uses('agency:client.entity').filter((use) => use.includes('.role '))).not.toEqual([]);
  });

  it('reads what people saved like a view', () => {
    const saved = { name: 'mine', entity: 'library:loan', filter: "reader.level == 'junior'" };
    const node = { kind: 'view' as const, pack: 'saved', name: 'mine', properties: saved };
    expect(referencesIn(node, model).map((reference) => reference.uses)).toEqual(
      expect.arrayContaining([{ target: 'library:reader.entity', path: 'fields.level' }]),
    );
  });

  it('finds nothing named that is not there', () => {
    const broken = referencesOf(model).filter(({ uses: place }) => {
      const isField = /^fields\.[^.]+$/.test(place.path);
      return !model.nodes.has(place.target) || (isField && !fieldPlace(place, model));
    });
    expect(places(broken)).toEqual([]);
  });

  it('says in words where that is', () => {
    const label = placeLabel(model, {
      target: 'library:loanForm.form',
      path: 'sections.basics.fields.reader',
    });
    expect(label.en).toBe('Loan › Basics › Reader');
  });
});
