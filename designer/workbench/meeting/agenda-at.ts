import type { BatchDto } from '../../../engine/model/dto/registry.ts';

/** The agenda of a programme's step; `round`: of that window, where the step has one agenda for each. */
export function agendaAt(items: readonly BatchDto[], programme: string, step: string, round: string | null): BatchDto | undefined {
  return items.find((batch) => batch.programme === programme && batch.step === step && (round === null || batch.window?.id === round));
}
