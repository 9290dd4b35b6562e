import { createContext, use } from 'react';
import type { FormDocument } from '../model/model-document.ts';
import type { PlacedSection } from './form-schema.ts';

export interface FormLayout {
  readonly sections: readonly PlacedSection[];
  readonly tabs: FormDocument['tabs'];
}

const LayoutContext = createContext<FormLayout>({ sections: [], tabs: undefined });

export const FormLayoutProvider = LayoutContext;

/** The sections and tabs of the form being drawn. */
export function useFormLayout(): FormLayout {
  return use(LayoutContext);
}
