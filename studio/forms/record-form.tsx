import Form from '@rjsf/core/lib/components/Form.js';
import type { RegistryFieldsType, TemplatesType, ValidatorType } from '@rjsf/utils';
import { ConfigProvider } from 'antd';
import { memo, useEffect, useMemo, type ReactNode } from 'react';
import type { EntityDocument, FormDocument } from '../model/model-document.ts';
import { useMedia } from '../ui/use-media.ts';
import { DuplicateHint } from './duplicates/duplicate-hint.tsx';
import { BoundField } from './field-frame.tsx';
import { FormContextProvider } from './form-context.tsx';
import { FormLayoutProvider } from './form-layout.tsx';
import { formSchema, sectionsOf } from './form-schema.ts';
import type { OpenFields } from './open-fields.ts';
import type { FormWorld } from './rules/use-form-store.ts';
import { SectionTemplate } from './section-template.tsx';
import { prefetchWidgets } from './widgets/field-widget.tsx';
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
  readonly world: FormWorld;
  readonly open: OpenFields;
  readonly id?: string | undefined;
  readonly brief?: boolean;
  readonly validateField: (name: string) => void;
}

/** The form of an entity as metadata lays it out. It never redraws as a whole: each field follows the store. */
export const RecordForm = memo(function RecordForm(props: RecordFormProps) {
  const { entity, form, world, open, id, brief = false, validateField } = props;
  const sections = useMemo(() => sectionsOf(form, entity), [form, entity]);
  const drawn = useMemo(() => formSchema(sections), [sections]);
  const layout = useMemo(() => ({ sections, tabs: form.tabs }), [sections, form]);
  const context = useMemo(
    () => ({ store: world.store, world: world.world, open, entity, form, id, brief, validateField }),
    [world, open, entity, form, id, brief, validateField],
  );
  useEffect(prefetchWidgets, []);
  const isPhone = useMedia('(max-width: 640px)');
  return (
    <ConfigProvider componentSize={isPhone ? 'large' : 'small'}>
      <FormContextProvider value={context}>
        <DuplicateHint />
        <FormLayoutProvider value={layout}>
          <Form
            {...drawn}
            formData={EMPTY}
            validator={VALIDATOR}
            fields={FIELDS}
            templates={TEMPLATES}
            tagName={FormGround}
            noHtml5Validate
            showErrorList={false}
            idPrefix={entity.name}
          >
            <></>
          </Form>
        </FormLayoutProvider>
      </FormContextProvider>
    </ConfigProvider>
  );
});

const EMPTY = {};

/** Not a form element: Enter in a field ends the field and never sends anything. */
function FormGround({ children }: { readonly children?: ReactNode }) {
  return (
    <div className={styles.form} data-form>
      {children}
    </div>
  );
}
