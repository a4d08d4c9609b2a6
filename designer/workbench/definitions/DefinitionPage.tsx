import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { ProgrammeDto } from '../../../engine/model/dto/programme.ts';
import { mayPublishDefinition } from '../../../engine/policy/definition.ts';
import { useProgramme } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { makeDraft } from '../../api/studio.ts';
import { useCommand } from '../../api/use-command.ts';
import { checkPackage } from '../../api/versions.ts';
import { paths } from '../../app/paths.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { stepsOf } from '../definition-view.ts';
import { wb } from '../paths.ts';
import { VersionsCard } from '../versions/VersionsCard.tsx';
import { useWords } from '../words.ts';
import { ProblemList } from './ProblemList.tsx';

/** One programme as published: its version, steps and forms, and a check of the whole package by the engine. */
export function DefinitionPage({ id }: { readonly id: string }) {
  const programme = useProgramme(id);
  return <Loading query={programme}>{(data) => <Definition programme={data} />}</Loading>;
}

function Definition({ programme }: { readonly programme: ProgrammeDto }) {
  const { t, english } = useWords();
  const session = useSession();
  const { workflow, forms } = programme.package;
  const allowed = mayPublishDefinition(session.data?.user ?? null, programme.owner);
  return (
    <>
      <PageHeader
        back={{ to: wb.definitions, text: t('wb.definitions.title') }}
        over={programme.ownerName}
        title={programme.title}
        lead={programme.summary}
        actions={
          <>
            <Tag tone="brand">{t('wb.definitions.version', { n: programme.version })}</Tag>
            {allowed && <ChangeButton id={programme.id} />}
          </>
        }
      />
      {allowed && <VersionsCard id={programme.id} />}
      <Check pkg={programme.package} />
      <Card title={t('wb.definitions.facts')}>
        <Facts
          items={[
            { label: t('wb.definitions.hash'), value: <code className="wb-hash">{programme.hash}</code>, wide: true },
            { label: t('wb.definitions.basis'), value: (workflow.basis ?? []).join('；') || '—', wide: true },
            {
              label: t('wb.definitions.rules'),
              value: (workflow.ruleVersions ?? []).map((v) => `${v.title}（${v.id}）`).join('；') || '—',
              wide: true,
            },
          ]}
        />
      </Card>
      <Card title={t('wb.definitions.steps')}>
        <ol className="wb-step-list">
          {[...stepsOf(workflow)].map(([stepId, step]) => (
            <li key={stepId}>
              <b>{(english ? step.titleEn : null) ?? step.title ?? stepId}</b> <span className="wb-muted">{t(`wb.step.${step.type}`)}</span>
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('wb.definitions.forms')}>
        <ul className="wb-step-list">
          {Object.entries(forms).map(([name, form]) => (
            <li key={name}>
              <b>{(english ? form.titleEn : null) ?? form.title}</b>{' '}
              <span className="wb-muted">{t('wb.definitions.fields', { n: Object.keys(form.schema.properties ?? {}).length })}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

/** A new draft of the studio, begun with what is published. */
function ChangeButton({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const make = useCommand(makeDraft, (draft) => navigate(paths.studioDraft(draft.id)));
  return (
    <>
      <Button loading={make.isPending} onClick={() => make.mutate({ programme: id })}>
        {t('wb.definitions.change')}
      </Button>
      {make.error && <ErrorNotice problem={make.error} />}
    </>
  );
}

function Check({ pkg }: { readonly pkg: ProgrammePackage }) {
  const { t } = useWords();
  const check = useCommand((asked: ProgrammePackage) => checkPackage(asked));
  const problems = check.data?.problems;
  return (
    <Card
      title={t('wb.definitions.check')}
      extra={
        <Button loading={check.isPending} onClick={() => check.mutate(pkg)}>
          {t('wb.definitions.runCheck')}
        </Button>
      }
    >
      <div role="status">
        {!problems && !check.error && <p className="wb-muted">{t('wb.definitions.checkLead')}</p>}
        {problems?.length === 0 && <p>{t('wb.definitions.sound')}</p>}
        {problems && problems.length > 0 && <ProblemList problems={problems} />}
      </div>
      {check.error && <ErrorNotice problem={check.error} />}
    </Card>
  );
}
