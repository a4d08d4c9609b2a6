/**
 * A clerk who makes a programme in the studio: what is done here is done on the screen, with its own words, and waited for until it
 * is seen. Nothing goes through the API, and nothing is written as data.
 */
import type { Locator, Page } from 'playwright-core';

export class Designing {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** A new programme from a blank page. */
  async begin(title: string, id: string, legalKind: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '新建事项' }).click();
    const dialog = page.getByRole('dialog', { name: '新建事项' });
    await dialog.getByRole('radio', { name: /^空白事项/ }).check();
    await dialog.getByLabel('事项名称').fill(title);
    await dialog.getByLabel('事项编号').fill(id);
    await dialog.getByLabel('法律性质').selectOption({ label: legalKind });
    await dialog.getByRole('button', { name: '开始制作' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Goes to a panel by its tab. */
  async goTo(panel: '流程' | '表单' | '规则' | '字段权限' | '事项设置' | '试办' | '发布', shows: Locator): Promise<void> {
    await this.page.getByRole('link', { name: panel, exact: true }).click();
    await shows.waitFor();
  }

  /** Every problem is put right, warnings too; on a busy computer the check takes its time. */
  async nothingWrong(): Promise<void> {
    await this.page.getByText('没有问题').first().waitFor({ timeout: 60_000 });
  }

  readonly form = {
    open: () => this.goTo('表单', this.page.getByRole('heading', { name: '表单结构' })),
    /** Another form, with an id of its own. */
    another: async (title: string, id: string) => {
      await this.page.getByRole('button', { name: '新建表单' }).click();
      const dialog = this.page.getByRole('dialog', { name: '新建表单' });
      await dialog.getByLabel('表单名称').fill(title);
      await dialog.getByLabel('表单编号').fill(id);
      await dialog.getByRole('button', { name: '新建', exact: true }).click();
      await this.page.getByText('这张表单还没有内容').first().waitFor();
    },
    title: async (title: string) => {
      await this.page.getByRole('button', { name: '表单设置' }).click();
      await this.properties.getByLabel('表单名称').fill(title);
    },
    section: async (title: string) => {
      await this.page.getByRole('button', { name: '添加章节' }).click();
      await this.name(title);
    },
    remove: async (title: string) => {
      await this.row(title).click();
      await this.page.keyboard.press('Delete');
      await this.row(title).waitFor({ state: 'detached' });
    },
    /** A field behind the chosen one: what it is called, its key, and what else is set. */
    field: async (kind: string, title: string, key: string, settings: Settings = {}) => {
      await this.page.getByRole('toolbar', { name: '添加' }).getByRole('button', { name: kind, exact: true }).click();
      await this.name(title);
      await this.settle(this.properties, settings);
      await this.settle(this.properties, { 代号: key });
      await this.page.keyboard.press('Enter');
    },
  };
  get properties(): Locator {
    return this.page.locator('.st-forms-properties');
  }
  private row(title: string): Locator {
    return this.page.getByRole('tree').getByRole('treeitem').filter({ hasText: title });
  }
  private async name(title: string): Promise<void> {
    await this.properties.getByLabel('名称', { exact: true }).fill(title);
    await this.page.getByRole('heading', { name: title, level: 2 }).waitFor();
  }

  readonly flow = {
    open: () => this.goTo('流程', this.page.locator('[data-step]').first()),
    choose: async (title: string) => {
      await this.card(title).click();
      await this.inspector.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
    },
    /** A step of a type behind another one; it stays chosen. */
    add: async (type: string, after: string, id: string, settings: Settings = {}) => {
      await this.flow.choose(after);
      await this.page.getByRole('button', { name: '添加环节', exact: true }).click();
      await this.page.getByRole('combobox', { name: '查找环节类型' }).fill(type);
      await this.page
        .getByRole('option', { name: new RegExp(`^${type}`) })
        .first()
        .click();
      await this.page.getByRole('dialog').waitFor({ state: 'detached' });
      await this.flow.called(id, settings);
    },
    /** The chosen step is given its id, and what else is set. */
    called: async (id: string, settings: Settings = {}) => {
      await this.set(settings);
      await this.settle(this.inspector, { 环节编号: id });
      await this.page.keyboard.press('Enter');
      await this.page.waitForURL((url) => url.searchParams.get('at')?.endsWith(`/${id}`) === true);
    },
  };
  get inspector(): Locator {
    return this.page.locator('.st-in').first();
  }
  private card(title: string): Locator {
    return this.page
      .locator('[data-step]')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .first();
  }
  /** Settings of the chosen step, or of the programme. */
  set(settings: Settings): Promise<void> {
    return this.settle(this.inspector, settings);
  }
  /** A part of the settings that has a heading of its own. */
  part(name: string): Locator {
    return this.inspector.getByRole('group', { name, exact: true }).first();
  }
  /** What is set in one part. */
  setIn(part: string, settings: Settings): Promise<void> {
    return this.settle(this.part(part), settings);
  }
  readonly rules = {
    open: () => this.goTo('规则', this.page.getByRole('heading', { name: '规则版本' }).or(this.page.getByText('还没有规则')).first()),
    version: async (title: string, basis: string, from: string) => {
      await this.page.getByRole('button', { name: '新建规则版本' }).click();
      const dialog = this.page.getByRole('dialog');
      await this.settle(dialog, { 版本名称: title, 依据文件: basis, 起始日期: from });
      await dialog.getByRole('button', { name: '添加', exact: true }).click();
      await this.page.getByRole('heading', { name: `规则版本：${title}` }).waitFor();
    },
    scorecard: async (title: string, id: string, passTotal: number) => {
      await this.page.getByRole('button', { name: '添加评分表' }).click();
      const dialog = this.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: '名称', exact: true }).fill(title);
      await dialog.getByLabel(/^标识/).fill(id);
      await dialog.getByRole('button', { name: '添加', exact: true }).click();
      await this.settle(this.page.getByRole('region', { name: title }), { 达标总分: passTotal });
    },
    /** The dimension that stands there under one name is called by another, and given an id. */
    dimension: async (was: string, title: string, id: string) => {
      await this.dimension(was).getByRole('textbox', { name: '维度', exact: true }).fill(title);
      await this.settle(this.dimension(title), { 标识: id });
      await this.page.keyboard.press('Enter');
    },
    anotherDimension: async (title: string, id: string) => {
      await this.page.getByRole('button', { name: '添加维度' }).click();
      await this.rules.dimension('新维度', title, id);
    },
    /** An item with bands, each: score, name, field, relation and value; and what is left otherwise. */
    item: async (
      dimension: string,
      title: string,
      id: string,
      settings: Settings,
      bands: readonly Band[],
      otherwise: readonly [number, string],
    ) => {
      const around = this.dimension(dimension);
      await around.getByRole('button', { name: '＋ 指标' }).click();
      const item = around.locator('.st-score-item').last();
      await this.settle(item, { 指标名称: title, ...settings });
      for (const [index, { score, label, field, relation, value }] of bands.entries()) {
        await item.getByRole('button', { name: '＋ 档次' }).click();
        const band = item.locator('.st-score-bands > ol > li').nth(index);
        await band.getByLabel('得分').fill(String(score));
        await band.getByLabel('档次名称').fill(label);
        await band.getByRole('button', { name: '＋ 条件', exact: true }).click();
        await band.getByRole('combobox', { name: '字段', exact: true }).fill(field);
        await this.page.getByRole('option', { name: field, exact: true }).click();
        await band.getByLabel('关系', { exact: true }).selectOption({ label: relation });
        await band.getByLabel(/^值/).fill(String(value));
      }
      const rest = item.locator('.st-score-bands > .st-score-band');
      await rest.getByLabel('得分').fill(String(otherwise[0]));
      await rest.getByLabel('档次名称').fill(otherwise[1]);
      await this.settle(item, { 标识: id });
      await this.page.keyboard.press('Enter');
    },
  };
  private dimension(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  readonly programme = {
    /** The only card of a list. */
    named: (list: string): Locator => this.part(list).locator('.st-in-cards').first().locator('> .st-in-card').first(),
    open: () => this.goTo('事项设置', this.page.getByLabel('简介', { exact: true })),
    /** Adds something with a name to a list of named things; gives its card. */
    add: async (list: string, button: string, name: string): Promise<Locator> => {
      const group = this.part(list);
      await group.getByRole('textbox', { name: /^新/ }).last().fill(name);
      await group.getByRole('button', { name: button }).last().click();
      return group.locator('.st-in-cards').first().locator('> .st-in-card').last();
    },
  };
  /** One more line of a list, with what stands in it. */
  async line(part: string, button: string, settings: Settings): Promise<void> {
    await this.part(part).getByRole('button', { name: button }).click();
    await this.settle(this.part(part).locator('.st-in-card').last(), settings);
  }
  /** Puts the programme forward to be published. */
  async ask(note: string): Promise<void> {
    const { page } = this;
    await this.goTo('发布', page.getByText('没有错误'));
    await page.getByLabel('给复核人的说明').fill(note);
    await page.getByRole('button', { name: '提请发布' }).click();
    await page.getByText('您是提请人，须由另一名设计人员或系统管理员复核。').waitFor();
  }
  /** A second person reads what was put forward, and publishes it. */
  async approve(note: string): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: '查看并复核' }).click();
    await page.getByText(note).waitFor();
    await page.getByText('没有错误').waitFor();
    await page.getByRole('button', { name: '同意并发布' }).click();
    await page.getByRole('heading', { level: 3, name: '第 1 版' }).waitFor();
  }
  /** One card of a list. */
  cardOf(name: string): Locator {
    return this.inspector
      .getByRole('listitem')
      .filter({ has: this.page.locator('.st-in-card-name', { hasText: new RegExp(`^${name}$`) }) });
  }
  /** An outcome of a review: what it is called now, its id, and what else. */
  async outcome(label: string, id: string, settings: Settings = {}): Promise<void> {
    const { 按钮文字: renamed, ...rest } = settings;
    await this.settle(this.cardOf(label), rest);
    await this.settle(this.cardOf(label), { 编号: id });
    await this.page.keyboard.press('Enter');
    if (renamed !== undefined) await this.settle(this.cardOf(label), { 按钮文字: renamed });
  }

  /** Fills in, ticks and chooses by the words on the screen; what is folded away is opened first. */
  async settle(around: Locator, settings: Settings): Promise<void> {
    for (const [label, value] of Object.entries(settings)) {
      const control = around
        .getByLabel(label, { exact: true })
        .and(this.page.locator(controls[typeof value] ?? ''))
        .first();
      await around.first().waitFor();
      if (!(await control.isVisible())) await this.unfold(around, control);
      await set(this.page, control, value);
    }
  }
  private async unfold(around: Locator, control: Locator): Promise<void> {
    const folds = around.locator('details:not([open]) > summary');
    for (let left = await folds.count(); left > 0 && !(await control.isVisible()); left -= 1) await folds.first().click();
    await control.waitFor();
  }
}

interface Band {
  readonly score: number;
  readonly label: string;
  readonly field: string;
  readonly relation: string;
  readonly value: number;
}
const controls: Readonly<Record<string, string>> = {
  boolean: 'input[type="checkbox"], input[type="radio"]',
  number: 'input',
  string: 'input, select, textarea, [contenteditable="true"]',
};
type Settings = Readonly<Record<string, string | number | boolean>>;

async function set(page: Page, control: Locator, value: string | number | boolean): Promise<void> {
  const kind = await control.evaluate((element) => (element.matches('[contenteditable="true"]') ? 'line' : element.tagName.toLowerCase()));
  if (typeof value === 'boolean') await control.setChecked(value);
  else if (kind === 'select') await control.selectOption({ label: String(value) });
  else if (kind === 'line') await writeLine(page, control, String(value));
  else await control.fill(String(value));
}

/** An expression is typed; what the editor offers meanwhile is left aside. */
async function writeLine(page: Page, line: Locator, text: string): Promise<void> {
  await line.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Escape');
}
