import { applicationUrl, letterUrl } from '../../api/cases.ts';
import { CorrectionLink } from '../../ui/CorrectionLink.tsx';
import { Light } from '../../ui/Light.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ClockBar } from '../clock/ClockBar.tsx';
import { ClockDetail } from '../clock/ClockDetail.tsx';
import { useWayBack } from '../way-back.ts';
import { useWords } from '../words.ts';
import { CaseActions } from './CaseActions.tsx';
import type { CaseView } from './case-view.ts';
import { useIsOfficer } from './use-is-officer.ts';

/** Who applies for what, where the case stands, and its legal clock. */
export function CaseHeader({ view }: { readonly view: CaseView }) {
  const { t, day } = useWords();
  const { kase } = view;
  const officer = useIsOfficer(kase.uscc);
  const back = useWayBack(kase.id);
  return (
    <>
      <PageHeader
        back={{ ...back, text: t(back.text) }}
        over={`${kase.number} · ${kase.programmeTitle}`}
        title={kase.enterpriseName}
        lead={
          <>
            <span className="wb-number">{kase.uscc}</span> · {kase.districtName}
            {kase.submittedAt && <> · {t('wb.case.submitted', { date: day(kase.submittedAt) })}</>}
          </>
        }
        actions={
          <>
            <CaseState view={view} />
            <CaseActions view={view} />
          </>
        }
      />
      {kase.clock && <ClockBar clock={kase.clock} ended={kase.status === 'ended'} />}
      {officer && kase.submittedAt && <ClockDetail caseId={kase.id} />}
    </>
  );
}

function CaseState({ view: { kase, form } }: { readonly view: CaseView }) {
  const { t } = useWords();
  const steps = kase.stepTitles.join(t('common.listSeparator'));
  return (
    <span className="wb-state">
      {kase.status === 'ended' || kase.light === 'none' ? null : <Light light={kase.light} />}
      <Tag tone={kase.status === 'ended' ? 'quiet' : 'brand'}>
        {kase.status === 'ended' ? t('wb.status.ended') : steps || t(`wb.status.${kase.status}`)}
      </Tag>
      {kase.archivedAt === null ? null : <Tag tone="quiet">{t('wb.status.archived')}</Tag>}
      {form && kase.submittedAt && (
        <a className="lz-link" href={applicationUrl(kase.id)} download>
          {t('print.download')}
        </a>
      )}
      <CorrectionLink kase={kase} />
      {kase.letter && (
        <a className="lz-link" href={letterUrl(kase.id)} download>
          {t('letter.download')}
        </a>
      )}
    </span>
  );
}
