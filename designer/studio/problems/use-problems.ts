import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { sameJson } from '../../../engine/model/json.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { useLocale } from '../../app/locale.tsx';
import { changesBetween, type Json } from '../../document/change.ts';
import type { Editor } from '../../document/editor.ts';
import { onceReleased } from '../../ui/while-pressed.ts';
import type { Checking, ToldProblem } from '../studio.ts';
import type { CheckQuestion } from './check-worker.ts';

interface Answer {
  readonly number: number;
  readonly problems: readonly ToldProblem[];
}
/** The newest content that was checked, and who wants to know of it. */
interface CheckedMark extends Checking {
  set(document: ProgrammeDocument): void;
}

function checkedMark(editor: Editor): CheckedMark {
  let checked: ProgrammeDocument | null = null;
  const listeners = new Set<() => void>();
  return {
    view: () => checked !== editor.view().document,
    subscribe(listener) {
      const leave = editor.subscribe(listener);
      listeners.add(listener);
      return () => {
        leave();
        listeners.delete(listener);
      };
    },
    set(document) {
      checked = document;
      for (const listener of listeners) listener();
    },
  };
}

/** What is wrong with the edited document, checked by the engine's own code in a worker while one types; null until the first answer. */
export function useProblems(editor: Editor): { readonly problems: readonly ToldProblem[] | null; readonly checking: Checking } {
  const { language } = useLocale();
  const checking = useMemo(() => checkedMark(editor), [editor]);
  const [problems, setProblems] = useState<readonly ToldProblem[] | null>(null);
  const newest = useRef<{ document: ProgrammeDocument; problems: readonly ToldProblem[] } | null>(null);
  // Once they are shown: nobody may take old problems for those of the new content.
  useLayoutEffect(() => {
    if (newest.current?.problems === problems && newest.current) checking.set(newest.current.document);
  }, [problems, checking]);
  useEffect(() => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    let held: ProgrammeDocument | null = null;
    let number = 0;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      onceReleased(() => {
        if (!held || data.number !== number) return;
        const shown = newest.current?.problems;
        if (shown && sameJson(shown, data.problems)) {
          // The same problems as before stay the very same: what shows them isn't drawn anew.
          newest.current = { document: held, problems: shown };
          checking.set(held);
        } else {
          newest.current = { document: held, problems: data.problems };
          setProblems(data.problems);
        }
      });
    });
    // With the edit itself, not once the page is drawn: the worker works meanwhile.
    const ask = () => {
      const next = editor.view().document;
      if (next === held) return;
      const part = held ? { changes: changesBetween(asJson(packageOf(held)), asJson(packageOf(next))) } : { whole: packageOf(next) };
      held = next;
      number += 1;
      worker.postMessage({ number, language, ...part } satisfies CheckQuestion);
    };
    ask();
    const leave = editor.subscribe(ask);
    return () => {
      leave();
      worker.terminate();
    };
  }, [editor, language, checking]);
  return { problems, checking };
}

const packageOf = ({ workflow, forms, vocabularies }: ProgrammeDocument): ProgrammePackage => ({ workflow, forms, vocabularies });
const asJson = (content: ProgrammePackage) => content as unknown as Json;
