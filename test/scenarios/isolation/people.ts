/** Who there is in `isolation.test.ts`, what stands ready, and the shape of a row. One file of rows for each area lies beside. */
import type { CaseDto } from '../../../engine/model/dto/case.ts';

export const members = ['agent', 'legal'];
export const county = ['county', 'county2'];
export const departments = ['market', 'safety', 'environment', 'tax'];
export const owner = ['city', 'chief', 'council'];
export const watchers = ['supervisor', 'auditor'];
export const strangers = ['agent2', 'luolong', 'luolong2'];
export const designers = ['designer', 'designer2'];
export const others = [...designers, 'designer3', 'admin'];
/** Who works on the drafts of the owner's programmes. */
export const studio = [...designers, 'admin'];
export const everybody = [...members, ...county, ...departments, ...owner, ...watchers, ...strangers, ...others];
export const nobody = 'nobody';
/** Also who isn't signed in. */
export const open = [...everybody, nobody];
export const caseReaders = [...members, ...county, ...departments, ...owner, ...watchers];
export const officers = [...county, ...departments, ...owner, 'luolong', 'luolong2'];
export const entryReaders = [...members, ...county, ...owner, ...watchers];

export interface Things {
  readonly running: CaseDto;
  readonly done: string;
  readonly task: string;
  readonly entry: string;
  readonly notice: string;
  readonly file: string;
  readonly window: string;
  readonly hash: string;
  readonly verification: string;
  readonly draft: string;
}
export interface Row {
  readonly allowed: readonly string[];
  readonly url: (things: Things) => string;
  readonly body?: unknown;
  readonly upload?: true;
  /** With a piece of a file instead of a body. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** By method and path, as the OpenAPI document names them. */
export type Rows = Readonly<Record<string, Row>>;
