/**
 * Sending one decision. Modes: writing · strict (the first try showed what is missing) · confirming (the consequence is shown) ·
 * overtaken (somebody was faster; what was entered stays). Lives above the panel, which a narrow screen opens and closes.
 */
import { useEffect, useState } from 'react';
import { isRefused } from '../../../engine/forms/validate.ts';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { asProblem } from '../../api/problem.ts';
import { type CompleteInput, claimTask, completeTask, releaseTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import type { CaseView } from '../case/case-view.ts';
import { isOvertaken } from './CommandProblem.tsx';
import { abstain, completionOf, missingIn } from './decision-state.ts';
import type { Decision } from './use-decision.ts';
import { showRefusal, useOpinion } from './use-opinion.ts';

export type Sending = ReturnType<typeof useSending>;

export function useSending(view: CaseView, task: TaskDto, decision: Decision, onDone: () => void) {
  const { state } = decision;
  const [strict, setStrict] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [formMissing, setFormMissing] = useState(false);
  const opinion = useOpinion(view, task, decision);
  const claim = useCommand((id: string, key: string) => claimTask(id, key));
  const release = useCommand((id: string, key: string) => releaseTask(id, key));
  const complete = useCommand(
    async (input: CompleteInput, key: string) => {
      await decision.rest();
      return completeTask(task.id, input, key).catch((error: unknown) => {
        const problem = asProblem(error);
        // Unanswered it is asked again, and may be done already: a draft would come too late.
        if (!isOvertaken(problem) && !problem.transient) decision.keep();
        if (opinion) showRefusal(opinion.store, problem);
        throw error;
      });
    },
    () => {
      setConfirming(false);
      onDone();
    },
  );
  const { keep } = decision;
  const unanswered = complete.error?.transient === true;
  useEffect(() => {
    if (unanswered) keep();
  }, [unanswered, keep]);
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  const missing = missingIn(task, state, view.kase.declared);
  const overtaken = complete.error !== null && isOvertaken(complete.error);
  const formWrong = () => {
    if (!opinion || outcome?.correction || outcome?.id === abstain) return false;
    opinion.store.showAll();
    return isRefused(opinion.store.errors());
  };
  return {
    opinion,
    outcome,
    missing,
    strict,
    formMissing,
    busy: complete.isPending,
    confirming: confirming && !overtaken,
    /** Shown in the panel; a refusal while confirming is shown in the confirmation. */
    problem: claim.error ?? release.error ?? (confirming && !overtaken ? null : complete.error),
    refusal: complete.error,
    claim,
    release,
    send() {
      setStrict(true);
      complete.reset();
      const wrong = formWrong();
      setFormMissing(wrong);
      setConfirming(missing.length === 0 && !wrong);
    },
    confirm: () => complete.mutate(completionOf(task, state, view.kase)),
    /** Back to writing; after a reload too. */
    back() {
      setConfirming(false);
      for (const command of [claim, release, complete]) command.reset();
    },
  };
}
