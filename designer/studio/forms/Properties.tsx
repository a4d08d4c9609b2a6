import { useId } from 'react';
import { schemaAt } from '../../document/forms/form-edit.ts';
import { elementAt } from '../../document/forms/layout.ts';
import { useStudioText } from '../words.tsx';
import { pointerOfNode } from './node.ts';
import { allRows } from './outline-rows.ts';
import { CheckProperties } from './properties/CheckProperties.tsx';
import { ElementProperties } from './properties/ElementProperties.tsx';
import { FieldProperties } from './properties/FieldProperties.tsx';
import { FormProperties } from './properties/FormProperties.tsx';
import { useFormDesk } from './use-form.ts';
import { useFormActions } from './use-form-actions.ts';

/** What can be said of the thing chosen. */
export function Properties() {
  const t = useStudioText();
  const desk = useFormDesk();
  const id = useId();
  const { node, form } = desk;
  const schema = node.kind === 'field' ? schemaAt(form, node.at) : undefined;
  const element = node.kind === 'element' ? elementAt(form.uischema, node.place) : undefined;
  const check = node.kind === 'check' ? form.checks?.[node.index] : undefined;
  const heading = schema
    ? t('st.forms.propertiesOf', { what: schema.title || (node.kind === 'field' ? (node.at.column ?? node.at.field) : '') })
    : element
      ? t('st.forms.propertiesOf', { what: element.label || t('st.forms.untitled') })
      : check
        ? t('st.forms.checks.one')
        : t('st.forms.formProperties');
  return (
    <section className="st-forms-properties" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="st-forms-heading">
        {heading}
      </h2>
      {schema && node.kind === 'field' ? (
        <>
          <FieldProperties key={pointerOfNode(node)} at={node.at} schema={schema} />
          {!desk.readOnly && <FieldTools />}
        </>
      ) : element && node.kind === 'element' ? (
        <ElementProperties key={pointerOfNode(node)} place={node.place} element={element} />
      ) : check && node.kind === 'check' ? (
        <CheckProperties key={node.index} index={node.index} check={check} />
      ) : (
        <FormProperties key={desk.name} />
      )}
    </section>
  );
}

/** The keys of the outline, for whoever presses buttons. */
function FieldTools() {
  const t = useStudioText();
  const desk = useFormDesk();
  const actions = useFormActions();
  const row = allRows(desk.form).find(({ id }) => id === pointerOfNode(desk.node));
  if (!row) return null;
  const inTable = desk.node.kind === 'field' && desk.node.at.column !== undefined;
  return (
    <div className="st-forms-quick">
      <button type="button" className="st-forms-small" onClick={() => actions.copy(row)}>
        {t('st.forms.copy')}
      </button>
      <button type="button" className="st-forms-small" onClick={() => actions.double(row)}>
        {t('st.forms.double')}
      </button>
      {inTable && desk.node.kind === 'field' && (
        <button
          type="button"
          className="st-forms-small"
          onClick={() => desk.node.kind === 'field' && desk.choose({ kind: 'field', at: { field: desk.node.at.field } })}
        >
          {t('st.forms.toTable')}
        </button>
      )}
      <button type="button" className="st-forms-small st-forms-danger" onClick={() => actions.remove(row, null)}>
        {t('st.forms.remove')}
      </button>
    </div>
  );
}
