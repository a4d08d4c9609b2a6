import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import type { OpenPlan, PlanDraft } from './plan-draft.ts';
import { SourceRows } from './SourceRows.tsx';
import { giveUp } from './step-plan.ts';

interface Props {
  readonly open: OpenPlan;
  readonly draft: PlanDraft;
  readonly onChange: (draft: PlanDraft) => void;
}

/** What names don't say: where steps go on, where values come from, what becomes of deadlines. */
export function PlanFields({ open, draft, onChange }: Props) {
  const { t } = useWords();
  return (
    <div className="lz-stack">
      {open.steps.map((step) => (
        <Field key={step.id} label={t('wb.migrate.stepOf', { title: step.title })}>
          {(aria) => (
            <select
              {...aria}
              className="wb-select"
              value={draft.steps[step.id]}
              onChange={(event) => onChange({ ...draft, steps: { ...draft.steps, [step.id]: event.target.value } })}
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
      {open.fields.length > 0 && (
        <section className="lz-stack">
          <h3>{t('wb.migrate.fields')}</h3>
          <p className="wb-muted">{t('wb.migrate.fieldsLead')}</p>
          <SourceRows
            open={open.fields}
            sources={draft.fields}
            onChange={(fields) => onChange({ ...draft, fields })}
            label={(title) => t('wb.migrate.fieldOf', { title })}
            none={(kept) => t(kept ? 'wb.migrate.asIs' : 'wb.migrate.noValue')}
            mayCompute
          />
        </section>
      )}
      {open.rules.length > 0 && (
        <section className="lz-stack">
          <h3>{t('wb.migrate.rules')}</h3>
          <SourceRows
            open={open.rules}
            sources={draft.rules}
            onChange={(rules) => onChange({ ...draft, rules })}
            label={(title) => t('wb.migrate.ruleOf', { title })}
            none={() => t('wb.migrate.none')}
            mayCompute={false}
          />
        </section>
      )}
      {open.results.length > 0 && (
        <details>
          <summary>{t('wb.migrate.results')}</summary>
          <div className="lz-stack">
            <p className="wb-muted">{t('wb.migrate.resultsLead')}</p>
            <SourceRows
              open={open.results}
              sources={draft.results}
              onChange={(results) => onChange({ ...draft, results })}
              label={(title) => t('wb.migrate.resultOf', { title })}
              none={() => t('wb.migrate.byStep')}
              mayCompute
            />
          </div>
        </details>
      )}
      <Field label={t('wb.migrate.timers')}>
        {(aria) => (
          <select
            {...aria}
            className="wb-select"
            value={draft.timers}
            onChange={(event) => onChange({ ...draft, timers: event.target.value === 'recompute' ? 'recompute' : 'keep' })}
          >
            <option value="keep">{t('wb.migrate.keep')}</option>
            <option value="recompute">{t('wb.migrate.recompute')}</option>
          </select>
        )}
      </Field>
    </div>
  );
}
