import { createContext, use, useMemo, type ReactNode } from 'react';
import type { NodeDocument } from '../../api/metadata.ts';
import { useLabel } from '../../language/language.tsx';
import { restore, retire, setProperty, takeBack, withChanges } from '../draft/changes.ts';
import { useDraft } from '../draft/draft-provider.tsx';
import { fieldTypeLabels } from '../vocabulary/field-type-labels.ts';
import type { Vocabulary } from '../vocabulary/schema.ts';

type Path = readonly string[];

/** One node under change: what it was before the draft, what it will be, and the ways to change it. */
interface NodeEditor {
  readonly vocabulary: Vocabulary;
  readonly kind: string;
  readonly target: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly node: Readonly<Record<string, unknown>>;
  /** What keys of new fields begin with, '' in the organisation's own entities. */
  readonly prefix: string;
  readonly set: (path: Path, to: unknown) => void;
  readonly retire: (path: Path) => void;
  readonly restore: (path: Path) => void;
  readonly takeBack: (path: Path) => void;
  readonly isChanged: (path: Path) => boolean;
  readonly isRetired: (path: Path) => boolean;
  /** What people call the types a field may have, by the word metadata uses. */
  readonly typeLabels: ReadonlyMap<string, string>;
}

const NodeEditorContext = createContext<NodeEditor | undefined>(undefined);

interface NodeEditorProviderProps {
  readonly vocabulary: Vocabulary;
  readonly document: NodeDocument;
  readonly children: ReactNode;
}

export function NodeEditorProvider({ vocabulary, document, children }: NodeEditorProviderProps) {
  const { changes, change } = useDraft();
  const label = useLabel();
  const editor = useMemo((): NodeEditor => {
    const { kind, key, pack, properties, retired } = document;
    const target = `${key}.${kind}`;
    const own = changes[target];
    const before = withRetired(properties, retired);
    const touched = [own?.set, own?.retire, own?.restore, own?.reset].flatMap((map) =>
      Object.keys(map ?? {}),
    );
    const at = (path: Path) => path.join('.');
    return {
      vocabulary,
      kind,
      target,
      before,
      node: withChanges(before, own),
      prefix: pack === 'org' ? '' : 'x',
      set: (path, to) => change((all) => setProperty(all, target, before, at(path), to)),
      retire: (path) => change((all) => retire(all, target, at(path))),
      restore: (path) => change((all) => restore(all, target, at(path))),
      takeBack: (path) =>
        change((all) =>
          touched
            .filter((key) => key === at(path) || key.startsWith(`${at(path)}.`))
            .reduce((rest, key) => takeBack(rest, target, key), all),
        ),
      isChanged: (path) => touched.some((key) => key === at(path) || key.startsWith(`${at(path)}.`)),
      isRetired: (path) =>
        own?.retire?.[at(path)] !== undefined ||
        (retired[at(path)] !== undefined && own?.restore?.[at(path)] === undefined),
      typeLabels: new Map([...fieldTypeLabels(vocabulary)].map(([type, text]) => [type, label(text)])),
    };
  }, [vocabulary, document, changes, change, label]);
  return <NodeEditorContext value={editor}>{children}</NodeEditorContext>;
}

export function useNodeEditor(): NodeEditor {
  const editor = use(NodeEditorContext);
  if (!editor) throw new Error('useNodeEditor stands outside NodeEditorProvider');
  return editor;
}

/** What is hidden is shown in the designer, so that it can be brought back. */
function withRetired(
  properties: Readonly<Record<string, unknown>>,
  retired: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const set = Object.fromEntries(Object.entries(retired).map(([path, to]) => [path, { to }]));
  return withChanges(properties, { set });
}
