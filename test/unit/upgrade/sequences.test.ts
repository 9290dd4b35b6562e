import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../platform/kernel/json.ts';
import { applyDraft } from '../../../platform/model/layers/apply-draft.ts';
import { schemaProblems } from '../../../platform/model/load/schema-check.ts';
import { mergeLayers } from '../../../platform/model/layers/merge.ts';
import type { MetadataNode } from '../../../platform/model/layers/node.ts';
import { NO_ORG, type OrgLayer } from '../../../platform/model/layers/org-layer.ts';
import { valueAt, withValueAt } from '../../../platform/model/layers/property-path.ts';
import { followInUpgrade } from '../../../platform/model/upgrade/follow-in-upgrade.ts';
import { planUpgrade } from '../../../platform/model/upgrade/plan-upgrade.ts';
import type { Answer, OutcomeKind, Question } from '../../../platform/model/upgrade/upgrade.ts';
import { Random } from '../../support/random.ts';
import { layer, losses } from './losses.ts';
import { randomChange, type Change, type Nodes } from './random-metadata.ts';
import { VENDOR, vendorLayer } from './vendor.ts';

const EVERY_OUTCOME: readonly OutcomeKind[] = [
  'absorbed',
  'answered',
  'asked',
  'automatic',
  'deprecated',
  'followed',
  'hidden',
  'kept',
  'open',
  'overruled',
  'waiting',
];
const BOOK = 'library:book.entity';
/** What vendors call otherwise, by kind. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  entity: ['fields'],
  choices: ['options'],
  classification: ['nodes', 'attributes', 'automatic'],
  process: ['stages', 'transitions'],
  action: ['steps'],
  conversion: ['targets'],
};
const SEQUENCES = process.env['TEST_FULL'] ? 500 : 50;

describe('edits and vendor versions in any order', () => {
  it(`lose nothing, keep every schema and uninstall exactly, in ${SEQUENCES} random sequences`, () => {
    const seen = new Set<OutcomeKind>();
    for (let seed = 1; seed <= SEQUENCES; seed++) new Sequence(seed, seen).run();
    expect([...seen].toSorted()).toEqual(EVERY_OUTCOME);
  }, 600_000);
});

/** Some edits of the organisation, a version of the vendor, some edits … each step proved. */
class Sequence {
  readonly #random: Random;
  readonly #seed: number;
  #vendor: Nodes = VENDOR;
  #version = 0;
  #org: OrgLayer = NO_ORG;
  #answers: readonly Answer[] = [];

  constructor(
    seed: number,
    readonly seen: Set<OutcomeKind>,
  ) {
    this.#seed = seed;
    this.#random = new Random(seed);
  }

  run(): void {
    for (let step = 0; step < 4; step++) {
      for (let edit = 0; edit < 5; edit++) this.#edit();
      this.#upgrade();
    }
    this.#uninstall();
  }

