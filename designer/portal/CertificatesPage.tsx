import { useEffect, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import type { RegistrySummary } from '../api/registries.ts';
import { useEntries, useRegistries } from '../api/registries.ts';
import { useSession } from '../api/session.ts';
import { useText } from '../app/locale.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { CertificateCard } from './common/CertificateCard.tsx';
import { entryTone } from './common/entry.ts';

export default function CertificatesPage() {
  const t = useText();
  const registries = useRegistries();
  const [none, setNone] = useState<ReadonlySet<string>>(new Set());
  return (
    <div className="lz-medium">
      <PageHeader title={t('certificates.title')} lead={t('certificates.lead')} />
      <Loading query={registries} rows={4}>
        {({ items }) => (
          <>
            {items.map((registry) => (
              <Entries key={registry.id} registry={registry} onNone={() => setNone((before) => new Set(before).add(registry.id))} />
            ))}
            {items.every(({ id }) => none.has(id)) && <EmptyState title={t('certificates.empty')} text={t('certificates.emptyText')} />}
          </>
        )}
      </Loading>
    </div>
  );
}

/** Own entries of one registry: the server shows an enterprise nothing but its own; asked by its code all the same. */
function Entries({ registry, onNone }: { registry: RegistrySummary; onNone: () => void }) {
  const t = useText();
  const memberships = useSession().data?.user.memberships ?? [];
  const own = new Set(memberships.map((item) => item.uscc));
  const entries = useEntries(registry.id, own.size === 1 ? { q: [...own][0] ?? '' } : {});
  const rows = (entries.data?.pages.flatMap((page) => page.items) ?? []).filter((entry) => own.has(entry.uscc));
  const isNone = entries.data !== undefined && rows.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is known
  useEffect(() => {
    if (isNone) onNone();
  }, [isNone]);
  if (entries.isPending) return <PageSkeleton rows={3} />;
  if (entries.error) return <ErrorNotice problem={asProblem(entries.error)} onRetry={() => void entries.refetch()} />;
  if (isNone) return null;
  return (
    <section className="lz-registry">
      <h2>{registry.title}</h2>
      {rows.map((entry) => (
        <div key={entry.id}>
          <p className="lz-row">
            <strong>{entry.enterpriseName}</strong>
            <Tag tone={entryTone(entry.status)}>{t(`entry.${entry.status}`)}</Tag>
          </p>
          <CertificateCard
            certificate={{
              entry: entry.id,
              number: entry.number,
              verification: entry.verification,
              validFrom: entry.validFrom,
              validTo: entry.validTo,
            }}
          />
        </div>
      ))}
    </section>
  );
}
