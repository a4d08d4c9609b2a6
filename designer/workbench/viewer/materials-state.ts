import { useMemo, useState } from 'react';
import type { FileRef } from '../../../engine/model/form.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Ticks } from '../case/ticks.ts';
import { useIsOfficer } from '../case/use-is-officer.ts';
import { type Desk, useDesk } from './use-desk.ts';

interface OpenMaterial {
  /** The material's field, as a correction names it. */
  readonly field: string;
  readonly label: string;
  readonly file: FileRef;
}

/** The files of a case in order, and the one that is looked at; shared by list, viewer and split view. */
export interface Materials {
  readonly open: OpenMaterial | null;
  /** Place of the open file, from 0; -1 for none. */
  readonly at: number;
  readonly count: number;
  readonly show: (file: string, field: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly desk: Desk | null;
  readonly ticks: Ticks | null;
}

export function useMaterials(view: CaseView, ticks: Ticks | null): Materials {
  const desk = useDesk(view.kase.id, useIsOfficer(view.kase.uscc));
  const files = useMemo(
    () => view.materials.flatMap(({ field, label, files: own }) => own.map((file): OpenMaterial => ({ field, label, file }))),
    [view.materials],
  );
  const [chosen, setChosen] = useState<{ readonly file: string; readonly field: string } | null>(null);
  const found = files.findIndex(({ file, field }) => file.id === chosen?.file && field === chosen.field);
  const at = found >= 0 ? found : files.length > 0 ? 0 : -1;
  return {
    open: files[at] ?? null,
    at,
    count: files.length,
    show: (file, field) => setChosen({ file, field }),
    step: (by) => {
      const next = files[at + by];
      if (next) setChosen({ file: next.file.id, field: next.field });
    },
    desk,
    ticks,
  };
}
