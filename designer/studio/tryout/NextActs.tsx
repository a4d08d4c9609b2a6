import { Button } from 'antd';
import { useState } from 'react';
import type { PlayedDto, PlayTaskDto, StandsDto } from '../../../engine/model/dto/tryout.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import { Light } from '../../ui/Light.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { ActDialog } from './ActDialog.tsx';
import { type Choice, choicesOf, needsDialog, stepOf } from './acts.ts';
import { OpenCase } from './OpenCase.tsx';
import { TimePasses } from './TimePasses.tsx';

interface Props {
  readonly played: PlayedDto | undefined;
  readonly busy: boolean;
  readonly onAct: (...steps: readonly ScenarioStep[]) => void;
}

/** Everything that can happen next: what people may do, what the public and the enterprise may do, and that time passes. */
export function NextActs({ played, busy, onAct }: Props) {
  const t = useStudioText();
  const stands = played?.stands;
  return (
    <section className="lz-card" aria-labelledby="st-try-now" aria-busy={busy}>
      <h2 id="st-try-now">{t('st.try.now')}</h2>
      {played && !stands && <OpenCase played={played} busy={busy} onAct={onAct} />}
      {played && stands && <Standing played={played} stands={stands} busy={busy} onAct={onAct} />}
    </section>
  );
}

function Standing({ played, stands, busy, onAct }: Props & { readonly played: PlayedDto; readonly stands: StandsDto }) {
  const t = useStudioText();
  const messages = useDocumentPart((document) => document.workflow.messages);
  const agent = played.people.find(({ login }) => login === agentOf(stands, played));
  const { kase } = stands;
  return (
    <>
      {kase.status === 'ended' && <p className="lz-notice">{t('st.try.ended', { outcome: kase.stepTitles[0] ?? kase.outcome ?? '' })}</p>}
      {kase.status !== 'ended' && stands.tasks.length === 0 && <p className="lz-muted">{t('st.try.nothing')}</p>}
      <ul className="st-try-tasks">
        {stands.tasks.map((task) => (
          <TaskCard key={task.id} task={task} played={played} stands={stands} busy={busy} onAct={onAct} />
        ))}
      </ul>
      <div className="lz-row">
        {kase.status !== 'ended' && agent && (
          <Button disabled={busy} onClick={() => onAct({ as: agent.login, withdraw: t('st.try.withdrawReason') })}>
            {t('st.try.withdraw')}
          </Button>
        )}
        {stands.notice && agent && (
          <Button
            disabled={busy}
            onClick={() =>
              onAct({ as: agent.login, object: { name: t('st.try.objector'), contact: '13900000000', grounds: t('st.try.grounds') } })
            }
          >
            {t('st.try.object')}
          </Button>
        )}
        {agent &&
          kase.messages.map(({ name }) => (
            <Button key={name} disabled={busy} onClick={() => onAct({ as: agent.login, message: { name } })}>
              {t('st.try.message', { name: messages?.[name]?.title ?? name })}
            </Button>
          ))}
      </div>
      <TimePasses played={played} stands={stands} busy={busy} onAct={onAct} />
    </>
  );
}

/** The login that acts for the case's enterprise. */
function agentOf(stands: StandsDto, played: PlayedDto): string {
  const at = played.enterprises.findIndex(({ uscc }) => uscc === stands.kase.enterprise.uscc);
  return at < 0 ? '' : `agent-${at + 1}`;
}

interface CardProps extends Omit<Props, 'played'> {
  readonly task: PlayTaskDto;
  readonly played: PlayedDto;
  readonly stands: StandsDto;
}

function TaskCard({ task, played, stands, busy, onAct }: CardProps) {
  const t = useStudioText();
  const forms = useDocumentPart((document) => document.forms);
  const [who, setWho] = useState(task.who[0] ?? '');
  const [asked, setAsked] = useState<Choice | null>(null);
  const doer = task.who.includes(who) ? who : (task.who[0] ?? '');
  const nameOf = (login: string) => {
    const person = played.people.find((one) => one.login === login);
    return person ? t('st.brackets', { what: person.name, more: person.position }) : login;
  };
  const choose = (choice: Choice) => {
    if (needsDialog(task, choice, forms)) setAsked(choice);
    else onAct(stepOf(task, choice, doer, {}));
  };
  return (
    <li className="st-try-task">
      <h3>{task.stepTitle}</h3>
      {task.dueAt && (
        <p>
          <Light light={task.light} /> {task.dueAt.slice(0, 10)}
        </p>
      )}
      {task.who.length === 0 ? (
        <p className="lz-error">{t('st.try.nobody')}</p>
      ) : (
        <>
          <label className="lz-label" htmlFor={`who-${task.id}`}>
            {t('st.try.by')}
          </label>
          <select id={`who-${task.id}`} className="lz-input lz-select" value={doer} onChange={(event) => setWho(event.target.value)}>
            {task.who.map((login) => (
              <option key={login} value={login}>
                {nameOf(login)}
              </option>
            ))}
          </select>
          <div className="lz-row">
            {choicesOf(task, t).map((choice) => (
              <Button key={choice.outcome} type={choice.main ? 'primary' : 'default'} disabled={busy} onClick={() => choose(choice)}>
                {choice.label}
              </Button>
            ))}
          </div>
        </>
      )}
      {asked && (
        <ActDialog
          task={task}
          choice={asked}
          stands={stands}
          onClose={() => setAsked(null)}
          onAct={(filled) => {
            setAsked(null);
            onAct(stepOf(task, asked, doer, filled));
          }}
        />
      )}
    </li>
  );
}
