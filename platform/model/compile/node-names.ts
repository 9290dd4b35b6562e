import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Message } from '../../kernel/text.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { kindNames } from '../check/kind-names.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { provenanceAt } from '../layers/provenance.ts';
import type { NodeKind } from '../layers/node.ts';
import { hint } from '../messages.ts';
import type { ReadablePack } from './pack-order.ts';

/** What a word in metadata means: the key of a node, or why it means none. */
export type Resolved = { readonly key: string } | { readonly problem: Message } | { readonly broken: true };

/** The names of all nodes, and from which pack they may be used. */
export class NodeNames {
  readonly #keys = new Map<NodeKind, Set<string>>();
  readonly #reachable = new Map<string, Set<string>>();
  readonly #broken: ReadonlySet<string>;

  constructor(nodes: Iterable<EffectiveNode>, packs: readonly ReadablePack[], broken: Iterable<string>) {
    for (const { kind, pack, name } of nodes) this.#of(kind).add(`${pack}:${name}`);
    for (const { name, spec } of packs)
      this.#reachable.set(
        name,
        new Set([name, 'core', ...this.#inherited(Object.keys(spec.dependsOn ?? {}))]),
      );
    this.#broken = new Set(broken);
  }

  /** A bare word is of the node's own pack; another pack's is written `pack:name` and needs `dependsOn`. */
  resolve(kind: NodeKind, word: string, pack: string): Resolved {
    const key = word.includes(':') ? word : `${pack}:${word}`;
    const owner = key.slice(0, key.indexOf(':'));
    if (this.#broken.has(`${key}.${kind}`)) return { broken: true };
    if (!this.#of(kind).has(key)) return { problem: this.#unknown(kind, word, pack) };
    if (!this.#mayUse(pack, owner)) return { problem: messages.notDependedOn({ name: word, pack: owner }) };
    return { key };
  }

  /**
   * What a word at a path of a node means. Where another layer set it, a bare word is of that layer's pack if it has
   * such a node, else of the node's own; what may be used is what that pack depends on.
   */
  resolveIn(kind: NodeKind, word: string, node: EffectiveNode, path: readonly string[]): Resolved {
    const writer = provenanceAt(node.provenance, path)?.provenance.layer ?? node.pack;
    if (writer === node.pack) return this.resolve(kind, word, node.pack);
    const isOwn = word.includes(':') || this.#of(kind).has(`${writer}:${word}`);
    return this.resolve(kind, isOwn ? word : `${node.pack}:${word}`, writer);
  }

  #mayUse(pack: string, owner: string): boolean {
    return this.#reachable.get(pack)?.has(owner) ?? true;
  }

  #unknown(kind: NodeKind, word: string, pack: string): Message {
    const keys = [...this.#of(kind)];
    const bare = word.slice(word.indexOf(':') + 1);
    const elsewhere = keys.find((key) => key.endsWith(`:${bare}`));
    const words = keys.map((key) => (key.startsWith(`${pack}:`) ? key.slice(pack.length + 1) : key));
    return messages.unknownNode({
      kind: kindNames[kind],
      name: word,
      hint: hint(elsewhere ?? didYouMean(word, words)),
    });
  }

  #inherited(dependsOn: readonly string[]): string[] {
    return dependsOn.flatMap((name) => [name, ...(this.#reachable.get(name) ?? [])]);
  }

  #of(kind: NodeKind): Set<string> {
    if (!this.#keys.has(kind)) this.#keys.set(kind, new Set());
    return this.#keys.get(kind)!;
  }
}
