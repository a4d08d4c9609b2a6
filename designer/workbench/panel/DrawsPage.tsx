import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useCase } from '../../api/cases.ts';
import { type Draw, useDraws } from '../../api/operations.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 抽取记录: each lot with all it depends on, so that anybody can draw it again. */
export function DrawsPage({ id }: { readonly id: string }) {
  const kase = useCase(id);
  return <Loading query={kase}>{(data) => <Draws kase={data} />}</Loading>;
}

function Draws({ kase }: { readonly kase: CaseDto }) {
  const { t } = useWords();
  const draws = useDraws(kase.id);
  return (
    <>
      <PageHeader back={{ to: wb.kase(kase.id), text: kase.number }} over={kase.enterpriseName} title={t('wb.draws.title')} />
      <Loading query={draws}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.draws.none')} />
          ) : (
            [...items].reverse().map((draw) => <Lot key={draw.seq} draw={draw} />)
          )
        }
      </Loading>
    </>
  );
}

const known = ['member', 'employer', 'relative', 'shareholder', 'partner', 'recent', 'skill'] as const;

function Lot({ draw }: { readonly draw: Draw }) {
  const { t, moment } = useWords();
  const skills = (list: readonly string[]) => list.join(t('common.listSeparator'));
  const why = (reason: string) => {
    const named = known.find((kind) => kind === reason);
    return named ? t(`wb.draws.why.${named}`) : reason;
  };
  return (
    <div className="wb-draw">
      <Card
        title={moment(draw.at)}
        extra={<Tag tone={draw.matches ? 'positive' : 'negative'}>{t(draw.matches ? 'wb.draws.matches' : 'wb.draws.differs')}</Tag>}
      >
        <Facts
          items={[
            { label: t('wb.draws.pool'), value: draw.pool },
            { label: t('wb.draws.count'), value: t('wb.draws.countOf', { n: draw.count, reserve: draw.reserve }) },
            ...(Object.keys(draw.mix).length > 0
              ? [
                  {
                    label: t('wb.draws.mix'),
                    value: skills(Object.entries(draw.mix).map(([skill, n]) => t('wb.draws.mixOf', { skill, n }))),
                  },
                ]
              : []),
            ...(draw.reason ? [{ label: t('wb.draws.reason'), value: draw.reason, wide: true }] : []),
            { label: t('wb.draws.seed'), value: <code className="wb-hash">{draw.seed}</code>, wide: true },
            { label: t('wb.draws.drawn'), value: skills(draw.drawn.map(({ name }) => name)), wide: true },
            { label: t('wb.draws.reserves'), value: skills(draw.reserves.map(({ name }) => name)) || '—', wide: true },
          ]}
        />
        <People
          title={t('wb.draws.candidates')}
          column={t('wb.draws.skills')}
          rows={draw.candidates.map((one) => ({ ...one, text: skills(one.skills) }))}
        />
        {draw.excluded.length > 0 && (
          <People
            title={t('wb.draws.excluded')}
            column={t('wb.draws.why')}
            rows={draw.excluded.map((one) => ({ ...one, text: skills(one.reasons.map(why)) }))}
          />
        )}
      </Card>
    </div>
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
      <div className="wb-table-scroll">
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
      </div>
    </>
  );
}
