import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { BoardRegistriesDto, BoardRegistryDto } from '../../engine/model/dto/board.ts';
import { type BoardFilter, boardPdf, useBoardRegistries } from '../api/board.ts';
import { useSession } from '../api/session.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useWords } from '../workbench/words.ts';
import { AimCells, Gap, Target, useAimHeads } from './Aim.tsx';
import { AllRegistries } from './AllRegistries.tsx';
import { ComparedDays } from './ComparedDays.tsx';
import { Count } from './Count.tsx';
import { ExportButton, PdfLink } from './ExportButton.tsx';
import { ForecastChart } from './ForecastChart.tsx';
import { only, useFilters } from './filters.ts';
import { registriesGrid } from './grid.ts';
import { Sheet } from './Sheet.tsx';
import { TargetDialog } from './TargetDialog.tsx';
import { useBoardText } from './words.tsx';

/** 名录与目标: valid on a day, the year to come, and what is aimed at. */
export function RegistriesPage() {
  const t = useBoardText();
  const [filter, change] = useFilters();
  const today = useSession().data?.today ?? '';
  const asked = only(filter, ['on', 'compare']);
  const registries = useBoardRegistries(asked);
  return (
    <>
      <PageHeader title={t('bd.nav.registries')} lead={t('bd.registriesLead')} />
      <div className="wb-filters">
        <DayField label={t('bd.on')} value={filter.on ?? today} onChange={(on) => on && change({ on })} />
        <DayField label={t('bd.compareWith')} value={filter.compare ?? ''} onChange={(compare) => change({ compare })} />
        {filter.compare && <Button onClick={() => change({ compare: '' })}>{t('bd.compareNot')}</Button>}
        {registries.data && registries.data.registries.length > 0 && <RegistriesExport board={registries.data} filter={asked} />}
      </div>
      <Loading query={registries} rows={8}>
        {(board) =>
          board.registries.length === 0 ? <EmptyState title={t('bd.registriesNone')} /> : <Registries board={board} filter={filter} />
        }
      </Loading>
    </>
  );
}

/** A line for each, and one in full: the one asked for, else the first with a target. */
function Registries({ board, filter }: { readonly board: BoardRegistriesDto; readonly filter: BoardFilter }) {
  const chosen = useRef<HTMLDivElement>(null);
  const { registries } = board;
  const one =
    registries.find(({ registry }) => registry === filter.registry) ?? registries.find(({ target }) => target !== null) ?? registries[0];
  const look = () =>
    requestAnimationFrame(() => {
      chosen.current?.focus({ preventScroll: true });
      chosen.current?.scrollIntoView({ block: 'start' });
    });
  if (!one) return null;
  return (
    <>
      {registries.length > 1 && <AllRegistries board={board} filter={filter} chosen={one.registry} onChoose={look} />}
      <div ref={chosen} tabIndex={-1} className="bd-one">
        <OneRegistry key={one.registry} board={board} registry={one} />
      </div>
    </>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const id = useId();
  return (
    <label className="wb-field-inline" htmlFor={id}>
      {label}
      <input
        id={id}
        type="date"
        className="wb-select"
        value={value}
        min="2000-01-01"
        max="2099-12-31"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The figures on the screen as a workbook, or printed by the server for the same reader. */
function RegistriesExport({ board, filter }: { readonly board: BoardRegistriesDto; readonly filter: BoardFilter }) {
  const t = useBoardText();
  const { day } = useWords();
  const title = t('bd.nav.registries');
  const name = board.days ? `${title} ${board.days.before}–${board.days.after}` : `${title} ${board.on}`;
  return (
    <>
      <ExportButton name={name} grid={() => registriesGrid(board, t, day)} />
      <PdfLink href={boardPdf('registries', filter)} />
    </>
  );
}

function OneRegistry({ board, registry }: { readonly board: BoardRegistriesDto; readonly registry: BoardRegistryDto }) {
  const t = useBoardText();
  const { day } = useWords();
  const [setting, setSetting] = useState(false);
  const { on, year } = board;
  const heads = useAimHeads(board);
  const of = { registry: registry.registry };
  const figures = [
    {
      label: t('bd.valid', { date: day(on) }),
      value: <Count n={registry.valid} of={registry.title} kind="entries" filter={{ ...of, on }} />,
    },
    { label: t('bd.yearEnd', { year }), value: registry.yearEnd },
    { label: t('bd.target', { year }), value: <Target n={registry.target} /> },
    { label: t('bd.gap'), value: <Gap yearEnd={registry.yearEnd} target={registry.target} /> },
    { label: t('bd.pipeline'), value: registry.pipeline },
  ];
  return (
    <Card title={registry.title} extra={board.maySetTargets && <Button onClick={() => setSetting(true)}>{t('bd.setTarget')}</Button>}>
      <dl className="bd-figures">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ComparedDays days={board.days} registry={registry} />
      <h3>{t('bd.forecast', { year })}</h3>
      <ForecastChart registry={registry} year={year} />
      <Sheet
        caption={`${registry.title} ${t('bd.forecast', { year })}`}
        head={[t('bd.month'), t('bd.beginning'), t('bd.ending'), t('bd.monthEnd')]}
      >
        {registry.months.map(({ month, beginning, ending, valid }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{beginning}</td>
            <td>
              <Count n={ending} of={`${month} ${t('bd.ending')}`} kind="entries" filter={{ ...of, month }} />
            </td>
            <td>{valid}</td>
          </tr>
        ))}
      </Sheet>
      <h3>{t('bd.byDistrict')}</h3>
      <Sheet caption={`${registry.title} ${t('bd.byDistrict')}`} head={[t('bd.district'), ...heads]}>
        {registry.districts.map((line) => (
          <tr key={line.district}>
            <th scope="row">{line.name}</th>
            <td>
              <Count n={line.valid} of={`${line.name} ${registry.title}`} kind="entries" filter={{ ...of, on, district: line.district }} />
            </td>
            <AimCells yearEnd={line.yearEnd} target={line.target} pipeline={line.pipeline} />
          </tr>
        ))}
      </Sheet>
      {setting && <TargetDialog registry={registry} year={year} onClose={() => setSetting(false)} />}
    </Card>
  );
}
