import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { SessionDto } from '../../engine/model/dto/session.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { signIn } from '../api/session.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { useText } from './locale.tsx';

/** Account and password. `login` fixes the account (renewing an expired session). */
export function LoginForm({ login, onDone }: { login?: string; onDone: (session: SessionDto) => void }) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const [visible, setVisible] = useState(false);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const entered = { login: login ?? String(data.get('login') ?? '').trim(), password: String(data.get('password') ?? '') };
    const empty = Object.entries(entered).flatMap(([name, value]) => (value === '' ? [name] : []));
    setMissing(empty);
    setProblem(null);
    if (empty[0]) return void form.current?.querySelector<HTMLInputElement>(`[name="${empty[0]}"]`)?.focus();
    setBusy(true);
    try {
      onDone(await signIn(entered.login, entered.password));
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }
  return (
    <form ref={form} className="lz-stack" onSubmit={submit} noValidate>
      {problem ? <ErrorNotice problem={problem} /> : null}
      {login === undefined ? (
        <Field label={t('login.login')} error={missing.includes('login') ? t('login.loginNeeded') : null}>
          {(aria) => <input {...aria} className="lz-input" name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} />}
        </Field>
      ) : null}
      <Field label={t('login.password')} error={missing.includes('password') ? t('login.passwordNeeded') : null}>
        {(aria) => (
          <span className="lz-input-with">
            <input {...aria} className="lz-input" name="password" type={visible ? 'text' : 'password'} autoComplete="current-password" />
            <button type="button" className="lz-input-button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
              {t(visible ? 'login.hide' : 'login.show')}
            </button>
          </span>
        )}
      </Field>
      <Button type="primary" size="large" htmlType="submit" loading={busy} block>
        {t(busy ? 'login.busy' : 'login.submit')}
      </Button>
    </form>
  );
}
