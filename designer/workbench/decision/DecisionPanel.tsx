import { Button } from 'antd';
import { useState } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { asProblem } from '../../api/problem.ts';
import { claimTask, completeTask, releaseTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { Light } from '../../ui/Light.tsx';
import { toast } from '../../ui/toast.ts';
import type { CaseView } from '../case/case-view.ts';
import { DueText } from '../DueText.tsx';
import { MissingList } from '../MissingList.tsx';
import { useWords } from '../words.ts';
import { CommandProblem, isOvertaken } from './CommandProblem.tsx';
import { ConfirmDecision } from './ConfirmDecision.tsx';
import { CorrectionNotes } from './CorrectionNotes.tsx';
import { completionOf, missingIn } from './decision-state.ts';
import { ObjectionText } from './ObjectionText.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { OutcomeChoice } from './OutcomeChoice.tsx';
import { SavingNote } from './SavingNote.tsx';
import type { Decision } from './use-decision.ts';
import { showRefusal, useOpinion } from './use-opinion.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly decision: Decision;
  readonly onReload: () => void;
  readonly onDone: () => void;
}

/** Everything needed to decide one task: claim, outcome, reason, corrections, opinion form, and the confirmation. */
export function DecisionPanel({ view, task, decision, onReload, onDone }: Props) {
  const { t } = useWords();
  const { state, dispatch, saving } = decision;
  const [strict, setStrict] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [formMissing, setFormMissing] = useState(false);
  const opinion = useOpinion(view, task, decision);
  const claim = useCommand((id: string, key: string) => claimTask(id, key));
  const release = useCommand((id: string, key: string) => releaseTask(id, key));
  const complete = useCommand(
    (input: ReturnType<typeof completionOf>, key: string) =>
      completeTask(task.id, input, key).catch((error: unknown) => {
        if (opinion) showRefusal(opinion.store, asProblem(error));
        throw error;
      }),
    () => {
      setConfirming(false);
      toast(t('wb.decision.done'));
      onDone();
    },
  );
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  const missing = missingIn(task, state, view.kase.declared);
  const may = (action: string) => task.actions.includes(action);
  const overtaken = complete.error !== null && isOvertaken(complete.error);
  const problem = claim.error ?? release.error ?? (confirming && !overtaken ? null : complete.error);
  const formWrong = () => {
    if (!opinion || outcome?.correction) return false;
    opinion.store.showAll();
    return opinion.store.errors().some((error) => error.level === 'block');
  };
  const send = () => {
    setStrict(true);
    complete.reset();
    const wrong = formWrong();
    setFormMissing(wrong);
    if (missing.length === 0 && !wrong) setConfirming(true);
  };

  return (
    <section className="wb-decision" aria-labelledby="wb-decision-title">
      <header>
        <h2 id="wb-decision-title">{task.stepTitle}</h2>
        <p className="wb-decision-due">
          <Light light={task.light} /> <DueText task={task} />
        </p>
        {task.help && <p className="wb-hint">{task.help}</p>}
        <p className="wb-decision-owner">
          {task.mine
            ? t('wb.decision.mine')
            : task.assignee
              ? t('wb.decision.taken', { name: task.assigneeName ?? '' })
              : t('wb.decision.open')}
          {may('claim') && (
            <Button size="small" loading={claim.isPending} onClick={() => claim.mutate(task.id)}>
              {t('wb.inbox.claim')}
            </Button>
          )}
          {may('release') && (
            <Button size="small" type="text" loading={release.isPending} onClick={() => release.mutate(task.id)}>
              {t('wb.decision.release')}
            </Button>
          )}
        </p>
      </header>
      {problem && <CommandProblem problem={problem} onReload={onReload} />}
      {task.kind === 'objection' && <ObjectionText view={view} task={task} />}
      {may('complete') && task.kind !== 'batch' && (
        <>
          <OutcomeChoice task={task} value={state.outcome} onChange={(id) => dispatch({ type: 'outcome', id })} />
          {outcome?.correction && <CorrectionNotes view={view} notes={state.notes} dispatch={dispatch} strict={strict} />}
          {opinion && !outcome?.correction && <OpinionForm view={view} opinion={opinion} />}
          {outcome && outcome.reason !== 'none' && (
            <Field
              label={t(outcome.correction ? 'wb.decision.remark' : 'wb.decision.reason')}
              required={outcome.reason === 'required'}
              optional={outcome.reason === 'optional'}
              error={strict && missing.includes('reason') ? t('wb.missing.reason') : null}
            >
              {(aria) => (
                <textarea
                  {...aria}
                  className="lz-input"
                  rows={4}
                  maxLength={2000}
                  value={state.reason}
                  onChange={(event) => dispatch({ type: 'reason', text: event.target.value })}
                />
              )}
            </Field>
          )}
          <div className="wb-decision-foot">
            <MissingList
              items={strict ? [...missing.map((key) => t(`wb.missing.${key}`)), ...(formMissing ? [t('wb.missing.form')] : [])] : []}
            />
            <Button type="primary" size="large" block onClick={send}>
              {outcome ? t('wb.decision.sendAs', { outcome: outcome.label }) : t('wb.decision.send')}
            </Button>
            <SavingNote saving={saving} />
          </div>
        </>
      )}
      {confirming && !overtaken && (
        <ConfirmDecision
          view={view}
          task={task}
          state={state}
          busy={complete.isPending}
          problem={complete.error}
          onConfirm={() => complete.mutate(completionOf(task, state, view.kase))}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  );
}
