import type { UiElement } from '../../../../engine/model/form.ts';
import { fieldsIn, type Place } from '../../../document/forms/layout.ts';
import { dissolve, nameElement, removeWhole, wordsOf } from '../../../document/forms/sections.ts';
import { useStudioText } from '../../words.tsx';
import { elementPointer } from '../node.ts';
import { ProblemList } from '../ProblemList.tsx';
import { problemsAt, useFormDesk } from '../use-form.ts';
import { Line } from './inputs.tsx';

/** A section, group or note: its words, and taking it away with or without its fields. */
export function ElementProperties({ place, element }: { readonly place: Place; readonly element: UiElement }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const words = wordsOf(element);
  const pointer = elementPointer(place);
  const note = element.type === 'Label';
  const name = (part: Parameters<typeof nameElement>[1], which: string) =>
    desk.edit('st.forms.did.change', nameElement(place, part), {
      params: { what: words.label },
      together: `${desk.name}${pointer}/${which}`,
    });
  const fields = fieldsIn(element).length;
  return (
    <div className="st-forms-properties-body">
      <ProblemList problems={problemsAt(desk.problems, pointer)} />
      <Line
        first
        long={note}
        label={t(note ? 'st.forms.note.text' : 'st.forms.title')}
        value={words.label}
        onChange={(label) => name({ label }, 'label')}
      />
      <Line long={note} label={t('st.forms.titleEn')} value={words.labelEn} onChange={(labelEn) => name({ labelEn }, 'labelEn')} />
      {!note && <p className="lz-muted">{t('st.forms.fieldsInside', { count: fields })}</p>}
      {!desk.readOnly && (
        <div className="st-forms-quick">
          {!note && (
            <button
              type="button"
              className="st-forms-small"
              onClick={() => {
                desk.edit('st.forms.did.dissolve', dissolve(place), { params: { what: words.label } });
                desk.choose({ kind: 'form' });
              }}
            >
              {t('st.forms.dissolve')}
            </button>
          )}
          <button
            type="button"
            className="st-forms-small st-forms-danger"
            onClick={() => {
              desk.edit('st.forms.did.remove', removeWhole(place), { params: { what: words.label } });
              desk.choose({ kind: 'form' });
            }}
          >
            {t(note || fields === 0 ? 'st.forms.remove' : 'st.forms.removeWithFields', { count: fields })}
          </button>
        </div>
      )}
    </div>
  );
}
