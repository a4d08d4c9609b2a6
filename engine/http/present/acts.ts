import { type Lang, text } from '../../messages/render.ts';
import type { ActDto } from '../../model/dto/admin.ts';
import type { LoggedAct } from '../../store/admin/log.ts';
import type { HttpDeps } from '../deps.ts';
import { roleTitles } from './titles.ts';

/** Acts of the log in words, with the names of people. */
export async function presentActs(deps: HttpDeps, acts: readonly LoggedAct[], language: Lang): Promise<ActDto[]> {
  const [names, title] = await Promise.all([deps.people.names(acts.map(({ by }) => by)), roleTitles(deps, language)]);
  return acts.map(({ detail, ...act }) => {
    const said = { ...detail, title: act.title, ...inWords(detail, language, title) };
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
    return { ...act, byName: nameOf(act.by, names, language), words: text(language, `act.${act.act}`, given) };
  });
}

/** What a row holds as a code. */
function inWords({ role, term }: LoggedAct['detail'], language: Lang, title: (role: string) => string): Record<string, string> {
  return {
    ...(role === undefined ? {} : { role: title(role) }),
    ...(term === undefined ? {} : { term: text(language, `archive.term.${term}`) }),
  };
}

function nameOf(by: string, names: ReadonlyMap<string, string>, language: Lang): string {
  if (by === 'system' || by === 'nobody') return text(language, `word.by.${by}`);
  return names.get(by) ?? by;
}
