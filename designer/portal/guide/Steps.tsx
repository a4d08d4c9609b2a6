import type { WorkflowDefinition } from '../../../engine/model/definition.ts';
import type { Assignment } from '../../../engine/model/people.ts';
import type { Step } from '../../../engine/model/steps.ts';
import { type Translate, usePick, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { mainPath } from '../common/main-path.ts';
import { periodText } from '../common/period.ts';
import { roleText } from '../common/roles.ts';

interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | undefined;
  readonly who: string;
  readonly note: string;
  readonly limit: string;
  /** On the way to approval; otherwise only when needed. */
  readonly main: boolean;
}
const machineOnly = new Set(['compute', 'decide', 'notify', 'end']);

/** Who acts in a step, how long, and what is special, in words. */
export function Steps({ workflow }: { workflow: WorkflowDefinition }) {
  const t = useText();
  const pick = usePick();
  const roleTitle = (role: string) => {
    const known = workflow.roles?.[role];
    return known ? pick(known.title, known.titleEn) : role;
  };
  const path = mainPath(workflow);
  const steps = Object.entries(workflow.steps).flatMap(([id, step]): GuideStep[] => {
    if (machineOnly.has(step.type) || !step.title) return [];
    const { who, note } = describe(step, t, roleTitle, pick);
    const period = step.type === 'notice' ? step.period : step.type === 'wait' ? (step.period ?? step.deadline) : step.deadline;
    return [{ id, title: step.title, titleEn: step.titleEn, who, note, limit: period ? periodText(period, t) : '', main: path.has(id) }];
  });
  return (
    <Card title={t('guide.steps')}>
      <ol className="lz-guide-steps">
        {steps.map((step) => (
          <li key={step.id} className={step.main ? undefined : 'lz-guide-step-aside'}>
            <p className="lz-guide-step-title">{pick(step.title, step.titleEn)}</p>
            <p className="lz-muted lz-small">{[step.main ? '' : t('guide.whenNeeded'), step.who, step.note].filter(Boolean).join(' · ')}</p>
            {step.limit ? <span className="lz-guide-step-limit">{step.limit}</span> : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function describe(
  step: Step,
  t: Translate,
  roleTitle: (role: string) => string,
  pick: ReturnType<typeof usePick>,
): { who: string; note: string } {
  const people = (assign: Assignment | readonly Assignment[]) =>
    [
      ...new Set((Array.isArray(assign) ? (assign as readonly Assignment[]) : [assign as Assignment]).map((item) => roleTitle(item.role))),
    ].join(t('common.listSeparator'));
  switch (step.type) {
    case 'form':
      return { who: t('guide.step.applicant'), note: step.sign ? t('guide.step.sign', { role: t(roleText(step.sign.by)) }) : '' };
    case 'correct':
      return { who: t('guide.step.applicant'), note: t('guide.rounds', { count: step.rounds }) };
    case 'review':
    case 'batch':
    case 'score':
      return { who: people(step.assign), note: '' };
    case 'wait':
      return { who: step.external ? people(step.external.assign) : t('guide.step.system'), note: '' };
    case 'notice':
      return { who: t('guide.step.public'), note: '' };
    case 'parallel': {
      const names = Object.entries(step.branches).map(([id, branch]) =>
        pick(branch.title ?? id, 'titleEn' in branch ? branch.titleEn : undefined),
      );
      return { who: '', note: t('guide.branches', { names: names.join(t('common.listSeparator')) }) };
    }
    default:
      return { who: t('guide.step.system'), note: '' };
  }
}
