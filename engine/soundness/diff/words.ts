/** Parts of a definition as people read them: periods, positions, conditions. */
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { Deadline, Period } from '../../model/deadline.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { Assignment, ReviewPolicy } from '../../model/people.ts';
import { compileExpression } from '../../rules/compile.ts';
import { describe } from '../../rules/reading.ts';
import type { ContextType } from '../../rules/types.ts';
import { allPlaces, placesOf } from '../places.ts';
import { scopeTypesOf } from '../scope-types.ts';

export type Say = (lang: Lang) => string;

/** What expressions of a version see: conditions are read back with the titles of its fields. */
export function scopeOf(pkg: ProgrammePackage): ContextType {
  const scope = placesOf(pkg.workflow as never);
  return scopeTypesOf({ workflow: pkg.workflow, scope }, allPlaces(scope), pkg).whole;
}

/** A condition as a sentence; as it is written when it can't be read. */
export function sentence(source: string | undefined, scope: ContextType): Say {
  if (source === undefined) return (lang) => text(lang, 'diff.none');
  const compiled = compileExpression(source, scope);
  return compiled.ok ? (lang) => describe(compiled.tree, lang) : () => source;
}

export function period(value: Period | undefined): Say {
  if (!value) return (lang) => text(lang, 'diff.none');
  return (lang) => text(lang, `diff.unit.${value.unit}`, { amount: value.amount });
}

/** What expiry does, without the length. */
export function expiry({ onExpire }: Deadline): Say {
  const { to, outcome, escalate } = onExpire ?? {};
  return (lang) => {
    if (to !== undefined) return text(lang, 'diff.expiry.to', { to });
    if (outcome !== undefined) return text(lang, 'diff.expiry.outcome', { outcome });
    return text(lang, escalate === undefined ? 'diff.none' : 'diff.expiry.escalate');
  };
}

export function people(assign: unknown, pkg: ProgrammePackage): Say {
  const all = (Array.isArray(assign) ? assign : [assign]).filter(Boolean) as Assignment[];
  if (all.length === 0) return (lang) => text(lang, 'diff.none');
  return (lang) => all.map((one) => person(one, pkg, lang)).join(text(lang, 'reading.comma'));
}

function person({ role, org, scope, count }: Assignment, { workflow }: ProgrammePackage, lang: Lang): string {
  const { title, titleEn } = workflow.roles?.[role] ?? { title: role };
  const where = scope ?? org;
  const name = lang === 'en' ? (titleEn ?? title) : title;
  return text(lang, 'diff.person', { name, ...(where ? { where } : {}), ...(count && count > 1 ? { count } : {}) });
}

export function policy(value: ReviewPolicy | undefined): Say {
  return (lang) => (value ? text(lang, `describe.policy.${value.type}`, { need: value.need ?? '' }) : text(lang, 'diff.none'));
}

/** What a property is called; as it is written when it has no name. */
export function propertyName(property: string): Say {
  const code = `diff.name.${property}`;
  return (lang) => (hasText(lang, code) ? text(lang, code) : property);
}

/** A value of a parameter or a plain property. */
export function plain(value: unknown): Say {
  if (value === undefined) return (lang) => text(lang, 'diff.none');
  // The sentence around it has a full stop of its own.
  if (typeof value === 'string') return () => value.replace(/[。.]$/, '');
  if (typeof value === 'boolean') return (lang) => text(lang, value ? 'reading.yes' : 'reading.no');
  if (typeof value !== 'object' || value === null) return () => String(value);
  const parts: readonly Say[] = Array.isArray(value)
    ? value.map(plain)
    : Object.entries(value).map(
        ([name, one]) =>
          (lang) =>
            `${propertyName(name)(lang)} ${plain(one)(lang)}`,
      );
  return (lang) => (parts.length === 0 ? text(lang, 'diff.none') : parts.map((say) => say(lang)).join(text(lang, 'reading.comma')));
}
