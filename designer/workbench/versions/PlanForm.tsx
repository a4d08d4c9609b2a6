import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Migration } from '../../../engine/model/migration.ts';
import type { DefinitionDto } from '../../api/programmes.ts';
import { useCommand } from '../../api/use-command.ts';
import { askMigration, previewMigration } from '../../api/versions.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { useWords } from '../words.ts';
import { PlanFields } from './PlanFields.tsx';
import { Preview } from './Preview.tsx';
import { offeredPlan, openPlan, planOf } from './plan-draft.ts';

interface Props {
  readonly from: DefinitionDto;
  readonly to: DefinitionDto;
  /** Number of the new version. */
  readonly number: number;
  /** Something is asked for already. */
  readonly waits: boolean;
}

/** The plan, what it would do, and asking for it. What was asked stands above, the way back in the list of migrations. */
export function PlanForm({ from, to, number, waits }: Props) {
  const { t, english } = useWords();
  const open = useMemo(() => openPlan(from.package, to.package, english), [from.package, to.package, english]);
  const [draft, setDraft] = useState(() => offeredPlan(open));
  const [asking, setAsking] = useState(false);
  const preview = useCommand((input: Migration) => previewMigration(input));
  const ask = useCommand(
    (note: string) => askMigration({ ...input, note }),
    () => {
      toast(t('wb.migrate.asked'));
      setAsking(false);
      preview.reset();
    },
  );
  const input = { from: from.hash, to: to.hash, plan: planOf(draft) };
  const goes = preview.data?.problems.length === 0 && preview.data.cases.some(({ problems }) => problems.length === 0);
  return (
    <>
      <Card title={t('wb.migrate.steps')}>
        <p className="wb-muted">{t(open.steps.length > 0 ? 'wb.migrate.stepsLead' : 'wb.migrate.allSame')}</p>
        <div className="lz-stack">
          <PlanFields
            open={open}
            draft={draft}
            onChange={(changed) => {
              setDraft(changed);
              preview.reset();
            }}
          />
          <div>
            <Button type={preview.data ? 'default' : 'primary'} loading={preview.isPending} onClick={() => preview.mutate(input)}>
              {t('wb.migrate.preview')}
            </Button>
          </div>
        </div>
        {preview.error && <ErrorNotice problem={preview.error} />}
      </Card>
      {preview.data && (
        <Preview preview={preview.data}>
          {goes && waits && <p className="wb-muted">{t('wb.migrate.waits')}</p>}
          {goes && !waits && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('wb.migrate.apply')}
            </Button>
          )}
        </Preview>
      )}
      {asking && (
        <ReasonDialog
          title={t('wb.migrate.apply')}
          action={t('wb.migrate.apply')}
          consequence={t('wb.migrate.ask', { n: number })}
          busy={ask.isPending}
          problem={ask.error}
          onSend={ask.mutate}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
