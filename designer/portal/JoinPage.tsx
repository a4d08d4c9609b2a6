import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { acceptInvitation, useInvitations } from '../api/members.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { toast } from '../ui/toast.ts';
import { roleText } from './common/roles.ts';

/** Joining an enterprise: by the code one was given, or by an invitation to one's own log-in. */
export default function JoinPage() {
  const t = useText();
  const [, navigate] = useLocation();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const invitations = useInvitations();
  const join = useCommand(acceptInvitation, ({ uscc }) => {
    toast(t('join.done'));
    navigate(paths.enterprise(uscc));
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() !== '') join.mutate({ code: code.trim() });
  }
  const unknown = join.error?.status === 404 ? t('join.unknown') : null;
  return (
    <div className="lz-narrow">
      <PageHeader title={t('join.title')} lead={t('join.lead')} />
      {(invitations.data?.items ?? []).map((item) => (
        <Card key={item.id} title={item.enterpriseName} tone="brand">
          <p>{t('join.invited', { role: t(roleText(item.role)) })}</p>
          <p className="lz-muted lz-small">
            {t('members.until')} <DateText value={item.expiresAt} />
          </p>
          <Button type="primary" loading={join.isPending} onClick={() => join.mutate({ id: item.id })}>
            {t('join.accept')}
          </Button>
        </Card>
      ))}
      <form className="lz-card lz-stack" onSubmit={submit} noValidate>
        <Field label={t('join.code')} help={t('join.codeHelp')} error={missing ? t('join.codeNeeded') : unknown} required>
          {(aria) => (
            <input
              {...aria}
              className="lz-input lz-input-code"
              value={code}
              autoCapitalize="characters"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        {join.error && !unknown ? <ErrorNotice problem={join.error} /> : null}
        <Button type="primary" size="large" htmlType="submit" loading={join.isPending}>
          {t('join.submit')}
        </Button>
      </form>
    </div>
  );
}
