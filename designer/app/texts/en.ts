import { form } from './en/form.ts';
import { notifications } from './en/notifications.ts';
import { portal } from './en/portal.ts';
import { registry } from './en/registry.ts';
import { shell } from './en/shell.ts';
import { workbench } from './en/workbench.ts';
import type { Texts } from './zh-CN.ts';

export const en: Texts = { ...shell, ...portal, ...form, ...registry, ...notifications, ...workbench };
