/** The process of one contender: makes it, measures it when asked, closes it (see `isolated.ts`). */
import { type Contender, measure } from './contender.ts';
import { make } from './contenders/all.ts';
import type { Question } from './isolated.ts';

let contender: Contender | null = null;

async function answer(question: Question): Promise<unknown> {
  if (question.ask === 'make') {
    contender = await make(question.making);
    return { name: contender.name };
  }
  if (!contender) throw new Error('asked before it was made');
  if (question.ask === 'measure') return measure(contender, question.clients, question.milliseconds, question.firstIndex);
  await contender.close();
  return {};
}

process.on('message', (question: Question) => void answer(question).then((said) => process.send?.(said)));
// Drivers may keep the process alive after closing.
process.on('disconnect', () => process.exit(0));
