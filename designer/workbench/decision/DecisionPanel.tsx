import { Button } from 'antd';
import { useRef } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { focusWrong } from '../../ui/focus-wrong.ts';
import { Light } from '../../ui/Light.tsx';
import type { CaseView } from '../case/case-view.ts';
import { DueText } from '../DueText.tsx';
import { MissingList } from '../MissingList.tsx';
import { ExtensionRequest } from '../operations/ExtensionRequest.tsx';
import { type Chosen, OperationsMenu } from '../operations/OperationsMenu.tsx';
import { TaskPeople } from '../operations/TaskPeople.tsx';
import { OpinionField } from '../opinions/OpinionField.tsx';
import { opinionFacts } from '../opinions/opinion-facts.ts';
import { GiveUpSeat } from '../panel/GiveUpSeat.tsx';
import { PendingDraw } from '../panel/PendingDraw.tsx';
import { SheetTotal } from '../panel/SheetTotal.tsx';
import { useToday } from '../use-calendar.ts';
import { VotePaper } from '../vote/VotePaper.tsx';
import { useWords } from '../words.ts';
import { CommandProblem } from './CommandProblem.tsx';
import { ConditionsEditor } from './ConditionsEditor.tsx';
import { ConfirmDecision } from './ConfirmDecision.tsx';
import { CorrectionNotes } from './CorrectionNotes.tsx';
import { abstain } from './decision-state.ts';
import { ObjectionText } from './ObjectionText.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { OutcomeChoice } from './OutcomeChoice.tsx';
import { SavingNote } from './SavingNote.tsx';
import type { Decision } from './use-decision.ts';
import type { Sending } from './use-sending.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly decision: Decision;
  readonly sending: Sending;
  readonly onReload: () => void;
  readonly onOperate: (chosen: Chosen) => void;
}

/** Everything needed to decide one task: claim, outcome, reason, corrections, opinion form, and the confirmation. */
export function DecisionPanel({ view, task, decision, sending, onReload, onOperate }: Props) {
  const { t } = useWords();
  const today = useToday();
  const { state, dispatch, saving } = decision;
  const { opinion, outcome, missing, strict, formMissing, claim, release } = sending;
  const panel = useRef<HTMLElement>(null);
  // Once drawn.
  const send = () => {
    sending.send();
    requestAnimationFrame(() => focusWrong(panel.current));
  };
  const may = (action: string) => task.actions.includes(action);
  return (
    <section ref={panel} className="wb-decision" aria-labelledby="wb-decision-title">
      <header>
        <h2 id="wb-decision-title">{task.stepTitle}</h2>
        <p className="wb-decision-due">
          {task.dueAt && <Light light={task.light} />} <DueText task={task} />
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
      <TaskPeople task={task} label={(id) => task.outcomes.find((offered) => offered.id === id)?.label ?? id} />
      <OperationsMenu task={task} onChoose={onOperate} />
      {sending.problem && <CommandProblem problem={sending.problem} onReload={onReload} />}
      {task.kind === 'extension' && <ExtensionRequest view={view} task={task} />}
      <PendingDraw task={task} />
      {task.kind === 'objection' && <ObjectionText view={view} task={task} />}
      {may('complete') && task.kind !== 'batch' && (
        <>
          {isAgain(view.kase.results[task.step]) && <p className="wb-ballot-tie">{t('wb.decision.tied')}</p>}
          <VotePaper view={view} task={task} />
          <OutcomeChoice
            task={task}
            value={state.outcome}
            wrong={strict && !outcome}
            onChange={(id) => dispatch({ type: 'outcome', id })}
          />
          {outcome?.correction && <CorrectionNotes view={view} notes={state.notes} dispatch={dispatch} strict={strict} />}
          {outcome && outcome.conditions !== 'none' && (
            <ConditionsEditor
              conditions={state.conditions}
              required={outcome.conditions === 'required'}
              strict={strict}
              onChange={(list) => dispatch({ type: 'conditions', list })}
            />
          )}
          {opinion && outcome?.id !== abstain && <SheetTotal view={view} task={task} opinion={opinion} />}
          {opinion && !outcome?.correction && outcome?.id !== abstain && <OpinionForm view={view} opinion={opinion} />}
          {outcome && outcome.reason !== 'none' && (
            <OpinionField
              label={t(outcome.correction ? 'wb.decision.remark' : 'wb.decision.reason')}
              required={outcome.reason === 'required'}
              error={strict && missing.includes('reason') ? t('wb.missing.reason') : null}
              value={state.reason}
              onChange={(text) => dispatch({ type: 'reason', text })}
              facts={opinionFacts(view, task.stepTitle, today)}
            />
          )}
          <div className="wb-decision-foot">
            <MissingList
              items={strict ? [...missing.map((key) => t(`wb.missing.${key}`)), ...(formMissing ? [t('wb.missing.form')] : [])] : []}
            />
            {task.may.includes('complete') ? (
              <Button type="primary" size="large" block onClick={send}>
                {outcome ? t('wb.decision.sendAs', { outcome: outcome.label }) : t('wb.decision.send')}
              </Button>
            ) : (
              <p className="wb-hint">{t('wb.decision.waiting')}</p>
            )}
            <SavingNote saving={saving} />
          </div>
        </>
      )}
      {may('decline') && !may('complete') && <GiveUpSeat task={task} />}
      {sending.confirming && (
        <ConfirmDecision
          view={view}
          task={task}
          state={state}
          busy={sending.busy}
          problem={sending.refusal}
          onConfirm={sending.confirm}
          onClose={sending.back}
        />
      )}
    </section>
  );
}

/** Was the ballot before tied? Of a secret one only its tally is told. */
const isAgain = (result: CaseView['kase']['results'][string] | undefined) =>
  result?.tiedBallot !== undefined || result?.tiedVotes !== undefined;
