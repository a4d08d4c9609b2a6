import type { ComponentType } from 'react';
import { useId } from 'react';
import { useStudioText } from '../../words.tsx';
import type { FieldOf, Look } from '../fields/field.ts';
import { type EditorProps, pointerAt, useInspection } from '../inspection.tsx';
import { AssignmentEditor } from './AssignmentEditor.tsx';
import { ClockEditor, DeadlineEditor } from './DeadlineEditor.tsx';
import { Fields } from './FieldView.tsx';
import { PeriodEditor } from './PeriodEditor.tsx';
import { ProblemNotes } from './Shell.tsx';

const looks: Readonly<Record<Look, ComponentType<EditorProps<'group'>>>> = {
  assignment: AssignmentEditor,
  period: PeriodEditor,
  deadline: DeadlineEditor,
  clock: ClockEditor,
};

/** Properties of one object under a common name; with a box that switches it on where it has to be begun with something. */
export function GroupEditor({ field, at, around }: EditorProps<'group'>) {
  const t = useStudioText();
  const id = useId();
  const { read, problems } = useInspection();
  const isOn = field.fresh === undefined || read(at) !== undefined;
  const Look = field.look && looks[field.look];
  const help = field.help ? t(field.help) : '';
  const content = (
    <>
      <ProblemNotes problems={problems(at)} />
      {isOn && (
        <div className="st-in-fields">
          {Look ? <Look field={field} at={at} around={around} /> : <Fields fields={field.fields} at={at} />}
        </div>
      )}
    </>
  );
  if (field.key === '' && !field.fresh) return content;
  if (field.fresh)
    return (
      <fieldset className={isOn ? 'st-in-group' : 'st-in-group st-in-off'} aria-label={t(field.label)} data-at={pointerAt(at)}>
        <GroupSwitch field={field} at={at} isOn={isOn} help={help} />
        {content}
      </fieldset>
    );
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {t(field.label)}
      </h4>
      {help && <p className="st-in-help">{help}</p>}
      {content}
    </fieldset>
  );
}

interface GroupSwitchProps {
  readonly field: FieldOf<'group'>;
  readonly at: EditorProps<'group'>['at'];
  readonly isOn: boolean;
  readonly help: string;
}
function GroupSwitch({ field, at, isOn, help }: GroupSwitchProps) {
  const t = useStudioText();
  const id = useId();
  const { write, whole, readOnly, isShared } = useInspection();
  return (
    <div className="st-in-switch">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        disabled={readOnly || isShared(at)}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={({ target }) => write(at, target.checked ? field.fresh?.(whole) : undefined, t(field.label))}
      />
      <label htmlFor={id} className="st-in-label">
        {t(field.label)}
        {isShared(at) && <span className="st-in-shared">{t('st.in.shared')}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="st-in-help">
          {help}
        </p>
      )}
    </div>
  );
}
