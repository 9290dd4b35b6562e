import type { AttributeSpec } from '../../fields/classification/classification.ts';
import type { OptionSpec } from '../../fields/option.ts';
import { codeAbove, codeLengths } from '../../fields/classification/codes.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { ClassificationNode, ClassificationSpec } from '../metadata.generated.ts';
import { attributeValues } from './attribute-values.ts';
import { replacementProblems } from '../check/check-field.ts';
import type { Report } from './report.ts';

/** A scheme with its nodes in the order of the tree, and what a field that holds one of them knows of them. */
export interface CompiledScheme {
  readonly spec: ClassificationSpec;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
}

type Nodes = ClassificationSpec['nodes'];

/** The nodes of a scheme checked and put in order; its rules are compiled when entities are known. */
export function schemeOf(node: EffectiveNode, report: Report): CompiledScheme {
  const written = node.properties as unknown as ClassificationSpec;
  checkCodes(written, node, report);
  for (const [at, message] of replacementProblems(written.nodes)) report(node, ['nodes', ...at], message);
  const nodes = Object.fromEntries(inTreeOrder(written.nodes));
  const spec = { ...written, nodes };
  return { spec, options: optionsOf(nodes), attributes: attributeValues(spec, node, report) };
}

/** Every code has a length the code rule knows, and every node but those at the top one above it. */
function checkCodes({ codes, nodes }: ClassificationSpec, node: EffectiveNode, report: Report): void {
  const lengths = codeLengths(codes);
  const fits = (code: string) => lengths.includes(code.length);
  const unfit = Object.keys(nodes).filter((code) => !fits(code));
  const list = lengths.join(', ');
  if (unfit.length === Object.keys(nodes).length && unfit.length > 1)
    return report(node, ['codes'], messages.codesInUse({ codes, example: unfit[0]! }));
  for (const code of unfit) report(node, ['nodes', code], messages.codeUnfit({ code, codes, lengths: list }));
  for (const code of Object.keys(nodes)) {
    const above = fits(code) ? codeAbove(code, codes) : undefined;
    if (above !== undefined && !Object.hasOwn(nodes, above))
      report(node, ['nodes', code], messages.codeAboveMissing({ code, above }));
  }
}

/** Each node before those below it; siblings by order, then by code. */
function inTreeOrder(nodes: Nodes): [code: string, node: ClassificationNode][] {
  const codes = Object.keys(nodes).toSorted();
  const place = (code: string) =>
    codes
      .filter((other) => code.startsWith(other))
      .map((other) => [nodes[other]!.order ?? Number.MAX_SAFE_INTEGER, other] as const);
  const places = new Map(codes.map((code) => [code, place(code)]));
  return codes
    .toSorted((a, b) => compare(places.get(a)!, places.get(b)!))
    .map((code) => [code, nodes[code]!]);
}

type Step = readonly [order: number, code: string];

function compare(a: readonly Step[], b: readonly Step[]): number {
  for (const [index, [order, code]] of a.entries()) {
    const other = b[index];
    if (!other) return 1;
    if (code !== other[1]) return order - other[0] || (code < other[1] ? -1 : 1);
  }
  return a.length - b.length;
}

/** As a field sees them; what stands below a retired node is offered no more either. */
function optionsOf(nodes: Nodes): Record<string, OptionSpec> {
  const retired = Object.keys(nodes).filter((code) => nodes[code]!.retired);
  const isRetired = (code: string) => retired.some((one) => code.startsWith(one));
  return Object.fromEntries(
    Object.entries(nodes).map(([code, { label, help, colour, replacedBy, renamedFrom }], index) => {
      const option = {
        label,
        ...(help ? { help } : {}),
        ...(colour ? { colour } : {}),
        ...(isRetired(code) ? { retired: true } : {}),
        ...(replacedBy ? { replacedBy } : {}),
        ...(renamedFrom ? { renamedFrom } : {}),
        order: index,
      };
      return [code, option];
    }),
  );
}
