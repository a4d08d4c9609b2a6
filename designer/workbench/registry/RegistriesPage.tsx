import { Link } from 'wouter';
import { useRegistries } from '../../api/registries.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 名录: what approved cases left behind, one list per registry. */
export function RegistriesPage() {
  const { t } = useWords();
  const registries = useRegistries();
  return (
    <>
      <PageHeader title={t('wb.registry.title')} />
      <Loading query={registries}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.registry.none')} />
          ) : (
            <ul className="wb-cards">
              {items.map((registry) => (
                <li key={registry.id} className="wb-card wb-card-row">
                  <Link href={wb.registry(registry.id)} className="wb-card-title">
                    {registry.title}
                  </Link>
                  <dl className="wb-counts">
                    {(['valid', 'expired', 'revoked'] as const).map((status) => (
                      <div key={status}>
                        <dt>{t(`wb.entry.${status}`)}</dt>
                        <dd>{registry.counts[status]}</dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </>
  );
}
