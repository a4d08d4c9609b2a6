import { useStudioText } from '../words.tsx';
import { useFlow } from './store.ts';

/** What is wrong with a step, in words and with all messages as a tooltip, and who else is at it. */
export function StepMarks({ step }: { readonly step: string }) {
  const t = useStudioText();
  const problems = useFlow((state) => state.problems.get(step));
  const others = useFlow((state) => state.others.get(step));
  if (!problems && others === undefined) return null;
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = (problems?.length ?? 0) - errors;
  const all = problems?.map(({ message }) => message).join('\n');
  return (
    <span className="st-flow-marks" title={all}>
      {errors > 0 && <span className="st-flow-errors">{t('st.flow.errors', { count: errors })}</span>}
      {warnings > 0 && <span className="st-flow-warnings">{t('st.flow.warnings', { count: warnings })}</span>}
      {others !== undefined && <span className="st-flow-others">{t('st.flow.here', { names: others })}</span>}
    </span>
  );
}
