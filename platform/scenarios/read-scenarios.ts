import { inOrder } from '../model/compile/compile-entity.ts';
import type { Message } from '../kernel/text.ts';
import type { LoadedPack, ScenarioFile } from '../model/load/loaded-pack.ts';
import { readChecked } from '../model/load/checked-file.ts';
import { messages as fileMessages } from '../model/messages.ts';
import type { ScenarioSpec } from '../model/metadata.generated.ts';
import type { Model } from '../model/model.ts';
import { MetadataError, steps as pathOf, type Problem } from '../model/problem.ts';
import { checkScenario } from './check/check-scenario.ts';
import { messages } from './messages.ts';
import type { Gap, Scenario } from './scenario.ts';

/**
 * Reads the scenarios of packs and checks every name, value and expression in them against the Model. What a
 * scenario that waits does not find is no mistake: it is the reason why it waits.
 *
 * @throws MetadataError with all mistakes of all files
 */
export function readScenarios(model: Model, packs: readonly LoadedPack[]): readonly Scenario[] {
  const problems: Problem[] = [];
  const scenarios = packs.flatMap((pack) => {
    const known = new Map<string, string>();
    return pack.scenarioFiles.flatMap((file) => readScenario(model, pack, file, known, problems) ?? []);
  });
  if (problems.length > 0) throw new MetadataError(problems);
  return scenarios.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function readScenario(
  model: Model,
  { name: pack }: LoadedPack,
  { name, file, text }: ScenarioFile,
  known: Map<string, string>,
  problems: Problem[],
): Scenario | undefined {
  const spec = readChecked(text, file, 'scenario', problems) as ScenarioSpec | undefined;
  if (!spec) return undefined;
  if (spec.name !== name) {
    const message = fileMessages.nameDiffers({ name: spec.name, file: `${spec.name}.scenario.json` });
    problems.push({ file, pointer: '/name', message });
  }
  const twin = known.get(spec.name);
  if (twin !== undefined)
    problems.push({ file, pointer: '', message: messages.nameTwice({ name: spec.name, other: twin }) });
  known.set(spec.name, file);
  const steps = inOrder(spec.steps);
  const read = { key: `${pack}:${spec.name}`, name: spec.name, pack, file, spec, steps };
  const found = checkScenario(model, read);
  const [real, gaps] = partition(found, spec, steps);
  problems.push(...real);
  const waitsFor = [
    ...new Set([spec, ...steps.map(([, step]) => step)].flatMap((one) => one.waitsFor ?? [])),
  ];
  return { ...read, waitsFor, gap: gaps[0] && gapOf(gaps[0]) };
}

function gapOf({ pointer, message }: Problem): Gap {
  const path = pathOf(pointer);
  return { at: path.join('.'), step: path[0] === 'steps' ? path[1] : undefined, message };
}

/** Mistakes, and what is only missing yet: whatever stands where the scenario waits. */
function partition(
  problems: readonly Problem[],
  spec: ScenarioSpec,
  steps: Scenario['steps'],
): [mistakes: Problem[], gaps: Problem[]] {
  const first = steps.findIndex(([, step]) => step.waitsFor);
  const waiting = new Set(first < 0 ? [] : steps.slice(first).map(([name]) => name));
  const waits = ({ pointer, message }: Problem) => {
    const [part, name] = pathOf(pointer);
    if (!ABSENCE.has(message.code) || looksMistyped(message)) return false;
    return spec.waitsFor !== undefined || (part === 'steps' && waiting.has(name!));
  };
  return [problems.filter((one) => !waits(one)), problems.filter(waits)];
}

/** Something near exists: more likely a slip of the pen than a capability to come. */
function looksMistyped({ parameters: { hint = '' } }: Message): boolean {
  return typeof hint === 'object' ? hint.en !== '' : hint !== '';
}

/** What a capability that is missing brings along. Any other mistake is one, also in a scenario that waits. */
const ABSENCE: ReadonlySet<string> = new Set([
  'unknownEntity',
  'unknownField',
  'unknownRole',
  'unknownView',
  'unknownOption',
  'unknownRule',
  'unknownName',
  'unknownFunction',
  'notSupported',
  'wrongEntity',
]);
