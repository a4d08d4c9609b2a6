import { access } from './zh-CN/access.ts';
import { condition } from './zh-CN/condition.ts';
import { drafts } from './zh-CN/drafts.ts';
import { feel } from './zh-CN/feel.ts';
import { flow } from './zh-CN/flow.ts';
import { forms } from './zh-CN/forms.ts';
import { formsImport } from './zh-CN/forms-import.ts';
import { inspector } from './zh-CN/inspector.ts';
import { inspectorHelp } from './zh-CN/inspector-help.ts';
import { inspectorSteps } from './zh-CN/inspector-steps.ts';
import { publish } from './zh-CN/publish.ts';
import { rules } from './zh-CN/rules.ts';
import { saving } from './zh-CN/saving.ts';
import { settings } from './zh-CN/settings.ts';
import { shell } from './zh-CN/shell.ts';
import { tryout } from './zh-CN/tryout.ts';

/** Texts of the studio: apart from the others, so that who only applies doesn't load them. One file per panel. */
export const zhCN = {
  ...access,
  ...condition,
  ...drafts,
  ...feel,
  ...rules,
  ...flow,
  ...forms,
  ...formsImport,
  ...inspector,
  ...inspectorHelp,
  ...inspectorSteps,
  ...publish,
  ...saving,
  ...settings,
  ...shell,
  ...tryout,
};
export type StudioTextKey = keyof typeof zhCN;
