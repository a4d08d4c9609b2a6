import { useState } from 'react';
import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import { useEligibility } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatDay } from '../../ui/DateText.tsx';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';

/** Conditions of the programme, each held against one's own enterprise: all gaps at once, each with what to do. */
export function Eligibility({ workflow }: { workflow: WorkflowDefinition }) {
  const t = useText();
  const pick = usePick();
  const memberships = useSession().data?.user.memberships ?? [];
  const enterprises = [...new Map(memberships.map((item) => [item.uscc, item])).values()];
  const [uscc, setUscc] = useState(enterprises[0]?.uscc ?? '');
  const conditions = workflow.eligibility ?? [];
  const verdict = useEligibility(workflow.id, conditions.length > 0 ? uscc : '');
  if (conditions.length === 0)
    return (
      <Card title={t('guide.conditions')}>
        <CoolDown workflow={workflow} uscc={uscc} />
        <p className="lz-muted">{t('guide.conditionsNone')}</p>
      </Card>
    );
  const reasons = new Map(conditions.map((item) => [item.id, item]));
  const textOf = (id: string, fallback: string) => {
    const known = reasons.get(id);
    return known ? pick(known.reason, known.reasonEn) : fallback;
  };
  if (!uscc)
    return (
      <Card title={t('guide.conditions')}>
        <ol className="lz-conditions">
          {conditions.map((item) => (
            <li key={item.id}>{pick(item.reason, item.reasonEn)}</li>
          ))}
        </ol>
      </Card>
    );
  return (
    <Card title={t('guide.conditions')}>
      {enterprises.length > 1 ? (
        <Field label={t('guide.checkFor')}>
          {(aria) => (
            <select {...aria} className="lz-input lz-select" value={uscc} onChange={(event) => setUscc(event.target.value)}>
              {enterprises.map((item) => (
                <option key={item.uscc} value={item.uscc}>
                  {item.enterpriseName}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p className="lz-muted lz-small">
          {t('common.labelled', { label: t('guide.check'), value: enterprises[0]?.enterpriseName ?? '' })}
        </p>
      )}
      <CoolDown workflow={workflow} uscc={uscc} />
      <Loading query={verdict} rows={4}>
        {(result) => (
          <div aria-live="polite" className="lz-conditions-verdict">
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
            <ul className="lz-conditions lz-conditions-checked">
              {[...result.conditions]
                .sort((a, b) => Number(a.met) - Number(b.met))
                .map((item) => (
                  <li key={item.id} className={item.met ? 'lz-met' : 'lz-unmet'}>
                    <Tag tone={item.met ? 'positive' : 'negative'}>{t(item.met ? 'guide.met' : 'guide.unmet')}</Tag>
                    <div>
                      <p>{textOf(item.id, item.reason)}</p>
                      {item.met || !item.remedy ? null : (
                        <p className="lz-remedy">
                          <strong>{t('common.labelled', { label: t('guide.remedy'), value: '' })}</strong>
                          {item.remedy}
                        </p>
                      )}
                    </div>
                  </li>
                ))}
            </ul>
          </div>
        )}
      </Loading>
    </Card>
  );
}

/** That no application is taken for now, and until when, where the programme knows such periods. */
function CoolDown({ workflow, uscc }: { workflow: WorkflowDefinition; uscc: string }) {
  const t = useText();
  const { language } = useLocale();
  const known = workflow.coolDown !== undefined || Object.values(workflow.registries ?? {}).some((rule) => rule.coolDown);
  const until = useEligibility(workflow.id, known ? uscc : '').data?.coolDownUntil;
  if (!until) return null;
  return (
    <p className="lz-notice lz-notice-warning" role="status">
      <strong>{t('reg.coolDown', { date: formatDay(until, language) })}</strong>
    </p>
  );
}
