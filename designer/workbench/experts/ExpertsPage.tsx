import { Button } from 'antd';
import { useState } from 'react';
import type { ExpertDto } from '../../../engine/model/dto/expert.ts';
import { changeExpert, useExperts } from '../../api/experts.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { keepsExperts } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';
import { ExpertDialog } from './ExpertDialog.tsx';
import { kindText } from './relation-kind.ts';

/** 专家库: who may be drawn for a panel, for what, and whom each keeps away from. */
export function ExpertsPage() {
  const { t } = useWords();
  const keeps = keepsExperts(useSession().data);
  const experts = useExperts();
  const [q, setQ] = useState('');
  const [editing, setEditing] = useState<ExpertDto | 'new' | null>(null);
  return (
    <>
      <PageHeader
        title={t('wb.experts.title')}
        lead={t('wb.experts.lead')}
        actions={
          keeps ? (
            <Button type="primary" onClick={() => setEditing('new')}>
              {t('wb.experts.add')}
            </Button>
          ) : undefined
        }
      />
      <Loading query={experts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('wb.experts.none')} text={t('wb.experts.noneText')} />
          ) : (
            <>
              <SearchBox label={t('wb.experts.search')} value={q} onChange={setQ} />
              {[...byPool(items.filter((expert) => matches(expert, q)))].map(([pool, some]) => (
                <Card key={pool} title={t('wb.experts.pool', { pool, n: String(some.filter(({ active }) => active).length) })}>
                  <ul className="wb-experts" aria-label={pool}>
                    {some.map((expert) => (
                      <OneExpert key={expert.id} expert={expert} onEdit={keeps ? () => setEditing(expert) : null} />
                    ))}
                  </ul>
                </Card>
              ))}
            </>
          )
        }
      </Loading>
      {editing !== null && <ExpertDialog expert={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

const matches = ({ name, skills, pool }: ExpertDto, q: string) => [name, pool, ...skills].some((text) => text.includes(q.trim()));

function byPool(items: readonly ExpertDto[]): Map<string, ExpertDto[]> {
  const pools = new Map<string, ExpertDto[]>();
  for (const expert of items) pools.set(expert.pool, [...(pools.get(expert.pool) ?? []), expert]);
  return pools;
}

function OneExpert({ expert, onEdit }: { readonly expert: ExpertDto; readonly onEdit: (() => void) | null }) {
  const { t, day } = useWords();
  const change = useCommand(
    (active: boolean) => changeExpert(expert.id, { active }),
    () => toast(t('wb.experts.saved')),
  );
  const kept = expert.relations.map(({ kind, uscc, until }) =>
    until ? t('wb.experts.relationUntil', { kind: kindText(t, kind), uscc, until: day(until) }) : `${kindText(t, kind)} ${uscc}`,
  );
  return (
    <li>
      <div>
        <p>
          <b>{expert.name}</b> {expert.active ? null : <Tag tone="quiet">{t('wb.experts.left')}</Tag>}
        </p>
        <p className="wb-muted">
          {t('wb.experts.skills')}：{expert.skills.join(t('common.listSeparator')) || t('wb.experts.noSkills')} ·{' '}
          {t('wb.experts.draws', { n: String(expert.recentDraws) })}
        </p>
        {kept.length > 0 && (
          <p className="wb-muted">
            {t('wb.experts.relations')}：{kept.join(t('common.listSeparator'))}
          </p>
        )}
        {change.error && <ErrorNotice problem={change.error} />}
      </div>
      {onEdit && (
        <div className="wb-absence-actions">
          <Button aria-label={t('wb.experts.editOne', { name: expert.name })} onClick={onEdit}>
            {t('wb.experts.edit')}
          </Button>
          <Button
            aria-label={t(expert.active ? 'wb.experts.retireOne' : 'wb.experts.returnOne', { name: expert.name })}
            loading={change.isPending}
            onClick={() => change.mutate(!expert.active)}
          >
            {t(expert.active ? 'wb.experts.retire' : 'wb.experts.return')}
          </Button>
        </div>
      )}
    </li>
  );
}
