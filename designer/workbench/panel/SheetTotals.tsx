import { diverging } from '../../../engine/machine/scoring.ts';
import { useSession } from '../../api/session.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

/** A sheet as the result of a panel keeps it, once all are in. */
export interface ScoredSheet {
  readonly by: string;
  readonly round: number;
  readonly total: number | null;
}

/** The totals that count, the highest first, without names; those far from the others are marked 分歧提示, and one's own is told to oneself. */
export function SheetTotals({ sheets }: { readonly sheets: readonly ScoredSheet[] }) {
  const { t } = useWords();
  const me = useSession().data?.user.id;
  const last = sheets.filter(({ by }, index) => by === 'system' || !sheets.some((other, at) => at > index && other.by === by));
  const counted = last.flatMap(({ by, total }) => (total === null ? [] : [{ mine: by === me, total }]));
  const far = diverging(counted.map(({ total }) => total));
  const lines = counted.map((line, index) => ({ ...line, far: far[index] ?? false })).sort((a, b) => b.total - a.total);
  if (lines.length < 2) return null;
  return (
    <>
      <ul className="wb-sheet-totals" aria-label={t('wb.results.totals')}>
        {lines.map(({ total, mine, far: isFar }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: totals have no names
          <li key={index}>
            {mine ? t('wb.results.mine', { total }) : total} {isFar && <Tag tone="warning">{t('wb.results.far')}</Tag>}
          </li>
        ))}
      </ul>
      {far.includes(true) && <p className="wb-hint">{t('wb.results.farText')}</p>}
    </>
  );
}
