import { Link } from 'wouter';
import { asProblem } from '../../api/problem.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { panelOf } from '../panel-of.ts';
import { useSaveState, useTold } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { Check } from './Check.tsx';
import { RollForward } from './RollForward.tsx';
import { ScenarioRuns } from './ScenarioRuns.tsx';
import { type Checked, errorsOf } from './use-checked.ts';

/** What must be right before somebody may ask: saved, no errors, the newest version contained, scenarios green. */
export function ChecksCard({ checked }: { readonly checked: Checked }) {
  const t = useStudioText();
  const { basedOn, newest } = useTold();
  const saved = useSaveState().kind === 'saved';
  const errors = errorsOf(checked);
  return (
    <Card title={t('st.publish.checks')}>
      {checked.error && <ErrorNotice problem={asProblem(checked.error)} onRetry={() => void checked.refetch()} />}
      <ul className="st-checks" aria-busy={checked.isFetching}>
        <Check done={saved} says={saved ? t('st.publish.saved') : t('st.publish.unsaved')} />
        <Check
          done={errors === null ? null : errors === 0}
          says={
            errors === null ? t('st.problemsChecking') : errors === 0 ? t('st.publish.noErrors') : t('st.publish.errors', { n: errors })
          }
        >
          <Problems checked={checked} />
        </Check>
        <ScenarioRuns sound={errors === 0} />
        {newest !== null && (
          <Check
            done={basedOn === newest}
            says={basedOn === newest ? t('st.publish.contains', { n: newest }) : t('st.publish.behind', { n: newest })}
          >
            {basedOn !== newest && <RollForward newest={newest} />}
          </Check>
        )}
      </ul>
    </Card>
  );
}

function Problems({ checked: { data } }: { readonly checked: Checked }) {
  const t = useStudioText();
  const { addressOf } = useStudio();
  const problems = [...(data?.problems ?? [])].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
  if (problems.length === 0) return null;
  return (
    <ul className="st-problem-list">
      {problems.map(({ code, severity, document, pointer, message }) => (
        <li key={`${code}${document}${pointer}${message}`}>
          <Tag tone={severity === 'error' ? 'negative' : 'warning'}>
            {t(severity === 'error' ? 'st.problemError' : 'st.problemWarning')}
          </Tag>{' '}
          <Link href={addressOf(panelOf(`${document}#${pointer}`), `${document}#${pointer}`)}>{message}</Link>
        </li>
      ))}
    </ul>
  );
}
