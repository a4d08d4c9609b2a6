import type { MigrationPlan } from '../../../engine/model/migration.ts';
import { useWords } from '../words.ts';

/** The plan as it is kept, for who wants to read it. */
export function MigrationPlanText({ plan }: { readonly plan: MigrationPlan }) {
  const { t } = useWords();
  return (
    <details>
      <summary>{t('wb.migrate.plan')}</summary>
      <pre className="wb-plan">{JSON.stringify(plan, null, 2)}</pre>
    </details>
  );
}
