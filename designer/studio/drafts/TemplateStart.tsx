import { useId, useState } from 'react';
import type { ProgrammeTemplate } from '../../../engine/model/studio.ts';
import { useTemplates } from '../../api/studio.ts';
import { usePick } from '../../app/locale.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useStudioText } from '../words.tsx';
import type { StartFields } from './NewDraftDialog.tsx';
import { useIdentity } from './use-identity.tsx';

type Whole = Extract<ProgrammeTemplate, { kind: 'programme' }>;

/** Begins with an approval skeleton that others have thought through. */
export const TemplateStart: StartFields = ({ form, onStart }) => {
  const t = useStudioText();
  const pick = usePick();
  const name = useId();
  const templates = useTemplates();
  const identity = useIdentity();
  const [chosen, setChosen] = useState('');
  const whole = (templates.data?.items ?? []).filter((one): one is Whole => one.kind === 'programme');
  const template = whole.find(({ id }) => id === chosen) ?? whole[0];
  const start = () => {
    const taken = identity.take();
    if (!taken || !template) return;
    const { workflow, ...rest } = template.document;
    onStart({ document: { ...rest, workflow: { ...workflow, ...taken } } });
  };
  return (
    <form
      id={form}
      noValidate
      className="lz-stack"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Loading query={templates} rows={3}>
        {() =>
          whole.length === 0 ? (
            <p>{t('st.drafts.noTemplates')}</p>
          ) : (
            <fieldset className="st-starts">
              <legend>{t('st.drafts.template')}</legend>
              {whole.map((one) => (
                <label key={one.id} className="st-start">
                  <input type="radio" name={name} checked={one.id === template?.id} onChange={() => setChosen(one.id)} />
                  <span>
                    <b>{pick(one.title, one.titleEn)}</b>
                    <span className="st-start-help">{pick(one.summary, one.summaryEn)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          )
        }
      </Loading>
      {whole.length > 0 && identity.fields}
    </form>
  );
};
