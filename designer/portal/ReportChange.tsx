import { Button } from 'antd';
import { useState } from 'react';
import type { EntryDto } from '../../engine/model/dto/registry.ts';
import { useEnterprise } from '../api/enterprises.ts';
import { useProgramme } from '../api/programmes.ts';
import { reportChange } from '../api/registries.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { Field } from '../ui/Field.tsx';
import { toast } from '../ui/toast.ts';

/** 重大变化: what changed and on which day. */
export function ReportChange({ entry }: { entry: EntryDto }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState('');
  const [strict, setStrict] = useState(false);
  const today = useSession().data?.today;
  const enterprise = useEnterprise(entry.uscc).data;
  const pkg = useProgramme(entry.programme).data?.package;
  const run = useCommand(
    (data: Readonly<Record<string, unknown>>, key: string) => reportChange(entry.id, on, data, key),
    () => {
      toast(t('reg.act.changeDone'));
      setOpen(false);
    },
  );
  if (!entry.changeForm || !enterprise || !pkg) return null;
  return (
    <>
      <p className="lz-act-row">
        <Button onClick={() => setOpen(true)}>{t('reg.act.change')}</Button>
      </p>
      {open ? (
        <FormDialog
          title={t('reg.act.change')}
          action={t('reg.act.change')}
          pkg={pkg}
          form={entry.changeForm}
          enterprise={enterprise}
          consequence={t('reg.effect.change')}
          busy={run.isPending}
          problem={run.error}
          ready={() => {
            setStrict(true);
            return on !== '';
          }}
          onSend={run.mutate}
          onClose={() => setOpen(false)}
        >
          <Field label={t('reg.act.on')} required error={strict && on === '' ? t('reg.act.needed') : null}>
            {(aria) => (
              <input {...aria} type="date" className="lz-input" max={today} value={on} onChange={(event) => setOn(event.target.value)} />
            )}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
