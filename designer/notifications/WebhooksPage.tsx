import { Button } from 'antd';
import { useState } from 'react';
import type { WebhookDto, WebhookSecretDto } from '../../engine/model/dto/notification.ts';
import { removeWebhook, renewWebhookSecret, testWebhook, useWebhooks } from '../api/notifications.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActions } from '../ui/DialogActions.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { toast } from '../ui/toast.ts';
import { CallState } from './CallState.tsx';
import { CallsDialog } from './CallsDialog.tsx';
import { WebhookDialog } from './WebhookDialog.tsx';
import './notifications.css';

type Open = { readonly kind: 'edit' | 'remove' | 'renew' | 'calls'; readonly hook: WebhookDto } | { readonly kind: 'new' };

/** 网络回调: systems of organisations that hear what their people are told. */
export default function WebhooksPage() {
  const t = useText();
  const query = useWebhooks();
  const [open, setOpen] = useState<Open | null>(null);
  const [secret, setSecret] = useState<WebhookSecretDto | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={t('hook.title')}
        lead={t('hook.lead')}
        back={{ to: paths.notificationSettings, text: t('notify.title') }}
        actions={
          <Button type="primary" onClick={() => setOpen({ kind: 'new' })}>
            {t('hook.new')}
          </Button>
        }
      />
      <Loading query={query}>
        {({ items, organisations }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('hook.none')} text={t('hook.noneText')} />
            ) : (
              <ul className="nt-hooks">
                {items.map((hook) => (
                  <li key={hook.id}>
                    <Hook hook={hook} onOpen={(kind) => setOpen({ kind, hook })} />
                  </li>
                ))}
              </ul>
            )}
            {open && (open.kind === 'new' || open.kind === 'edit') ? (
              <WebhookDialog
                hook={open.kind === 'edit' ? open.hook : null}
                organisations={organisations}
                onMade={setSecret}
                onClose={close}
              />
            ) : null}
          </>
        )}
      </Loading>
      {open?.kind === 'calls' ? <CallsDialog hook={open.hook} onClose={close} /> : null}
      {open?.kind === 'remove' || open?.kind === 'renew' ? <Certain {...open} kind={open.kind} onMade={setSecret} onClose={close} /> : null}
      {secret && !open ? (
        <Dialog
          title={t('hook.secret')}
          onClose={() => setSecret(null)}
          footer={
            <Button type="primary" onClick={() => setSecret(null)}>
              {t('hook.secretKept')}
            </Button>
          }
        >
          <p>{t('hook.secretText')}</p>
          <code className="nt-secret">{secret.secret}</code>
        </Dialog>
      ) : null}
    </>
  );
}

function Hook({ hook, onOpen }: { readonly hook: WebhookDto; readonly onOpen: (kind: 'edit' | 'remove' | 'renew' | 'calls') => void }) {
  const t = useText();
  const { title, orgName, url, kinds, active, last, changedAt, changedBy } = hook;
  const test = useCommand(
    () => testWebhook(hook.id),
    () => toast(t('hook.tested')),
  );
  const act = (text: 'hook.edit' | 'hook.calls' | 'hook.renew' | 'hook.remove', kind: Parameters<typeof onOpen>[0]) => (
    <Button danger={kind === 'remove'} aria-label={t('hook.of', { act: t(text), title })} onClick={() => onOpen(kind)}>
      {t(text)}
    </Button>
  );
  return (
    <Card title={title} extra={<Tag tone={active ? 'positive' : 'quiet'}>{t(active ? 'hook.active' : 'hook.inactive')}</Tag>}>
      <p>
        {orgName} · {kinds.map((kind) => t(`notify.kind.${kind}`)).join(t('hook.and'))}
      </p>
      <p className="nt-address">{url}</p>
      <p className="lz-muted">
        {t('hook.changed', { by: changedBy })} <DateText value={changedAt} time />
      </p>
      {last ? (
        <p>
          {t('hook.last')} <DateText value={last.at} time /> <CallState call={last} />
        </p>
      ) : (
        <p className="lz-muted">{t('hook.noCalls')}</p>
      )}
      <div className="nt-acts">
        {act('hook.edit', 'edit')}
        <Button
          loading={test.isPending}
          disabled={!active}
          aria-label={t('hook.of', { act: t('hook.test'), title })}
          onClick={() => test.mutate(undefined)}
        >
          {t('hook.test')}
        </Button>
        {act('hook.calls', 'calls')}
        {act('hook.renew', 'renew')}
        {act('hook.remove', 'remove')}
      </div>
      {test.error ? <ErrorNotice problem={test.error} /> : null}
    </Card>
  );
}

interface CertainProps {
  readonly kind: 'remove' | 'renew';
  readonly hook: WebhookDto;
  readonly onMade: (secret: WebhookSecretDto) => void;
  readonly onClose: () => void;
}

/** Before something is done that can't be taken back. */
function Certain({ kind, hook, onMade, onClose }: CertainProps) {
  const t = useText();
  const act = useCommand(
    () => (kind === 'remove' ? removeWebhook(hook.id).then(() => null) : renewWebhookSecret(hook.id)),
    (made) => {
      if (made) onMade(made);
      else toast(t('hook.removed', { title: hook.title }));
      onClose();
    },
  );
  const text = t(kind === 'remove' ? 'hook.remove' : 'hook.renew');
  return (
    <Dialog
      title={t('hook.of', { act: text, title: hook.title })}
      onClose={onClose}
      closable={!act.isPending}
      footer={<DialogActions action={text} busy={act.isPending} onAct={() => act.mutate(undefined)} onClose={onClose} />}
    >
      <p>{t(kind === 'remove' ? 'hook.removeText' : 'hook.renewText')}</p>
      {act.error ? <ErrorNotice problem={act.error} /> : null}
    </Dialog>
  );
}
