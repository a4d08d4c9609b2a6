import type { claims as zh } from '../zh-CN/claims.ts';

/** Texts of claimed numbers. */
export const claims: Record<keyof typeof zh, string> = {
  'wb.nav.claims': 'Claimed numbers',
  'wb.claims.title': 'Claimed numbers',
  'wb.claims.lead':
    'Numbers that only one enterprise may use, such as those of certificates, belong to whoever submitted first. If one was typed wrongly in a case long ended, release it here and say why.',
  'wb.claims.search': 'Number (exactly as filled in)',
  'wb.claims.none': 'No enterprise claims this number',
  'wb.claims.noneText': 'Check the number: letters, case and signs must be as they were filled in.',
  'wb.claims.held': 'Who holds it',
  'wb.claims.by': '{enterprise} ({uscc}), case {number}',
  'wb.claims.release': 'Release',
  'wb.claims.releaseOne': 'Release the number {value} ({name})',
  'wb.claims.effect':
    'Other enterprises can then use the number. The case of {enterprise} stays as it is. Your name and the reason are kept.',
  'wb.claims.done': 'The number {value} is released',
  'wb.claims.released': 'Released so far',
  'wb.claims.neverReleased': 'No number has been released yet.',
};
