import { useStudio } from '../studio.ts';

interface ProblemsProps {
  /** Into the workflow. */
  readonly pointer: string;
  /** How many steps below the place still belong to it; all when not given. */
  readonly depth?: number;
  /** Codes that are told elsewhere. */
  readonly except?: readonly string[];
}

/** What the check finds at a place of the workflow. */
export function ProblemsAt({ pointer, depth, except = [] }: ProblemsProps) {
  const { problems } = useStudio();
  const found = (problems ?? []).filter((one) => {
    if (one.document !== 'workflow' || (one.pointer !== pointer && !one.pointer.startsWith(`${pointer}/`))) return false;
    if (except.includes(one.code)) return false;
    return depth === undefined || one.pointer.slice(pointer.length).split('/').length - 1 <= depth;
  });
  if (found.length === 0) return null;
  return (
    <ul className="st-rules-problems">
      {found.map(({ code, pointer: at, message, severity }) => (
        <li key={`${code} ${at} ${message}`} className={severity === 'error' ? 'st-feel-wrong' : 'st-feel-warning'}>
          {message}
        </li>
      ))}
    </ul>
  );
}
