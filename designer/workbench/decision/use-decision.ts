/**
 * The decision being written for one task, kept as the task's draft on the server a moment after each change.
 * Invariant: the state on screen is never replaced by a reload of the case; only another task starts afresh. When somebody saved a newer
 * draft we stop saving, and the screen keeps its own.
 */
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import { get } from '../../api/client.ts';
import { saveDraft } from '../../api/tasks.ts';
import { createDraftSaver, type SaveState } from '../../drafts/draft-saver.ts';
import { type DecisionAction, type DecisionState, reduceDecision, restoreDecision } from './decision-state.ts';

export type DraftSaving = 'clean' | 'saving' | 'saved' | 'behind' | 'waiting' | 'failed';

export interface Decision {
  readonly state: DecisionState;
  readonly dispatch: (action: DecisionAction) => void;
  readonly saving: DraftSaving;
  /** Before the decision is sent: no draft is saved after it. */
  readonly rest: () => Promise<void>;
  /** After a refusal: the draft is kept again. */
  readonly keep: () => void;
}

/** `task` must be keyed: mount the caller anew for another task. */
export function useDecision(caseId: string, task: TaskDto): Decision {
  const [state, reduce] = useReducer(reduceDecision, task, restoreDecision);
  const latest = useRef(state);
  const mine = task.mine || task.assignee === null;
  const [saver] = useState(() =>
    createDraftSaver({
      version: task.draft?.version ?? 0,
      savedAt: null,
      read: () => ({ ...latest.current }),
      same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      save: (data, version) => saveDraft(task.id, data, version),
      fetchTheirs: async () => (await get<CaseDto>(`/cases/${caseId}`)).tasks.find((item) => item.id === task.id)?.draft ?? null,
    }),
  );
  const edited = useRef(false);
  useEffect(() => {
    latest.current = state;
    if (edited.current && mine) saver.touch();
    edited.current = false;
  }, [state, saver, mine]);
  useEffect(() => saver.leave, [saver]);
  const dispatch = useCallback((action: DecisionAction) => {
    edited.current = true;
    reduce(action);
  }, []);
  return { state, dispatch, saving: savingOf(useSyncExternalStore(saver.subscribe, saver.state)), rest: saver.rest, keep: saver.touch };
}

function savingOf(state: SaveState): DraftSaving {
  if (state.kind === 'saved') return state.at === null ? 'clean' : 'saved';
  if (state.kind === 'conflict') return 'behind';
  if (state.kind === 'dirty') return 'clean';
  if (state.kind === 'saving') return 'saving';
  return state.kind === 'refused' ? 'failed' : 'waiting';
}
