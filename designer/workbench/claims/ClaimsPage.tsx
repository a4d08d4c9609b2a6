import { Button } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { HeldClaimDto } from '../../../engine/model/dto/claim.ts';
import { releaseClaim, useClaims } from '../../api/claims.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';

/** 号码占用: which enterprise holds a number that only one may use, and giving it free with a reason. */
export function ClaimsPage() {
  const { t, moment } = useWords();
  const [value, setValue] = useState('');
  const wanted = useDeferredValue(value.trim());
  const [chosen, setChosen] = useState<HeldClaimDto | null>(null);
  const query = useClaims(wanted);
  return (
    <>
      <PageHeader title={t('wb.claims.title')} lead={t('wb.claims.lead')} />
      <div className="wb-filters">
        <SearchBox label={t('wb.claims.search')} value={value} onChange={setValue} />
      </div>
      <Loading query={query}>
        {({ items, released }) => (
          <>
            {wanted && items.length === 0 ? <EmptyState title={t('wb.claims.none')} text={t('wb.claims.noneText')} /> : null}
            {items.length > 0 ? (
              <Card title={t('wb.claims.held')}>
                <ul className="wb-experts">
                  {items.map((claim) => (
                    <li key={claim.name}>
                      <Holder claim={claim} />
                      <Button
                        danger
                        aria-label={t('wb.claims.releaseOne', { value: claim.value, name: claim.name })}
                        onClick={() => setChosen(claim)}
                      >
                        {t('wb.claims.release')}
                      </Button>
                    </li>
                  ))}
                </ul>
              </Card>
            ) : null}
            <Card title={t('wb.claims.released')}>
              {released.length === 0 ? <p className="wb-muted">{t('wb.claims.neverReleased')}</p> : null}
              <ul className="wb-experts">
                {released.map((one) => (
                  <li key={one.id}>
                    <Holder claim={one}>
                      <p>{one.reason}</p>
                      <p className="wb-muted">
                        {moment(one.at)} {one.by}
                      </p>
                    </Holder>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
      </Loading>
      {chosen ? <Release claim={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

function Holder({ claim, children }: { readonly claim: HeldClaimDto; readonly children?: ReactNode }) {
  const { t } = useWords();
  return (
    <div>
      <p>
        <strong>{claim.value}</strong> <span className="wb-muted">{claim.name}</span>
      </p>
      <p className="wb-muted">{t('wb.claims.by', { enterprise: claim.enterpriseName, uscc: claim.uscc, number: claim.caseNumber })}</p>
      {children}
    </div>
  );
}

function Release({ claim, onClose }: { readonly claim: HeldClaimDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const release = useCommand(
    (reason: string) => releaseClaim({ ...claim, reason }),
    () => {
      toast(t('wb.claims.done', { value: claim.value }));
      onClose();
    },
  );
  return (
    <ReasonDialog
      title={t('wb.claims.releaseOne', { value: claim.value, name: claim.name })}
      action={t('wb.claims.release')}
      consequence={<p>{t('wb.claims.effect', { enterprise: claim.enterpriseName })}</p>}
      busy={release.isPending}
      problem={release.error}
      onSend={(reason) => release.mutate(reason)}
      onClose={onClose}
    />
  );
}
