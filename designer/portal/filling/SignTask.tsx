import { Button } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { compileForm } from '../../../engine/forms/compile.ts';
import { sectionsOf } from '../../../engine/forms/sections.ts';
import { useSession } from '../../api/session.ts';
import { completeTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { Answers } from '../common/Answers.tsx';
import type { TaskProps } from '../TaskPage.tsx';
import './filling.css';

/** The legal representative reads everything and signs with the password, or returns it to the agent. */
export function SignTask({ kase, task, pkg, form }: TaskProps) {
  const t = useText();
  const [returning, setReturning] = useState(false);
  const compiled = useMemo(() => compileForm(form, pkg.vocabularies, { parameters: pkg.workflow.parameters ?? {} }), [form, pkg]);
  const { declared } = kase;
  return (
    <div className="lz-sign">
      <PageHeader
        title={t('sign.title')}
        lead={t('sign.lead')}
        over={`${kase.enterpriseName} · ${kase.programmeTitle} · ${kase.number}`}
        back={{ to: paths.kase(kase.id), text: t('fill.leave') }}
      />
      <Card title={t('case.application')}>
        <Answers
          compiled={compiled}
          data={declared}
          sections={sectionsOf(form)}
          vocabularies={pkg.vocabularies}
          visible={(name) => name in declared || kase.deferred.includes(name)}
          promised={kase.deferred}
        />
      </Card>
      <Card title={t('sign.box')} tone="brand">
        <SignForm caseId={kase.id} taskId={task.id} seq={kase.seq} onReturn={() => setReturning(true)} />
      </Card>
      {returning ? <ReturnDialog caseId={kase.id} taskId={task.id} seq={kase.seq} onClose={() => setReturning(false)} /> : null}
    </div>
  );
}

interface SignProps {
  readonly caseId: string;
  readonly taskId: string;
  readonly seq: number;
}
function SignForm({ caseId, taskId, seq, onReturn }: SignProps & { onReturn: () => void }) {
  const t = useText();
  const session = useSession().data;
  const [, navigate] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const sign = useCommand(
    (password: string, key: string) => completeTask(taskId, { outcome: 'sign', password, seq }, key),
    () => {
      toast(t('sign.done'));
      navigate(paths.kase(caseId));
    },
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    const password = input.current?.value ?? '';
    setMissing(password === '');
    if (password === '') input.current?.focus();
    else sign.mutate(password);
  }
  return (
    <form className="lz-stack lz-sign-form" onSubmit={submit} noValidate>
      {sign.error ? <ErrorNotice problem={sign.error} /> : null}
      <input type="text" name="username" autoComplete="username" value={session?.user.login ?? ''} readOnly hidden />
      <Field
        label={t('sign.password')}
        help={t('sign.passwordHelp', { name: session?.user.name ?? '' })}
        error={missing ? t('sign.passwordNeeded') : null}
        required
      >
        {(aria) => <input {...aria} ref={input} className="lz-input" type="password" autoComplete="current-password" />}
      </Field>
      <div className="lz-row">
        <Button type="primary" size="large" htmlType="submit" loading={sign.isPending}>
          {t('sign.submit')}
        </Button>
        <Button size="large" onClick={onReturn}>
          {t('sign.return')}
        </Button>
      </div>
    </form>
  );
}

function ReturnDialog({ caseId, taskId, seq, onClose }: SignProps & { onClose: () => void }) {
  const t = useText();
  const [, navigate] = useLocation();
  const [reason, setReason] = useState('');
  const back = useCommand(
    (why: string, key: string) => completeTask(taskId, { outcome: 'return', seq, ...(why ? { reason: why } : {}) }, key),
    () => {
      toast(t('sign.returned'));
      navigate(paths.kase(caseId));
    },
  );
  return (
    <Dialog
      title={t('sign.return')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={back.isPending} onClick={() => back.mutate(reason.trim())}>
            {t('sign.return')}
          </Button>
        </>
      }
    >
      <p>{t('sign.returnText')}</p>
      {back.error ? <ErrorNotice problem={back.error} /> : null}
      <WordsField label={t('sign.returnReason')} maxLength={2000} value={reason} onChange={setReason} />
    </Dialog>
  );
}
