import { ActionLink } from '../../ui/ActionLink.tsx';
import type { CaseView } from '../case/case-view.ts';
import { stepsOf } from '../definition-view.ts';
import { wb } from '../paths.ts';
import { useLinkState } from '../way-back.ts';
import { useWords } from '../words.ts';

/** To the record of the lots, where a panel is drawn. Experts have a seat themselves and don't read it. */
export function DrawsLink({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const from = useLinkState();
  const drawn = [...stepsOf(view.pkg.workflow).values()].some((step) => step.type === 'score' && step.assign.draw !== undefined);
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
