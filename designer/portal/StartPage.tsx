import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { ProgrammeDto } from '../../engine/model/dto/programme.ts';
import { type OpenCaseInput, openCase } from '../api/cases.ts';
import { useProgramme } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { useCommand } from '../api/use-command.ts';
import { useLocale, usePick, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { formatDay } from '../ui/DateText.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { roleText } from './common/roles.ts';
import { applyTypes } from './common/workflow.ts';

export default function StartPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const programme = useProgramme(params.programme ?? '');
  return <Loading query={programme}>{(data) => <Start programme={data} />}</Loading>;
}

interface Option {
  readonly value: string;
  readonly title: string;
  readonly note?: string;
}

/** Which enterprise, which window, which kind: asked only where there's a choice. */
function Start({ programme }: { programme: ProgrammeDto }) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const [, navigate] = useLocation();
  const memberships = useSession().data?.user.memberships ?? [];
  const batch = programme.package.workflow.window?.kind === 'batch';
  const enterprises: Option[] = memberships.map((item) => ({
    value: item.uscc,
    title: item.enterpriseName,
    note: `${item.uscc} · ${t('start.role', { role: t(roleText(item.role)) })}`,
  }));
  const windows: Option[] = programme.windows
    .filter((item) => item.open)
    .map((item) => ({
      value: item.id,
      title: item.title,
      note: `${formatDay(item.opensOn, language)} — ${formatDay(item.closesOn, language)}`,
    }));
  const kinds: Option[] = applyTypes(programme.package).map((item) => ({ value: item.const, title: pick(item.title, item['x-titleEn']) }));
  const [chosen, setChosen] = useState({
    uscc: enterprises[0]?.value ?? '',
    window: windows[0]?.value ?? '',
    applyType: kinds[0]?.value ?? '',
  });
  const open = useCommand(
    (input: OpenCaseInput, key: string) => openCase(input, key),
    (kase) => {
      const task = kase.tasks.find((item) => item.kind === 'fill');
      navigate(task ? paths.task(kase.id, task.id, '1') : paths.kase(kase.id), { replace: true });
    },
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    open.mutate({
      programme: programme.id,
      uscc: chosen.uscc,
      ...(chosen.window ? { window: chosen.window } : {}),
      ...(chosen.applyType ? { applyType: chosen.applyType } : {}),
    });
  }
  const blocked = batch && windows.length === 0;
  return (
    <div className="lz-narrow">
      <PageHeader
        title={t('start.title')}
        over={pick(programme.title, programme.titleEn)}
        back={{ to: paths.guide(programme.id), text: t('catalogue.guide') }}
      />
      <form className="lz-card lz-stack" onSubmit={submit}>
        {blocked ? <p className="lz-notice lz-notice-warning">{t('start.windowClosed')}</p> : null}
        <Choice
          label={t('start.enterprise')}
          name="uscc"
          options={enterprises}
          value={chosen.uscc}
          onChange={(uscc) => setChosen({ ...chosen, uscc })}
        />
        {batch && !blocked ? (
          <Choice
            label={t('start.window')}
            name="window"
            options={windows}
            value={chosen.window}
            onChange={(window) => setChosen({ ...chosen, window })}
          />
        ) : null}
        {kinds.length > 0 ? (
          <Choice
            label={t('start.applyType')}
            name="applyType"
            options={kinds}
            value={chosen.applyType}
            onChange={(applyType) => setChosen({ ...chosen, applyType })}
          />
        ) : null}
        {open.error ? <ErrorNotice problem={open.error} /> : null}
        <p className="lz-muted">{t('start.note')}</p>
        <Button type="primary" size="large" htmlType="submit" loading={open.isPending} disabled={blocked || chosen.uscc === ''}>
          {t('start.submit')}
        </Button>
      </form>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}
function Choice({ label, name, options, value, onChange }: ChoiceProps) {
  const only = options.length === 1 ? options[0] : undefined;
  if (only)
    return (
      <div>
        <p className="lz-label">{label}</p>
        <p>
          {only.title}
          {only.note ? <span className="lz-help lz-block">{only.note}</span> : null}
        </p>
      </div>
    );
  return (
    <fieldset className="lz-choice">
      <legend className="lz-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="lz-option">
          <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>
            {option.title}
            {option.note ? <span className="lz-help lz-block">{option.note}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
