/**
 * Somebody of a scenario who works on the screen: opens an application, fills every section, signs, decides with the task's form and
 * reason. What the scenario does otherwise (corrections, verified values, meetings, entries) goes through the API, as in the other tests.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { paths } from '../../../designer/app/paths.ts';
import { applyTypes } from '../../../designer/portal/common/workflow.ts';
import { wb } from '../../../designer/workbench/paths.ts';
import { sectionsOf } from '../../../engine/forms/sections.ts';
import type { App } from '../../../engine/main.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { ProgrammeDto } from '../../../engine/model/dto/programme.ts';
import type { FileRef } from '../../../engine/model/form.ts';
import { Person } from '../../support/person.ts';
import { password } from '../../support/world.ts';
import type { Desk } from '../desk.ts';
import type { Size } from '../seats.ts';
import { fillAll, isScreenFile, type Screen, type ScreenFile } from './fill-field.ts';

type Errand = (login: string, errand: (desk: Desk) => Promise<void>, size: Size) => Promise<void>;
type More = Readonly<Record<string, unknown>>;

/** What was done on the screen, for the test to see that something was. */
export interface Seen {
  readonly deeds: string[];
}

export class ScreenPerson extends Person {
  readonly #as: Errand;
  readonly #seen: Seen;
  constructor(app: App, login: string, as: Errand, seen: Seen) {
    super(app, login);
    this.#as = as;
    this.#seen = seen;
  }

  /** Kept as it is until it is chosen on the screen, or sent after all. */
  override upload(file: ScreenFile): Promise<FileRef> {
    return Promise.resolve({ ...file } as unknown as FileRef);
  }

  override async open(input: { programme: string; uscc: string; window?: string; applyType?: string }): Promise<CaseDto> {
    const { package: pkg } = await this.ask<ProgrammeDto>('GET', `/api/programmes/${input.programme}`);
    const known = new Set((await this.cases(`?programme=${input.programme}`)).map(({ id }) => id));
    await this.#as(
      this.login,
      async ({ page, open, screen }) => {
        await open(paths.guide(input.programme));
        await screen(`programme-${input.programme}-guide`);
        await page.getByRole('link', { name: '开始申请' }).first().click();
        await page.getByRole('button', { name: '创建申请' }).waitFor();
        const choice = (name: string, text: string) =>
          page.locator('label').filter({ has: page.locator(`input[name=${name}]`), hasText: text });
        if ((await choice('uscc', input.uscc).count()) > 0) await choice('uscc', input.uscc).locator('input').check();
        const type = applyTypes(pkg).find((one) => one.const === input.applyType)?.title;
        if (type && (await choice('applyType', type).count()) > 0) await choice('applyType', type).first().locator('input').check();
        await page.getByRole('button', { name: '创建申请' }).click();
        await page.waitForURL(({ pathname }) => pathname.startsWith('/portal/cases/'));
      },
      'phone',
    );
    const opened = (await this.cases(`?programme=${input.programme}`)).find(({ id }) => !known.has(id));
    if (!opened) throw new Error(`${this.login} opened nothing of ${input.programme}`);
    this.#seen.deeds.push('open');
    return this.kase(opened.id);
  }

  override async complete(caseId: string, outcome: string, more: More = {}, step?: string): Promise<CaseDto> {
    const task = await this.task(caseId, step);
    const deed = this.#deed(task, outcome, more);
    if (!deed) return super.complete(caseId, outcome, (await this.#sent(more)) as More, step);
    const kase = await this.kase(caseId);
    const { package: pkg } = await this.ask<ProgrammeDto>('GET', `/api/programmes/${kase.programme}`);
    await this.#as(
      this.login,
      ({ page, open, screen }) => deed({ page, open, screen, pkg, kase }),
      task.group.startsWith('applicant:') ? 'phone' : 'desktop',
    );
    // The page's own request is answered before this asks: it waited for what it shows then.
    await expect
      .poll(async () => (await this.kase(caseId)).tasks.some(({ id, actions }) => id === task.id && actions.length > 0))
      .toBe(false);
    this.#seen.deeds.push(task.kind);
    return this.kase(caseId);
  }

  #deed(task: TaskDto, outcome: string, more: More): ((at: Place) => Promise<void>) | null {
    const { data, reason, ...rest } = more as { data?: Record<string, unknown>; reason?: string };
    const applicant = task.group.startsWith('applicant:');
    if (task.kind === 'sign' && outcome === 'sign') return (at) => sign(at, task);
    if (Object.keys(rest).length > 0) return null;
    if (task.kind === 'fill' && applicant && outcome === 'submit') return (at) => fill(at, task, data ?? {});
    const offered = task.outcomes.find(({ id }) => id === outcome);
    if (applicant || !['review', 'score', 'external'].includes(task.kind) || !offered || offered.correction || task.verify.length > 0)
      return null;
    return (at) => decide(at, task, offered.label, data ?? {}, reason);
  }

  /** With the files sent that were kept for the screen. */
  async #sent(value: unknown): Promise<unknown> {
    if (isScreenFile(value)) return super.upload(value);
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.#sent(one)));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(async ([key, one]) => [key, await this.#sent(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
}

