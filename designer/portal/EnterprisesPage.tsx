import { Link, Redirect } from 'wouter';
import { useSession } from '../api/session.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { roleText } from './common/roles.ts';
import './cases.css';

/** One enterprise opens at once; several are listed. */
export default function EnterprisesPage() {
  const t = useText();
  const memberships = useSession().data?.user.memberships ?? [];
  const only = memberships.length === 1 ? memberships[0] : undefined;
  if (only) return <Redirect to={paths.enterprise(only.uscc)} replace />;
  return (
    <div className="lz-medium">
      <PageHeader title={t('enterprises.title')} lead={t('enterprises.lead')} />
      {memberships.length === 0 ? <EmptyState title={t('enterprises.empty')} text={t('enterprises.emptyText')} /> : null}
      <ul className="lz-cases">
        {memberships.map((item) => (
          <li key={item.uscc} className="lz-card lz-case">
            <div>
              <h2>
                <Link href={paths.enterprise(item.uscc)}>{item.enterpriseName}</Link>
              </h2>
              <p className="lz-muted lz-number">{item.uscc}</p>
            </div>
            <span className="lz-muted">{t(roleText(item.role))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
