import { Button } from 'antd';
import { Link } from 'wouter';
import type { Section } from '../../../engine/forms/sections.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { FormStep } from '../../../engine/model/steps.ts';
import { applicationUrl } from '../../api/cases.ts';
import { useText } from '../../app/locale.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Answers } from '../common/Answers.tsx';
import { roleText } from '../common/roles.ts';
import type { LiveScore } from '../common/scores.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { Filling } from './make-filling.ts';
import { PromisedNote } from './PromisedNote.tsx';
import { useScoreResults } from './ScorePanel.tsx';
import { useSaveState, useStoreVersion } from './use-filling.ts';
import { useSubmission } from './use-submission.ts';

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
  const { store, saver } = filling;
  useStoreVersion(store);
  const save = useSaveState(saver);
  const warnings = store.errors().filter((error) => error.level === 'warn');
  const below = useScoreResults(scores, filling).some(({ result }) => typeof result === 'object' && !result.pass);
  const role = step.sign ? t(roleText(step.sign.by)) : '';
  const { errors, attempt, pending, submit, trySubmit } = useSubmission({
    ...{ kase, task, filling },
    done: t(step.sign ? 'check.submittedSign' : 'check.submitted'),
  });
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
          promised={store.promises.names()}
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
      <a className="lz-link" href={applicationUrl(kase.id)} download>
        {t('print.download')}
      </a>
      <div className="lz-fill-submit">
        <h3>{t('check.after')}</h3>
        <p>{step.sign ? t('check.afterSign', { role }) : t('check.afterDirect')}</p>
        <PromisedNote store={store} />
        {below ? <p className="lz-notice lz-notice-warning">{t('check.noScore')}</p> : null}
        {pending > 0 ? <p className="lz-notice lz-notice-warning">{t('check.uploading', { count: pending })}</p> : null}
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
