import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { operateOnTask, type PersonOperation, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import type { CaseView } from '../case/case-view.ts';
import { stepsOf } from '../definition-view.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ExtendDialog } from './ExtendDialog.tsx';
import { extensionActions } from './extension.ts';
import { OperationDialog } from './OperationDialog.tsx';
import { personOperations } from './operation-state.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
}
type Open = { readonly person: PersonOperation } | { readonly extend: string } | null;

/** Everything the reader may do with the task beside deciding it; nothing when there is nothing. */
export function OperationsMenu({ view, task }: Props) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const remind = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(task.id, command, key),
    () => toast(t('wb.op.done.remind')),
  );
  const people = personOperations.filter((op) => task.may.includes(op));
  const extensions = Object.keys(extensionActions).filter((action) => task.actions.includes(action));
  const mayRemind = task.may.includes('remind') && !task.mine;
  if (people.length + extensions.length === 0 && !mayRemind) return null;
  const choose = (next: Open) => {
    if (menu.current) menu.current.open = false;
    remind.reset();
    setOpen(next);
  };
  const close = () => {
    setOpen(null);
    menu.current?.querySelector('summary')?.focus();
  };
  const step = stepsOf(view.pkg.workflow).get(task.step);
  return (
    <div className="wb-ops">
      <details
        ref={menu}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !menu.current?.open) return;
          event.preventDefault();
          event.stopPropagation();
          menu.current.open = false;
          menu.current.querySelector('summary')?.focus();
        }}
      >
        <summary>{t('wb.op.more')}</summary>
        <ul>
          {people.map((op) => (
            <li key={op}>
              <button type="button" onClick={() => choose({ person: op })}>
                {t(`wb.op.${op}`)} <small>{t(`wb.op.hint.${op}`)}</small>
              </button>
            </li>
          ))}
          {extensions.map((action) => (
            <li key={action}>
              <button type="button" onClick={() => choose({ extend: action })}>
                {t(`wb.extend.${extensionActions[action] ?? 'deadline'}`)} <small>{t('wb.op.hint.extend')}</small>
              </button>
            </li>
          ))}
          {mayRemind && (
            <li>
              <button
                type="button"
                onClick={() => {
                  choose(null);
                  remind.mutate({ op: 'remind' });
                }}
              >
                {t('wb.op.remind')} <small>{t('wb.op.hint.remind')}</small>
              </button>
            </li>
          )}
        </ul>
      </details>
      {remind.error && <ErrorNotice problem={remind.error} />}
      {open && 'person' in open && (
        <OperationDialog
          task={task}
          operation={open.person}
          allowed={step?.type === 'review' && step.addSigners ? step.addSigners.places : undefined}
          onClose={close}
          onDone={(op) => {
            if (op === 'transfer') navigate(wb.inbox);
          }}
        />
      )}
      {open && 'extend' in open && (
        <ExtendDialog view={view} task={task} of={extensionActions[open.extend] ?? 'deadline'} onClose={close} />
      )}
    </div>
  );
}
