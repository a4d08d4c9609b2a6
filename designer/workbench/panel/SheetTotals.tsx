import { countedSheets, type ScoredSheet } from '../../../engine/machine/scoring.ts';
import { useSession } from '../../api/session.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

/** The totals that count, the highest first, without names; those far from the others are marked 分歧提示, and one's own is told to oneself. */
export function SheetTotals({ sheets }: { readonly sheets: readonly ScoredSheet[] }) {
  const { t } = useWords();
  const me = useSession().data?.user.id;
  const lines = countedSheets(sheets)
    .map(({ by, ...line }) => ({ ...line, mine: by === me }))
    .sort((one, other) => other.total - one.total);
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
      {lines.some(({ far }) => far) && <p className="wb-hint">{t('wb.results.farText')}</p>}
    </>
  );
}
