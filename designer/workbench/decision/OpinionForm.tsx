import { FormView } from '../../renderers/FormView.tsx';
import type { CaseView } from '../case/case-view.ts';
import { useToday } from '../use-calendar.ts';
import type { Opinion } from './use-opinion.ts';

/** The task's form, one field under the other. */
export function OpinionForm({ view, opinion }: { readonly view: CaseView; readonly opinion: Opinion }) {
  const today = useToday();
  return (
    <fieldset className="wb-opinion">
      <legend>{(view.english ? opinion.form.titleEn : null) ?? opinion.form.title}</legend>
      <FormView form={opinion.form} store={opinion.store} vocabularies={view.pkg.vocabularies} today={today} prefix="opinion" />
    </fieldset>
  );
}
