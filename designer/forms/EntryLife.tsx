import { Button } from 'antd';
import { useState } from 'react';
import type { EntryAct, EntryDto } from '../../engine/model/dto/registry.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { Card } from '../ui/Card.tsx';
import { DateText, formatDay } from '../ui/DateText.tsx';
import { ActDialog } from './ActDialog.tsx';

const acts: readonly EntryAct[] = ['clue', 'investigate', 'state', 'revoke', 'suspend', 'resume', 'dismiss'];

/** Each status with its day and reason, what is going on against the entry, what the reader may do, and from when one may apply again. */
export function EntryLife({ entry }: { readonly entry: EntryDto }) {
  const t = useText();
  const { language } = useLocale();
  const [open, setOpen] = useState<EntryAct | null>(null);
  const { proceeding } = entry;
  const offered = acts.filter((act) => entry.actions.includes(act));
  const label = entry.reasons.find(({ id }) => id === proceeding?.reason)?.label;
  return (
    <>
      {entry.coolDownUntil ? (
        <Card title={t('reg.coolDownTitle')} tone="warning">
          <p>{t('reg.coolDown', { date: formatDay(entry.coolDownUntil, language) })}</p>
        </Card>
      ) : null}
      {proceeding || offered.length > 0 ? (
        <Card title={t('reg.proceeding')} {...(proceeding ? { tone: 'warning' as const } : {})}>
          {proceeding ? (
            <>
              <p>
                {t(`reg.stage.${proceeding.stage as 'clue'}`)}
                {label ? ` · ${label}` : ''}
              </p>
              {proceeding.statementDue ? (
                <p className="lz-muted">{t('reg.statementDue', { date: formatDay(proceeding.statementDue, language) })}</p>
              ) : null}
            </>
          ) : (
            <p className="lz-muted">{t('inc.nothing')}</p>
          )}
          <p className="lz-row">
            {offered.map((act) => (
              <Button key={act} danger={act === 'revoke'} onClick={() => setOpen(act)}>
                {t(`reg.act.${act}`)}
              </Button>
            ))}
          </p>
        </Card>
      ) : null}
      <Card title={t('reg.statuses')}>
        <ul className="lz-plain-list" aria-label={t('reg.statuses')}>
          {entry.statuses.map((item) => (
            <li key={`${item.from}${item.status}`}>
              <span className="lz-muted lz-small">
                <DateText value={item.from} />
              </span>
              <span>
                {t(`entry.${item.status as 'valid'}`)}
                {item.reason ? ` · ${item.reason}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {open ? <ActDialog entry={entry} act={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
