import { Button } from 'antd';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { useSession } from '../../api/session.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly row: TaskRowDto;
  readonly busy: boolean;
  readonly onClaim: (id: string) => void;
}

/** Who holds the task, or a button to take it. A meeting's members are decided together, so nobody claims them here. */
export function ClaimCell({ row, busy, onClaim }: Props) {
  const { t } = useWords();
  const { data: session } = useSession();
  if (row.onBehalfOf) return <Tag tone="warning">{t('wb.inbox.standIn', { name: row.onBehalfOf })}</Tag>;
  if (row.assignee) {
    return row.assignee === session?.user.id ? <strong>{t('wb.inbox.me')}</strong> : <span>{row.assigneeName ?? row.assignee}</span>;
  }
  if (row.kind === 'batch') return <span className="wb-muted">{t('wb.inbox.meeting')}</span>;
  if (!row.may.includes('claim')) return <span className="wb-muted">{t('wb.inbox.others')}</span>;
  return (
    <Button size="small" loading={busy} onClick={() => onClaim(row.id)} aria-label={t('wb.inbox.claimCase', { number: row.caseNumber })}>
      {t('wb.inbox.claim')}
    </Button>
  );
}
