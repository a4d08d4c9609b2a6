import type { GuideStep } from '../../../engine/model/dto/guide.ts';
import { type Translate, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { periodText } from '../../ui/period-text.ts';
import { roleText } from '../common/roles.ts';

/** Who acts in a step, how long, and what is special, in words. */
export function Steps({ steps }: { steps: readonly GuideStep[] }) {
  const t = useText();
  return (
    <Card title={t('guide.steps')}>
      <ol className="lz-guide-steps">
        {steps.map((step) => (
          <li key={step.id} className={step.main ? undefined : 'lz-guide-step-aside'}>
            <p className="lz-guide-step-title">{step.title}</p>
            <p className="lz-muted lz-small">
              {[step.main ? '' : t('guide.whenNeeded'), ...describe(step, t)].filter(Boolean).join(' · ')}
            </p>
            {step.limit ? <span className="lz-guide-step-limit">{periodText(step.limit, t)}</span> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function describe({ who, roles, sign, rounds, branches }: GuideStep, t: Translate): readonly string[] {
  const separator = t('common.listSeparator');
  if (branches.length > 0) return [t('guide.branches', { names: branches.join(separator) })];
  return [
    who === 'office' ? roles.join(separator) : t(`guide.step.${who}`),
    sign ? t('guide.step.sign', { role: t(roleText(sign)) }) : '',
    rounds === null ? '' : t('guide.rounds', { count: rounds }),
  ];
}
