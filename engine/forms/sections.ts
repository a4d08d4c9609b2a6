import type { FormDefinition, UiElement } from '../model/form.ts';

/** One page of a form. */
export interface Section {
  readonly index: number;
  readonly title: string;
  readonly titleEn: string | null;
  /** Top-level fields on it. */
  readonly fields: readonly string[];
  /** The same fields, by the groups they stand in. */
  readonly groups: readonly FieldGroup[];
}

/** Fields that follow each other in the same groups of a page. */
export interface FieldGroup {
  /** Groups around them, outermost first; none where they stand on the page itself. */
  readonly titles: readonly Titled[];
  readonly fields: readonly string[];
}
interface Titled {
  readonly title: string;
  readonly titleEn: string | null;
}

type PickTitle = (zh: string, en: string | null) => string;

/** Stands between a group and what lies in it. */
export const within = ' › ';

/** Name of a group with those around it, in the words that `pick` chooses; empty for none. */
export function groupName({ titles }: Pick<FieldGroup, 'titles'>, pick: PickTitle): string {
  return titles.map(({ title, titleEn }) => pick(title, titleEn)).join(within);
}

/** What a top-level field is called where its groups aren't seen around it: `group › field`, for two groups may have a field of one title. */
export function fieldName(form: FormDefinition, name: string, pick: PickTitle): string {
  const schema = form.schema.properties?.[name];
  const own = { title: schema?.title || name, titleEn: schema?.['x-titleEn'] || null };
  return groupName({ titles: [...(groupsAround(form).get(name) ?? []), own] }, pick);
}

const known = new WeakMap<FormDefinition, ReadonlyMap<string, readonly Titled[]>>();
/** Groups around each field. */
function groupsAround(form: FormDefinition): ReadonlyMap<string, readonly Titled[]> {
  const found =
    known.get(form) ??
    new Map(
      sectionsOf(form).flatMap(({ groups }) => groups.flatMap(({ titles, fields }) => fields.map((name) => [name, titles] as const))),
    );
  known.set(form, found);
  return found;
}

/** A Categorization is a page per category; anything else is one page. */
export function sectionsOf(form: FormDefinition): readonly Section[] {
  const { uischema } = form;
  const section = (element: UiElement, index: number, titled: Titled): Section => {
    const groups = groupsOf(element.type === 'Group' ? [element] : (element.elements ?? [element]), []);
    return { index, ...titled, fields: groups.flatMap(({ fields }) => fields), groups };
  };
  if (uischema.type !== 'Categorization') return [section(uischema, 0, { title: form.title, titleEn: form.titleEn ?? null })];
  return (uischema.elements ?? []).map((category, index) => section(category, index, titledOf(category)));
}

/** Fields that elements show, in order. */
function groupsOf(elements: readonly UiElement[], titles: readonly Titled[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const element of elements) {
    const own = element.scope?.match(/^#\/properties\/([^/]+)/)?.[1];
    const inside = element.type === 'Group' && element.label ? [...titles, titledOf(element)] : titles;
    const found = [...(own ? [{ titles, fields: [own] }] : []), ...groupsOf(element.elements ?? [], inside)];
    for (const next of found) {
      const last = groups.at(-1);
      if (last?.titles === next.titles) groups[groups.length - 1] = { titles: last.titles, fields: [...last.fields, ...next.fields] };
      else groups.push(next);
    }
  }
  return groups;
}

function titledOf({ label, options }: UiElement): Titled {
  return { title: label ?? '', titleEn: typeof options?.labelEn === 'string' ? options.labelEn : null };
}
