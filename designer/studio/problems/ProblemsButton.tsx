import { useState } from 'react';
import { Link } from 'wouter';
import { usePick } from '../../app/locale.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { panelOf } from '../panel-of.ts';
import { propertyName } from '../saving/property-names.ts';
import { type ToldProblem, useChecking, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { placeNames, repeatedMessages } from './place-name.ts';

/** How many problems there are, and all of them with the way to each. */
export function ProblemsButton() {
  const t = useStudioText();
  const { problems, addressOf } = useStudio();
  const checking = useChecking();
  const [open, setOpen] = useState(false);
  const addressOfProblem = ({ document, pointer }: ToldProblem) => {
    const place = `${document}#${pointer}`;
    return addressOf(panelOf(place), place);
  };
  const errors = problems?.filter(({ severity }) => severity === 'error').length ?? 0;
  const warnings = (problems?.length ?? 0) - errors;
  const said =
    problems === null
      ? t('st.problemsChecking')
      : problems.length === 0
        ? t('st.problemsNone')
        : [
            ...(errors > 0 ? [t('st.flow.errors', { count: errors })] : []),
            ...(warnings > 0 ? [t('st.flow.warnings', { count: warnings })] : []),
          ].join(t('st.problemsAnd'));
  return (
    <>
      <button
        type="button"
        className={errors > 0 ? 'st-problems st-problems-wrong' : 'st-problems'}
        aria-busy={checking}
        onClick={() => setOpen(true)}
      >
        {/* Not a status: its text would be left out of the button's name. */}
        <span aria-live="polite" aria-atomic="true">
          {said}
        </span>
      </button>
      {open && (
        <Dialog title={t('st.problems')} wide onClose={() => setOpen(false)}>
          <ProblemList problems={problems ?? []} addressOf={addressOfProblem} onLeave={() => setOpen(false)} />
          {problems?.length === 0 && <p>{t('st.problemsNone')}</p>}
        </Dialog>
      )}
    </>
  );
}

interface ListProps {
  readonly problems: readonly ToldProblem[];
  readonly addressOf: (problem: ToldProblem) => string;
  readonly onLeave: () => void;
}

/** Lines that would read the same name the step, rule or field they are about. */
function ProblemList({ problems, addressOf, onLeave }: ListProps) {
  const t = useStudioText();
  const pick = usePick();
  const { editor } = useStudio();
  const repeated = repeatedMessages(problems);
  const property = (key: string) => {
    // Each panel has its own word for a name.
    const called = key === 'label' ? null : propertyName(key);
    return called && t(called);
  };
  const words = { pick, property, nth: (n: number) => t('st.problemNth', { n }) };
  const names = (problem: ToldProblem) => (repeated.has(problem.message) ? placeNames(editor.view().document, problem, words) : []);
  return (
    <ul className="st-problem-list">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.document}${problem.pointer} ${problem.message}`}>
          <Tag tone={problem.severity === 'error' ? 'negative' : 'warning'}>
            {t(problem.severity === 'error' ? 'st.problemError' : 'st.problemWarning')}
          </Tag>{' '}
          <Link href={addressOf(problem)} onClick={onLeave}>
            {[...names(problem), problem.message].join(' › ')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
