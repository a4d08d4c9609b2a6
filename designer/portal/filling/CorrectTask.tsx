import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { correctionAccess } from '../../../engine/forms/access.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import type { UiElement } from '../../../engine/model/form.ts';
import { useSession } from '../../api/session.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { FormView } from '../../renderers/FormView.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateText, dueDayOf } from '../../ui/DateText.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Answers } from '../common/Answers.tsx';
import type { TaskProps } from '../TaskPage.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { Differences } from './Differences.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { focusField } from './focus-field.ts';
import { SaveState } from './SaveState.tsx';
import { sectionsOf } from './sections.ts';
import { useFilling, useSaveState, useStoreVersion } from './use-filling.ts';
import { useSubmission } from './use-submission.ts';
import './filling.css';

const fieldOf = (note: { field: string }) => (note.field.startsWith('/') ? (note.field.split('/')[1] ?? '') : note.field);

/** 补正: only what the reviewer ticked can be changed, each with the reason, what stood there, and what changed. */
export function CorrectTask({ kase, task, pkg, form, today }: TaskProps) {
  const t = useText();
  const pick = usePick();
  const session = useSession().data;
  const [resolving, setResolving] = useState(true);
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
  const { errors, attempt, submit, trySubmit } = useSubmission({ kase, task, filling, done: t('correct.submitted') });
  const control = (name: string): UiElement => ({ type: 'Control', scope: `#/properties/${name}` });
  const view = (name: string) => (
    <FormView
      form={form}
      store={store}
      vocabularies={pkg.vocabularies}
      today={today}
      signer={session?.user.name ?? ''}
      uischema={control(name)}
    />
  );
  return (
    <div className="lz-correct">
      <PageHeader
        title={task.title || t('correct.title')}
        lead={t('correct.lead')}
        over={`${kase.programmeTitle} · ${kase.number}`}
        back={{ to: paths.kase(kase.id), text: t('fill.leave') }}
        actions={<SaveState saver={saver} onResolve={() => setResolving(true)} />}
      />
      <p className="lz-correct-due">
        <strong>{t('correct.count', { count: task.notes.length })}</strong>
        {task.dueAt ? (
          <span>
            {t('case.flow.due')} <DateText value={dueDayOf(task.dueAt)} estimated={task.estimated} />
          </span>
        ) : null}
      </p>
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
            <p className="lz-over">{t('correct.item', { index: index + 1 })}</p>
            <div className="lz-correct-reason">
              <p className="lz-small">{t('correct.reason')}</p>
              {task.notes.flatMap((note) => (fieldOf(note) === name ? [<p key={note.reason + note.field}>{note.reason}</p>] : []))}
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
        {submit.error && submit.error.code !== 'input.invalid' ? <ErrorNotice problem={submit.error} /> : null}
        <Button type="primary" size="large" loading={submit.isPending} onClick={trySubmit}>
          {t('correct.submit')}
        </Button>
        <span className="lz-muted lz-small">{pick(kase.programmeTitle)}</span>
      </div>
      {save.kind === 'conflict' && resolving ? (
        <ConflictDialog theirs={save.theirs} store={store} saver={saver} pkg={pkg} onClose={() => setResolving(false)} />
      ) : null}
    </div>
  );
}
