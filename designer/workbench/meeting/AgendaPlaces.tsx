import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { useWords } from '../words.ts';

/** How many places there are and how much money, where the step has a limit. */
export function AgendaPlaces({ batch }: { readonly batch: BatchDto }) {
  const { t } = useWords();
  const { places, pool } = batch;
  if (!places && !pool) return null;
  return (
    <p className="wb-consequence">
      {places && t('wb.rank.places', { ...places, left: Math.max(0, places.total - places.taken) })}
      {pool && t('wb.rank.pool', { total: pool.total, left: pool.left })}
    </p>
  );
}
