import { access } from './en/access.ts';
import { condition } from './en/condition.ts';
import { drafts } from './en/drafts.ts';
import { feel } from './en/feel.ts';
import { flow } from './en/flow.ts';
import { forms } from './en/forms.ts';
import { formsImport } from './en/forms-import.ts';
import { inspector } from './en/inspector.ts';
import { inspectorHelp } from './en/inspector-help.ts';
import { inspectorSteps } from './en/inspector-steps.ts';
import { publish } from './en/publish.ts';
import { rules } from './en/rules.ts';
import { saving } from './en/saving.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { tryout } from './en/tryout.ts';
import type { StudioTextKey } from './zh-CN.ts';

export const en: Readonly<Record<StudioTextKey, string>> = {
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
