import semver from 'semver';
import type { JsonObject } from '../../kernel/json.ts';
import { platformVersion } from '../../kernel/platform-version.ts';
import { packText, type PackText } from '../../model/load/pack-source.ts';
import { skeletonNodes } from './skeleton-nodes.ts';

export interface SkeletonOptions {
  /** Of the fields the pack will add elsewhere; without it the first letters of the name. */
  readonly prefix?: string | undefined;
  /** The folder of the schemas as seen from a file of the pack, so that editors find them. */
  readonly schemas: (path: string) => string;
}

/** The files of a new pack, which check and test green as they are. */
export function skeleton(name: string, { prefix, schemas }: SkeletonOptions): PackText {
  const role = `${camel(name)}Editor`;
  const nodes = { 'pack.json': specOf(name, prefix), ...skeletonNodes(role) };
  const files = Object.entries(nodes).map(([path, node]): [string, string] => {
    const kind = path === 'pack.json' ? 'pack' : path.split('.').at(-2)!;
    const $schema = `${schemas(path)}/${kind}.schema.json`;
    return [path, `${JSON.stringify({ $schema, ...node }, null, 2)}\n`];
  });
  return packText([...files, ['README.md', readme(name)]]);
}

function specOf(name: string, prefix = name.replaceAll('-', '').slice(0, 4)): JsonObject {
  return {
    name,
    version: '0.1.0',
    label: { 'zh-CN': name, en: name },
    description: {
      'zh-CN': '在这里用一句话说明这个包的用途。',
      en: 'Say here in a sentence what the pack is for.',
    },
    platform: `>=${platformVersion} <${Math.max(2, semver.major(platformVersion) + 1)}`,
    dependsOn: { core: '^1.0.0' },
    licence: 'Apache-2.0',
    prefix,
  };
}

function camel(name: string): string {
  return name.replaceAll(/-+(\w?)/g, (_, letter: string) => letter.toUpperCase());
}

function readme(name: string): string {
  return `# ${name}

What the pack is for, whom it serves, and what it takes for granted.

\`\`\`
kehu pack check ${name}                       # schemas, references, expressions, records, scenarios
kehu pack test ${name}                        # runs the scenarios; tells what none of them exercises
kehu pack check ${name} --against ${name}-0.1.0.zip   # the version the changes since a release deserve
kehu pack build ${name}                       # ${name}-0.1.0.zip
kehu pack install ${name}-0.1.0.zip           # into the database of a running server
\`\`\`

| file | says |
| --- | --- |
| \`item/\` | the entity, its options, form, list and page |
| \`items.app.json\` | where people find it |
| \`*.role.json\` | who may do what with it |
| \`scenarios/\` | what has to hold, as tests |
`;
}
