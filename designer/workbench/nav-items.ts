import { wb } from './paths.ts';

/** The workbench's pages as its navigation lists them. */
export const navItems = [
  { to: wb.inbox, text: 'wb.nav.inbox', exact: true },
  { to: wb.cases, text: 'wb.nav.cases', exact: false },
  { to: wb.meeting, text: 'wb.nav.meeting', exact: false },
  { to: wb.registries, text: 'wb.nav.registries', exact: false },
  { to: wb.supervision, text: 'wb.nav.supervision', exact: false },
  { to: wb.ratings, text: 'wb.nav.ratings', exact: false },
  { to: wb.windows, text: 'wb.nav.windows', exact: false },
  { to: wb.absence, text: 'wb.nav.absence', exact: false },
  { to: wb.opinions, text: 'wb.nav.opinions', exact: false },
  { to: wb.experts, text: 'wb.nav.experts', exact: false },
  { to: wb.incidents, text: 'wb.nav.incidents', exact: false },
  { to: wb.vocabularies, text: 'wb.nav.vocabularies', exact: false },
  { to: wb.claims, text: 'wb.nav.claims', exact: false },
  { to: wb.definitions, text: 'wb.nav.definitions', exact: false },
] as const;
