import { Button } from 'antd';
import { Link } from 'wouter';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { BatchResult } from '../../api/registries.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly batch: BatchDto;
  readonly result: BatchResult;
  readonly onAgain: () => void;
}

/** What became of each case of the meeting: those that could not be recorded say why and stay on the agenda. */
export function MeetingResult({ batch, result, onAgain }: Props) {
  const { t } = useWords();
  const done = result.results.filter((r) => r.ok).length;
  return (
    <Card title={t('wb.meeting.recorded', { n: done, total: result.results.length })} tone="brand">
      <div role="status">
        <ul className="wb-results">
          {result.results.map((one) => {
            const member = batch.members.find((m) => m.taskId === one.taskId);
            return (
              <li key={one.taskId}>
                <Tag tone={one.ok ? 'positive' : 'negative'}>{t(one.ok ? 'wb.meeting.ok' : 'wb.meeting.refused')}</Tag>
                <Link href={wb.kase(member?.caseId ?? '')} className="wb-number">
                  {member?.caseNumber ?? one.taskId}
                </Link>
                <span>{member?.enterpriseName}</span>
                {!one.ok && (
                  <span className="wb-muted">{t(one.code === 'forbidden' ? 'wb.meeting.codeForbidden' : 'wb.meeting.codeChanged')}</span>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <Button onClick={onAgain}>{t('wb.meeting.again')}</Button>
    </Card>
  );
}
