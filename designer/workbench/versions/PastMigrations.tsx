import { Button } from 'antd';
import { useState } from 'react';
import type { MigrationDto, MigrationsDto, VersionDto } from '../../../engine/model/dto/version.ts';
import { useCommand } from '../../api/use-command.ts';
import { askUndo, continueMigration } from '../../api/versions.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { useWords } from '../words.ts';
import { MigrationDone } from './MigrationDone.tsx';
import { MigrationPlanText } from './MigrationPlanText.tsx';
import { numberAt } from './version-number.ts';

interface Props {
  readonly migrations: MigrationsDto;
  readonly versions: readonly VersionDto[];
}

/** Migrations that were applied: who asked and who agreed, what each moved, whether it was cut off or taken back, and both ways on. */
export function PastMigrations({ migrations: { items, request }, versions }: Props) {
  const { t } = useWords();
  const [undoing, setUndoing] = useState<MigrationDto | null>(null);
  return (
    <Card title={t('wb.migrate.past')}>
      {items.length === 0 && <p className="wb-muted">{t('wb.migrate.pastNone')}</p>}
      {items.length > 0 && (
        <ul className="wb-window-list" aria-label={t('wb.migrate.past')}>
          {items.map((one) => (
            <Past
              key={one.id}
              migration={one}
              title={t('wb.migrate.pastLine', {
                from: numberAt(versions, one.from, one.createdAt),
                to: numberAt(versions, one.to, one.createdAt),
              })}
              waits={request?.state === 'asked'}
              onUndo={() => setUndoing(one)}
            />
          ))}
        </ul>
      )}
      {undoing && <UndoDialog migration={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  );
}

const tones = { running: 'warning', done: 'positive', undoing: 'warning', undone: 'quiet' } as const;

interface PastProps {
  readonly migration: MigrationDto;
  readonly title: string;
  /** Something is asked for already. */
  readonly waits: boolean;
  readonly onUndo: () => void;
}

function Past({ migration, title, waits, onUndo }: PastProps) {
  const { t, moment } = useWords();
  const { status, migrated, undone, decidedByName } = migration;
  const goOn = useCommand(() => continueMigration(migration.id));
  const by = { at: moment(migration.createdAt), name: migration.createdByName };
  const cutOff = status === 'running' || status === 'undoing';
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p className="wb-muted">
          {decidedByName === null ? t('wb.migrate.pastBy', by) : t('wb.migrate.pastByTwo', { ...by, second: decidedByName })}
        </p>
        <p className="wb-muted">
          {t('wb.migrate.moved', { n: migrated })}
          {undone > 0 && ` · ${t('wb.migrate.back', { n: undone })}`}
        </p>
        <MigrationPlanText migration={migration} />
        {goOn.data && <MigrationDone done={goOn.data} />}
        {goOn.error && <ErrorNotice problem={goOn.error} />}
      </div>
      <Tag tone={tones[status]}>{t(`wb.migrate.status.${status}`)}</Tag>
      {cutOff && (
        <Button size="small" loading={goOn.isPending} onClick={() => goOn.mutate(null)}>
          {t('wb.migrate.goOn')}
        </Button>
      )}
      {!cutOff && !waits && migrated > undone && (
        <Button size="small" onClick={onUndo}>
          {t('wb.migrate.undo')}
        </Button>
      )}
    </li>
  );
}

function UndoDialog({ migration, onClose }: { readonly migration: MigrationDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const ask = useCommand(
    (reason: string) => askUndo(migration.id, reason),
    () => {
      toast(t('wb.migrate.asked'));
      onClose();
    },
  );
  return (
    <ReasonDialog
      title={t('wb.migrate.undo')}
      action={t('wb.migrate.undo')}
      consequence={t('wb.migrate.undoAsk')}
      busy={ask.isPending}
      problem={ask.error}
      onSend={ask.mutate}
      onClose={onClose}
    />
  );
}
