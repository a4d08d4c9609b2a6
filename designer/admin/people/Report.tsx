import type { PeopleReportDto } from '../../../engine/model/dto/admin.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useAdminWords } from '../words.tsx';
import type { Column } from './columns.ts';

const tones = { added: 'positive', changed: 'warning', same: 'quiet', wrong: 'negative' } as const;

/** Row by row: what becomes of each, and what is wrong with it; wrong ones first. */
export function Report({ report }: { readonly report: PeopleReportDto }) {
  const { say, t } = useAdminWords();
  const rows = report.rows.toSorted((a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll" aria-label={say('ad.import.rows')} tabIndex={0}>
      <table className="wb-table wb-table-dense">
        <thead>
          <tr>
            <th scope="col">{say('ad.import.row')}</th>
            <th scope="col">{say('ad.import.what')}</th>
            <th scope="col">{say('ad.import.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row + 1}</td>
              <th scope="row">{row.title}</th>
              <td className="ad-wrap">
                <Tag tone={tones[row.outcome]}>{say(`ad.import.outcome.${row.outcome}`)}</Tag>{' '}
                {row.errors
                  .map(({ field, message }) => (field === '' ? message : `${say(`ad.column.${field as Column}`)}：${message}`))
                  .join(t('common.listSeparator'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
