import type { Panel } from './studio.ts';

/** Where in the studio a place (`workflow#/steps/county`) is looked at and mended. */
export function panelOf(place: string): Panel {
  const [document = '', pointer = ''] = place.split('#');
  if (document !== 'workflow') return 'forms';
  if (pointer.startsWith('/ruleVersions')) return 'rules';
  return pointer.startsWith('/steps') || pointer.startsWith('/start') ? 'flow' : 'settings';
}
