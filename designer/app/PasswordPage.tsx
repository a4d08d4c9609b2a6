import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { changePassword, useSession } from '../api/session.ts';
import { Card } from '../ui/Card.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { toast } from '../ui/toast.ts';
import { homeOf } from './access.ts';
import { useText } from './locale.tsx';

const fields = ['current', 'next', 'again'] as const;

/** Changes the own password: by choice, or because a one-time one was given. */
export default function PasswordPage() {
  const t = useText();
  const session = useSession().data;
  const [location, navigate] = useLocation();
  const [entered, setEntered] = useState({ current: '', next: '', again: '' });
  const [strict, setStrict] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const first = session?.mustChangePassword ?? false;
  const wrong = {
    current: entered.current === '' ? t('password.needed') : null,
    next: entered.next === '' ? t('password.needed') : null,
    again: entered.again === entered.next ? null : t('password.differs'),
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    setStrict(true);
    setProblem(null);
    const missing = fields.find((name) => wrong[name] !== null);
    if (missing) return void document.querySelector<HTMLInputElement>(`[name="${missing}"]`)?.focus();
    setBusy(true);
    try {
      await changePassword(entered.current, entered.next);
      toast(t('password.saved'));
      navigate(location === '/password' ? homeOf(session) : location);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  }
  return (
    <>
      <PageHeader title={t(first ? 'password.first' : 'password.title')} lead={t(first ? 'password.firstLead' : 'password.lead')} />
      <Card>
        <form className="lz-stack" noValidate onSubmit={submit}>
          {problem ? <ErrorNotice problem={problem} /> : null}
          {fields.map((name) => (
            <Field
              key={name}
              label={t(`password.${name}`)}
              help={name === 'next' ? t('password.nextHelp') : undefined}
              required
              error={strict ? wrong[name] : null}
            >
              {(aria) => (
                <input
                  {...aria}
                  className="lz-input"
                  type="password"
                  name={name}
                  autoComplete={name === 'current' ? 'current-password' : 'new-password'}
                  value={entered[name]}
                  onChange={(event) => setEntered({ ...entered, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {t('password.save')}
          </Button>
        </form>
      </Card>
    </>
  );
}
