import type { ReactNode } from 'react';
import type { BoardProgressDto, BoardRatingLineDto } from '../../engine/model/dto/board.ts';
import type { BoardFilter } from '../api/board.ts';
import { Card } from '../ui/Card.tsx';
import { Bar, Count } from './Count.tsx';
import { contentShare } from './grid.ts';
import { Sheet } from './Sheet.tsx';
import type { BoardTextKey } from './texts/zh-CN.ts';
import { useBoardText } from './words.tsx';

interface Line extends BoardRatingLineDto {
  readonly key: string;
  readonly title: string;
  /** Narrows the list behind it. */
  readonly to: BoardFilter;
}

/** 好差评: how content people are by programme, district and month, and what they weren't pleased by. */
export function Ratings({ board, filter }: { readonly board: BoardProgressDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  const { ratings, from, to } = board;
  const asked = { ...filter, from, to };
  const share = contentShare(ratings);
  return (
    <Card title={t('bd.ratings')}>
      <p className="wb-hint">{t('bd.rate.help')}</p>
      {ratings.n === 0 ? (
        <p className="wb-muted">{t('bd.rate.none')}</p>
      ) : (
        <>
          <dl className="bd-figures">
            <Figure label={t('bd.rate.content')}>{share}</Figure>
            <Figure label={t('bd.rate.n')}>{ratings.n}</Figure>
            <Figure label={t('bd.rate.bad')}>
              <Count n={ratings.bad} of={t('bd.rate.bad')} kind="ratings" filter={{ ...asked, bad: 'true' }} />
            </Figure>
            <Figure label={t('bd.rate.open')}>
              <Count n={ratings.open} of={t('bd.rate.open')} kind="ratings" filter={{ ...asked, unanswered: 'true' }} tone="red" />
            </Figure>
          </dl>
          <Lines
            title="bd.rate.programmes"
            first="bd.programme"
            lines={ratings.programmes.map((one) => ({ ...one, key: one.programme, to: { ...asked, programme: one.programme } }))}
          />
          <Lines
            title="bd.rate.districts"
            first="bd.district"
            lines={ratings.districts.map((one) => ({
              ...one,
              key: one.district,
              title: one.name,
              to: { ...asked, district: one.district },
            }))}
          />
          <Lines
            title="bd.rate.months"
            first="bd.rate.month"
            lines={ratings.months.map((one) => ({
              ...one,
              key: one.month,
              title: one.month,
              to: { ...asked, from: one.month, to: one.month },
            }))}
          />
          <Reasons reasons={ratings.reasons} />
        </>
      )}
    </Card>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ title, first, lines }: { readonly title: BoardTextKey; readonly first: BoardTextKey; readonly lines: readonly Line[] }) {
  const t = useBoardText();
  const caption = t(title);
  const head = [first, 'bd.rate.content', 'bd.rate.n', 'bd.rate.bad', 'bd.rate.open'] as const;
  return (
    <>
      <h3>{caption}</h3>
      <Sheet caption={caption} head={head.map((key) => t(key))}>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{line.title}</th>
            <td className="bd-wide">
              <Bar share={line.n === 0 ? 0 : line.content / line.n} /> {contentShare(line)}
            </td>
            <td>{line.n}</td>
            <td>
              <Count n={line.bad} of={`${line.title} ${t('bd.rate.bad')}`} kind="ratings" filter={{ ...line.to, bad: 'true' }} />
            </td>
            <td>
              <Count
                n={line.open}
                of={`${line.title} ${t('bd.rate.open')}`}
                kind="ratings"
                filter={{ ...line.to, unanswered: 'true' }}
                tone="red"
              />
            </td>
          </tr>
        ))}
      </Sheet>
    </>
  );
}

function Reasons({ reasons }: { readonly reasons: BoardProgressDto['ratings']['reasons'] }) {
  const t = useBoardText();
  const most = Math.max(1, ...reasons.map(({ n }) => n));
  if (reasons.length === 0) return null;
  return (
    <>
      <h3>{t('bd.rate.reasons')}</h3>
      <Sheet caption={t('bd.rate.reasons')} head={[t('bd.rate.reason'), t('bd.rate.times')]}>
        {reasons.map(({ tag, title, n }) => (
          <tr key={tag}>
            <th scope="row">{title}</th>
            <td className="bd-wide">
              <Bar share={n / most} /> {n}
            </td>
          </tr>
        ))}
      </Sheet>
    </>
  );
}
