import { useState } from 'react';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { blankProgramme } from '../../document/blank.ts';
import { Field } from '../../ui/Field.tsx';
import { useStudioText } from '../words.tsx';
import type { StartFields } from './NewDraftDialog.tsx';
import { useIdentity } from './use-identity.tsx';

type LegalKind = WorkflowDefinition['legalKind'];
const legalKinds: readonly LegalKind[] = ['service', 'evaluation', 'licence', 'confirmation', 'honour', 'penalty', 'supervision'];

/** What a new programme is called, whose it is, and what it is in law. */
export const BlankStart: StartFields = ({ form, onStart }) => {
  const t = useStudioText();
  const identity = useIdentity();
  const [legalKind, setLegalKind] = useState<LegalKind>('service');
  const start = () => {
    const taken = identity.take();
    if (!taken) return;
    const words = {
      ...{ apply: t('st.blank.apply'), done: t('st.blank.done') },
      ...{ form: t('st.blank.form'), field: t('st.blank.field') },
    };
    onStart({ document: blankProgramme({ ...taken, legalKind, words }) });
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
      {identity.fields}
      <Field label={t('st.drafts.legalKind')}>
        {(aria) => (
          <select {...aria} className="lz-input" value={legalKind} onChange={(event) => setLegalKind(event.target.value as LegalKind)}>
            {legalKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`st.drafts.legalKind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </form>
  );
};
