import { Redirect, useLocation, useSearch } from 'wouter';
import { useSession, useSignInOptions } from '../api/session.ts';
import { TextLink } from '../ui/ActionLink.tsx';
import { Logo } from '../ui/Logo.tsx';
import { homeOf } from './access.ts';
import { LoginForm } from './LoginForm.tsx';
import { useText } from './locale.tsx';
import { paths } from './paths.ts';
import { usePage } from './use-page.ts';

/** Only addresses of our own are followed after signing in. */
function safeNext(search: string): string | null {
  const next = new URLSearchParams(search).get('next');
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/login') ? next : null;
}

export function LoginPage() {
  const t = useText();
  const session = useSession();
  const heading = usePage(t('login.title'));
  const [, navigate] = useLocation();
  const next = safeNext(useSearch());
  if (session.data) return <Redirect to={next ?? homeOf(session.data)} replace />;
  return (
    <div className="lz-login">
      <div className="lz-login-hero">
        <Logo size={40} />
        <p className="lz-login-claim">{t('login.hero')}</p>
        <p className="lz-login-text">{t('login.heroText')}</p>
        <Waves />
      </div>
      <div className="lz-login-panel">
        <h1 ref={heading} tabIndex={-1}>
          {t('login.title')}
        </h1>
        <p className="lz-lead">{t('login.lead')}</p>
        <ByProvider next={next} />
        <LoginForm onDone={(user) => navigate(next ?? homeOf(user), { replace: true })} />
        <p className="lz-login-public">
          <span>{t('login.public')}</span>
          <TextLink to={paths.notices}>{t('nav.notices')}</TextLink>
          <TextLink to={paths.verify}>{t('nav.verify')}</TextLink>
        </p>
      </div>
    </div>
  );
}

const troubles = ['down', 'refused', 'unknown', 'locked'] as const;

/** The way through the provider of identities, where there is one, and what went wrong on it; the local way stays below. */
function ByProvider({ next }: { next: string | null }) {
  const t = useText();
  const options = useSignInOptions();
  const problem = new URLSearchParams(useSearch()).get('problem');
  const trouble = troubles.find((one) => one === problem);
  if (!options.data?.provider) return null;
  const name = options.data.label ?? t('login.provider');
  return (
    <div className="lz-stack lz-login-provider">
      {trouble ? (
        <p className="lz-notice lz-notice-error" role="alert">
          {t(`login.problem.${trouble}`, { name })}
        </p>
      ) : null}
      {/* Not an address of the interface: the browser goes there itself. */}
      <a className="lz-action lz-action-default lz-action-large" href={`/api/session/provider?next=${encodeURIComponent(next ?? '/')}`}>
        {t('login.byProvider', { name })}
      </a>
      <p className="lz-login-or">{t('login.or')}</p>
    </div>
  );
}

function Waves() {
  return (
    <svg className="lz-login-waves" viewBox="0 0 480 160" aria-hidden="true">
      <path d="M0 60c80-60 160-60 240 0s160 60 240 0" />
      <path d="M0 92c80-60 160-60 240 0s160 60 240 0" />
      <path d="M0 124c80-60 160-60 240 0s160 60 240 0" />
    </svg>
  );
}
