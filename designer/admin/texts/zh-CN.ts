import { archive } from './zh-CN/archive.ts';
import { imports } from './zh-CN/import.ts';
import { operations } from './zh-CN/operations.ts';
import { people } from './zh-CN/people.ts';
import { settings } from './zh-CN/settings.ts';

/** Every text of administration, by typed key; `{name}` is filled in. One file per area. */
export const zhCN = { ...people, ...operations, ...imports, ...settings, ...archive };
export type AdminTextKey = keyof typeof zhCN;
