import { useState } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { operateOnTask, type PersonOperation, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';
import { commandFor, emptyOperation, missingForOperation, places } from './operation-state.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { ReasonField } from './ReasonField.tsx';

interface Props {
  readonly task: TaskDto;
  readonly operation: PersonOperation;
  /** Places where signers may be added. */
  readonly allowed?: readonly string[] | undefined;
  readonly onClose: () => void;
  readonly onDone: (op: TaskCommand['op']) => void;
}

/** Passes a task on, asks somebody, adds a signer or sends a copy: to whom, why, and what it will do. */
export function OperationDialog({ task, operation, allowed, onClose, onDone }: Props) {
  const { t } = useWords();
  const offered = places.filter((place) => allowed?.includes(place) ?? true);
  const [state, setState] = useState({ ...emptyOperation, place: offered.includes('parallel') ? 'parallel' : (offered[0] ?? 'parallel') });
  const [strict, setStrict] = useState(false);
  const run = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(task.id, command, key),
    (op) => {
      toast(t(`wb.op.done.${operation}`, { name: state.name }));
      onClose();
      onDone(op);
    },
  );
  const missing = missingForOperation(operation, state);
  const send = () => {
    setStrict(true);
    run.reset();
    if (missing.length === 0) run.mutate(commandFor(operation, state));
  };
  return (
    <Dialog
      title={t(`wb.op.${operation}`)}
      onClose={onClose}
      closable={!run.isPending}
      footer={<DialogActions action={t(`wb.op.${operation}`)} busy={run.isPending} onAct={send} onClose={onClose} />}
    >
      <div className="wb-op">
        <PersonPicker
          task={task.id}
          operation={operation}
          value={state.person}
          onChange={(person, name) => setState({ ...state, person, name })}
          error={strict && missing.includes('person') ? t('wb.op.personNeeded') : null}
        />
        {operation === 'add-signer' && (
          <fieldset className="wb-op-places">
            <legend>{t('wb.op.place')}</legend>
            {offered.map((place) => (
              <label key={place}>
                <input type="radio" name="signer-place" checked={state.place === place} onChange={() => setState({ ...state, place })} />{' '}
                {t(`wb.op.place.${place}`)}
              </label>
            ))}
          </fieldset>
        )}
        {operation !== 'copy' && (
          <ReasonField
            value={state.reason}
            required={operation === 'transfer'}
            error={strict && missing.includes('reason') ? t('wb.op.reasonNeeded') : null}
            onChange={(reason) => setState({ ...state, reason })}
          />
        )}
        <p className="wb-consequence">
          {t(operation === 'add-signer' ? `wb.op.effect.${state.place}` : `wb.op.effect.${operation}`, {
            name: state.name || t('wb.op.chosen'),
            step: task.stepTitle,
          })}
        </p>
        {run.error && <ErrorNotice problem={run.error} />}
      </div>
    </Dialog>
  );
}
