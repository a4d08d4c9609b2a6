import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { wb } from '../paths.ts';
import { useWayBack } from '../way-back.ts';
import { useWords } from '../words.ts';
import { keepGoingOn, useGoingOn } from './going-on.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { keepWalk, placeIn, readWalk, type WalkStep } from './walk.ts';

/** Above a case that was opened from a list: the case before and the one after it, by click or key, without going back. */
export function CaseWalk({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [help, setHelp] = useState(false);
  const goesOn = useGoingOn();
  const walk = readWalk();
  const { to: back, state, fromList } = useWayBack(caseId);
  const place = fromList ? placeIn(walk, caseId) : null;
  const arrive = (step: WalkStep) => keepWalk({ ...walk, at: step.id });
  const go = (step: WalkStep | null | undefined) => {
    if (!step) return false;
    arrive(step);
    navigate(wb.kase(step.caseId, step.task ?? undefined));
    return true;
  };
  useShortcuts((key) => {
    if (key === 'j') return go(place?.after);
    if (key === 'k') return go(place?.before);
    if (key === '?') setHelp(true);
    else if (key === 'u') navigate(back, { state });
    else return false;
    return true;
  });
  const link = (step: WalkStep | null, text: 'wb.walk.before' | 'wb.walk.after') =>
    step && (
      <Link href={wb.kase(step.caseId, step.task ?? undefined)} className="lz-link" onClick={() => arrive(step)} title={step.title}>
        {t(text)}
      </Link>
    );
  return (
    <>
      {place && place.of > 1 && (
        <nav className="wb-walk" aria-label={t('wb.walk.label')}>
          {link(place.before, 'wb.walk.before')}
          <span className="wb-muted">{t('wb.walk.place', { n: place.n, of: place.of })}</span>
          {link(place.after, 'wb.walk.after')}
          <label className="wb-keys-switch">
            <input type="checkbox" className="wb-tick" checked={goesOn} onChange={(event) => keepGoingOn(event.target.checked)} />
            {t('wb.walk.goOn')}
          </label>
        </nav>
      )}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
}
