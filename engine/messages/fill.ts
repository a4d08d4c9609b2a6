import type { ParamValue } from '../model/word.ts';
import type { Params } from './render.ts';

/** Puts parameters into a template: `{name}` is one; `[…{name}…]` is left out whole when it is missing. `say` puts a value into words. */
export function fill(template: string, params: Params, say: (value: ParamValue) => string): string {
  const kept = template.includes('[') ? withoutMissing(template, params) : template;
  return kept.replace(/\{(\w+)\}/g, (whole, name: string) => (present(params, name) ? say(params[name] ?? '') : whole));
}

function withoutMissing(template: string, params: Params): string {
  return template.replace(/\[([^[\]]*)\]/g, (whole, inner: string) => {
    const names = [...inner.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
    if (names.length === 0) return whole;
    return names.every((name) => present(params, name)) ? inner : '';
  });
}

function present(params: Params, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== '' && !(Array.isArray(params[name]) && params[name].length === 0);
}
