import type { ParamValue } from '../model/word.ts';
import type { Params } from './render.ts';

const places = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/** The parameters of a template, in their order. */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(places)].map(([, name]) => name as string);
}

/**
 * Puts parameters into a template: `{name}` is one; `{name|case|cases}` is a number with what is counted, by one and by many;
 * `[…{name}…]` is left out whole when it is missing. `say` puts a value into words.
 */
export function fill(template: string, params: Params, say: (value: ParamValue) => string): string {
  const kept = template.includes('[') ? withoutMissing(template, params) : template;
  return kept.replace(places, (whole, name: string, one?: string, many?: string) => {
    if (!present(params, name)) return whole;
    const told = say(params[name] ?? '');
    return one === undefined ? told : `${told} ${told === '1' ? one : many}`;
  });
}

function withoutMissing(template: string, params: Params): string {
  return template.replace(/\[([^[\]]*)\]/g, (whole, inner: string) => {
    const names = parametersOf(inner);
    if (names.length === 0) return whole;
    return names.every((name) => present(params, name)) ? inner : '';
  });
}

function present(params: Params, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== '' && !(Array.isArray(params[name]) && params[name].length === 0);
}
