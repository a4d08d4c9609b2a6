import { form } from './zh-CN/form.ts';
import { notifications } from './zh-CN/notifications.ts';
import { portal } from './zh-CN/portal.ts';
import { registry } from './zh-CN/registry.ts';
import { shell } from './zh-CN/shell.ts';
import { workbench } from './zh-CN/workbench.ts';

/** Every text of the interface, by typed key; `{name}` is filled in. One file per area. */
export const zhCN = { ...shell, ...portal, ...form, ...registry, ...notifications, ...workbench };
export type TextKey = keyof typeof zhCN;
export type Texts = Readonly<Record<TextKey, string>>;
