import { Link } from 'wouter';
import { usePublicRegistries } from '../api/public.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import './cases.css';

/** Registries that anybody may read. */
export default function PublicRegistriesPage() {
  const t = useText();
  const registries = usePublicRegistries();
  return (
    <div className="lz-medium">
      <PageHeader title={t('reg.title')} lead={t('reg.lead')} />
      <Loading query={registries}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('reg.none')} />
          ) : (
            <ul className="lz-cases">
              {items.map((item) => (
                <li key={item.id}>
                  <article className="lz-card lz-case">
                    <div className="lz-case-main">
                      <p className="lz-over">{item.programmeTitle}</p>
                      <h2>
                        <Link href={paths.publicRegistry(item.id)}>{item.title}</Link>
                      </h2>
                      <p className="lz-muted lz-small">
                        {t('common.labelled', { label: t('reg.owner'), value: item.ownerName })} · {t('reg.counts', item.counts)}
                      </p>
                    </div>
                  </article>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  );
}
