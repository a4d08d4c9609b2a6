import type { BulkOperation, BulkPreviewItem } from '../../../engine/model/dto/bulk.ts';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { Tag } from '../../ui/Tag.tsx';
import { dueDay } from '../DueText.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly op: BulkOperation;
  readonly items: readonly BulkPreviewItem[];
  readonly rows: readonly TaskRowDto[];
}

/** Of each case what would become of it; those that would be refused come first, with the reason. */
export function BulkConsequences({ op, items, rows }: Props) {
  const { t } = useWords();
  const refused = items.filter(({ refusal }) => refusal !== null);
  const sorted = [...refused, ...items.filter(({ refusal }) => refusal === null)];
  return (
    <section aria-label={t('wb.bulk.preview')}>
      <p role="status" className="wb-bulk-sum">
        {t('wb.bulk.would', { n: items.length - refused.length })}
        {refused.length > 0 && <b className="wb-bulk-refused"> {t('wb.bulk.wouldNot', { n: refused.length })}</b>}
      </p>
      <ul className="wb-bulk-items" aria-label={t('wb.bulk.preview')}>
        {sorted.map((item) => (
          <li key={item.task} className={item.refusal ? 'wb-bulk-refused' : undefined}>
            <span>
              <span className="wb-number">{item.caseNumber ?? rows.find(({ id }) => id === item.task)?.caseNumber}</span>{' '}
              {item.enterpriseName}
            </span>
            <span>
              {item.total !== null && <b>{t('wb.sheet.sends', { total: item.total })} </b>}
              <Consequence op={op} item={item} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Consequence({ op, item }: { readonly op: BulkOperation; readonly item: BulkPreviewItem }) {
  const { t, day } = useWords();
  if (item.refusal)
    return (
      <>
        <Tag tone="negative">{t('wb.bulk.refused')}</Tag> {[item.refusal.message, ...item.refusal.places].join(' ')}
      </>
    );
  if (op !== 'complete') return t(`wb.bulk.would.${op}`);
  if (item.ends !== null) return t('wb.bulk.ends', { outcome: item.ends });
  if (item.stays) return t('wb.bulk.stays');
  const due = item.dueAt === null ? '' : t('wb.bulk.due', { date: day(dueDay(item.dueAt)) });
  return `${t('wb.bulk.moves', { steps: item.steps.join(t('common.listSeparator')) })}${due}`;
}
