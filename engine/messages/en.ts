import { admin } from './en/admin.ts';
import { archive } from './en/archive.ts';
import { board } from './en/board.ts';
import { certificate } from './en/certificate.ts';
import { cli } from './en/cli.ts';
import { describe } from './en/describe.ts';
import { diff } from './en/diff.ts';
import { feel } from './en/feel.ts';
import { fields } from './en/fields.ts';
import { forms } from './en/forms.ts';
import { history } from './en/history.ts';
import { http } from './en/http.ts';
import { migration } from './en/migration.ts';
import { names } from './en/names.ts';
import { notices } from './en/notices.ts';
import { papers } from './en/papers.ts';
import { problems } from './en/problems.ts';
import { ranking } from './en/ranking.ts';
import { readings } from './en/readings.ts';
import { rejections } from './en/rejections.ts';
import { schema } from './en/schema.ts';
import { soundness } from './en/soundness.ts';
import { start } from './en/start.ts';
import { words } from './en/words.ts';

/** English texts, one file per area; every code says what happened and what to do. */
export const en: Readonly<Record<string, string>> = {
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
