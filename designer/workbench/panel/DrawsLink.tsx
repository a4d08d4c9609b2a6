import { ActionLink } from '../../ui/ActionLink.tsx';
import type { CaseView } from '../case/case-view.ts';
import { stepsOf } from '../definition-view.ts';
import { wb } from '../paths.ts';
import { useLinkState } from '../way-back.ts';
import { useWords } from '../words.ts';

/** To the record of the lots, where a panel or a sample is drawn. Experts have a seat themselves and don't read it. */
export function DrawsLink({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const from = useLinkState();
  const steps = [...stepsOf(view.pkg.workflow).values()];
  const drawn = steps.some((step) => (step.type === 'score' && step.assign.draw) || (step.type === 'compute' && step.lot));
  const seated = view.kase.tasks.some((task) => task.kind === 'score' && task.mine);
  if (!drawn || seated) return null;
  return (
    <p>
      <ActionLink to={wb.draws(view.kase.id)} state={from}>
        {t('wb.draws.open')}
      </ActionLink>
    </p>
  );
}
