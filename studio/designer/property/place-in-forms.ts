import { useModel } from '../../model/model.tsx';
import { inOrder } from '../../model/model-document.ts';
import { setProperty } from '../draft/changes.ts';
import { useDraft } from '../draft/draft-provider.tsx';
import { useNodeEditor } from '../node/node-editor.tsx';

/** Behind everything a pack placed. */
const LAST = 900;

/** Puts a new field at the end of the first section of each form by which the entity's records are edited. */
export function usePlaceInForms(): (field: string) => void {
  const { forms } = useModel();
  const { changes, change } = useDraft();
  const { target } = useNodeEditor();
  const entity = target.slice(0, -'.entity'.length);
  return (field) => {
    const published = Object.entries(forms)
      .filter(([, form]) => form.entity === entity && form.for.includes('edit'))
      .map(([key, { sections }]) => [`${key}.form`, inOrder(sections)[0]?.[0]] as const);
    const made = Object.entries(changes)
      .filter(([, { create }]) => create?.['sections'] && create['entity'] === entity.split(':')[1])
      .map(([form, { create }]) => [form, Object.keys(create!['sections'] as object)[0]] as const);
    for (const [form, section] of [...published, ...made])
      if (section !== undefined)
        change((all) => setProperty(all, form, {}, `sections.${section}.fields.${field}`, { order: LAST }));
  };
}
