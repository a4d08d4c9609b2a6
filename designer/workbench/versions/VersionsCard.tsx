import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { restoreVersion, useVersions, type VersionDto } from '../../api/versions.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ChangeList } from './ChangeList.tsx';
import { distinct, VersionPair } from './VersionPair.tsx';

/** Versions of a programme: who published which, what runs on it, what changed, an older one published again. For designers and administrators. */
export function VersionsCard({ id }: { readonly id: string }) {
  const { t } = useWords();
  const versions = useVersions(id);
  return <Loading query={versions}>{({ items }) => <Versions id={id} items={items} title={t('wb.versions.title')} />}</Loading>;
}

function Versions({ id, items, title }: { readonly id: string; readonly items: readonly VersionDto[]; readonly title: string }) {
  const { t, moment } = useWords();
  const [newest, before] = distinct(items);
  const [pair, setPair] = useState({ from: before?.hash ?? newest?.hash ?? '', to: newest?.hash ?? '' });
  const [restoring, setRestoring] = useState<VersionDto | null>(null);
  return (
    <>
      <Card title={title} extra={items.length > 1 ? <ActionLink to={wb.migrate(id)}>{t('wb.migrate.open')}</ActionLink> : null}>
        <ul className="wb-window-list">
          {items.map((one) => (
            <li key={one.version}>
              <div>
                <h3>{t('wb.definitions.version', { n: one.version })}</h3>
                <p className="wb-muted">{t('wb.versions.by', { name: one.publishedByName, at: moment(one.publishedAt) })}</p>
                {one.restores !== null && <p className="wb-muted">{t('wb.versions.restores', { n: one.restores })}</p>}
              </div>
              <Tag tone={one.running > 0 ? 'brand' : 'quiet'}>{t('wb.versions.running', { n: one.running })}</Tag>
              {one.hash !== newest?.hash && (
                <Button size="small" onClick={() => setRestoring(one)}>
                  {t('wb.versions.restore', { n: one.version })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {before && (
        <Card title={t('wb.versions.compare')}>
          <VersionPair items={items} {...pair} onChange={(from, to) => setPair({ from, to })} />
          <ChangeList {...pair} />
        </Card>
      )}
      {restoring && <RestoreDialog version={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}

function RestoreDialog({ version, onClose }: { readonly version: VersionDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const restore = useCommand(restoreVersion, ({ version: n }) => {
    toast(t('wb.versions.restored', { n }));
    onClose();
  });
  return (
    <Dialog
      title={t('wb.versions.restore', { n: version.version })}
      onClose={onClose}
      closable={!restore.isPending}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={restore.isPending} onClick={() => restore.mutate(version.hash)}>
            {t('wb.versions.restore', { n: version.version })}
          </Button>
        </>
      }
    >
      <p>{t('wb.versions.restoreAsk', { n: version.version })}</p>
      {restore.error && <ErrorNotice problem={restore.error} />}
    </Dialog>
  );
}
