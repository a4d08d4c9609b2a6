import { useWords } from '../words.ts';
import { type CaseView, fieldLabel } from './case-view.ts';

/** Files that the applicant promised for later 容缺: they aren't forgotten, and no reason to stop. */
export function Promised({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { deferred } = view.kase;
  if (deferred.length === 0) return null;
  const names = deferred.map((field) => fieldLabel(view, field)).join(t('common.listSeparator'));
  return (
    <p className="lz-notice lz-notice-warning" role="note">
      {t('wb.case.promised', { names })}
    </p>
  );
}
