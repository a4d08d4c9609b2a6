import { useId } from 'react';
import { addMonths, isDate } from '../../engine/calendar/date.ts';
import type { BoardProgressDto } from '../../engine/model/dto/board.ts';
import { type BoardFilter, useProgress } from '../api/board.ts';
import { useSession } from '../api/session.ts';
import { Card } from '../ui/Card.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useWords } from '../workbench/words.ts';
import { Count } from './Count.tsx';
import { DistrictTable } from './DistrictTable.tsx';
import { Exports } from './ExportButton.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import { Funnel } from './Funnel.tsx';
import { only, useFilters } from './filters.ts';
import { Offices, People } from './Offices.tsx';
import { Ratings } from './Ratings.tsx';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

/** 办理进度: programmes, the steps of one, districts, offices and people. */
export function ProgressPage() {
  const t = useBoardText();
  const { moment } = useWords();
  const [filter, change] = useFilters();
  const asked = only(filter, ['programme', 'district', 'from', 'to']);
  const wrong = asked.from !== undefined && asked.to !== undefined && asked.from > asked.to;
  const progress = useProgress(asked);
  const { data } = progress;
  const waiting = (n: number) => (n === 0 ? '' : n >= 1000 ? t('bd.waitingMany') : t('bd.waiting', { n }));
  return (
    <>
      <PageHeader title={t('bd.title')} lead={t('bd.lead')} actions={data && <Exports board={data} filter={asked} />} />
      <Filters filter={asked} data={data} onChange={change} wrong={wrong} />
      <Loading query={progress} rows={8}>
        {(board) => (
          <>
            <p className="wb-muted" role="status">
              {board.countedAt ? t('bd.counted', { at: moment(board.countedAt) }) : t('bd.countedNever')}
              {waiting(board.waiting)}
            </p>
            <Programmes board={board} filter={asked} />
            <Funnel board={board} filter={asked} />
            <DistrictTable board={board} filter={asked} />
            <Ratings board={board} filter={asked} />
            <div className="bd-two">
              <Offices board={board} filter={asked} />
              <People board={board} filter={asked} />
            </div>
          </>
        )}
      </Loading>
    </>
  );
}

function Filters({
  filter,
  data,
  onChange,
  wrong,
}: {
  readonly filter: BoardFilter;
  readonly data: BoardProgressDto | undefined;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
  readonly wrong: boolean;
}) {
  const t = useBoardText();
  const id = useId();
  // Asked without a choice, so that every choice stays to be made.
  const whole = useProgress({}).data;
  const months = { from: filter.from ?? data?.from ?? '', to: filter.to ?? data?.to ?? '' };
  const today = useSession().data?.today ?? '';
  // An address may name any month.
  const choices = [...new Set([...lastMonths(today, monthsBack), ...Object.values(months)])].filter(Boolean).sort().reverse();
  return (
    <div className="wb-filters">
      <FilterSelect
        label={t('bd.programme')}
        value={filter.programme ?? ''}
        all={t('bd.allProgrammes')}
        choices={(whole?.programmes ?? []).map(({ programme, title }) => ({ value: programme, text: title }))}
        onChange={(programme) => onChange({ programme })}
      />
      <FilterSelect
        label={t('bd.district')}
        value={filter.district ?? ''}
        all={t('bd.allDistricts')}
        choices={(whole?.districts ?? []).map(({ district, name }) => ({ value: district, text: name }))}
        onChange={(district) => onChange({ district })}
      />
      {(['from', 'to'] as const).map((end) => (
        <FilterSelect
          key={end}
          label={t(`bd.${end}`)}
          value={months[end]}
          choices={choices.map((month) => ({ value: month, text: month }))}
          wrong={wrong ? `${id}-wrong` : undefined}
          onChange={(month) => onChange({ [end]: month })}
        />
      ))}
      {wrong && (
        <p id={`${id}-wrong`} className="lz-error" role="alert">
          {t('bd.periodWrong')}
        </p>
      )}
    </div>
  );
}

const monthsBack = 60;

/** Months up to that of a day. */
function lastMonths(today: string, count: number): string[] {
  if (!isDate(today)) return [];
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: count }, (_, back) => addMonths(first, -back).slice(0, 7));
}

function Programmes({ board, filter }: { readonly board: BoardProgressDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  const [, change] = useFilters();
  const head = (['programme', 'submitted', 'ended', 'approved', 'late', 'runningNow', 'red', 'yellow'] as const).map((key) =>
    t(`bd.${key}`),
  );
  return (
    <Card title={t('bd.programmes')}>
      {board.programmes.length === 0 ? (
        <p className="wb-muted">{t('bd.programmesNone')}</p>
      ) : (
        <Sheet caption={t('bd.programmes')} head={head}>
          {board.programmes.map((line) => {
            const of = { ...filter, programme: line.programme };
            const here = { ...only(filter, ['district']), programme: line.programme };
            const name = (key: 'submitted' | 'late' | 'runningNow' | 'red' | 'yellow') => `${line.title} ${t(`bd.${key}`)}`;
            return (
              <tr key={line.programme}>
                <th scope="row">
                  <button type="button" className="bd-choose" onClick={() => change({ programme: line.programme })}>
                    {line.title}
                  </button>
                </th>
                <td>
                  <Count n={line.submitted} of={name('submitted')} kind="cases" filter={{ ...of, stage: 'submitted' }} />
                </td>
                <td>{line.ended}</td>
                <td>{line.approved}</td>
                <td>
                  <Count n={line.late} of={name('late')} kind="cases" filter={{ ...of, stage: 'late' }} />
                </td>
                <td>
                  <Count n={line.running} of={name('runningNow')} kind="cases" filter={here} />
                </td>
                <td>
                  <Count n={line.red} of={name('red')} kind="cases" filter={{ ...here, light: 'red' }} tone="red" />
                </td>
                <td>
                  <Count n={line.yellow} of={name('yellow')} kind="cases" filter={{ ...here, light: 'yellow' }} tone="yellow" />
                </td>
              </tr>
            );
          })}
        </Sheet>
      )}
    </Card>
  );
}
