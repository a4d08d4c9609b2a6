import { Button } from 'antd';
import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { PlayedDto } from '../../../engine/model/dto/tryout.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { stepsById, wordsOf } from './run-words.ts';
import type { Run } from './use-play.ts';

interface Props {
  readonly run: Run;
  readonly played: PlayedDto | undefined;
  readonly onRun: (run: Run) => void;
}

/** What was done so far, what came of each, and the way back to after any of it. */
export function RunSteps({ run, played, onRun }: Props) {
  const t = useStudioText();
  const workflow = useDocumentPart((document) => document.workflow);
  const titles = stepsById(workflow);
  return (
    <section className="lz-card" aria-labelledby="st-try-steps">
      <h2 id="st-try-steps">{t('st.try.steps')}</h2>
      {run.steps.length === 0 && <p className="lz-muted">{t('st.try.noSteps')}</p>}
      <ol className="st-try-steps">
        {run.steps.map((step, index) => {
          const done = played?.steps[index];
          const at = (done?.steps ?? []).map((id) => titles.get(parseItemId(id).base)?.title ?? id).join(t('st.try.and'));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run only grows or is cut; its steps have no name of their own
            <li key={index} className={done?.refused || done?.problems.length ? 'st-try-wrong' : undefined}>
              <p>
                {wordsOf(step, workflow, titles, played, t)}
                {done && <span className="lz-muted"> {done.on}</span>}
              </p>
              {done && at && !done.refused && <p className="lz-muted">→ {at}</p>}
              {done?.refused && step.refused !== done.refused && (
                <p className="lz-error lz-pre">
                  {t('st.try.refused')} · {done.says}
                </p>
              )}
              {done && done.problems.length > 0 && (step.expect || step.refused) && (
                <p className="lz-error lz-pre">
                  {t('st.try.unlike')} · {done.problems.join('\n')}
                </p>
              )}
              {index < run.steps.length - 1 && (
                <Button size="small" onClick={() => onRun({ ...run, steps: run.steps.slice(0, index + 1) })}>
                  {t('st.try.backTo', { n: index + 1 })}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
