import { useMemo } from 'react';
import { compileForm } from '../../../engine/forms/compile.ts';
import { sectionsOf } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto } from '../../../engine/model/dto/case.ts';
import { useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { Answers } from '../common/Answers.tsx';
import { applicationForm } from '../common/workflow.ts';
import { Differences } from '../filling/Differences.tsx';
import '../filling/filling.css';

/** What was submitted, folded away; after a correction also what changed by it. */
export function CaseApplication({ kase, pkg }: { kase: CaseDto; pkg: ProgrammePackage }) {
  const t = useText();
  const form = applicationForm(pkg);
  const compiled = useMemo(
    () => (form ? compileForm(form, pkg.vocabularies, { parameters: pkg.workflow.parameters ?? {} }) : null),
    [form, pkg],
  );
  if (!form || !compiled) return null;
  return (
    <Card title={t('case.application')}>
      {kase.previous ? (
        <details className="lz-details">
          <summary>{t('correct.diff')}</summary>
          <Differences compiled={compiled} before={kase.previous} after={kase.declared} vocabularies={pkg.vocabularies} />
        </details>
      ) : null}
      <details className="lz-details">
        <summary>{t('case.applicationShow')}</summary>
        <div className="lz-case-answers">
          <Answers
            compiled={compiled}
            data={kase.declared}
            sections={sectionsOf(form)}
            vocabularies={pkg.vocabularies}
            visible={(name) => name in kase.declared || kase.deferred.includes(name)}
            promised={kase.deferred}
          />
        </div>
      </details>
    </Card>
  );
}
