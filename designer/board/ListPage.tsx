import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { BoardCaseDto, BoardEntryDto, BoardTaskDto } from '../../engine/model/dto/board.ts';
import type { Light as LightColour } from '../../engine/model/task.ts';
import { useBoardList } from '../api/board.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Light } from '../ui/Light.tsx';
import { Loading } from '../ui/Loading.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { wb } from '../workbench/paths.ts';
import { ToCase } from '../workbench/ToCase.tsx';
import { useWords } from '../workbench/words.ts';
import { addressOf, only, useFilters } from './filters.ts';
import { Sheet } from './Sheet.tsx';
import { useBoardText } from './words.tsx';

type Kind = 'cases' | 'tasks' | 'entries';
const known: Readonly<Record<Kind, readonly string[]>> = {
  cases: ['programme', 'district', 'from', 'to', 'stage', 'running', 'light'],
  tasks: ['programme', 'district', 'light', 'scope', 'person'],
  entries: ['registry', 'district', 'on', 'month'],
};

/** The list that a number counts. */
export function ListPage({ kind }: { readonly kind: Kind }) {
  const t = useBoardText();
  const [filter] = useFilters();
  const list = useBoardList(kind, only(filter, known[kind]));
  const rows: readonly (BoardCaseDto | BoardTaskDto | BoardEntryDto)[] = list.data?.pages.flatMap((page) => page.items as never) ?? [];
  const back =
    kind === 'entries'
      ? addressOf('/board/registries', only(filter, ['on']))
      : addressOf('/board', only(filter, ['programme', 'district', 'from', 'to']));
  return (
    <>
      <PageHeader title={t(`bd.list.${kind}`)} back={{ to: back, text: t('bd.list.back') }} />
      <Loading query={list} rows={8}>
        {() =>
          rows.length === 0 ? <EmptyState title={t('bd.list.none')} text={t('bd.list.noneText')} /> : <Rows kind={kind} rows={rows} />
        }
      </Loading>
      <LoadMore query={list} />
    </>
  );
}

function Rows({ kind, rows }: { readonly kind: Kind; readonly rows: readonly unknown[] }): ReactNode {
  if (kind === 'cases') return <Cases rows={rows as readonly BoardCaseDto[]} />;
  if (kind === 'tasks') return <Tasks rows={rows as readonly BoardTaskDto[]} />;
  return <Entries rows={rows as readonly BoardEntryDto[]} />;
}

const two = (first: ReactNode, second: ReactNode) => (
  <span className="wb-two-line">
    {first}
    <small>{second}</small>
  </span>
);

function Cases({ rows }: { readonly rows: readonly BoardCaseDto[] }) {
  const t = useBoardText();
  const { t: say, day } = useWords();
  const head = [...(['number', 'enterprise', 'step', 'light', 'took'] as const).map((key) => t(`bd.list.${key}`)), t('bd.submitted')];
  return (
    <Sheet caption={t('bd.list.cases')} head={head}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <ToCase id={row.id} className="wb-row-link wb-number">
              {row.number}
            </ToCase>
          </td>
          <th scope="row">{two(row.enterpriseName, row.districtName)}</th>
          <td>{two(row.status === 'ended' ? t('bd.list.ended') : row.stepTitles.join(say('common.listSeparator')), row.programmeTitle)}</td>
          <td>{row.light === 'none' ? <span className="wb-muted">{t('bd.none')}</span> : <Light light={row.light as LightColour} />}</td>
          <td>
            {row.days === null ? (
              <span className="wb-muted">{t('bd.none')}</span>
            ) : row.days === 0 ? (
              t('bd.sameDay')
            ) : (
              t('bd.days', { n: row.days })
            )}
          </td>
          <td>{row.submittedAt ? day(row.submittedAt) : t('bd.none')}</td>
        </tr>
      ))}
    </Sheet>
  );
}

function Tasks({ rows }: { readonly rows: readonly BoardTaskDto[] }) {
  const t = useBoardText();
  const { day } = useWords();
  const head = [t('bd.list.number'), t('bd.list.enterprise'), t('bd.list.step'), t('bd.office'), t('bd.person'), t('bd.list.light')];
  return (
    <Sheet caption={t('bd.list.tasks')} head={head}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <ToCase id={row.caseId} className="wb-row-link wb-number">
              {row.caseNumber}
            </ToCase>
          </td>
          <th scope="row">{two(row.enterpriseName, row.districtName)}</th>
          <td>{two(row.stepTitle, row.programmeTitle)}</td>
          <td>{row.officeName || t('bd.single')}</td>
          <td>{row.personName || <span className="wb-muted">{t('bd.list.unclaimed')}</span>}</td>
          <td>
            <Light light={row.light as LightColour} /> {row.dueAt && <small>{day(row.dueAt)}</small>}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}

function Entries({ rows }: { readonly rows: readonly BoardEntryDto[] }) {
  const t = useBoardText();
  const { day } = useWords();
  const head = [t('bd.list.certificate'), t('bd.list.enterprise'), t('bd.list.validTo'), t('bd.list.lastOn')];
  return (
    <Sheet caption={t('bd.list.entries')} head={head}>
      {rows.map((row) => (
        <tr key={`${row.id}.${row.lastOn}`}>
          <td>
            <Link href={wb.entry(row.registry, row.id)} className="wb-row-link wb-number">
              {row.number}
            </Link>
          </td>
          <th scope="row">{two(row.enterpriseName, row.districtName)}</th>
          <td>{day(row.validTo)}</td>
          <td>{day(row.lastOn)}</td>
        </tr>
      ))}
    </Sheet>
  );
}
