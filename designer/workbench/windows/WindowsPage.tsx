import { Button } from 'antd';
import { useState } from 'react';
import type { ProgrammeSummaryDto, WindowDto } from '../../../engine/model/dto/programme.ts';
import { useProgrammes, useWindows } from '../../api/programmes.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import { WindowDialog } from './WindowDialog.tsx';

/** 批次: when each programme takes applications. */
export function WindowsPage() {
  const { t } = useWords();
  const programmes = useProgrammes();
  return (
    <>
      <PageHeader title={t('wb.windows.title')} lead={t('wb.windows.lead')} />
      <Loading query={programmes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.definitions.none')} />
          ) : (
            items.map((programme) => <ProgrammeWindows key={programme.id} programme={programme} />)
          )
        }
      </Loading>
    </>
  );
}

function ProgrammeWindows({ programme }: { readonly programme: ProgrammeSummaryDto }) {
  const { t, day } = useWords();
  const windows = useWindows(programme.id);
  const [editing, setEditing] = useState<WindowDto | 'new' | null>(null);
  return (
    <Card title={programme.title} extra={<Button onClick={() => setEditing('new')}>{t('wb.windows.open')}</Button>}>
      <Loading query={windows} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="wb-muted">{t('wb.windows.none')}</p>
          ) : (
            <ul className="wb-window-list">
              {items.map((window) => (
                <li key={window.id}>
                  <div>
                    <h3>{window.title}</h3>
                    <p className="wb-muted">
                      {day(window.opensOn)} – {day(window.closesOn)}
                    </p>
                    {Object.keys(window.settings).length > 0 && (
                      <p className="wb-settings">
                        {Object.entries(window.settings).map(([name, value]) => (
                          <code key={name}>
                            {name} = {String(value)}
                          </code>
                        ))}
                      </p>
                    )}
                  </div>
                  <Tag tone={window.open ? 'positive' : 'quiet'}>{t(window.open ? 'wb.windows.isOpen' : 'wb.windows.isClosed')}</Tag>
                  <Button size="small" onClick={() => setEditing(window)} aria-label={t('wb.windows.editOne', { title: window.title })}>
                    {t('common.edit')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {editing && (
        <WindowDialog
          programme={programme}
          window={editing === 'new' ? null : editing}
          latest={windows.data?.items[0] ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}
