import { Button } from 'antd';
import type { WebhookDto } from '../../engine/model/dto/notification.ts';
import { retryWebhookCall, useWebhookCalls } from '../api/notifications.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { CallState } from './CallState.tsx';

/** The calls of a webhook, newest first; one that was given up is made again. */
export function CallsDialog({ hook, onClose }: { readonly hook: WebhookDto; readonly onClose: () => void }) {
  const t = useText();
  const query = useWebhookCalls(hook.id);
  const retry = useCommand((call: string) => retryWebhookCall(hook.id, call));
  return (
    <Dialog title={t('hook.of', { act: t('hook.calls'), title: hook.title })} onClose={onClose} wide>
      <Loading query={query}>
        {({ pages }) => {
          const calls = pages.flatMap(({ items }) => items);
          if (calls.length === 0) return <p className="lz-muted">{t('hook.noCalls')}</p>;
          return (
            <ul className="nt-calls">
              {calls.map((call) => (
                <li key={call.id}>
                  <DateText value={call.at} time />
                  <span className="nt-address">{call.id}</span>
                  <CallState call={call} />
                  {call.nextAt ? (
                    <span className="lz-muted">
                      {t('hook.next')} <DateText value={call.nextAt} time />
                    </span>
                  ) : null}
                  {call.status === 'failed' ? (
                    <Button
                      loading={retry.isPending && retry.variables === call.id}
                      aria-label={t('hook.of', { act: t('hook.retry'), title: call.id })}
                      onClick={() => retry.mutate(call.id)}
                    >
                      {t('hook.retry')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          );
        }}
      </Loading>
      {retry.error ? <ErrorNotice problem={retry.error} /> : null}
      <LoadMore query={query} />
    </Dialog>
  );
}
