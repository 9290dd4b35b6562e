import Form from '@rjsf/core/lib/components/Form.js';
import type { RegistryFieldsType, TemplatesType, ValidatorType } from '@rjsf/utils';
import { memo, useMemo, type ReactNode } from 'react';
import type { EntityDocument, FormDocument } from '../model/model-document.ts';
import { BoundField } from './bound-field.tsx';
import { FormContextProvider } from './form-context.tsx';
import { formSchema, sectionsOf } from './form-schema.ts';
import type { FormStore } from './form-store.ts';
import { SectionTemplate } from './section-template.tsx';
import styles from './form.module.css';

/** Values are validated by the form store on blur and save; react-jsonschema-form itself only draws. */
const VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

const FIELDS: RegistryFieldsType = { boundField: BoundField };

const TEMPLATES: Partial<TemplatesType> = {
  ObjectFieldTemplate: SectionTemplate,
  FieldTemplate: ({ children }: { readonly children?: ReactNode }) => <>{children}</>,
};

export interface RecordFormProps {
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  readonly store: FormStore;
  readonly id?: string | undefined;
  readonly validateField: (name: string) => void;
}

/** The form of an entity as metadata lays it out. It never redraws as a whole: each field follows the store. */
export const RecordForm = memo(function RecordForm({
  entity,
  form,
  store,
  id,
  validateField,
}: RecordFormProps) {
  const drawn = useMemo(() => formSchema(sectionsOf(form, entity), entity), [form, entity]);
  const context = useMemo(() => ({ store, entity, id, validateField }), [store, entity, id, validateField]);
  return (
    <FormContextProvider value={context}>
      <Form
        {...drawn}
        formData={EMPTY}
        validator={VALIDATOR}
        fields={FIELDS}
        templates={TEMPLATES}
        tagName="div"
        className={styles.form}
        noHtml5Validate
        showErrorList={false}
        idPrefix={entity.name}
      >
        <></>
      </Form>
    </FormContextProvider>
  );
});

const EMPTY = {};
