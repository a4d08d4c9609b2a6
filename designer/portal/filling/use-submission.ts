import { useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { completeTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { paths } from '../../app/paths.ts';
import { uploadsOf } from '../../renderers/upload-queue.ts';
import { toast } from '../../ui/toast.ts';
import type { Filling } from './make-filling.ts';

interface SubmissionInput {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly filling: Pick<Filling, 'store' | 'saver'>;
  /** Told when it is done. */
  readonly done: string;
}

/**
 * Sends what was filled in, once the draft is saved (`data` null: it could not be). What blocks is shown instead; what the
 * server refuses is put to its fields. Nothing is sent while files are on their way (`pending`). `attempt` counts the refusals, so that the summary takes the focus anew.
 */
export function useSubmission({ kase, task, filling: { store, saver }, done }: SubmissionInput) {
  const [, navigate] = useLocation();
  const [attempt, setAttempt] = useState(0);
  const uploads = uploadsOf(store);
  const pending = useSyncExternalStore(uploads.subscribe, uploads.read).length;
  const errors = store.errors().filter((error) => error.level !== 'warn');
  const submit = useCommand(
    async (_: null, key: string) => {
      if (!(await saver.flush())) return null;
      try {
        const deferred = store.promises.names();
        const outcome = task.outcomes[0]?.id ?? 'submit';
        return await completeTask(
          task.id,
          { outcome, data: store.presentation.data(), seq: kase.seq, ...(deferred.length > 0 && { deferred }) },
          key,
        );
      } catch (error) {
        const problem = error as ApiProblem;
        if (problem.code === 'input.invalid') {
          store.refuse(problem.errors.map((item) => ({ ...item, params: {} })));
          setAttempt((count) => count + 1);
        }
        throw problem;
      }
    },
    (after) => {
      if (!after) return;
      toast(done);
      navigate(paths.kase(kase.id));
    },
  );
  const trySubmit = () => {
    store.showAll();
    if (errors.length > 0) setAttempt((count) => count + 1);
    else if (pending === 0) submit.mutate(null);
  };
  return { errors, attempt, pending, submit, trySubmit };
}
