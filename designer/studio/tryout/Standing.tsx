import { useState } from 'react';
import { parseItemId } from '../../../engine/machine/item-id.ts';
import type { PlayedDto, StandsDto } from '../../../engine/model/dto/tryout.ts';
import { FlowSteps } from '../../workbench/flow/FlowSteps.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { outcomeLabelOf, stepsById } from './run-words.ts';

const views = ['history', 'results', 'letters'] as const;

/** The machine as it stands: steps that light up, and what was written, computed and sent. */
export function Standing({ played }: { readonly played: PlayedDto | undefined }) {
  const t = useStudioText();
  const workflow = useDocumentPart((document) => document.workflow);
  const [view, setView] = useState<(typeof views)[number]>('history');
  const stands = played?.stands;
  const steps = stepsById(workflow);
  return (
    <section className="lz-card" aria-labelledby="st-try-machine">
      <h2 id="st-try-machine">{t('st.try.machine')}</h2>
      {!stands && <p className="lz-muted">{t('st.try.notOpened')}</p>}
      {stands && (
        <>
          <FlowSteps
            nodes={stands.flow}
            outcomeLabel={(step, outcome) => {
              if (steps.get(parseItemId(step).base)?.type === 'compute') return t(outcome === 'drawn' ? 'st.try.fell' : 'st.try.spared');
              return outcome === 'submit' ? '' : outcomeLabelOf(steps, step, outcome);
            }}
          />
          <div role="tablist" className="st-try-tabs" aria-label={t('st.try.machine')}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`st-try-tab-${one}`}
                aria-selected={view === one}
                aria-controls="st-try-view"
                tabIndex={view === one ? 0 : -1}
                onClick={() => setView(one)}
                onKeyDown={(event) => {
                  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                  const next = step && views[(views.indexOf(one) + step + views.length) % views.length];
                  if (!next) return;
                  setView(next);
                  document.getElementById(`st-try-tab-${next}`)?.focus();
                }}
              >
                {t(`st.try.tab.${one}`)}
              </button>
            ))}
          </div>
          <div role="tabpanel" id="st-try-view" aria-labelledby={`st-try-tab-${view}`} className="st-try-view">
            {view === 'history' && <Lines lines={stands.history.map(({ at, text, seq }) => ({ key: seq, at, text }))} />}
            {view === 'letters' && <Letters stands={stands} />}
            {view === 'results' && <Results stands={stands} titleOf={(id) => steps.get(id)?.title ?? id} />}
          </div>
        </>
      )}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly { readonly key: number; readonly at: string; readonly text: string }[] }) {
  return (
    <ol className="st-try-lines">
      {lines.map(({ key, at, text }) => (
        <li key={key}>
          <span className="lz-muted">{at.slice(0, 10)}</span> {text}
        </li>
      ))}
    </ol>
  );
}

function Letters({ stands }: { readonly stands: StandsDto }) {
  const t = useStudioText();
  if (stands.letters.length === 0) return <p className="lz-muted">{t('st.try.noLetters')}</p>;
  return (
    <ol className="st-try-lines">
      {stands.letters.map(({ subject, body, at }) => (
        <li key={`${at} ${subject}`}>
          <b>{subject}</b>
          <p className="lz-pre">{body}</p>
        </li>
      ))}
    </ol>
  );
}

/** By step, names and values; a nested value as it is kept. */
function Results({ stands, titleOf }: { readonly stands: StandsDto; readonly titleOf: (id: string) => string }) {
  const t = useStudioText();
  const rows = Object.entries(stands.kase.results).flatMap(([step, values]) =>
    Object.entries(values)
      .filter(([, value]) => value !== null && typeof value !== 'object')
      .map(([name, value]) => ({ key: `${step}.${name}`, step: titleOf(step), name, value: String(value) })),
  );
  if (rows.length === 0) return <p className="lz-muted">{t('st.try.noResults')}</p>;
  return (
    <dl className="st-try-results">
      {rows.map(({ key, step, name, value }) => (
        <div key={key}>
          <dt>
            {step} <code>{name}</code>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
