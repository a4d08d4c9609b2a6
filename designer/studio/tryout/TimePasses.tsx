import { Button } from 'antd';
import { useState } from 'react';
import { addDays } from '../../../engine/calendar/date.ts';
import type { PlayedDto, StandsDto } from '../../../engine/model/dto/tryout.ts';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import { Field } from '../../ui/Field.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { stepsById } from './run-words.ts';

interface Props {
  readonly played: PlayedDto;
  readonly stands: StandsDto;
  readonly busy: boolean;
  readonly onAct: (...steps: readonly ScenarioStep[]) => void;
}

/** Day on which a timer has fired: timers end with a day, so the next morning. */
const morningAfter = (instant: string) => addDays(new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10), 1);

/** The sandbox's clock, and what it may be moved to. */
export function TimePasses({ played, stands, busy, onAct }: Props) {
  const t = useStudioText();
  const titles = stepsById(useDocumentPart((document) => document.workflow));
  const [until, setUntil] = useState('');
  // A reminder moves nothing.
  const next = stands.timers.find(({ fireAt, name }) => fireAt > played.now && name !== 'warn');
  return (
    <div className="st-try-time">
      <h3>{t('st.try.time')}</h3>
      <p>{t('st.try.today', { date: played.today })}</p>
      <div className="lz-row">
        <Button disabled={busy} onClick={() => onAct({ workingDays: 1 })}>
          {t('st.try.workday')}
        </Button>
        <Button disabled={busy} onClick={() => onAct({ workingDays: 5 })}>
          {t('st.try.workdays')}
        </Button>
      </div>
      {next ? (
        <Button disabled={busy} onClick={() => onAct({ until: morningAfter(next.fireAt) })}>
          {t('st.try.nextTimer', { date: next.fireAt.slice(0, 10), step: titles.get(next.step)?.title ?? '' })}
        </Button>
      ) : (
        <p className="lz-muted">{t('st.try.noTimer')}</p>
      )}
      <div className="lz-row">
        <Field label={t('st.try.until')}>
          {(aria) => (
            <input
              {...aria}
              type="date"
              className="lz-input lz-input-date"
              min={played.today}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </Field>
        <Button disabled={busy || until <= played.today} onClick={() => onAct({ until })}>
          {t('st.try.go')}
        </Button>
      </div>
    </div>
  );
}
