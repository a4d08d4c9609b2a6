import type { DecidedMigrationDto } from '../../../engine/model/dto/version.ts';
import { useWords } from '../words.ts';

/** What became of the cases; why some stay. */
export function MigrationDone({ done: { applied, undone } }: { readonly done: Omit<DecidedMigrationDto, 'request'> }) {
  const { t } = useWords();
  if (!applied && !undone) return null;
  const reasons = applied
    ? applied.refused.flatMap(({ problems }) => problems.map(({ message }) => message))
    : (undone?.refused.map(({ message }) => message) ?? []);
  return (
    <div role="status">
      {applied && <p>{t('wb.migrate.done', { n: applied.migrated, refused: applied.refused.length })}</p>}
      {undone && <p>{t('wb.migrate.undone', { n: undone.undone, refused: undone.refused.length })}</p>}
      {reasons.length > 0 && (
        <ul className="lz-notice-list">
          {[...new Set(reasons)].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
