import { describe, expect, it } from 'vitest';
import { isObject } from '../../platform/kernel/json.ts';
import { LOCALES } from '../../platform/kernel/text.ts';
import { projectFiles, readProjectFile } from './repository.ts';

type Visit = (node: Record<string, unknown>, path: string) => void;

function walk(node: unknown, path: string, visit: Visit): void {
  if (Array.isArray(node)) return node.forEach((item, index) => walk(item, `${path}/${index}`, visit));
  if (!isObject(node)) return;
  visit(node, path);
  for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`, visit);
}

function readJson(file: string): unknown {
  return JSON.parse(readProjectFile(file));
}

const schemas = projectFiles('metadata/schema/*.json');
const packFiles = projectFiles('metadata/**/*.json').filter((file) => !file.startsWith('metadata/schema/'));

describe('the vocabulary', () => {
  it.each(schemas)('%s is strict and describes every property', (file) => {
    const problems: string[] = [];
    walk(readJson(file), '', (node, path) => {
      if (!isObject(node['properties']) || /\/(properties|default|examples|enum)$/.test(path)) return;
      if (node['additionalProperties'] !== false && !isObject(node['additionalProperties']))
        problems.push(`${path} is open`);
      for (const [name, property] of Object.entries(node['properties'])) {
        if (isObject(property) && !property['description'] && !property['$ref'])
          problems.push(`${path}/properties/${name}`);
      }
    });
    expect(problems).toEqual([]);
  });
});

describe('the packs', () => {
  it('hold data and templates only', () => {
    expect(projectFiles('metadata').filter((file) => !/\.(json|hbs|docx|md)$/.test(file))).toEqual([]);
  });

  it('say every text in every language', () => {
    const missing: string[] = [];
    for (const file of packFiles) {
      walk(readJson(file), '', (node, path) => {
        const spoken = LOCALES.filter((locale) => typeof node[locale] === 'string' && node[locale] !== '');
        if (spoken.length > 0 && spoken.length < LOCALES.length) missing.push(`${file}${path}`);
      });
    }
    expect(missing).toEqual([]);
  });

  it('name only icons that the screens have', () => {
    const known = new Set(iconNames());
    const unknown: string[] = [];
    for (const file of [...packFiles, ...projectFiles('test/fixtures/library/**/*.json')]) {
      walk(readJson(file), '', ({ icon }, path) => {
        if (typeof icon === 'string' && !known.has(icon)) unknown.push(`${file}${path}: ${icon}`);
      });
    }
    expect(known.size).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });

  it('name things in keyed maps, never in lists of objects', () => {
    const positional: string[] = [];
    for (const file of packFiles) {
      walk(readJson(file), '', (node, path) => {
        for (const [key, value] of Object.entries(node)) {
          if (Array.isArray(value) && value.some(isObject) && !isDemoChildren(file))
            positional.push(`${file}${path}/${key}`);
        }
      });
    }
    expect(positional).toEqual([]);
  });
});

/** Child rows of demo records have no name of their own. */
function isDemoChildren(file: string): boolean {
  return file.endsWith('.demo.json') || file.endsWith('.data.json');
}

/** The keys of the map of icons in the studio. */
function iconNames(): string[] {
  const [, map] = /const ICONS[^{]*\{([^}]*)\}/.exec(readProjectFile('studio/ui/icon.tsx'))!;
  return [...map!.matchAll(/^\s*'?([a-z-]+)'?: /gm)].map(([, name]) => name!);
}
