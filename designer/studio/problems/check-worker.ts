/**
 * Checks the document off the page's thread. It is sent whole once, then by what changed, so that parts nobody touched stay the very
 * same objects and needn't be copied. Questions that wait while it checks are answered once, by the newest.
 */
import type { Lang } from '../../../engine/messages/render.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { newMemory } from '../../../engine/soundness/memory.ts';
import { applyChanges, type Change, type Json } from '../../document/change.ts';
import { tellProblems } from './told.ts';

export type CheckQuestion = { readonly number: number; readonly language: Lang } & (
  | { readonly whole: ProgrammePackage }
  | { readonly changes: readonly Change[] }
);

let content: Json = null;
const memory = newMemory();
let waiting: Pick<CheckQuestion, 'number' | 'language'> | null = null;
// A message of the own port stands behind those that came meanwhile.
const { port1, port2 } = new MessageChannel();

self.addEventListener('message', ({ data }: MessageEvent<CheckQuestion>) => {
  content = 'whole' in data ? (data.whole as unknown as Json) : applyChanges(content, data.changes).document;
  if (!waiting) port2.postMessage(null);
  waiting = data;
});
port1.addEventListener('message', () => {
  if (!waiting) return;
  const { number, language } = waiting;
  waiting = null;
  self.postMessage({ number, problems: tellProblems(checkPackage(content, memory), content, language) });
});
port1.start();
