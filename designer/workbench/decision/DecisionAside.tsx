import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import type { CaseView } from '../case/case-view.ts';
import { afterDecision } from '../inbox/going-on.ts';
import { ChosenOperation } from '../operations/ChosenOperation.tsx';
import type { Chosen } from '../operations/OperationsMenu.tsx';
import { OpenMenuContext } from '../opinions/open-menu.ts';
import { wb } from '../paths.ts';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import type { Decision } from './use-decision.ts';
import { useSending } from './use-sending.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly others: readonly TaskDto[];
  readonly decision: Decision;
  readonly onReload: () => void;
}

/** The decision beside the case; on narrow screens a bar at the bottom that opens it as a sheet. */
export function DecisionAside({ view, task, others, decision, onReload }: Props) {
  const { t } = useWords();
  const wide = useMedia('(min-width: 1080px)');
  const [open, setOpen] = useState(false);
  // Above the panel, which is another one when the window grows or shrinks.
  const [chosen, setChosen] = useState<Chosen>(null);
  const [menu, setMenu] = useState<string | null>(null);
  const kept = useMemo(
    () => ({
      label: menu,
      set(label: string | null) {
        setMenu(label);
        // On a narrow screen the field, and its menu, are in the sheet.
        setOpen(label !== null || !wide);
      },
    }),
    [menu, wide],
  );
  const [, navigate] = useLocation();
  const sending = useSending(view, task, decision, () => {
    toast(t('wb.decision.done'));
    navigate(...afterDecision(view.kase.id));
  });
  const reload = () => {
    sending.back();
    onReload();
  };
  const panel = <DecisionPanel view={view} task={task} decision={decision} sending={sending} onReload={reload} onOperate={setChosen} />;
  const elsewhere = others.filter((other) => other.step !== task.step);
  const switcher = elsewhere.length > 0 && (
    <p className="wb-other-tasks">
      {t('wb.decision.others')}{' '}
      {elsewhere.map((other) => (
        <Link key={other.id} href={wb.kase(view.kase.id, other.id)} className="lz-link">
          {other.stepTitle}
        </Link>
      ))}
    </p>
  );
  const dialog = <ChosenOperation view={view} task={task} chosen={chosen} onClose={() => setChosen(null)} />;
  const aside = wide ? (
    <aside className="wb-aside" aria-label={t('wb.decision.label')}>
      {switcher}
      {panel}
    </aside>
  ) : (
    <aside className="wb-sheet-bar" aria-label={t('wb.decision.label')}>
      <Button type="primary" size="large" block onClick={() => setOpen(true)}>
        {t('wb.decision.openSheet', { step: task.stepTitle })}
      </Button>
      {open && (
        <Dialog
          title={t('wb.decision.label')}
          onClose={() => {
            setMenu(null);
            setOpen(false);
          }}
        >
          {switcher}
          {panel}
        </Dialog>
      )}
    </aside>
  );
  return (
    <OpenMenuContext value={kept}>
      {aside}
      {dialog}
    </OpenMenuContext>
  );
}
