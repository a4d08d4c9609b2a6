import type { Path } from '../../../document/change.ts';
import { withoutStandIn } from '../../../document/names-follow.ts';
import { withProperty, withStepProperty } from '../../../document/properties.ts';
import { useStudio } from '../../studio.ts';
import type { ChoiceKind } from '../fields/field.ts';
import { useInspection } from '../inspection.tsx';

/** Writes what was chosen. A position that the programme didn't name yet is named with it, as the office calls it. */
export function useWriteReference(): (to: ChoiceKind, at: Path, value: string, what: string, typing: boolean) => void {
  const { base, write, edit, choices } = useInspection();
  const { places } = useStudio();
  return (to, at, value, what, typing) => {
    if (to !== 'role') {
      write(at, value, what, typing);
      return;
    }
    const isNew = choices('role').some((choice) => choice.value === value && choice.apart);
    const title = places.positions.find(({ role }) => role === value)?.title || value;
    edit('st.in.did', what, (document) => {
      const chosen = withStepProperty(document, base, at.slice(base.length), value);
      return withoutStandIn(isNew ? withProperty(chosen, ['workflow', 'roles', value], { title }) : chosen);
    });
  };
}
