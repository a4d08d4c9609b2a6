/** Conditions of a field, and whether it must be filled in. */
import { isRequired, setRequired } from '../../../document/forms/fields.ts';
import { ConditionEditor } from '../../rules/ConditionEditor.tsx';
import { useStudioText } from '../../words.tsx';
import { useFormDesk } from '../use-form.ts';
import type { EditorProps } from './editor-props.ts';
import { Tick } from './inputs.tsx';

/** `required` stands beside the field, in what lists it. */
export function RequiredEditor({ at }: EditorProps) {
  const t = useStudioText();
  const desk = useFormDesk();
  return (
    <Tick
      label={t('st.forms.requiredAlways')}
      value={isRequired(desk.form, at)}
      onChange={(on) => desk.edit('st.forms.did.change', setRequired(at, on), { params: { what: t('st.forms.required') } })}
    />
  );
}
export function VisibleWhenEditor({ schema, set, place }: EditorProps) {
  const t = useStudioText();
  return (
    <ConditionEditor
      place={place('x-visibleWhen')}
      label={t('st.forms.visibleWhen')}
      value={schema['x-visibleWhen'] ?? ''}
      optional
      without="st.cond.alwaysShown"
      onChange={(when) => set('x-visibleWhen', when)}
    />
  );
}
export function RequiredWhenEditor({ schema, set, place }: EditorProps) {
  const t = useStudioText();
  return (
    <ConditionEditor
      place={place('x-requiredWhen')}
      label={t('st.forms.requiredWhen')}
      value={schema['x-requiredWhen'] ?? ''}
      optional
      without="st.cond.asTicked"
      onChange={(when) => set('x-requiredWhen', when)}
    />
  );
}
