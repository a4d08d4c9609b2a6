import { Button } from 'antd';
import { useState } from 'react';
import type { AbsenceDto } from '../../../engine/model/dto/absence.ts';
import { saveAbsence, useAbsence } from '../../api/absence.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { useToday } from '../use-calendar.ts';
import { useWords } from '../words.ts';
import { AbsenceDialog } from './AbsenceDialog.tsx';

interface Period {
  readonly from: string;
  readonly to: string;
}

/** 外出代办: when one is away and who stands in, and for whom one stands in. */
export function AbsencePage() {
  const { t } = useWords();
  const query = useAbsence();
  return (
    <>
      <PageHeader title={t('wb.absence.title')} lead={t('wb.absence.lead')} />
      <Loading query={query}>
        {(data) => (
          <div className="lz-stack">
            <Own absence={data.absence} />
            <Card title={t('wb.absence.for')}>
              {data.standsInFor.length === 0 ? (
                <p className="wb-muted">{t('wb.absence.forNone')}</p>
              ) : (
                <ul className="wb-absences" aria-label={t('wb.absence.for')}>
                  {data.standsInFor.map((one) => (
                    <StandIn key={one.id} {...one} />
                  ))}
                </ul>
              )}
            </Card>
          </div>
        )}
      </Loading>
    </>
  );
}

function Own({ absence }: { readonly absence: AbsenceDto['absence'] }) {
  const { t, day } = useWords();
  const [open, setOpen] = useState<'edit' | 'end' | null>(null);
  const end = useCommand(
    () => saveAbsence(null),
    () => {
      toast(t('wb.absence.ended'));
      setOpen(null);
    },
  );
  const name = absence?.substituteName ?? '';
  return (
    <Card title={t('wb.absence.own')}>
      {absence ? (
        <>
          <p>
            {t('wb.absence.now', { from: day(absence.from), to: day(absence.to), name })} <Within programmes={absence.programmes} />
            <State {...absence} />
          </p>
          <div className="wb-absence-actions">
            <Button onClick={() => setOpen('edit')}>{t('wb.absence.change')}</Button>
            <Button onClick={() => setOpen('end')}>{t('wb.absence.end')}</Button>
          </div>
        </>
      ) : (
        <>
          <p className="wb-muted">{t('wb.absence.none')}</p>
          <div className="wb-absence-actions">
            <Button type="primary" onClick={() => setOpen('edit')}>
              {t('wb.absence.set')}
            </Button>
          </div>
        </>
      )}
      {open === 'edit' && <AbsenceDialog absence={absence} onClose={() => setOpen(null)} />}
      {open === 'end' && (
        <Dialog
          title={t('wb.absence.end')}
          onClose={() => setOpen(null)}
          closable={!end.isPending}
          footer={
            <DialogActions action={t('wb.absence.end')} busy={end.isPending} onAct={() => end.mutate(null)} onClose={() => setOpen(null)} />
          }
        >
          <p className="wb-consequence">{t('wb.absence.endText', { name })}</p>
          {end.error && <ErrorNotice problem={end.error} />}
        </Dialog>
      )}
    </Card>
  );
}

function StandIn({ name, from, to, programmes }: AbsenceDto['standsInFor'][number]) {
  const { t, day } = useWords();
  return (
    <li>
      {t('wb.absence.forOne', { name, from: day(from), to: day(to) })} <Within programmes={programmes} /> <State from={from} to={to} />
    </li>
  );
}

/** The programmes it is for; nothing where it is for all. */
function Within({ programmes }: { readonly programmes: readonly string[] | null }) {
  const { t } = useWords();
  const known = useProgrammes().data?.items ?? [];
  if (!programmes) return null;
  const titles = programmes.map((id) => known.find((one) => one.id === id)?.title ?? id);
  return <span className="wb-muted">{t('wb.absence.within', { programmes: titles.join(t('common.listSeparator')) })}</span>;
}

function State({ from, to }: Period) {
  const { t } = useWords();
  const today = useToday();
  const state = today < from ? 'planned' : today > to ? 'over' : 'active';
  return <Tag tone={state === 'active' ? 'warning' : 'quiet'}>{t(`wb.absence.state.${state}`)}</Tag>;
}