  /** The administrator changes, takes away or retires something that is in force. */
  #edit(): void {
    const { nodes } = mergeLayers([this.#layer(), layer(this.#org)]);
    const node = nodes.get(this.#random.chance(0.4) ? BOOK : '') ?? this.#random.pick([...nodes.values()]);
    const target = `${node.pack}:${node.name}.${node.kind}`;
    const change = randomChange(this.#random, `${node.name}.${node.kind}`, node.properties, 'x_');
    if (!change || this.#namesFormerly(node, change)) return;
    const map = change.path.split('.').at(-2);
    const isRetired =
      change.to === undefined && (map === 'fields' || map === 'options') && node.kind !== 'form';
    const changes = isRetired
      ? { retire: { [change.path]: {} } }
      : { set: { [change.path]: { to: change.to ?? null } } };
    const vendor = mergeLayers([this.#layer()]).nodes;
    const below = { node: (id: string) => vendor.get(id)?.properties, version: () => `1.${this.#version}.0` };
    const author = { by: 'anna', at: '2026-03-11T01:00:00.000Z', version: this.#version };
    const applied = applyDraft(this.#org, { [target]: changes }, below, author);
    if (applied.problems.length === 0 && this.#isSound(applied.org)) this.#org = applied.org;
  }

  #upgrade(): void {
    const base = [this.#layer()];
    for (let change = 0; change < 6; change++) this.#vendorChange();
    this.#version++;
    const next = [this.#layer()];
    const given = { base, next, org: this.#org, facts: { records: () => this.#random.between(0, 2) } };
    const first = planUpgrade({ ...given, answers: this.#answers });
    expect(losses(base, next, this.#org, first), `seed ${this.#seed}`).toEqual([]);
    this.#answers = [
      ...this.#answers,
      ...first.questions.filter(() => this.#random.chance(0.5)).map(answerTo),
    ];
    const upgrade = planUpgrade({ ...given, answers: this.#answers, facts: { records: () => 1 } });
    expect(losses(base, next, this.#org, upgrade), `seed ${this.#seed}`).toEqual([]);
    const again = planUpgrade({ base: next, next, org: upgrade.org, answers: this.#answers });
    expect(again.org, `seed ${this.#seed}, planned again`).toEqual(upgrade.org);
    expect(again.questions, `seed ${this.#seed}, asked again`).toEqual([]);
    for (const { kind } of upgrade.outcomes) this.seen.add(kind);
    this.#org = upgrade.org;
    expect(this.#problems(this.#org), `seed ${this.#seed}`).toEqual([]);
  }

  /** A value, an entry, a name or a whole node of the vendor's. */
  #vendorChange(): void {
    const all = Object.keys(this.#vendor);
    const key = this.#random.chance(0.4) ? (all[0] ?? '') : this.#random.pick(all);
    const node = this.#vendor[key]!;
    if (this.#random.chance(0.05) && Object.keys(this.#vendor).length > 4) {
      this.#vendor = Object.fromEntries(Object.entries(this.#vendor).filter(([other]) => other !== key));
    } else if (this.#random.chance(0.1) && RENAMED[key.split('.')[1]!]) {
      this.#vendor = { ...this.#vendor, [key]: this.#renamed(key, node) };
    } else {
      const change = randomChange(this.#random, key, node, '');
      if (change) this.#vendor = { ...this.#vendor, [key]: withValueAt(node, change.path, change.to) };
    }
  }

  #renamed(key: string, node: JsonObject): JsonObject {
    const map = this.#random.pick(RENAMED[key.split('.')[1]!]!);
    const entries = (node[map] ?? {}) as Record<string, JsonObject>;
    const old = this.#random.pick(Object.keys(entries));
    if (old === undefined) return node;
    const name = `${old.replace(/V\d+$/, '')}V${this.#version}`;
    const { [old]: entry, ...others } = entries;
    if (Object.hasOwn(entries, name)) return node;
    const earlier = [...((entry!['renamedFrom'] as string[] | undefined) ?? []), old];
    return { ...node, [map]: { ...others, [name]: { ...entry, renamedFrom: [...new Set(earlier)] } } };
  }

  /** Without the pack nothing of it is left; with it again everything is as it was. */
  #uninstall(): void {
    const before = mergeLayers([this.#layer(), layer(this.#org)]);
    expect([...mergeLayers([layer(this.#org)]).nodes]).toEqual([]);
    const gone = planUpgrade({ base: [this.#layer()], next: [], org: this.#org });
    expect(gone.questions).toEqual([]);
    for (const { kind } of gone.outcomes) this.seen.add(kind);
    const back = planUpgrade({ base: [], next: [this.#layer()], org: gone.org });
    const after = mergeLayers([this.#layer(), layer(back.org)]);
    expect(JSON.stringify([...after.nodes.values()].map(({ properties }) => properties))).toBe(
      JSON.stringify([...before.nodes.values()].map(({ properties }) => properties)),
    );
  }

  #layer() {
    return vendorLayer(this.#vendor, `1.${this.#version}.0`);
  }

  /** Whether a change says something by a name it had before: nobody is offered that, and no Model would compile. */
  #namesFormerly(node: MetadataNode, { path, to }: Change): boolean {
    if (to === undefined) return false;
    const base = [this.#layer()];
    const { node: follow } = followInUpgrade({ base, next: base, org: NO_ORG });
    const properties = withValueAt(node.properties, path, to);
    return !isDeepStrictEqual(valueAt(follow({ ...node, properties }).properties, path), to);
  }

  #isSound(org: OrgLayer): boolean {
    return this.#problems(org).length === 0;
  }

  #problems(org: OrgLayer): unknown[] {
    const { nodes } = mergeLayers([this.#layer(), layer(org)]);
    return [...nodes.values()].flatMap(({ kind, properties, provenance, name }) =>
      provenance.size === 1 ? [] : schemaProblems(kind, properties, name),
    );
  }
}

function answerTo({ id, about, choices, options }: Question): Answer {
  const choice = choices[0]!;
  if (choice === 'map')
    return options?.[0] ? { id, about, choice, value: options[0] } : { id, about, choice: 'keep' };
  return { id, about, choice, ...(choice === 'value' ? { value: 'x' } : {}) };
}
