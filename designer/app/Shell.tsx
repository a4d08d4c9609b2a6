import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../api/session.ts';
import { useStream } from '../api/stream.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { keepFocus } from './focus-keeper.ts';
import { useText } from './locale.tsx';
import { SessionExpired } from './SessionExpired.tsx';
import { TopBar } from './TopBar.tsx';

export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const session = useSession();
  const [location] = useLocation();
  useStream(!!session.data && !session.data.mustChangePassword);
  useEffect(keepFocus, []);
  const bare = location === '/login';
  return (
    <>
      <a className="lz-skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar session={session.data ?? null} />
      <ConnectionBanner />
      <main id="main" className={bare ? 'lz-main lz-main-bare' : 'lz-main'} tabIndex={-1}>
        {children}
      </main>
      <footer className="lz-footer">
        <span>
          {t('app.name')} · {t('shell.footer')}
        </span>
      </footer>
      <SessionExpired />
    </>
  );
}
