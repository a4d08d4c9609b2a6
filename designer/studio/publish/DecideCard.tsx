import { keys } from '../../api/keys.ts';
import { queryClient } from '../../api/query-client.ts';
import { decideReview } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { DecisionForm } from '../../ui/DecisionForm.tsx';
import { toast } from '../../ui/toast.ts';
import { useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { type Checked, errorsOf } from './use-checked.ts';

/** The second person: publishes exactly what was asked for, or sends it back with a note. */
export function DecideCard({ checked }: { readonly checked: Checked }) {
  const t = useStudioText();
  const { draft } = useStudio();
  const { newest, review, refresh } = useTold();
  const decide = useCommand(
    (decision: { readonly approve: boolean; readonly note: string }) => decideReview(draft.id, decision),
    (decided) => {
      toast(decided.state === 'published' ? t('st.publish.done', { n: decided.version ?? 0 }) : t('st.publish.sentBack'));
      void queryClient.invalidateQueries({ queryKey: keys.programmes });
      void refresh();
    },
  );
  return (
    <Card title={t('st.publish.decide')} tone="brand">
      <DecisionForm
        lead={t('st.publish.decideHelp', { name: review?.askedByName ?? '', n: (newest ?? 0) + 1 })}
        words={{
          ...{ note: t('st.publish.decisionNote'), noteHelp: t('st.publish.decisionNoteHelp'), noteMissing: t('st.publish.noteMissing') },
          ...{ approve: t('st.publish.approve'), refuse: t('st.publish.refuse') },
        }}
        busy={decide.isPending}
        blocked={errorsOf(checked) !== 0}
        problem={decide.error}
        onDecide={decide.mutate}
      />
    </Card>
  );
}
