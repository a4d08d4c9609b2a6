import { useState } from 'react';
import type { VersionDto } from '../../../engine/model/dto/version.ts';
import { useDefinition, useProgramme } from '../../api/programmes.ts';
import { useMigrations, useVersions } from '../../api/versions.ts';
import { Card } from '../../ui/Card.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { PastMigrations } from './PastMigrations.tsx';
import { PlanForm } from './PlanForm.tsx';
import { RequestCard } from './RequestCard.tsx';
import { distinct, VersionPair } from './VersionPair.tsx';

/** Running cases go to another version: choose both, say where steps go on, preview, ask; another person decides. */
export function MigratePage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const programme = useProgramme(id);
  const versions = useVersions(id);
  const migrations = useMigrations(id);
  return (
    <>
      <PageHeader
        back={{ to: wb.definition(id), text: programme.data?.title ?? t('wb.definitions.title') }}
        title={t('wb.migrate.title')}
        lead={t('wb.migrate.lead')}
      />
      <Loading query={versions}>
        {({ items }) => (
          <Loading query={migrations}>
            {(past) => (
              <>
                {past.request && <RequestCard key={past.request.id} request={past.request} versions={items} />}
                <Pair items={items} waits={past.request?.state === 'asked'} />
                <PastMigrations migrations={past} versions={items} />
              </>
            )}
          </Loading>
        )}
      </Loading>
    </>
  );
}

function Pair({ items, waits }: { readonly items: readonly VersionDto[]; readonly waits: boolean }) {
  const { t } = useWords();
  const [newest] = distinct(items);
  // The version with the most to do.
  const busiest = distinct(items.slice(1).filter(({ hash }) => hash !== newest?.hash)).sort((a, b) => b.running - a.running)[0];
  const [pair, setPair] = useState({ from: busiest?.hash ?? newest?.hash ?? '', to: newest?.hash ?? '' });
  const from = useDefinition(pair.from);
  const to = useDefinition(pair.to);
  return (
    <>
      <Card title={t('wb.versions.title')}>
        <VersionPair items={items} {...pair} onChange={(one, other) => setPair({ from: one, to: other })} />
        {pair.from === pair.to && <p className="wb-muted">{t('wb.versions.pick')}</p>}
      </Card>
      {pair.from !== pair.to && (
        <Loading query={from}>
          {(old) => (
            <Loading query={to}>
              {(next) => <PlanForm key={`${pair.from}${pair.to}`} from={old} to={next} number={numberOf(items, pair.to)} waits={waits} />}
            </Loading>
          )}
        </Loading>
      )}
    </>
  );
}

function numberOf(items: readonly VersionDto[], hash: string): number {
  return items.find((one) => one.hash === hash)?.version ?? 0;
}
