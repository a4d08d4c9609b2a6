import { approvalForm } from '../effects/approval-form.ts';
import { correctionNotice } from '../effects/correction-notice.ts';
import { letterDocument } from '../effects/decision-letter.ts';
import { printPdf } from '../effects/pdf.ts';
import { partName, type ZipPart } from '../effects/zip-writer.ts';
import { type Lang, text } from '../messages/render.ts';
import type { FileRef } from '../model/form.ts';
import type { User } from '../model/user.ts';
import { eventsOf } from '../store/events.ts';
import { letterContent } from './decision-letter.ts';
import type { HttpDeps } from './deps.ts';
import { approvalContent, correctionContent } from './papers.ts';
import { presentCase, remediesOf } from './present/case.ts';
import type { CaseReading } from './present/case-access.ts';
import { namedIn, presentHistory } from './present/history.ts';
import { filesIn, shownIn } from './present/shown-files.ts';

/**
 * A whole case for an auditor's files: papers, data, history and materials, each as its reader sees it on the screen, with a list of
 * what is inside.
 */
export async function archiveParts(deps: HttpDeps, reading: CaseReading, user: User, language: Lang): Promise<ZipPart[]> {
  const { id, number } = reading.kase.summary;
  const [kase, events] = await Promise.all([presentCase(deps, user, id, language), eventsOf(deps.store.read, id)]);
  const names = await deps.people.names(events.flatMap(namedIn));
  const history = presentHistory(reading, events, names, language);
  const materials = uniqueFiles(filesIn(shownIn(reading)));
  const say = (code: string) => text(language, `archive.${code}`);
  const papers = await papersOf(deps, reading, language, say);
  const files = materials.map(
    (file, index): ZipPart => ({
      name: `${say('materials')}/${String(index + 1).padStart(3, '0')}-${partName(file.name)}`,
      packed: true,
      content: async () => (await deps.files.read(file.id)).stream,
    }),
  );
  const json = (name: string, value: unknown): ZipPart => ({
    name: `${name}.json`,
    packed: false,
    content: async () => Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  });
  const list = {
    ...{ number, case: id, exportedAt: deps.clock(), exportedBy: user.name, events: history.length, lastHash: history.at(-1)?.hash ?? '' },
    papers: papers.map((part) => part.name),
    materials: materials.map(({ id: sha256, name, size, type }, index) => ({ part: files[index]?.name, name, size, type, sha256 })),
  };
  return [json(say('list'), list), ...papers, json(say('data'), kase), json(say('history'), history), ...files];
}

/** Papers that there are of the case; each is made when it is its turn. */
async function papersOf(deps: HttpDeps, reading: CaseReading, language: Lang, say: (code: string) => string): Promise<ZipPart[]> {
  const [form, letter, correction] = await Promise.all([
    approvalContent(deps, reading, language),
    letterContent(deps, reading, remediesOf(reading, 'zh-CN'), 'zh-CN'),
    correctionContent(deps, reading, 'zh-CN'),
  ]);
  const paper = (name: string, document: Parameters<typeof printPdf>[0]): ZipPart => ({
    name: `${say(name)}.pdf`,
    packed: true,
    content: async () => printPdf(document),
  });
  return [
    ...(form ? [paper('form', approvalForm(form, language))] : []),
    ...(letter ? [paper('letter', letterDocument(letter, 'zh-CN'))] : []),
    ...(correction ? [paper('correction', correctionNotice(correction, 'zh-CN'))] : []),
  ];
}

function uniqueFiles(files: readonly FileRef[]): FileRef[] {
  return [...new Map(files.map((file) => [file.id, file])).values()];
}
