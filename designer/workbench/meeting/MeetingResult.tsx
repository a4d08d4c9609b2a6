import { Button } from 'antd';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { BatchInput, BatchMemberResult, BatchResult } from '../../../engine/model/meeting.ts';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import { hold } from './agenda-state.ts';

interface Props {
  readonly batch: BatchDto;
  readonly input: BatchInput;
  readonly result: BatchResult;
  readonly onAgain: () => void;
}

/** What became of each case of the meeting: those that could not be recorded say why and stay on the agenda. */
export function MeetingResult({ batch, input, result, onAgain }: Props) {
  const { t } = useWords();
  const done = result.results.filter((r) => r.ok).length;
  return (
    <Card title={t('wb.meeting.recorded', { n: done, total: result.results.length })} tone="brand">
      {input.documentNumber && <p>{t('wb.meeting.underNumber', { number: input.documentNumber })}</p>}
      <div role="status">
        <ul className="wb-results">
          {result.results.map((one) => {
            const { taskId, ok } = one;
            const member = batch.members.find((other) => other.taskId === taskId);
            const decision = input.decisions.find((other) => other.taskId === taskId);
            const label = batch.outcomes.find(({ id }) => id === decision?.outcome)?.label;
            return (
              <li key={taskId}>
                <Tag tone={ok ? 'positive' : 'negative'}>{t(ok ? 'wb.meeting.ok' : 'wb.meeting.refused')}</Tag>
                <ToCase id={member?.caseId ?? ''}>{member?.caseNumber ?? taskId}</ToCase>
                <span>{member?.enterpriseName}</span>
                <b>{label ?? (decision?.outcome === hold ? t('wb.rank.hold') : null)}</b>
                {!ok && <span className="wb-muted">{whyOf(one)}</span>}
                {decision?.conditions && (
                  <ol>
                    {decision.conditions.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ol>
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

/** What is wrong with the decision where the server says so at a place of it, else why it was refused. */
function whyOf({ detail = '', errors = [] }: BatchMemberResult): string {
  return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : detail;
}
