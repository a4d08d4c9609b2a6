import { useState } from 'react';
import type { GuideDto } from '../../../engine/model/dto/guide.ts';
import { useEligibility } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/DateText.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { ChooseEnterprise } from '../common/ChooseEnterprise.tsx';
import { Conditions } from '../common/Conditions.tsx';
import { enterprisesOf } from '../common/enterprises.ts';

/** Conditions of the programme, each held against one's own enterprise: all gaps at once, each with what to do. */
export function Eligibility({ guide }: { guide: GuideDto }) {
  const t = useText();
  const enterprises = enterprisesOf(useSession().data);
  const [uscc, setUscc] = useState('');
  const chosen = uscc || (enterprises[0]?.uscc ?? '');
  const { conditions } = guide;
  const verdict = useEligibility(guide.id, conditions.length > 0 || guide.coolDown ? chosen : '');
  if (conditions.length === 0 || !chosen)
    return (
      <Card title={t('guide.conditions')}>
        <CoolDown until={verdict.data?.coolDownUntil ?? null} />
        {conditions.length === 0 ? <p className="lz-muted">{t('guide.conditionsNone')}</p> : null}
        <ol className="lz-conditions">
          {conditions.map((item) => (
            <li key={item.id}>{item.reason}</li>
          ))}
        </ol>
      </Card>
    );
  return (
    <Card title={t('guide.conditions')}>
      <ChooseEnterprise label={t('guide.check')} enterprises={enterprises} uscc={chosen} onChoose={setUscc} />
      <Loading query={verdict} rows={4}>
        {(result) => (
          <div aria-live="polite" className="lz-conditions-verdict">
            <CoolDown until={result.coolDownUntil} />
            <p className={`lz-notice ${result.eligible ? 'lz-notice-positive' : 'lz-notice-warning'}`}>
              <span>
                <strong>
                  {result.eligible
                    ? t('guide.eligible')
                    : t('guide.notEligible', { count: result.conditions.filter((item) => !item.met).length })}
                </strong>
                {result.eligible ? null : <span className="lz-conditions-text">{t('guide.notEligibleText')}</span>}
              </span>
            </p>
            <Conditions uscc={chosen} conditions={result.conditions} />
          </div>
        )}
      </Loading>
    </Card>
  );
}

/** That no application is taken for now, and until when, where the programme knows such periods. */
function CoolDown({ until }: { until: string | null }) {
  const t = useText();
  const { language } = useLocale();
  if (!until) return null;
  return (
    <p className="lz-notice lz-notice-warning" role="status">
      <strong>{t('reg.coolDown', { date: formatDay(until, language) })}</strong>
    </p>
  );
}
