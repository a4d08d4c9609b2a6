import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { CaseView } from '../case/case-view.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { SeatDialog } from './SeatDialog.tsx';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly onDeclared: () => void;
}

/** An expert declares interests before seeing anything of the material: goes on, or gives the seat up. */
export function DeclareFirst({ view, task, onDeclared }: Props) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  const { kase } = view;
  return (
    <div className="wb-declare">
      <PageHeader back={{ to: wb.inbox, text: t('wb.inbox.title') }} over={kase.programmeTitle} title={t('wb.declare.title')} />
      <Card>
        <p>{t('wb.declare.lead')}</p>
        <Facts
          items={[
            { label: t('wb.declare.applicant'), value: kase.enterpriseName },
            { label: t('wb.registry.uscc'), value: <span className="wb-number">{kase.uscc}</span> },
          ]}
        />
        <p>{t('wb.declare.list')}</p>
        <ul>
          {(['employer', 'share', 'other'] as const).map((kind) => (
            <li key={kind}>{t(`wb.declare.${kind}`)}</li>
          ))}
        </ul>
        <div className="wb-declare-actions">
          <Button type="primary" size="large" onClick={onDeclared}>
            {t('wb.declare.none')}
          </Button>
          <Button size="large" onClick={() => setLeaving(true)}>
            {t('wb.seat.declare')}
          </Button>
        </div>
      </Card>
      {leaving && <SeatDialog task={task.id} how="declare" onClose={() => setLeaving(false)} onDone={() => navigate(wb.inbox)} />}
    </div>
  );
}
