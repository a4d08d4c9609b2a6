import { Button } from 'antd';
import { useState } from 'react';
import type { PlayedDto } from '../../../engine/model/dto/tryout.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import { Field } from '../../ui/Field.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';

interface Props {
  readonly played: PlayedDto;
  readonly busy: boolean;
  readonly onAct: (...steps: readonly ScenarioStep[]) => void;
}

/** A sample enterprise applies. */
export function OpenCase({ played, busy, onAct }: Props) {
  const t = useStudioText();
  const [at, setAt] = useState(0);
  const forms = useDocumentPart((document) => document.forms);
  // Where the form takes over the kind of application, it says which there are.
  const fields = Object.values(forms).flatMap(({ schema }) => Object.values(schema.properties ?? {}));
  const kinds = fields.find((field) => field['x-prefill'] === 'applyType')?.oneOf ?? [];
  const [applyType, setApplyType] = useState(kinds[0]?.const ?? '');
  const { uscc } = played.enterprises[at] ?? { uscc: '' };
  const open = () => onAct({ as: `agent-${at + 1}`, open: { uscc, ...(applyType === '' ? {} : { applyType }) } });
  return (
    <div className="lz-stack-s">
      <Field label={t('st.try.openAs')}>
        {(aria) => (
          <select {...aria} className="lz-input lz-select" value={at} onChange={(event) => setAt(Number(event.target.value))}>
            {played.enterprises.slice(0, 2).map((enterprise, index) => (
              <option key={enterprise.uscc} value={index}>
                {enterprise.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kinds.length > 0 && (
        <Field label={t('st.try.applyType')}>
          {(aria) => (
            <select {...aria} className="lz-input lz-select" value={applyType} onChange={(event) => setApplyType(event.target.value)}>
              {kinds.map(({ const: kind, title }) => (
                <option key={kind} value={kind}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Button type="primary" disabled={busy} onClick={open}>
        {t('st.try.open')}
      </Button>
    </div>
  );
}
