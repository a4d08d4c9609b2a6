import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { findStep } from '../common/workflow.ts';

/** 附条件同意: what has to be met, by the step that asked for it. */
export function CaseConditions({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const pick = usePick();
  const sets = Object.entries(kase.results).flatMap(([id, { conditions }]) =>
    Array.isArray(conditions) && conditions.length > 0 ? [{ id, conditions: conditions as readonly string[] }] : [],
  );
  if (sets.length === 0) return null;
  return (
    <Card title={t('case.conditions')}>
      {sets.map(({ id, conditions }) => {
        const step = findStep(pkg.workflow, id);
        return (
          <section key={id}>
            {step?.title ? <p className="lz-muted lz-small">{pick(step.title, step.titleEn)}</p> : null}
            <ol className="lz-numbered">
              {conditions.map((condition) => (
                <li key={condition} className="lz-pre">
                  {condition}
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </Card>
  );
}
