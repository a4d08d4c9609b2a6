/** Where a row of the outbox goes, as an administrator says it: people, positions and programmes by their names. */
import { type Lang, text } from '../../messages/render.ts';
import type { HttpDeps } from '../deps.ts';
import { programmeTitle, roleTitles } from './titles.ts';

interface Addressed {
  readonly kind: string;
  readonly target: string;
}

/** Says each target in words; what has no name is said as it is (a service is called what the configuration calls it). */
export async function targetTitles(deps: HttpDeps, rows: readonly Addressed[], language: Lang): Promise<(row: Addressed) => string> {
  const users = rows.flatMap(({ target }) => (target.startsWith('user:') ? [target.slice('user:'.length)] : []));
  const [names, organisations, roleTitle, programmes] = await Promise.all([
    deps.people.names(users),
    deps.people.organisations(),
    roleTitles(deps, language),
    deps.programmes.latest(),
  ]);
  return ({ kind, target }) => {
    if (kind === 'case.start') {
      const found = programmes.find(({ programme }) => programme === target);
      return found ? programmeTitle({ workflow: found.package.workflow }, language) : target;
    }
    if (kind === 'case.tell' || kind === 'case.cancel') return text(language, `outbox.target.${kind}`);
    if (kind !== 'notify') return target;
    if (target.startsWith('applicant:')) return text(language, 'outbox.target.applicant');
    if (target.startsWith('user:')) return names.get(target.slice('user:'.length)) ?? target;
    const [role = '', place = ''] = target.split('@');
    return place === ''
      ? target
      : text(language, 'outbox.target.position', { org: organisations.get(place)?.name ?? place, role: roleTitle(role) });
  };
}
