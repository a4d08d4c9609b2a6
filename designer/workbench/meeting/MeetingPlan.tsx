import { Button } from 'antd';
import { useState } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import { CancelMeeting } from './CancelMeeting.tsx';
import { PlanMeeting } from './PlanMeeting.tsx';

/** When and where the meeting is, and its invitations: sent, changed, called off. */
export function MeetingPlan({ batch }: { readonly batch: BatchDto }) {
  const { t, day } = useWords();
  const [open, setOpen] = useState<'plan' | 'cancel' | null>(null);
  const { plan } = batch;
  const standing = plan !== null && !plan.cancelled && !plan.past;
  return (
    <section className="wb-meeting-plan" aria-label={t('wb.plan.title')}>
      {plan && !plan.past && (
        <p>
          <Tag tone={plan.cancelled ? 'quiet' : 'brand'}>{t(plan.cancelled ? 'wb.plan.cancelled' : 'wb.plan.planned')}</Tag>{' '}
          <b>
            {day(plan.on)} {plan.at}
          </b>{' '}
          {plan.place}
          {plan.note && <span className="wb-muted"> {plan.note}</span>}{' '}
          <small className="wb-muted">{t('wb.plan.by', { name: plan.byName, n: plan.invited })}</small>
        </p>
      )}
      <p className="wb-settings">
        <Button onClick={() => setOpen('plan')}>{t(standing ? 'wb.plan.change' : 'wb.plan.invite')}</Button>
        {standing && <Button onClick={() => setOpen('cancel')}>{t('wb.plan.cancel')}</Button>}
      </p>
      {open === 'plan' && <PlanMeeting batch={batch} standing={standing ? plan : null} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelMeeting batch={batch} onClose={() => setOpen(null)} />}
    </section>
  );
}
