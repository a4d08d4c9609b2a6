import { useState } from 'react';
import type { Migration } from '../../../engine/model/migration.ts';
import { useDefinition } from '../../api/programmes.ts';
import { Loading } from '../../ui/Loading.tsx';
import { useWords } from '../words.ts';
import { planWords } from './plan-words.ts';

/** The plan in words, for who wants to read it; what it doesn't speak of goes on under its name. */
export function MigrationPlanText({ migration }: { readonly migration: Migration }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('wb.migrate.plan')}</summary>
      {open && <InWords {...migration} />}
    </details>
  );
}

function InWords({ from, to, plan }: Migration) {
  const { t, english } = useWords();
  const old = useDefinition(from);
  const next = useDefinition(to);
  return (
    <Loading query={old} rows={2}>
      {(before) => (
        <Loading query={next} rows={2}>
          {(after) => (
            <ul className="wb-plan">
              {planWords(plan, before.package, after.package, english, t).map(({ part, text }) => (
                <li key={`${part}${text}`}>
                  <span className="wb-muted">{t(`wb.migrate.${part}`)}</span> {text}
                </li>
              ))}
            </ul>
          )}
        </Loading>
      )}
    </Loading>
  );
}
