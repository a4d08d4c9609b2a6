import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { letterUrl } from '../../api/cases.ts';
import { Light } from '../../ui/Light.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ClockBar } from './ClockBar.tsx';
import type { CaseView } from './case-view.ts';
import { districtName } from './case-view.ts';

/** Who applies for what, where the case stands, and its legal clock. */
export function CaseHeader({ view }: { readonly view: CaseView }) {
  const { t, day } = useWords();
  const { kase } = view;
  return (
    <>
      <PageHeader
        back={{ to: wb.inbox, text: t('wb.inbox.title') }}
        over={`${kase.number} · ${kase.programmeTitle}`}
        title={kase.enterpriseName}
        lead={
          <>
            <span className="wb-number">{kase.uscc}</span> · {districtName(view)}
            {kase.submittedAt && <> · {t('wb.case.submitted', { date: day(kase.submittedAt) })}</>}
          </>
        }
        actions={<CaseState kase={kase} />}
      />
      {kase.clock && <ClockBar clock={kase.clock} />}
    </>
  );
}

function CaseState({ kase }: { readonly kase: CaseDto }) {
  const { t } = useWords();
  const steps = kase.stepTitles.join(t('common.listSeparator'));
  return (
    <span className="wb-state">
      {kase.status === 'ended' || kase.light === 'none' ? null : <Light light={kase.light} />}
      <Tag tone={kase.status === 'ended' ? 'quiet' : 'brand'}>
        {kase.status === 'ended' ? t('wb.status.ended') : steps || t(`wb.status.${kase.status}`)}
      </Tag>
      {kase.letter && (
        <a className="lz-link" href={letterUrl(kase.id)} download>
          {t('letter.download')}
        </a>
      )}
    </span>
  );
}
