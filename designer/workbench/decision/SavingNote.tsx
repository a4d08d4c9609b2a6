import { useWords } from '../words.ts';
import type { DraftSaving } from './use-decision.ts';

export function SavingNote({ saving }: { readonly saving: DraftSaving }) {
  const { t } = useWords();
  return (
    <p className="wb-muted wb-saving" role="status">
      {saving === 'clean' ? '' : t(`wb.saving.${saving}`)}
    </p>
  );
}
