import { useRef } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { operateOnTask, type PersonOperation, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';
import { extensionActions } from './extension.ts';
import { personOperations } from './operation-state.ts';

/** The dialog that is open. */
export type Chosen = { readonly person: PersonOperation } | { readonly extend: string } | null;

interface Props {
  readonly task: TaskDto;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Everything the reader may do with the task beside deciding it; nothing when there is nothing. */
export function OperationsMenu({ task, onChoose }: Props) {
  const { t } = useWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const remind = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(task.id, command, key),
    () => toast(t('wb.op.done.remind')),
  );
  const people = personOperations.filter((op) => task.may.includes(op));
  const extensions = Object.keys(extensionActions).filter((action) => task.actions.includes(action));
  const mayRemind = task.may.includes('remind') && !task.mine;
  if (people.length + extensions.length === 0 && !mayRemind) return null;
  /** The menu's own button has the focus then, and gets it back from a dialog: its entries can't, once it is folded. */
  const close = () => {
    if (!menu.current) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  const choose = (next: Chosen) => {
    close();
    remind.reset();
    onChoose(next);
  };
  return (
    <div className="wb-ops">
      <details
        ref={menu}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !menu.current?.open) return;
          event.preventDefault();
          event.stopPropagation();
          close();
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
    </div>
  );
}
