import { useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import { stepOf } from '../definition-view.ts';
import { afterDecision } from '../inbox/going-on.ts';
import { ExtendDialog } from './ExtendDialog.tsx';
import { extensionActions } from './extension.ts';
import { OperationDialog } from './OperationDialog.tsx';
import type { Chosen } from './OperationsMenu.tsx';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly chosen: Chosen;
  readonly onClose: () => void;
}

/** The dialog of the operation chosen in a task's menu. Whoever passed a task on goes back to the inbox. */
export function ChosenOperation({ view, task, chosen, onClose }: Props) {
  const [, navigate] = useLocation();
  const step = stepOf(view.pkg.workflow, task.step);
  if (!chosen) return null;
  if ('extend' in chosen)
    return <ExtendDialog view={view} task={task} of={extensionActions[chosen.extend] ?? 'deadline'} onClose={onClose} />;
  return (
    <OperationDialog
      task={task}
      operation={chosen.person}
      allowed={step?.type === 'review' && step.addSigners ? step.addSigners.places : undefined}
      onClose={onClose}
      onDone={(op) => {
        if (op === 'transfer') navigate(...afterDecision(view.kase.id));
      }}
    />
  );
}
