import type { LocalText } from '../../../kernel/text.ts';
import type { MetadataNode, MetadataPatch } from '../../../model/layers/node.ts';
import { ORG } from '../../../model/layers/org-layer.ts';

interface OrgContents {
  readonly nodes: readonly MetadataNode[];
  readonly patches: readonly MetadataPatch[];
  /** Ids of nodes. */
  readonly leftOut: readonly string[];
}

/** What the export holds, for who opens it in version control. */
export function orgReadme(label: LocalText, { nodes, patches, leftOut }: OrgContents, name: string): string {
  const own = nodes.filter(({ pack }) => pack === ORG);
  const adopted = nodes.filter(({ pack }) => pack !== ORG);
  const install =
    name === ORG
      ? 'Installed in an installation that has customised nothing yet, it becomes the layer of that organisation.'
      : `Install it by \`kehu pack install ${name}.zip\`; the organisation there customises it like any pack.`;
  return `# ${label['zh-CN']} · ${label.en}

Written by the export of what an organisation customised. ${install}

${[
  ...told('Nodes of its own', own.map(nodeName)),
  ...told('Changes to nodes of packs', patches.map(patchName)),
  ...told('Kept although the vendor took them away', adopted.map(nodeName)),
  ...told(
    'Left out, since they belong to other packs, whose vendors took them away',
    leftOut.map((id) => `\`${id}\``),
  ),
].join('\n')}
`;
}

function told(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`## ${title}`, '', ...items.toSorted().map((item) => `- ${item}`), ''] : [];
}

function nodeName({ kind, name, pack }: MetadataNode): string {
  return pack === ORG ? `\`${name}.${kind}\`` : `\`${pack}:${name}.${kind}\``;
}

function patchName({ target, set, retire }: MetadataPatch): string {
  const counts = [Object.keys(set).length, Object.keys(retire).length] as const;
  const shown = target.startsWith(`${ORG}:`) ? target.slice(ORG.length + 1) : target;
  return `\`${shown}\`: ${counts[0]} set, ${counts[1]} retired`;
}
