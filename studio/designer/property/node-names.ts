import { useQuery } from '@tanstack/react-query';
import { readNodes } from '../../api/metadata.ts';
import { useLabel } from '../../language/language.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { kindNamed } from '../vocabulary/properties.ts';
import type { Schema } from '../vocabulary/schema.ts';

/** A node as it is named where it is used, and what people call it. */
export interface NodeName {
  readonly value: string;
  readonly label: string;
}

/** The nodes a text of this schema may name, those of the draft included; none where it names no node. */
export function useNodeNames(schema: Schema | undefined): readonly NodeName[] {
  const label = useLabel();
  const { changes } = useDraft();
  const kind = schema && kindNamed(schema);
  const { data = [] } = useQuery({
    queryKey: ['metadata', kind ?? ''],
    enabled: kind !== undefined,
    queryFn: ({ signal }) => readNodes(kind!, signal),
  });
  if (kind === undefined) return [];
  const ending = `.${kind}`;
  const made = Object.entries(changes).flatMap(([target, { create }]) =>
    create && target.endsWith(ending)
      ? [{ key: target.slice(0, -ending.length), label: create['label'] as Texts | undefined }]
      : [],
  );
  return [...made, ...data].map((node) => {
    const value = isWithPack(schema!) ? node.key : node.key.slice(node.key.indexOf(':') + 1);
    return { value, label: label(node.label) || value };
  });
}

type Texts = Readonly<Record<string, string>>;

/** Whether names of other packs' nodes are written with the pack: roles are not. */
function isWithPack({ pattern }: Schema): boolean {
  return pattern === undefined || new RegExp(pattern).test('a:b');
}
