import { Button } from 'antd';
import { useState } from 'react';
import type { VersionDto } from '../../../engine/model/dto/version.ts';
import { mayInstallDefinition } from '../../../engine/policy/definition.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { restoreVersion, useVersions } from '../../api/versions.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ChangeList } from './ChangeList.tsx';
import { distinct, VersionPair } from './VersionPair.tsx';

interface Props {
  readonly id: string;
  /** Takes a version into a draft; without it only the administrator brings an older one back, at once. */
  readonly take?: { readonly text: (version: number) => string; readonly onTake: (version: VersionDto) => void };
}

/** Versions of a programme: who published which, what runs on it, what changed, an older one published again. For designers and administrators. */
export function VersionsCard({ id, take }: Props) {
  const { t } = useWords();
  const versions = useVersions(id);
  return <Loading query={versions}>{({ items }) => <Versions id={id} items={items} title={t('wb.versions.title')} take={take} />}</Loading>;
}

interface VersionsProps {
  readonly id: string;
  readonly items: readonly VersionDto[];
  readonly title: string;
  readonly take: Props['take'] | undefined;
}

function Versions({ id, items, title, take }: VersionsProps) {
  const { t, moment } = useWords();
  const restores = mayInstallDefinition(useSession().data?.user ?? null);
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
              {take && (
                <Button size="small" onClick={() => take.onTake(one)}>
                  {take.text(one.version)}
                </Button>
              )}
              {!take && restores && one.hash !== newest?.hash && (
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
        <DialogActions
          action={t('wb.versions.restore', { n: version.version })}
          busy={restore.isPending}
          onAct={() => restore.mutate(version.hash)}
          onClose={onClose}
        />
      }
    >
      <p>{t('wb.versions.restoreAsk', { n: version.version })}</p>
      {restore.error && <ErrorNotice problem={restore.error} />}
    </Dialog>
  );
}
