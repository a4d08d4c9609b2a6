import type { ReactNode } from 'react';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { limitOf } from '../../../engine/policy/draw.ts';
import { needsApproval } from '../../../engine/policy/panel.ts';
import { useCase } from '../../api/cases.ts';
import { type Draw, useDraws } from '../../api/operations.ts';
import { useDefinition } from '../../api/programmes.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { stepOf, stepTitle } from '../definition-view.ts';
import { wb } from '../paths.ts';
import { useWayBack } from '../way-back.ts';
import { useWords } from '../words.ts';
import { PanelSeats } from './PanelSeats.tsx';
import { PendingDraws } from './PendingDraw.tsx';
import { skillTitle } from './skill-title.ts';

/** 抽取记录: each lot with all it depends on, so that anybody can draw it again. */
export function DrawsPage({ id }: { readonly id: string }) {
  const kase = useCase(id);
  return <Loading query={kase}>{(data) => <Draws kase={data} />}</Loading>;
}

function Draws({ kase }: { readonly kase: CaseDto }) {
  const { t } = useWords();
  // The case goes on leading back to where it was opened from.
  const { fromList, state: before } = useWayBack(kase.id);
  const state = fromList ? undefined : before;
  const draws = useDraws(kase.id);
  const pkg = useDefinition(kase.definitionHash).data?.package ?? null;
  return (
    <>
      <PageHeader back={{ to: wb.kase(kase.id), text: kase.number, state }} over={kase.enterpriseName} title={t('wb.draws.title')} />
      <PendingDraws tasks={kase.tasks} />
      <Loading query={draws}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.draws.none')} />
          ) : (
            <>
              <Seats kase={kase} pkg={pkg} step={items.findLast(({ kind }) => kind === 'panel')?.step ?? ''} />
              {[...items]
                .reverse()
                .map((draw) =>
                  draw.kind === 'sample' ? <Sample key={draw.seq} draw={draw} pkg={pkg} /> : <Lot key={draw.seq} draw={draw} pkg={pkg} />,
                )}
            </>
          )
        }
      </Loading>
    </>
  );
}

function Seats({ kase, pkg, step }: { readonly kase: CaseDto; readonly pkg: ProgrammePackage | null; readonly step: string }) {
  const found = pkg ? stepOf(pkg.workflow, step) : undefined;
  const granted = (['redraw', 'replace'] as const).filter((act) => needsApproval(found, act));
  return <PanelSeats kase={kase} step={step} granted={granted} />;
}

const known = ['member', 'employer', 'relative', 'shareholder', 'partner', 'recent', 'skill'] as const;

/** Does the case belong to a sample? */
function Sample({ draw, pkg }: { readonly draw: Draw; readonly pkg: ProgrammePackage | null }) {
  const { t, english, moment } = useWords();
  return (
    <Drawn draw={draw} title={pkg ? stepTitle(pkg.workflow, draw.step, english) : draw.step}>
      <Facts
        items={[
          { label: t('wb.draws.at'), value: moment(draw.at) },
          { label: t('wb.draws.share'), value: `${draw.share} %` },
          { label: t('wb.draws.number'), value: t('wb.draws.numberOf', { n: draw.number ?? 0, limit: limitOf(draw.share ?? 0) }) },
          { label: t('wb.draws.result'), value: t(draw.fell ? 'wb.draws.fell' : 'wb.draws.spared') },
          { label: t('wb.draws.seed'), value: <code className="wb-hash">{draw.seed}</code>, wide: true },
        ]}
      />
    </Drawn>
  );
}

/** A lot with whether it is true. */
function Drawn({ draw, title, children }: { readonly draw: Draw; readonly title: string; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="wb-draw">
      <Card
        title={title}
        extra={<Tag tone={draw.matches ? 'positive' : 'negative'}>{t(draw.matches ? 'wb.draws.matches' : 'wb.draws.differs')}</Tag>}
      >
        {children}
      </Card>
    </div>
  );
}

function Lot({ draw, pkg }: { readonly draw: Draw; readonly pkg: ProgrammePackage | null }) {
  const { t, moment, english } = useWords();
  const listed = (list: readonly string[]) => list.join(t('common.listSeparator'));
  const skill = (code: string) => (pkg ? skillTitle(pkg, draw.step, code, english) : code);
  const why = (reason: string) => {
    const named = known.find((kind) => kind === reason);
    return named ? t(`wb.draws.why.${named}`) : reason;
  };
  return (
    <Drawn draw={draw} title={moment(draw.at)}>
      <Facts
        items={[
          { label: t('wb.draws.pool'), value: draw.pool },
          { label: t('wb.draws.count'), value: t('wb.draws.countOf', { n: draw.count, reserve: draw.reserve }) },
          ...(Object.keys(draw.mix).length > 0
            ? [
                {
                  label: t('wb.draws.mix'),
                  value: listed(Object.entries(draw.mix).map(([code, n]) => t('wb.draws.mixOf', { skill: skill(code), n }))),
                },
              ]
            : []),
          ...(draw.reason ? [{ label: t('wb.draws.reason'), value: draw.reason, wide: true }] : []),
          { label: t('wb.draws.seed'), value: <code className="wb-hash">{draw.seed}</code>, wide: true },
          { label: t('wb.draws.drawn'), value: listed(draw.drawn.map(({ name }) => name)), wide: true },
          { label: t('wb.draws.reserves'), value: listed(draw.reserves.map(({ name }) => name)) || '—', wide: true },
        ]}
      />
      <People
        title={t('wb.draws.candidates')}
        column={t('wb.draws.skills')}
        rows={draw.candidates.map((one) => ({ ...one, text: listed(one.skills.map(skill)) }))}
      />
      {draw.excluded.length > 0 && (
        <People
          title={t('wb.draws.excluded')}
          column={t('wb.draws.why')}
          rows={draw.excluded.map((one) => ({ ...one, text: listed(one.reasons.map(why)) }))}
        />
      )}
    </Drawn>
  );
}

interface PeopleProps {
  readonly title: string;
  readonly column: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly text: string }[];
}

function People({ title, column, rows }: PeopleProps) {
  const { t } = useWords();
  return (
    <>
      <h3>
        {title} <span className="wb-muted">{rows.length}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard */}
      <section className="wb-table-scroll" aria-label={title} tabIndex={0}>
        <table className="wb-table">
          <caption className="lz-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('wb.draws.person')}</th>
              <th scope="col">{column}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td>{row.text || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
