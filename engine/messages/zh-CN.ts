import { admin } from './zh-CN/admin.ts';
import { archive } from './zh-CN/archive.ts';
import { board } from './zh-CN/board.ts';
import { certificate } from './zh-CN/certificate.ts';
import { cli } from './zh-CN/cli.ts';
import { describe } from './zh-CN/describe.ts';
import { diff } from './zh-CN/diff.ts';
import { feel } from './zh-CN/feel.ts';
import { fields } from './zh-CN/fields.ts';
import { forms } from './zh-CN/forms.ts';
import { history } from './zh-CN/history.ts';
import { http } from './zh-CN/http.ts';
import { migration } from './zh-CN/migration.ts';
import { names } from './zh-CN/names.ts';
import { notices } from './zh-CN/notices.ts';
import { papers } from './zh-CN/papers.ts';
import { problems } from './zh-CN/problems.ts';
import { ranking } from './zh-CN/ranking.ts';
import { readings } from './zh-CN/readings.ts';
import { rejections } from './zh-CN/rejections.ts';
import { schema } from './zh-CN/schema.ts';
import { soundness } from './zh-CN/soundness.ts';
import { start } from './zh-CN/start.ts';
import { words } from './zh-CN/words.ts';

/** Chinese texts, one file per area; every code says what happened and what to do. */
export const zhCN: Readonly<Record<string, string>> = {
  ...rejections,
  ...admin,
  ...archive,
  ...fields,
  ...schema,
  ...start,
  ...papers,
  ...problems,
  ...soundness,
  ...board,
  ...certificate,
  ...cli,
  ...describe,
  ...diff,
  ...feel,
  ...forms,
  ...history,
  ...http,
  ...migration,
  ...names,
  ...notices,
  ...ranking,
  ...readings,
  ...words,
};
