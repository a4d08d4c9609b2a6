import { Button } from 'antd';
import { Link } from 'wouter';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { Check } from './Check.tsx';
import { type ScenarioRuns as Runs, useScenarioRuns } from './use-scenario-runs.ts';

/** The scenarios beside the programme and the test cases of its rules, how each ended when they were played, and the way to play them now. */
export function ScenarioRuns({ sound }: { readonly sound: boolean }) {
  const t = useStudioText();
  const { addressOf } = useStudio();
  const count = useDocumentPart(({ scenarios }) => scenariosIn(scenarios));
  const { runs, play, stop } = useScenarioRuns();
  const failed = runs?.results.filter(({ passed }) => !passed).length ?? 0;
  if (count === 0)
    return (
      <Check done={null} says={t('st.publish.noScenarios')}>
        <p>
          <Link href={addressOf('tryout')}>{t('st.panel.tryout')}</Link>
        </p>
      </Check>
    );
  const playing = runs?.state === 'playing';
  return (
    <Check done={failed > 0 ? false : runs?.state === 'done' ? true : null} says={saysOf(runs, count, failed, t)}>
      {playing && (
        <p className="st-publish-progress">
          <progress max={runs.total} value={runs.results.length} aria-label={t('st.publish.play')} />
          <Button onClick={stop}>{t('st.publish.stop')}</Button>
        </p>
      )}
      {runs && (
        <ul className="st-problem-list">
          {runs.results.map(({ title, passed, says: words }) => (
            <li key={[title, ...words].join(' ')}>
              <Tag tone={passed ? 'positive' : 'negative'}>{t(passed ? 'st.publish.passed' : 'st.publish.failed')}</Tag> {title}
              {words.length > 0 && <p className="st-check-more">{words.join(t('st.semicolon'))}</p>}
            </li>
          ))}
        </ul>
      )}
      {!playing && (
        <p>
          <Button disabled={!sound} onClick={() => void play()}>
            {t('st.publish.play')}
          </Button>
        </p>
      )}
      {runs?.error && <ErrorNotice problem={runs.error} />}
    </Check>
  );
}

function saysOf(runs: Runs | null, count: number, failed: number, t: ReturnType<typeof useStudioText>): string {
  if (runs === null) return t('st.publish.scenarios', { n: count });
  const { state, results, total } = runs;
  if (state === 'playing') return t('st.publish.playing', { done: results.length, n: total });
  if (state === 'stopped') return t('st.publish.stopped', { done: results.length, n: total });
  return failed === 0 ? t('st.publish.scenariosGreen', { n: total }) : t('st.publish.scenariosRed', { n: total, failed });
}

/** How many there are, of both. */
function scenariosIn(scenarios: unknown): number {
  const { scenarios: list, rules } = (scenarios ?? {}) as { readonly scenarios?: unknown; readonly rules?: unknown };
  return [list, rules].reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0);
}
