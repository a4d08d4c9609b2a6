import { type ReactNode, useMemo } from 'react';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../engine/model/form.ts';
import type { Step } from '../../engine/model/steps.ts';
import { useCase } from '../api/cases.ts';
import { useDefinition } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { askerFor, OutsideContext } from '../renderers/outside.ts';
import { ActionLink } from '../ui/ActionLink.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { findStep } from './common/workflow.ts';
import { CorrectTask } from './filling/CorrectTask.tsx';
import { FillTask } from './filling/FillTask.tsx';
import { SignTask } from './filling/SignTask.tsx';

export interface TaskProps {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly pkg: ProgrammePackage;
  readonly form: FormDefinition;
  readonly today: string;
  /** Number of the open section from 1, or `check`. */
  readonly section: string;
}

/** What the applicant has to do: fill, sign or correct. */
export default function TaskPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const { id = '', task: number = '', section = '' } = params;
  const taskId = `${id}.${number}`;
  const kase = useCase(id);
  const definition = useDefinition(kase.data?.definitionHash);
  const today = useSession().data?.today ?? '';
  return (
    <Loading query={kase} rows={10}>
      {(data) => (
        <Loading query={definition} rows={10}>
          {(found) => <Work key={taskId} kase={data} taskId={taskId} pkg={found.package} today={today} section={section} />}
        </Loading>
      )}
    </Loading>
  );
}

/** Form of a task: its own, else the one of the step it belongs to (a correction has the form of the corrected step). */
function formOf(pkg: ProgrammePackage, task: TaskDto, step: Step | null): FormDefinition | null {
  const source = step?.type === 'correct' ? findStep(pkg.workflow, step.of) : step;
  const name = task.form ?? (source?.type === 'form' ? source.form : null);
  return name ? (pkg.forms[name] ?? null) : null;
}

function Work({
  kase,
  taskId,
  pkg,
  today,
  section,
}: {
  kase: CaseDto;
  taskId: string;
  pkg: ProgrammePackage;
  today: string;
  section: string;
}) {
  const t = useText();
  const task = kase.tasks.find((item) => item.id === taskId && item.status === 'open');
  const step = task ? findStep(pkg.workflow, task.step) : null;
  const form = task ? formOf(pkg, task, step) : null;
  if (!task || !form) return <Closed id={kase.id} text={t('task.closed')} />;
  if (task.actions.length === 0)
    return (
      <Closed id={kase.id} text={t('task.notYours', { role: t(task.kind === 'sign' ? 'role.legal-representative' : 'role.agent') })} />
    );
  const props: TaskProps = { kase, task, pkg, form, today, section };
  if (task.kind === 'sign') return <SignTask {...props} />;
  const fills = task.kind === 'correct' ? <CorrectTask {...props} /> : step?.type === 'form' ? <FillTask {...props} step={step} /> : null;
  if (!fills) return <Closed id={kase.id} text={t('task.closed')} />;
  return <Outside task={task.id}>{fills}</Outside>;
}

/** Lets the fields of the form ask the server about numbers that others decide about. */
function Outside({ task, children }: { task: string; children: ReactNode }) {
  const ask = useMemo(() => askerFor(task), [task]);
  return <OutsideContext.Provider value={ask}>{children}</OutsideContext.Provider>;
}

function Closed({ id, text }: { id: string; text: string }) {
  const t = useText();
  return (
    <div className="lz-narrow">
      <PageHeader title={text} />
      <ActionLink to={paths.kase(id)} kind="primary">
        {t('task.toCase')}
      </ActionLink>
    </div>
  );
}
