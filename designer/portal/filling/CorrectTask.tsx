import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { correctionAccess } from '../../../engine/forms/access.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import { differing } from '../../../engine/forms/merge.ts';
import { fieldName, sectionsOf } from '../../../engine/forms/sections.ts';
import type { UiElement } from '../../../engine/model/form.ts';
import { fieldOfPlace } from '../../../engine/model/pointer.ts';
import { useSession } from '../../api/session.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { FormView } from '../../renderers/FormView.tsx';
import { Card } from '../../ui/Card.tsx';
import { CorrectionLink } from '../../ui/CorrectionLink.tsx';
import { DateText, dueDayOf } from '../../ui/DateText.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Answers } from '../common/Answers.tsx';
import { findStep } from '../common/workflow.ts';
import type { TaskProps } from '../TaskPage.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { Differences } from './Differences.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FillingNews } from './FillingNews.tsx';
import { focusField } from './focus-field.ts';
import { SaveState } from './SaveState.tsx';
import { useFilling, useSaveState, useStoreVersion } from './use-filling.ts';
import { useSubmission } from './use-submission.ts';
import './filling.css';

const fieldOf = (note: { field: string }) => fieldOfPlace(note.field);

/** 补正: only what the reviewer ticked can be changed, each with the reason, what stood there, and what changed. */
export function CorrectTask({ kase, task, pkg, form, today }: TaskProps) {
  const t = useText();
  const pick = usePick();
  const session = useSession().data;
  const [resolving, setResolving] = useState(true);
  const step = findStep(pkg.workflow, task.step);
  /** Not mending, but handing in what was promised. */
  const promised = step?.type === 'correct' && step.deferred === true;
  const ticked = useMemo(() => [...new Set(task.notes.map(fieldOf))], [task.notes]);
  const access = useMemo(
    () => correctionAccess(compileForm(form, pkg.vocabularies, { parameters: pkg.workflow.parameters ?? {} }), ticked),
    [form, pkg, ticked],
  );
  const filling = useFilling({ kase, task, pkg, form, base: kase.declared, access, fallback: 'read', today });
  const { store, saver } = filling;
  const save = useSaveState(saver);
  useStoreVersion(store);
  const sections = sectionsOf(form);
  const opened = Object.keys(access).filter((name) => name !== '*' && !ticked.includes(name) && store.field(`/${name}`).visible);
  const changed = new Set(differing(store.compiled, kase.declared, store.data()));
  const unchanged = ticked.filter((name) => !changed.has(name)).length;
  const { errors, attempt, pending, submit, trySubmit } = useSubmission({
    kase,
    task,
    filling,
    done: t(promised ? 'correct.promisedSubmitted' : 'correct.submitted'),
  });
  const control = (name: string): UiElement => {
    const label = fieldName(form, name, pick);
    return { type: 'Control', scope: `#/properties/${name}`, label, options: { labelEn: label } };
  };
  const view = (name: string) => (
    <FormView
      form={form}
      store={store}
      vocabularies={pkg.vocabularies}
      today={today}
      signer={session?.user.name ?? ''}
      uischema={control(name)}
      notes={filling.notes}
    />
  );
  return (
    <div className="lz-correct">
      <PageHeader
        title={task.title || t('correct.title')}
        lead={t(promised ? 'correct.promisedLead' : 'correct.lead')}
        over={`${kase.programmeTitle} · ${kase.number}`}
        back={{ to: paths.kase(kase.id), text: t('fill.leave') }}
        actions={<SaveState saver={saver} onResolve={() => setResolving(true)} />}
      />
      <p className="lz-correct-due">
        <strong>{t(promised ? 'correct.promisedCount' : 'correct.count', { count: task.notes.length })}</strong>
        <CorrectionLink kase={kase} />
        {task.dueAt ? (
          <span>
            {t('case.flow.due')} <DateText value={dueDayOf(task.dueAt)} estimated={task.estimated} />
          </span>
        ) : null}
      </p>
      <FillingNews news={filling.news} store={store} onGo={(pointer) => focusField(pointer)} />
      <ErrorSummary
        errors={errors}
        store={store}
        sections={sections}
        level="block"
        attempt={attempt}
        onGo={(pointer) => focusField(pointer)}
      />
      <ol className="lz-correct-list">
        {ticked.map((name, index) => (
          <li key={name} className="lz-card">
            <p className="lz-over">
              {t('correct.item', { index: index + 1 })}{' '}
              <Tag tone={changed.has(name) ? 'positive' : 'warning'}>
                {t(`correct.${promised ? 'handed.' : ''}${changed.has(name) ? 'changed' : 'unchanged'}`)}
              </Tag>
            </p>
            <div className="lz-correct-reason">
              <p className="lz-small">{t(promised ? 'correct.promisedReason' : 'correct.reason')}</p>
              {task.notes.flatMap((note) =>
                fieldOf(note) === name && note.reason !== '' ? [<p key={note.reason + note.field}>{note.reason}</p>] : [],
              )}
            </div>
            {view(name)}
          </li>
        ))}
        {opened.map((name) => (
          <li key={name} className="lz-card">
            <p className="lz-over">{t('correct.related')}</p>
            {view(name)}
          </li>
        ))}
      </ol>
      <Card title={t('correct.diff')}>
        <Differences compiled={store.compiled} before={kase.declared} after={store.presentation.data()} vocabularies={pkg.vocabularies} />
      </Card>
      <details className="lz-details lz-correct-rest">
        <summary>{t('correct.rest')}</summary>
        <Card>
          <Answers
            compiled={store.compiled}
            data={kase.declared}
            sections={sections}
            vocabularies={pkg.vocabularies}
            visible={(name) => name in kase.declared && !ticked.includes(name)}
          />
        </Card>
      </details>
      <div className="lz-fill-submit">
        {unchanged > 0 ? (
          <p className="lz-notice lz-notice-warning">
            {t(promised ? 'correct.promisedLeft' : 'correct.confirmUnchanged', { count: unchanged })}
          </p>
        ) : null}
        {pending > 0 ? <p className="lz-notice lz-notice-warning">{t('check.uploading', { count: pending })}</p> : null}
        {submit.error && submit.error.code !== 'input.invalid' ? <ErrorNotice problem={submit.error} /> : null}
        <Button type="primary" size="large" loading={submit.isPending} onClick={trySubmit}>
          {t(promised ? 'correct.promisedSubmit' : 'correct.submit')}
        </Button>
        <span className="lz-muted lz-small">{pick(kase.programmeTitle)}</span>
      </div>
      {save.kind === 'conflict' && resolving ? (
        <ConflictDialog
          theirs={save.theirs}
          fields={save.fields}
          store={store}
          saver={saver}
          pkg={pkg}
          onClose={() => setResolving(false)}
        />
      ) : null}
    </div>
  );
}
