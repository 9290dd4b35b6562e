import { replacementProblems } from '../check/check-field.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Choices, RoleSpec } from '../metadata.generated.ts';
import { nodesOf } from './compilation.ts';
import { inOrder } from './compile-entity.ts';
import type { Report } from './report.ts';

/** What users hold: their options are the roles there are. */
const ROLE_CHOICES = 'core:roles';

/** Shared options in their order; those of roles are the roles there are. */
export function choicesOf(node: EffectiveNode, nodes: readonly EffectiveNode[], report: Report): Choices {
  const spec = node.properties as unknown as Choices;
  if (`${node.pack}:${node.name}` === ROLE_CHOICES) return { ...spec, options: roleOptions(nodes) };
  for (const [at, message] of replacementProblems(spec.options)) report(node, ['options', ...at], message);
  return { ...spec, options: Object.fromEntries(inOrder(spec.options)) };
}

function roleOptions(nodes: readonly EffectiveNode[]): Choices['options'] {
  const roles = nodesOf({ nodes }, 'role').map(({ name, properties }) => {
    const { label, help, colour, order } = properties as unknown as RoleSpec;
    return [
      name,
      {
        label,
        ...(help ? { help } : {}),
        ...(colour ? { colour } : {}),
        ...(order === undefined ? {} : { order }),
      },
    ] as const;
  });
  return Object.fromEntries(inOrder(Object.fromEntries(roles)));
}
