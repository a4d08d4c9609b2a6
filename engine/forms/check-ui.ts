import { pathOf } from '../model/pointer.ts';
import { nearest } from '../model/similar.ts';
import { typeName, uiKeywords, uiTypes } from './dialect.ts';
import type { Findings } from './findings.ts';

/** Checks a UI schema: known elements, every scope a field, every field shown once. `names` are the form's fields. */
export function checkUi(uischema: unknown, names: ReadonlySet<string>, findings: Findings): void {
  const shown = new Set<string>();
  walk(uischema, '/uischema', 0);
  for (const name of names) if (!shown.has(name)) findings.error('form.unplaced', '/uischema', { name });

  function walk(element: unknown, pointer: string, depth: number): void {
    if (typeName(element) !== 'object' || depth > 8) {
      findings.error('form.type', pointer, { expected: 'object', found: typeName(element) });
      return;
    }
    const { type, scope, elements } = element as Record<string, unknown>;
    findings.keywords(element as object, uiKeywords, pointer);
    if (typeof type !== 'string' || !uiTypes.includes(type)) {
      const suggestion = nearest(String(type), uiTypes);
      findings.error('form.value', `${pointer}/type`, { allowed: uiTypes.join(', '), ...(suggestion && { suggestion }) });
    }
    if (type === 'Control') control(scope, pointer);
    if (elements === undefined) return;
    if (!Array.isArray(elements)) findings.error('form.type', `${pointer}/elements`, { expected: 'array', found: typeName(elements) });
    else for (const [index, child] of elements.entries()) walk(child, `${pointer}/elements/${index}`, depth + 1);
  }

  function control(scope: unknown, pointer: string): void {
    const path = typeof scope === 'string' && scope.startsWith('#/properties/') ? pathOf(scope.slice(1)) : [];
    const name = path[1];
    if (path.length !== 2 || name === undefined || !names.has(name)) {
      const suggestion = nearest(name ?? '', names);
      findings.error('form.scope', `${pointer}/scope`, {
        scope: String(scope),
        ...(suggestion && { suggestion: `#/properties/${suggestion}` }),
      });
      return;
    }
    if (shown.has(name)) findings.warn('form.twice', `${pointer}/scope`, { name });
    shown.add(name);
  }
}
