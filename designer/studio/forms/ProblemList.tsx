import { Tag } from '../../ui/Tag.tsx';
import type { ToldProblem } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/** What is wrong with the thing at hand. */
export function ProblemList({ problems }: { readonly problems: readonly ToldProblem[] }) {
  const t = useStudioText();
  if (problems.length === 0) return null;
  return (
    <ul className="st-forms-problems">
      {problems.map(({ code, severity, pointer, message }) => (
        <li key={`${code} ${pointer} ${message}`}>
          <Tag tone={severity === 'error' ? 'negative' : 'warning'}>
            {t(severity === 'error' ? 'st.problemError' : 'st.problemWarning')}
          </Tag>{' '}
          {message}
        </li>
      ))}
    </ul>
  );
}
