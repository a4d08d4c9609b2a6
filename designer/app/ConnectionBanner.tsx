import { connection } from '../api/connection.ts';
import { useConnection } from '../api/stream.ts';
import { useText } from './locale.tsx';

/** Says when nobody answers, and when it does again. */
export function ConnectionBanner() {
  const t = useText();
  const { state } = useConnection();
  return (
    <div aria-live="polite" className="lz-banner-slot">
      {state === 'online' ? null : (
        <div className={`lz-banner lz-banner-${state}`}>
          <span>{t(`shell.${state}`)}</span>
          {state === 'unreachable' ? (
            <button type="button" className="lz-link" onClick={() => connection.retryNow()}>
              {t('shell.retry')}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}
