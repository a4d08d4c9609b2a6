import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { FormStep, ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { completeTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { Answers } from '../common/Answers.tsx';
import { roleText } from '../common/roles.ts';
import type { LiveScore } from '../common/scores.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { useScoreResults } from './ScorePanel.tsx';
import type { Section } from './sections.ts';
import { type Filling, useSaveState, useStoreVersion } from './use-filling.ts';

interface CheckSectionProps {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly pkg: ProgrammePackage;
  readonly step: FormStep;
  readonly filling: Filling;
  readonly sections: readonly Section[];
  readonly scores: readonly LiveScore[];
  readonly hrefOf: (section: number) => string;
  readonly onGo: (pointer: string) => void;
}

/** Check your answers, see all that is wrong at once, submit. */
export function CheckSection({ kase, task, pkg, step, filling, sections, scores, hrefOf, onGo }: CheckSectionProps) {
  const t = useText();
  const [, navigate] = useLocation();
  const { store, saver } = filling;
  const [attempt, setAttempt] = useState(0);
  useStoreVersion(store);
  const save = useSaveState(saver);
  const errors = store.errors().filter((error) => error.level !== 'warn');
  const warnings = store.errors().filter((error) => error.level === 'warn');
  const below = useScoreResults(scores, filling).some(({ result }) => typeof result === 'object' && !result.pass);
  const role = step.sign ? t(roleText(step.sign.by)) : '';
  const submit = useCommand(
    async (_: null, key: string) => {
      if (!(await saver.flush())) return null;
      try {
        const outcome = task.outcomes[0]?.id ?? 'submit';
        return await completeTask(task.id, { outcome, data: store.presentation.data(), seq: kase.seq }, key);
      } catch (error) {
        const problem = error as ApiProblem;
        if (problem.code === 'input.invalid') {
          store.refuse(problem.errors.map((item) => ({ ...item, params: {} })));
          setAttempt((count) => count + 1);
        }
        throw problem;
      }
    },
    (after) => {
      if (!after) return;
      toast(t(step.sign ? 'check.submittedSign' : 'check.submitted'));
      navigate(paths.kase(kase.id));
    },
  );
  function trySubmit() {
    store.showAll();
    if (errors.length > 0) setAttempt((count) => count + 1);
    else submit.mutate(null);
  }
  return (
    <section className="lz-card lz-fill-main" aria-labelledby="lz-check-title">
      <h2 id="lz-check-title">{t('check.title')}</h2>
      <p className="lz-lead">{t('check.lead')}</p>
      <ErrorSummary errors={errors} store={store} sections={sections} level="block" attempt={attempt} onGo={onGo} />
      <ErrorSummary errors={warnings} store={store} sections={sections} level="warn" onGo={onGo} />
      <div className="lz-fill-body">
        <Answers
          compiled={store.compiled}
          data={store.presentation.data()}
          sections={sections}
          vocabularies={pkg.vocabularies}
          visible={(name) => store.field(`/${name}`).visible}
          edit={(section) => (
            <Link
              href={hrefOf(section.index)}
              className="lz-link"
              aria-label={t('common.labelled', { label: t('common.edit'), value: section.title })}
            >
              {t('common.edit')}
            </Link>
          )}
        />
      </div>
      <div className="lz-fill-submit">
        <h3>{t('check.after')}</h3>
        <p>{step.sign ? t('check.afterSign', { role }) : t('check.afterDirect')}</p>
        {below ? <p className="lz-notice lz-notice-warning">{t('check.noScore')}</p> : null}
        {submit.error && submit.error.code !== 'input.invalid' ? <ErrorNotice problem={submit.error} /> : null}
        {submit.isSuccess && submit.data === null && save.kind !== 'saved' ? (
          <p className="lz-notice lz-notice-warning">{t('check.unsaved')}</p>
        ) : null}
        <Button type="primary" size="large" loading={submit.isPending} onClick={trySubmit}>
          {step.sign ? t('check.submitSign', { role }) : t('check.submit')}
        </Button>
      </div>
    </section>
  );
}
