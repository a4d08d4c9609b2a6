import { Button } from 'antd';
import { useState } from 'react';
import type { NotificationsDto } from '../../engine/model/dto/notification.ts';
import { type MailWay, mailWays, type NoticePreferences, noticeKinds } from '../../engine/model/notification.ts';
import { askTestLetter, saveNotifications, useNotifications } from '../api/notifications.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { isOfficer, keepsWebhooks } from '../app/access.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { TextLink } from '../ui/ActionLink.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { toast } from '../ui/toast.ts';
import './notifications.css';

/** 通知设置: which notices come by mail, when, and whether mail arrives at all. */
export default function PreferencesPage() {
  const t = useText();
  const query = useNotifications();
  const session = useSession().data;
  return (
    <div className="lz-medium">
      <PageHeader
        title={t('notify.title')}
        lead={t('notify.lead')}
        actions={keepsWebhooks(session) ? <TextLink to={paths.webhooks}>{t('hook.title')}</TextLink> : null}
      />
      <Loading query={query}>
        {(told) => <Preferences key={JSON.stringify(told.preferences)} told={told} officer={isOfficer(session)} />}
      </Loading>
    </div>
  );
}

function Preferences({ told, officer }: { readonly told: NotificationsDto; readonly officer: boolean }) {
  const t = useText();
  const [wanted, setWanted] = useState(told.preferences);
  const save = useCommand(saveNotifications, () => toast(t('notify.saved')));
  const set = (change: Partial<NoticePreferences>) => setWanted({ ...wanted, ...change });
  const { mail, digest, quiet, summary, language } = wanted;
  const changed = JSON.stringify(wanted) !== JSON.stringify(told.preferences);
  return (
    <form
      noValidate
      className="lz-stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted);
      }}
    >
      <Reach told={told} />
      <Card title={t('notify.mail')}>
        <p className="lz-muted">{t('notify.mailLead')}</p>
        {noticeKinds.map((kind) => (
          <fieldset key={kind} className="nt-kind">
            <legend>
              {t(`notify.kind.${kind}`)}
              <span className="lz-muted">{t(`notify.kindHelp.${kind}`)}</span>
            </legend>
            <div className="nt-ways">
              {mailWays.map((way: MailWay) => (
                <label key={way} className="lz-option">
                  <input type="radio" name={kind} checked={mail[kind] === way} onChange={() => set({ mail: { ...mail, [kind]: way } })} />
                  {t(`notify.way.${way}`)}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </Card>
      <Card title={t('notify.when')}>
        <div className="nt-row">
          <Field label={t('notify.digestAt')} help={t('notify.digestHelp')}>
            {(aria) => (
              <input
                {...aria}
                type="time"
                className="lz-input"
                required
                value={digest.at}
                onChange={({ target }) => target.value && set({ digest: { ...digest, at: target.value } })}
              />
            )}
          </Field>
          <label className="lz-option">
            <input
              type="checkbox"
              checked={digest.workingDays}
              onChange={({ target }) => set({ digest: { ...digest, workingDays: target.checked } })}
            />
            {t('notify.workingDays')}
          </label>
          {officer ? (
            <label className="lz-option">
              <input type="checkbox" checked={summary} onChange={({ target }) => set({ summary: target.checked })} />
              {t('notify.summary')}
            </label>
          ) : null}
        </div>
        <label className="lz-option">
          <input
            type="checkbox"
            checked={quiet !== null}
            onChange={({ target }) => set({ quiet: target.checked ? { from: '22:00', to: '07:00' } : null })}
          />
          {t('notify.quiet')}
        </label>
        {quiet ? (
          <div className="nt-row">
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(`notify.quiet.${end}`)}>
                {(aria) => (
                  <input
                    {...aria}
                    type="time"
                    className="lz-input"
                    required
                    value={quiet[end]}
                    onChange={({ target }) => target.value && set({ quiet: { ...quiet, [end]: target.value } })}
                  />
                )}
              </Field>
            ))}
            <p className="lz-muted">{t(quiet.to <= quiet.from ? 'notify.quietOver' : 'notify.quietWithin')}</p>
          </div>
        ) : null}
        <Field label={t('notify.language')}>
          {(aria) => (
            <select
              {...aria}
              className="lz-input lz-select"
              value={language}
              onChange={({ target }) => set({ language: target.value as NoticePreferences['language'] })}
            >
              <option value="zh-CN">中文</option>
              <option value="en">English</option>
            </select>
          )}
        </Field>
      </Card>
      {save.error ? <ErrorNotice problem={save.error} /> : null}
      <div className="nt-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
          {t('common.save')}
        </Button>
        <span className="lz-muted">{t(changed ? 'notify.unsaved' : 'notify.nothing')}</span>
      </div>
    </form>
  );
}

/** Whether mail reaches the reader, and a letter to try. */
function Reach({ told: { email, mail, failed } }: { readonly told: NotificationsDto }) {
  const t = useText();
  const test = useCommand(askTestLetter, () => toast(t('notify.tested', { email: email ?? '' })));
  if (!mail) return <p className="lz-card nt-note">{t('notify.noMail')}</p>;
  if (email === null) return <p className="lz-card nt-note">{t('notify.noAddress')}</p>;
  return (
    <Card title={t('notify.address')}>
      <div className="nt-row">
        <p>
          <strong className="nt-address">{email}</strong>
        </p>
        <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('notify.test')}
        </Button>
      </div>
      {failed ? (
        <p className="lz-warning">
          {t('notify.failed')} <DateText value={failed.at} time /> <span className="nt-address">{failed.error}</span>
        </p>
      ) : null}
      {test.error ? <ErrorNotice problem={test.error} /> : null}
    </Card>
  );
}
