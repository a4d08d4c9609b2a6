import type { JsonSchema, UISchemaElement } from '@jsonforms/core';
import { JsonForms, type JsonFormsInitStateProps } from '@jsonforms/react';
import { memo, useMemo } from 'react';
import type { FormDefinition, UiElement, Vocabulary } from '../../engine/model/form.ts';
import { OpenSection } from './CategorizationLayout.tsx';
import { withDeclarations } from './declarations.ts';
import type { FieldNotes } from './field-notes.ts';
import { FormContext } from './form-context.ts';
import type { FormStore } from './form-store.ts';
import NoAjv from './no-ajv.ts';
import { renderers } from './renderers.ts';
import './form.css';

interface FormViewProps {
  readonly form: FormDefinition;
  readonly store: FormStore;
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  readonly today: string;
  readonly signer?: string;
  /** Index of the open category, when the UI schema is a Categorization; without one all are drawn, under their titles. */
  readonly section?: number | null;
  /** Draw this instead of the form's own UI schema (a correction shows only ticked fields). */
  readonly uischema?: UiElement;
  readonly prefix?: string;
  readonly notes?: FieldNotes;
}
const ajv = new NoAjv() as unknown as NonNullable<JsonFormsInitStateProps['ajv']>;
/** JSON Forms picks renderers; values live in the form store, so its own data never changes and nothing re-maps on a keystroke. */
const noData = {};

export const FormView = memo(function FormView(props: FormViewProps) {
  const { form, store, vocabularies, today, signer = '', section = null, uischema, prefix = 'f', notes = null } = props;
  const context = useMemo(
    () => ({ store, vocabularies, today, prefix, signer, notes }),
    [store, vocabularies, today, prefix, signer, notes],
  );
  const schema = useMemo(() => withDeclarations(form), [form]);
  return (
    <FormContext.Provider value={context}>
      <OpenSection.Provider value={section}>
        <JsonForms
          schema={schema as unknown as JsonSchema}
          uischema={(uischema ?? form.uischema) as unknown as UISchemaElement}
          data={noData}
          renderers={renderers}
          cells={[]}
          ajv={ajv}
          validationMode="NoValidation"
        />
      </OpenSection.Provider>
    </FormContext.Provider>
  );
});
