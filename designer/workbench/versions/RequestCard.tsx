import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { MigrationRequestDto, VersionDto } from '../../../engine/model/dto/version.ts';
import { keys } from '../../api/keys.ts';
import { useCommand } from '../../api/use-command.ts';
import { decideMigration, previewMigration, withdrawMigration } from '../../api/versions.ts';
import { AskedAndDecided } from '../../ui/AskedAndDecided.tsx';
import { Card } from '../../ui/Card.tsx';
import { DecisionForm } from '../../ui/DecisionForm.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import { MigrationDone } from './MigrationDone.tsx';
import { MigrationPlanText } from './MigrationPlanText.tsx';
import { Preview } from './Preview.tsx';
import { numberAt } from './version-number.ts';

const tones = { asked: 'warning', approved: 'positive', refused: 'negative', withdrawn: 'quiet' } as const;

interface Props {
  readonly request: MigrationRequestDto;
  readonly versions: readonly VersionDto[];
}

/** Four eyes over running cases: what was asked for last, what it would do, and the second person's answer. */
export function RequestCard({ request, versions }: Props) {
  const { t } = useWords();
  const { act, state, may, askedAt, decidedByName } = request;
  const decide = useCommand((decision: { readonly approve: boolean; readonly note: string }) => decideMigration(request.id, decision));
  const withdraw = useCommand(() => withdrawMigration(request.id));
  const version = (hash: string) => numberAt(versions, hash, askedAt);
  return (
    <>
      <Card title={t(`wb.migrate.request.${act}`)} extra={<Tag tone={tones[state]}>{t(`wb.migrate.state.${state}`)}</Tag>}>
        <p>{t('wb.migrate.pastLine', { from: version(request.from), to: version(request.to) })}</p>
        <AskedAndDecided
          {...request}
          asked={t('wb.migrate.askedBy', { name: request.askedByName })}
          decided={state === 'asked' || decidedByName === null ? null : t(`wb.migrate.decided.${state}`, { name: decidedByName })}
        />
        <MigrationPlanText migration={request} />
        {decide.data && <MigrationDone done={decide.data} />}
        {may.withdraw && (
          <p className="lz-decide">
            <span>{may.decide ? '' : t('wb.migrate.ownWaits')}</span>
            <Button loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
              {t('wb.migrate.withdraw')}
            </Button>
          </p>
        )}
        {withdraw.error && <ErrorNotice problem={withdraw.error} />}
      </Card>
      {may.decide && <Decide request={request} decide={decide} />}
    </>
  );
}

interface DecideProps {
  readonly request: MigrationRequestDto;
  readonly decide: {
    readonly isPending: boolean;
    readonly error: Parameters<typeof DecisionForm>[0]['problem'];
    readonly mutate: Parameters<typeof DecisionForm>[0]['onDecide'];
  };
}

/** What it would do, seen anew by who decides, and the answer. */
function Decide({ request, decide }: DecideProps) {
  const { t } = useWords();
  const { id, act, from, to, plan } = request;
  const preview = useQuery({
    queryKey: [...keys.migrations, 'preview', id],
    queryFn: () => previewMigration({ from, to, plan }),
    enabled: act === 'apply',
  });
  const blocked = act === 'apply' && (preview.data?.problems.length ?? 1) > 0;
  return (
    <>
      {act === 'apply' && <Loading query={preview}>{(data) => <Preview preview={data} />}</Loading>}
      <Card title={t('wb.migrate.decide')} tone="brand">
        <DecisionForm
          lead={t(`wb.migrate.decideHelp.${act}`, { name: request.askedByName })}
          words={{
            ...{ note: t('wb.migrate.decisionNote'), noteHelp: t('wb.migrate.decisionNoteHelp'), noteMissing: t('wb.migrate.noteMissing') },
            ...{ approve: t(`wb.migrate.approve.${act}`), refuse: t('wb.migrate.refuse') },
          }}
          busy={decide.isPending}
          blocked={blocked}
          problem={decide.error}
          onDecide={decide.mutate}
        />
      </Card>
    </>
  );
}
