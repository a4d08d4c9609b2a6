import { dateOf } from '../../calendar/date.ts';
import type { Lang } from '../../messages/render.ts';
import type { ProgrammeSummaryDto, WindowDto } from '../../model/dto/programme.ts';
import type { StoredDefinition } from '../../store/definitions.ts';
import { type StoredWindow, windowsOf } from '../../store/windows.ts';
import type { HttpDeps } from '../deps.ts';

export function presentWindow({ id, programme, title, opensOn, closesOn, settings }: StoredWindow, today: string): WindowDto {
  return { id, programme, title, opensOn, closesOn, open: opensOn <= today && today <= closesOn, settings };
}

export async function presentProgrammes(
  deps: HttpDeps,
  definitions: readonly StoredDefinition[],
  language: Lang,
): Promise<ProgrammeSummaryDto[]> {
  const today = dateOf(deps.clock());
  const [windows, orgs] = await Promise.all([windowsOf(deps.store.read), deps.people.organisations()]);
  return definitions.map(({ programme, version, hash, package: { workflow } }) => ({
    id: programme,
    title: (language === 'en' && workflow.titleEn) || workflow.title,
    titleEn: workflow.titleEn ?? null,
    summary: (language === 'en' && workflow.summaryEn) || workflow.summary || '',
    owner: workflow.owner,
    ownerName: orgs.get(workflow.owner)?.name ?? workflow.owner,
    legalKind: workflow.legalKind,
    version,
    hash,
    windows: windows.filter((window) => window.programme === programme).map((window) => presentWindow(window, today)),
  }));
}
