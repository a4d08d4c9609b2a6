/** Puts something new into the form and chooses it. */
import { addColumn, addField, keysOf } from '../../document/forms/fields.ts';
import { freeKey } from '../../document/forms/keys.ts';
import { type KindWords, newField } from '../../document/forms/kinds.ts';
import { isSectioned, placeOfField } from '../../document/forms/layout.ts';
import { addGroup, addNote, addSection } from '../../document/forms/sections.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { type Spot, spotFor } from './node.ts';
import { additionKey } from './palette.ts';
import { type Addition, useFormDesk } from './use-form.ts';

/** Words with which a new field begins. */
export function useKindWords(): (title: string) => KindWords {
  const t = useStudioText();
  const { editor, places } = useStudio();
  return (title) => ({
    title,
    options: [t('st.forms.option', { number: 1 }), t('st.forms.option', { number: 2 })],
    column: t('st.forms.column', { number: 1 }),
    unit: t('st.forms.unit'),
    vocabulary: Object.keys(editor.view().document.vocabularies)[0] ?? '',
    registry: places.registries[0]?.id ?? '',
  });
}

export function useAddition(): (kind: Addition, spot: Spot) => void {
  const t = useStudioText();
  const desk = useFormDesk();
  const words = useKindWords();
  return (kind, spot) => {
    const { form } = desk;
    const title = t(additionKey(kind));
    const params = { what: title };
    if (kind === 'section' || kind === 'group' || kind === 'note') {
      if (!('place' in spot)) return;
      if (kind === 'section') {
        const index = isSectioned(form) ? (spot.place[0] ?? -1) + 1 : undefined;
        const count = form.uischema.elements?.length ?? 0;
        const at = index ?? (count > 0 ? 1 : 0);
        desk.edit('st.forms.did.add', addSection(t('st.forms.newSection'), index), { params });
        desk.choose({ kind: 'element', place: [Math.min(at, isSectioned(form) ? count : at)] });
      } else {
        const add = kind === 'group' ? addGroup(t('st.forms.newGroup'), spot.place) : addNote(t('st.forms.newNote'), spot.place);
        desk.edit('st.forms.did.add', add, { params });
        desk.choose({ kind: 'element', place: spot.place });
      }
    } else if ('place' in spot) {
      const key = freeKey('field1', keysOf(form));
      // A sectioned form without a section gets one first.
      const bare = isSectioned(form) && (form.uischema.elements ?? []).length === 0;
      desk.edit(
        'st.forms.did.add',
        (before) =>
          addField(
            key,
            newField(kind, words(title)),
            bare ? [0, 0] : spot.place,
          )(bare ? addSection(t('st.forms.newSection'))(before) : before),
        { params },
      );
      desk.choose({ kind: 'field', at: { field: key } });
    } else {
      if (kind === 'table') return;
      const key = freeKey('field1', keysOf(form, spot.table));
      desk.edit('st.forms.did.add', addColumn(spot.table, key, newField(kind, words(title)), spot.before), { params });
      desk.choose({ kind: 'field', at: { field: spot.table, column: key } });
    }
    desk.focus('properties');
  };
}

/** Adds something where the chosen thing is. */
export function useAddHere(): (kind: Addition) => void {
  const desk = useFormDesk();
  const add = useAddition();
  return (kind) =>
    add(
      kind,
      spotFor(desk.form, desk.node, (field) => placeOfField(desk.form.uischema, field)),
    );
}
