import { useState } from 'react';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { CaseDto } from '../../engine/model/dto/case.ts';
import { useCase } from '../api/cases.ts';
import { useDefinition } from '../api/programmes.ts';
import { usePick, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { MessageButtons, sendable } from '../forms/SendMessage.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { CaseApplication } from './case/CaseApplication.tsx';
import { CaseClock } from './case/CaseClock.tsx';
import { CaseConditions } from './case/CaseConditions.tsx';
import { CaseScores } from './case/CaseScores.tsx';
import { Expected } from './case/Expected.tsx';
import { Papers } from './case/Papers.tsx';
import { ProgressBar } from './case/ProgressBar.tsx';
import { Rating } from './case/Rating.tsx';
import { Records } from './case/Records.tsx';
import { Timeline } from './case/Timeline.tsx';
import { WithdrawDialog } from './case/WithdrawDialog.tsx';
import { CertificateCard } from './common/CertificateCard.tsx';
import { outcomeTitle, outcomeTone } from './common/outcome.ts';
import './case/case.css';

export default function CasePage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const kase = useCase(params.id ?? '');
  const definition = useDefinition(kase.data?.definitionHash);
  return (
    <Loading query={kase} rows={10}>
      {(data) => (
        <Loading query={definition} rows={10}>
          {(found) => <Progress kase={data} pkg={found.package} />}
        </Loading>
      )}
    </Loading>
  );
}

/** Where the case is, what is expected of me, and everything decided so far. */
function Progress({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const pick = usePick();
  const [withdrawing, setWithdrawing] = useState(false);
  const end = kase.status === 'ended' ? outcomeTitle(kase.outcome, pkg.workflow) : null;
  const tone = kase.status === 'ended' ? outcomeTone(kase.outcome, pkg.workflow) : kase.status === 'draft' ? 'neutral' : 'brand';
  return (
    <>
      <PageHeader
        title={pick(kase.programmeTitle, pkg.workflow.titleEn)}
        over={kase.number}
        lead={kase.enterpriseName}
        back={{ to: paths.cases, text: t('cases.title') }}
        actions={
          <>
            <Tag tone={tone}>{end ? pick(end.title, end.titleEn) : t(`status.${kase.status}`)}</Tag>
            {kase.archivedAt === null ? null : <Tag tone="neutral">{t('status.archived')}</Tag>}
          </>
        }
      />
      <ProgressBar kase={kase} workflow={pkg.workflow} />
      <div className="lz-guide lz-casepage">
        <div>
          <Expected kase={kase} outcome={end ? { title: pick(end.title, end.titleEn), tone } : null} />
          {kase.remedies ? (
            <Card title={t('case.remedies')}>
              <p>{kase.remedies}</p>
            </Card>
          ) : null}
          {sendable({ kase, pkg }).length > 0 ? (
            <Card title={t('msg.title')}>
              <MessageButtons kase={kase} pkg={pkg} />
            </Card>
          ) : null}
          {kase.certificate ? <CertificateCard certificate={kase.certificate} /> : null}
          {kase.status === 'ended' && kase.submittedAt ? <Rating kase={kase} /> : null}
          <CaseConditions kase={kase} pkg={pkg} />
          <CaseScores kase={kase} pkg={pkg} />
          <Records kase={kase} pkg={pkg} />
          {Object.keys(kase.declared).length > 0 ? <CaseApplication kase={kase} pkg={pkg} /> : null}
        </div>
        <aside className="lz-guide-aside">
          <CaseClock clock={kase.clock} ended={kase.status === 'ended'} />
          <Papers kase={kase} pkg={pkg} />
          <Card title={t('case.timeline')}>
            <Timeline kase={kase} workflow={pkg.workflow} />
          </Card>
          <Card>
            <Facts
              columns={1}
              items={[
                { label: t('case.openedAt'), value: <DateText value={kase.openedAt} /> },
                ...(kase.submittedAt ? [{ label: t('case.submittedAt'), value: <DateText value={kase.submittedAt} time /> }] : []),
                ...(kase.endedAt ? [{ label: t('case.endedAt'), value: <DateText value={kase.endedAt} /> }] : []),
              ]}
            />
            {kase.actions.includes('withdraw') ? (
              <button type="button" className="lz-link lz-withdraw" onClick={() => setWithdrawing(true)}>
                {t('case.withdraw')}
              </button>
            ) : null}
          </Card>
        </aside>
      </div>
      {withdrawing ? <WithdrawDialog caseId={kase.id} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}
