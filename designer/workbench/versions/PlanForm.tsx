import { Button } from 'antd';
import { useState } from 'react';
import type { DefinitionDto } from '../../api/programmes.ts';
import { useCommand } from '../../api/use-command.ts';
import { applyMigration, type MigrationInput, previewMigration, undoMigration } from '../../api/versions.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { Preview } from './Preview.tsx';
import { giveUp, openSteps, planOf } from './step-plan.ts';

interface Props {
  readonly from: DefinitionDto;
  readonly to: DefinitionDto;
  /** Number of the new version. */
  readonly number: number;
}

/** The plan, what it would do, what it did, and the way back. */
export function PlanForm({ from, to, number }: Props) {
  const { t } = useWords();
  const [open] = useState(() => openSteps(from.package, to.package));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(open.map(({ id, offer }) => [id, offer])),
  );
  const [timers, setTimers] = useState<'keep' | 'recompute'>('keep');
  const [asking, setAsking] = useState(false);
  const preview = useCommand((input: MigrationInput) => previewMigration(input));
  const apply = useCommand(
    (input: MigrationInput) => applyMigration(input),
    () => setAsking(false),
  );
  const undo = useCommand((id: string) => undoMigration(id));
  const input = { from: from.hash, to: to.hash, plan: planOf(chosen, timers) };
  const change = (make: () => void) => {
    make();
    preview.reset();
  };
  const goes = preview.data?.problems.length === 0 && preview.data.cases.some(({ problems }) => problems.length === 0);
  const done = apply.data;
  return (
    <>
      <Card title={t('wb.migrate.steps')}>
        <p className="wb-muted">{t(open.length > 0 ? 'wb.migrate.stepsLead' : 'wb.migrate.allSame')}</p>
        <div className="lz-stack">
          {open.map((step) => (
            <Field key={step.id} label={t('wb.migrate.stepOf', { title: step.title })}>
              {(aria) => (
                <select
                  {...aria}
                  className="wb-select"
                  value={chosen[step.id]}
                  onChange={(event) => change(() => setChosen({ ...chosen, [step.id]: event.target.value }))}
                >
                  <option value="">{t('wb.migrate.none')}</option>
                  {step.choices.map((choice) => (
                    <option key={choice.id} value={choice.id}>
                      {choice.title}
                    </option>
                  ))}
                  <option value={giveUp}>{t('wb.migrate.giveUp')}</option>
                </select>
              )}
            </Field>
          ))}
          <Field label={t('wb.migrate.timers')}>
            {(aria) => (
              <select
                {...aria}
                className="wb-select"
                value={timers}
                onChange={(event) => change(() => setTimers(event.target.value === 'recompute' ? 'recompute' : 'keep'))}
              >
                <option value="keep">{t('wb.migrate.keep')}</option>
                <option value="recompute">{t('wb.migrate.recompute')}</option>
              </select>
            )}
          </Field>
          <div>
            <Button type={preview.data ? 'default' : 'primary'} loading={preview.isPending} onClick={() => preview.mutate(input)}>
              {t('wb.migrate.preview')}
            </Button>
          </div>
        </div>
        {preview.error && <ErrorNotice problem={preview.error} />}
      </Card>
      {preview.data && !done && (
        <Preview preview={preview.data}>
          {goes && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('wb.migrate.apply')}
            </Button>
          )}
        </Preview>
      )}
      {done && (
        <Card title={t('wb.migrate.title')}>
          <div role="status">
            <p>{t('wb.migrate.done', { n: done.migrated, refused: done.refused.length })}</p>
            {undo.data && <p>{t('wb.migrate.undone', { n: undo.data.undone, refused: undo.data.refused.length })}</p>}
          </div>
          {!undo.data && (
            <Button loading={undo.isPending} onClick={() => undo.mutate(done.id)}>
              {t('wb.migrate.undo')}
            </Button>
          )}
          {undo.error && <ErrorNotice problem={undo.error} />}
        </Card>
      )}
      {asking && (
        <Dialog
          title={t('wb.migrate.apply')}
          onClose={() => setAsking(false)}
          closable={!apply.isPending}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
              <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate(input)}>
                {t('wb.migrate.apply')}
              </Button>
            </>
          }
        >
          <p>{t('wb.migrate.ask', { n: number })}</p>
          {apply.error && <ErrorNotice problem={apply.error} />}
        </Dialog>
      )}
    </>
  );
}
