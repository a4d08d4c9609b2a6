import { Button } from 'antd';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { type CaseView, fieldLabel } from '../case/case-view.ts';
import { stepTitle } from '../definition-view.ts';
import { useWords } from '../words.ts';
import { consequenceOf } from './consequence.ts';
import type { DecisionState } from './decision-state.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly state: DecisionState;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says what the decision will do before it is sent; it cannot be undone by the clerk. */
export function ConfirmDecision({ view, task, state, busy, problem, onConfirm, onClose }: Props) {
  const { t } = useWords();
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  return (
    <Dialog
      title={t('wb.confirm.title', { outcome: outcome?.label ?? '' })}
      onClose={onClose}
      closable={!busy}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('common.back')}
          </Button>
          <Button type="primary" danger={outcome?.tone === 'negative'} loading={busy} onClick={onConfirm}>
            {t('wb.confirm.send', { outcome: outcome?.label ?? '' })}
          </Button>
        </>
      }
    >
      <p>
        <b>{view.kase.enterpriseName}</b> <span className="wb-number">{view.kase.number}</span>
      </p>
      <p className="wb-consequence">{useConsequenceText(view, task, state)}</p>
      {state.reason.trim() && outcome?.reason !== 'none' && <blockquote>{state.reason}</blockquote>}
      {outcome?.correction && (
        <ol className="wb-notes">
          {state.notes.map((note) => (
            <li key={note.field}>
              <b>{fieldLabel(view, note.field)}</b> {note.reason}
            </li>
          ))}
        </ol>
      )}
      {problem && <ErrorNotice problem={problem} />}
    </Dialog>
  );
}

function useConsequenceText(view: CaseView, task: TaskDto, state: DecisionState): string {
  const { t, english } = useWords();
  const { workflow } = view.pkg;
  const found = consequenceOf(workflow, task.step, state.outcome ?? '');
  switch (found.kind) {
    case 'corrects':
      return t(found.pauses ? 'wb.confirm.correctsPaused' : 'wb.confirm.corrects', { n: state.notes.length });
    case 'ends':
      return t('wb.confirm.ends');
    case 'moves': {
      const step = stepTitle(workflow, found.step, english);
      return found.people > 1 ? t('wb.confirm.movesTogether', { step, n: found.people }) : t('wb.confirm.moves', { step });
    }
    case 'joins':
      return t('wb.confirm.joins');
  }
}
