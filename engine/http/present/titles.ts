/** Titles in the reader's language, taken from the definition a row or case is pinned to. */
import type { CompiledProgramme } from '../../machine/programme.ts';
import { hasText, type Lang, text } from '../../messages/render.ts';
import type { HttpDeps } from '../deps.ts';

export function programmeTitle({ workflow }: Pick<CompiledProgramme, 'workflow'>, language: Lang): string {
  return (language === 'en' && workflow.titleEn) || workflow.title;
}

export function stepTitle(compiled: CompiledProgramme, step: string, language: Lang): string {
  const found = compiled.steps.get(step)?.step;
  return (language === 'en' && found?.titleEn) || found?.title || step;
}

/** Title of a role: ours for the engine's own, else that of the first programme that has it; the id itself when none has. */
export async function roleTitles({ programmes }: Pick<HttpDeps, 'programmes'>, language: Lang): Promise<(role: string) => string> {
  const definitions = await programmes.latest();
  return (role) => {
    if (hasText(language, `role.${role}`)) return text(language, `role.${role}`);
    for (const definition of definitions) {
      const known = definition.package.workflow.roles?.[role];
      if (known) return (language === 'en' && known.titleEn) || known.title;
    }
    return role;
  };
}

/** The author's words for an outcome; ours for the outcomes that are the engine's own. */
export function outcomeLabel(compiled: CompiledProgramme, step: string, outcome: string, language: Lang): string {
  const found = compiled.steps.get(step)?.step;
  const outcomes = found && 'outcomes' in found ? found.outcomes : found?.type === 'wait' ? found.external?.outcomes : undefined;
  const known = (outcomes as Readonly<Record<string, { label?: string; labelEn?: string }>> | undefined)?.[outcome];
  if (known?.label) return (language === 'en' && known.labelEn) || known.label;
  return hasText(language, `outcome.${outcome}`) ? text(language, `outcome.${outcome}`) : outcome;
}

/** How a case ends with an outcome: the title of such an end. */
export function endTitle(compiled: CompiledProgramme, outcome: string, language: Lang): string {
  const end = [...compiled.steps.values()].find(({ step }) => step.type === 'end' && step.outcome === outcome);
  return end ? stepTitle(compiled, end.id, language) : outcomeLabel(compiled, '', outcome, language);
}
