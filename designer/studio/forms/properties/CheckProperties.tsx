import type { FormCheck } from '../../../../engine/model/form.ts';
import { pathOf, pointerOf } from '../../../../engine/model/pointer.ts';
import { changeCheck, moveCheck, removeCheck } from '../../../document/forms/checks.ts';
import { isId } from '../../../document/forms/keys.ts';
import { ConditionEditor } from '../../rules/ConditionEditor.tsx';
import { useStudioText } from '../../words.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { problemsAt, useFormDesk } from '../use-form.ts';
import { KeyLine, Line, Pick } from './inputs.tsx';

/** A rule over several fields: what must hold, what is said when it doesn't, where it is shown, and whether it refuses. */
export function CheckProperties({ index, check }: { readonly index: number; readonly check: FormCheck }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const count = desk.form.checks?.length ?? 0;
  const change = (part: Partial<FormCheck>) =>
    desk.edit('st.forms.did.change', changeCheck(index, part), {
      params: { what: check.message },
      together: `${desk.name}/checks/${index}/${Object.keys(part)[0]}`,
    });
  const places = Object.entries(desk.form.schema.properties ?? {}).flatMap(([key, field]) => [
    { value: pointerOf([key]), title: field.title ?? key },
    ...Object.entries(field.items?.properties ?? {}).map(([column, own]) => ({
      value: pointerOf([key, '*', column]),
      title: t('st.forms.checks.everyRow', { table: field.title ?? key, column: own.title ?? column }),
    })),
  ]);
  const refuse = (text: string): string | null => {
    if (!isId(text)) return t('st.forms.id.wrong');
    return desk.form.checks?.some(({ id }) => id === text) ? t('st.forms.id.taken') : null;
  };
  const inTable = pathOf(check.at).at(1) === '*';
  return (
    <div className="st-forms-properties-body">
      <ProblemList problems={problemsAt(desk.problems, `/checks/${index}`)} />
      <ConditionEditor
        place={`forms/${desk.name}#/checks/${index}/when`}
        label={t('st.forms.checks.when')}
        value={check.when}
        onChange={(when) => change({ when })}
      />
      {inTable && <p className="lz-help">{t('st.forms.checks.row')}</p>}
      <Line first long label={t('st.forms.checks.said')} value={check.message} onChange={(message) => change({ message })} />
      <Line long label={t('st.forms.checks.saidEn')} value={check.messageEn ?? ''} onChange={(messageEn) => change({ messageEn })} />
      <Pick label={t('st.forms.checks.at')} value={check.at} options={places} onChange={(at) => change({ at })} />
      <Pick
        label={t('st.forms.checks.level')}
        value={check.level}
        options={[
          { value: 'block', title: t('st.forms.checks.block') },
          { value: 'warn', title: t('st.forms.checks.warn') },
        ]}
        onChange={(level) => change({ level: level as FormCheck['level'] })}
      />
      <KeyLine key={check.id} label={t('st.forms.checks.id')} value={check.id} refuse={refuse} onChange={(id) => change({ id })} />
      <div className="st-forms-quick">
        <button type="button" className="st-forms-small" onClick={() => desk.choose({ kind: 'form' })}>
          {t('st.forms.checks.all')}
        </button>
        {!desk.readOnly && (
          <>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                className="st-forms-small"
                disabled={index + by < 0 || index + by >= count}
                onClick={() => {
                  desk.edit('st.forms.did.move', moveCheck(index, index + by), { params: { what: check.message } });
                  desk.choose({ kind: 'check', index: index + by });
                }}
              >
                {t(by < 0 ? 'st.forms.moveUp' : 'st.forms.moveDown')}
              </button>
            ))}
            <button
              type="button"
              className="st-forms-small st-forms-danger"
              onClick={() => {
                desk.edit('st.forms.did.remove', removeCheck(index), { params: { what: check.message } });
                desk.choose({ kind: 'form' });
              }}
            >
              {t('st.forms.remove')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
