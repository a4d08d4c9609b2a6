import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SessionDto } from '../../engine/model/dto/session.ts';
import { useMessages } from '../api/messages.ts';
import { signOut } from '../api/session.ts';
import { useConnection } from '../api/stream.ts';
import { Logo } from '../ui/Logo.tsx';
import { administers, audits, designsProgrammes, isApplicant, isOfficer } from './access.ts';
import { useLocale, useText } from './locale.tsx';
import { paths } from './paths.ts';
import type { TextKey } from './texts/zh-CN.ts';

interface NavItem {
  readonly to: string;
  readonly text: TextKey;
  readonly exact?: boolean;
}
/** What a person sees depends on what they are: applicant, officer, both, or the public. */
function navigation(session: SessionDto | null): readonly NavItem[] {
  const items: NavItem[] = [];
  if (session?.mustChangePassword) return items;
  if (isOfficer(session)) items.push({ to: paths.workbench, text: 'nav.workbench' });
  if (session?.watchesBoard) items.push({ to: paths.board, text: 'nav.board' });
  if (designsProgrammes(session)) items.push({ to: paths.studio, text: 'nav.studio' });
  if (administers(session) || audits(session)) items.push({ to: paths.admin, text: 'nav.admin' });
  if (isApplicant(session))
    items.push(
      { to: paths.catalogue, text: 'nav.portal', exact: true },
      { to: paths.matches, text: 'match.nav' },
      { to: paths.cases, text: 'nav.cases' },
      { to: paths.certificates, text: 'nav.certificates' },
      { to: paths.enterprises, text: 'nav.enterprise' },
    );
  else items.push({ to: paths.catalogue, text: 'nav.portal', exact: true });
  if (session && !isApplicant(session) && !isOfficer(session)) items.push({ to: paths.join, text: 'join.title' });
  items.push({ to: paths.notices, text: 'nav.notices' });
  if (!session) items.push({ to: paths.publicRegistries, text: 'reg.title' });
  items.push({ to: paths.verify, text: 'nav.verify' });
  return items;
}

export function TopBar({ session }: { session: SessionDto | null }) {
  const t = useText();
  const [location, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the phone menu
  useEffect(() => setOpen(false), [location]);
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      toggle.current?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [open]);
  const isHere = (item: NavItem) =>
    item.to === location || location.startsWith(`${item.to}/programmes`) || (!item.exact && location.startsWith(`${item.to}/`));
  return (
    <header className="lz-top">
      <div className="lz-top-inner">
        <Link href={paths.home} className="lz-brand">
          <Logo size={28} />
          <span>{t('app.name')}</span>
        </Link>
        <button
          ref={toggle}
          type="button"
          className="lz-top-toggle"
          aria-expanded={open}
          aria-controls="lz-nav"
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'nav.close' : 'nav.menu')}
        </button>
        <div id="lz-nav" className={open ? 'lz-top-menu lz-open' : 'lz-top-menu'}>
          <nav aria-label={t('nav.label')} className="lz-nav">
            {navigation(session).map((item) => (
              <Link key={item.to} href={item.to} className="lz-nav-link" aria-current={isHere(item) ? 'page' : undefined}>
                {t(item.text)}
              </Link>
            ))}
          </nav>
          <div className="lz-top-tools">
            {session && !session.mustChangePassword ? <Inbox /> : null}
            <LanguageSwitch />
            {session ? (
              <>
                <Link
                  href={paths.password}
                  className="lz-top-user lz-top-button"
                  aria-label={t('shell.ownAccount', { name: session.user.name })}
                >
                  <StreamDot />
                  {session.user.name}
                </Link>
                <button
                  type="button"
                  className="lz-top-button"
                  onClick={() => {
                    void signOut().then((elsewhere) => (elsewhere === null ? navigate(paths.login) : window.location.assign(elsewhere)));
                  }}
                >
                  {t('shell.signOut')}
                </button>
              </>
            ) : location === paths.login ? null : (
              <Link href={paths.login} className="lz-top-button">
                {t('shell.signIn')}
              </Link>
            )}
          </div>
        </div>
      </div>
    </header>
  );
}

function Inbox() {
  const t = useText();
  const messages = useMessages();
  const [location] = useLocation();
  const unread = messages.data?.unread ?? 0;
  return (
    <Link href={paths.messages} className="lz-top-button" aria-current={location === paths.messages ? 'page' : undefined}>
      {t('nav.messages')}
      {unread > 0 ? (
        <span className="lz-badge">
          <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
          <span className="lz-hidden">{t('nav.unread', { count: unread })}</span>
        </span>
      ) : null}
    </Link>
  );
}

function LanguageSwitch() {
  const t = useText();
  const { language, setLanguage } = useLocale();
  return (
    <button
      type="button"
      className="lz-top-button"
      lang={language === 'en' ? 'zh-CN' : 'en'}
      title={t('shell.languageLabel')}
      onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
    >
      {t('shell.language')}
    </button>
  );
}

function StreamDot() {
  const t = useText();
  const { stream } = useConnection();
  if (stream === 'off') return null;
  const text = t(stream === 'open' ? 'shell.stream.open' : 'shell.stream.connecting');
  return (
    <span className={`lz-dot lz-dot-${stream}`} title={text}>
      <span className="lz-hidden">{text}</span>
    </span>
  );
}
