import { Button } from 'antd';
import { useState } from 'react';
import type { RuleVersion } from '../../../engine/model/rules.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useStudioText } from '../words.tsx';

type Made = Pick<RuleVersion, 'title' | 'basis' | 'from'>;
interface DialogProps {
  readonly title: string;
  /** Before there is any other. */
  readonly first?: boolean;
  readonly onClose: () => void;
  readonly onDone: (made: Made) => void;
}

/** What a new version is called, on which paper it rests, and from when on it holds. */
export function VersionDialog({ title, first = false, onClose, onDone }: DialogProps) {
  const t = useStudioText();
  const [made, setMade] = useState<Made>({ title: '', basis: '', from: '' });
  const [asked, setAsked] = useState(false);
  const missing = (key: keyof Made) => (asked && made[key].trim() === '' ? t('st.rules.needed') : null);
  const done = () => {
    setAsked(true);
    if (Object.values(made).every((value) => value.trim() !== ''))
      onDone({ title: made.title.trim(), basis: made.basis.trim(), from: made.from });
  };
  const text = (key: 'title' | 'basis', label: string, help?: string) => (
    <Field label={label} required help={help} error={missing(key)}>
      {(aria) => (
        <input {...aria} className="lz-input" value={made[key]} onChange={({ target }) => setMade({ ...made, [key]: target.value })} />
      )}
    </Field>
  );
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('st.rules.cancel')}</Button>
          <Button type="primary" onClick={done}>
            {t('st.rules.add')}
          </Button>
        </>
      }
    >
      {text('title', t('st.rules.versionTitle'))}
      {text('basis', t('st.rules.basis'), t('st.rules.basisHelp'))}
      <Field label={t('st.rules.from')} required help={first ? undefined : t('st.rules.fromHelp')} error={missing('from')}>
        {(aria) => (
          <input
            {...aria}
            type="date"
            className="lz-input lz-input-date"
            value={made.from}
            onChange={({ target }) => setMade({ ...made, from: target.value })}
          />
        )}
      </Field>
    </Dialog>
  );
}
