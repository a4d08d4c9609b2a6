import { Button } from 'antd';
import { useState } from 'react';
import type { SupervisionDto } from '../../../engine/model/dto/supervision.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { Card } from '../../ui/Card.tsx';
import { Light } from '../../ui/Light.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import { ActDialog } from './ActDialog.tsx';
import { saidOf } from './said.ts';

const tones = { open: 'warning', answered: 'brand', closed: 'positive', lapsed: 'quiet' } as const;

/** One order: what was asked, by whom and of whom, what was said since, and what its reader may do. */
export function SupervisionCard({ order, linked }: { readonly order: SupervisionDto; readonly linked: boolean }) {
  const { t, day, moment } = useWords();
  const [act, setAct] = useState<string | null>(null);
  const climbed = order.rung > 0 && order.status === 'open';
  return (
    <Card
      title={t(`wb.sup.kind.${order.kind}` as TextKey)}
      extra={<Tag tone={tones[order.status]}>{t(`wb.sup.status.${order.status}` as TextKey)}</Tag>}
    >
      {linked && (
        <p>
          <ToCase id={order.caseId} className="lz-link wb-number">
            {order.caseNumber}
          </ToCase>{' '}
          {order.enterpriseName} <span className="wb-muted">{`${order.programmeTitle} · ${order.districtName}`}</span>
        </p>
      )}
      <p className="lz-pre">{order.text}</p>
      <p className="wb-sup-line">
        {order.light !== 'none' && <Light light={order.light} />}
        <span>{t('wb.sup.due', { date: day(order.dueOn) })}</span>
        {order.estimated && <Tag tone="quiet">{t('common.estimated')}</Tag>}
        <span className="wb-muted">{t('wb.sup.fromTo', { by: order.byName, to: order.toName, at: moment(order.at) })}</span>
        {order.stepTitle && <span className="wb-muted">{t('wb.sup.step', { step: order.stepTitle })}</span>}
      </p>
      {climbed && <p className="wb-muted">{t('wb.sup.climbed', { rung: order.rung, rungs: order.rungs, to: order.askedName })}</p>}
      {order.words.length > 0 && (
        <ol className="wb-sup-words">
          {order.words.map((word) => (
            <li key={`${word.at}.${word.what}`}>
              <span className="wb-muted">{`${moment(word.at)} ${word.byName}`}</span> {saidOf(word, t)}
              {word.text && <p className="lz-pre">{word.text}</p>}
            </li>
          ))}
        </ol>
      )}
      {order.acts.length > 0 && (
        <p className="wb-sup-acts">
          {order.acts.map((one) => (
            <Button key={one} type={one === 'answer' ? 'primary' : 'default'} onClick={() => setAct(one)}>
              {t(`wb.sup.act.${one}` as TextKey)}
            </Button>
          ))}
        </p>
      )}
      {act && <ActDialog order={order} act={act} onClose={() => setAct(null)} />}
    </Card>
  );
}