interface Place extends Pick<Desk, 'page' | 'open' | 'screen'> {
  readonly pkg: ProgrammePackage;
  readonly kase: CaseDto;
}

/** Section by section to the page that checks the answers, and on. */
async function fill({ page, open, screen, pkg, kase }: Place, task: TaskDto, data: Readonly<Record<string, unknown>>): Promise<void> {
  const form = pkg.forms[task.form ?? ''];
  if (!form) throw new Error(`${task.step} has no form`);
  const sections = sectionsOf(form);
  const fields: Screen = { page, prefix: 'f', vocabularies: pkg.vocabularies };
  await open(paths.task(kase.id, task.id, '1'));
  const check = page.getByRole('heading', { level: 2, name: '核对并提交' });
  const section = page.locator('#lz-section-title');
  for (;;) {
    await check.or(section).waitFor();
    if (await check.isVisible()) break;
    const path = new URL(page.url()).pathname;
    const names = sections[Number(path.split('/').at(-1)) - 1]?.fields ?? [];
    const own = Object.fromEntries(names.map((name) => [name, form.schema.properties?.[name]]).filter(([, schema]) => schema)) as never;
    await fillAll(fields, own, data);
    await page.getByRole('button', { name: /^(保存并继续|去核对)$/ }).click();
    await page.waitForURL(({ pathname }) => pathname !== path);
  }
  await screen(`programme-${kase.programme}-${task.step}`);
  await page.getByRole('button', { name: /^提交/ }).click();
  await left(page, `/tasks/${task.id.slice(task.id.lastIndexOf('.') + 1)}`);
}

async function sign({ page, open, kase }: Place, task: TaskDto): Promise<void> {
  await open(paths.task(kase.id, task.id));
  await page.getByLabel('输入登录密码确认签署').fill(password);
  await page.getByRole('button', { name: '签署并提交' }).click();
  await left(page, '/tasks/');
}

async function decide(
  { page, open, screen, pkg, kase }: Place,
  task: TaskDto,
  label: string,
  data: Readonly<Record<string, unknown>>,
  reason?: string,
) {
  await open(wb.kase(kase.id, task.id));
  const outcomes = page.locator('.wb-outcomes');
  const clear = page.getByRole('button', { name: '没有应当回避的情形，开始评分' });
  await outcomes.or(clear).first().waitFor();
  if (await clear.isVisible()) await clear.click();
  await outcomes
    .locator('label')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('input')
    .check();
  await fillAll({ page, prefix: 'opinion', vocabularies: pkg.vocabularies }, pkg.forms[task.form ?? '']?.schema.properties ?? {}, data);
  if (reason !== undefined) await page.locator('.wb-opinion-field textarea').first().fill(reason);
  await screen(`programme-${kase.programme}-${task.step}`);
  await page.getByRole('button', { name: `提交：${label}`, exact: true }).click();
  await page.getByRole('button', { name: `确认${label}`, exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname === wb.inbox);
}

/** Away from where the task was done; what stands in the way instead is said. */
async function left(page: Page, part: string): Promise<void> {
  await page
    .waitForURL(({ pathname }) => !pathname.includes(part))
    .catch(async (error: Error) => {
      const said = await page.locator('.lz-error, .lz-error-summary, [role=alert]').allInnerTexts();
      throw new Error(`${error.message}\n${said.join('\n')}`);
    });
}
