import { useState } from 'react';
import { addCheck } from '../../../document/forms/checks.ts';
import { freeId, isId } from '../../../document/forms/keys.ts';
import { removeForm, removeVocabulary, renameForm, titleForm } from '../../../document/forms/whole.ts';
import { useDocumentPart, useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { useFormDesk } from '../use-form.ts';
import { KeyLine, Line } from './inputs.tsx';

/** The form itself: its titles and id, its rules over several fields, the vocabularies of the package. */
export function FormProperties() {
  const t = useStudioText();
  const desk = useFormDesk();
  const { editor, choose } = useStudio();
  const { form, name } = desk;
  const [sure, setSure] = useState(false);
  const own = desk.problems.filter(({ pointer }) => !/^\/(schema\/properties|uischema\/elements|checks)\//.test(pointer));
  const title = (words: Parameters<typeof titleForm>[1], which: string) =>
    editor.run({ label: 'st.forms.did.change', params: { what: form.title }, together: `${name}/${which}`, edit: titleForm(name, words) });
  const refuse = (text: string): string | null => {
    if (!isId(text)) return t('st.forms.id.wrong');
    return Object.hasOwn(editor.view().document.forms, text) ? t('st.forms.id.taken') : null;
  };
  return (
    <div className="st-forms-properties-body">
      <ProblemList problems={own} />
      <Line first label={t('st.forms.formTitle')} value={form.title} onChange={(value) => title({ title: value }, 'title')} />
      <Line label={t('st.forms.titleEn')} value={form.titleEn ?? ''} onChange={(value) => title({ titleEn: value }, 'titleEn')} />
      <KeyLine
        key={name}
        label={t('st.forms.id')}
        help={t('st.forms.id.help')}
        value={name}
        refuse={refuse}
        onChange={(to) => {
          desk.run('st.forms.did.renameForm', renameForm(name, to), { what: form.title });
          choose(`forms/${to}#`);
        }}
      />
      <RuleList />
      <VocabularyList />
      {!desk.readOnly && (
        <div className="st-forms-quick">
          {sure ? (
            <>
              <span>{t('st.forms.removeForm.sure', { title: form.title })}</span>
              <button
                type="button"
                className="st-forms-small st-forms-danger"
                onClick={() => {
                  desk.run('st.forms.did.removeForm', removeForm(name), { what: form.title });
                  choose(null);
                }}
              >
                {t('st.forms.removeForm.yes')}
              </button>
              <button type="button" className="st-forms-small" onClick={() => setSure(false)}>
                {t('st.forms.keep')}
              </button>
            </>
          ) : (
            <button type="button" className="st-forms-small st-forms-danger" onClick={() => setSure(true)}>
              {t('st.forms.removeForm')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function RuleList() {
  const t = useStudioText();
  const desk = useFormDesk();
  const checks = desk.form.checks ?? [];
  const first = Object.keys(desk.form.schema.properties ?? {})[0];
  return (
    <section className="st-forms-part">
      <h3>{t('st.forms.checks')}</h3>
      <p className="lz-help">{t('st.forms.checks.help')}</p>
      {checks.length === 0 ? (
        <p className="lz-muted">{t('st.forms.checks.none')}</p>
      ) : (
        <ol className="st-forms-list">
          {checks.map((check, index) => (
            <li key={check.id}>
              <button type="button" className="lz-link" onClick={() => desk.choose({ kind: 'check', index })}>
                {check.message || check.id}
              </button>
            </li>
          ))}
        </ol>
      )}
      {!desk.readOnly && first !== undefined && (
        <button
          type="button"
          className="st-forms-small"
          onClick={() => {
            const id = freeId(
              'check-1',
              checks.map((check) => check.id),
            );
            desk.edit(
              'st.forms.did.addCheck',
              addCheck({
                id,
                when: `application.${first} != null`,
                message: t('st.forms.checks.message'),
                level: 'block',
                at: `/${first}`,
              }),
            );
            desk.choose({ kind: 'check', index: checks.length });
            desk.focus('properties');
          }}
        >
          {t('st.forms.checks.add')}
        </button>
      )}
    </section>
  );
}

/** What the package brings along, and what no form uses any more. */
function VocabularyList() {
  const t = useStudioText();
  const desk = useFormDesk();
  const vocabularies = useDocumentPart((document) => document.vocabularies);
  const forms = useDocumentPart((document) => document.forms);
  const all = Object.values(vocabularies);
  if (all.length === 0) return null;
  const text = JSON.stringify(forms);
  return (
    <section className="st-forms-part">
      <h3>{t('st.forms.vocabularies')}</h3>
      <ul className="st-forms-list">
        {all.map(({ id, title, items }) => {
          const used = text.includes(`"x-vocabulary":"${id}"`);
          return (
            <li key={id}>
              {t('st.forms.vocabulary.own', { title, count: items.length })}{' '}
              {!used && (
                <>
                  <span className="lz-muted">{t('st.forms.vocabulary.unused')}</span>{' '}
                  {!desk.readOnly && (
                    <button
                      type="button"
                      className="st-forms-small"
                      onClick={() => desk.run('st.forms.did.removeVocabulary', removeVocabulary(id), { what: title })}
                    >
                      {t('st.forms.remove')}
                    </button>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
