import type { WebhookCallDto } from '../../engine/model/dto/notification.ts';
import { useText } from '../app/locale.tsx';
import { Tag } from '../ui/Tag.tsx';

/** How a call went, in a word, with what the receiver answered. */
export function CallState({ call: { status, attempts, answer, error } }: { readonly call: WebhookCallDto }) {
  const t = useText();
  const waits = status === 'pending' && attempts > 0;
  return (
    <>
      <Tag tone={status === 'done' ? 'positive' : status === 'failed' ? 'negative' : waits ? 'warning' : 'neutral'}>
        {t(waits ? 'hook.status.again' : `hook.status.${status}`, { attempts })}
      </Tag>{' '}
      {status !== 'done' && error ? (
        <span className="lz-muted nt-address">{error}</span>
      ) : answer ? (
        <span className="lz-muted">HTTP {answer}</span>
      ) : null}
    </>
  );
}
