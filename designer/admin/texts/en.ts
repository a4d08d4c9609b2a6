import { archive } from './en/archive.ts';
import { imports } from './en/import.ts';
import { operations } from './en/operations.ts';
import { people } from './en/people.ts';
import { settings } from './en/settings.ts';
import type { AdminTextKey } from './zh-CN.ts';

export const en: Readonly<Record<AdminTextKey, string>> = { ...people, ...operations, ...imports, ...settings, ...archive };
