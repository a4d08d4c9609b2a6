import { useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { type JsonObject, useInspection } from '../inspection.tsx';

/** Who would do it as the office is today. */
export function PeoplePreview({ assignment }: { readonly assignment: JsonObject }) {
  const t = useStudioText();
  const { document } = useInspection();
  const { places } = useStudio();
  const { role, org, scope } = assignment;
  if (typeof role !== 'string' || role === '') return null;
  const nameOf = (id: string) => places.organisations.find((one) => one.id === id)?.name ?? id;
  const held = places.positions.filter((position) => position.role === role && position.people > 0);
  const said = (id: string) => {
    const people = held.find((position) => position.org === id)?.people ?? 0;
    return people > 0 ? t('st.in.people', { org: nameOf(id), people }) : t('st.in.people.nobody', { org: nameOf(id) });
  };
  const isHeld = held.some((position) => typeof scope === 'string' || position.org === (org ?? document.workflow.owner));
  const line = () => {
    if (typeof scope !== 'string') return said(typeof org === 'string' ? org : document.workflow.owner);
    if (scope !== 'enterprise.district') return t('st.in.people.unknown');
    const districts = places.organisations.filter(({ id, district }) => district !== null && held.some((one) => one.org === id));
    if (districts.length === 0) return t('st.in.people.noDistrict');
    return t('st.in.people.districts', { list: districts.map(({ id }) => said(id)).join(t('st.semicolon')) });
  };
  return (
    <p className={isHeld ? 'st-in-people' : 'st-in-people st-in-people-none'}>
      <span className="st-in-people-label">{t('st.in.people.who')}</span> {line()}
    </p>
  );
}
