import type { CompiledProgramme } from './programme.ts';

/** The machine as any XState tool reads it: a plain JSON config whose guards, actions and delays are names. */
export function exportXState(compiled: CompiledProgramme): Record<string, unknown> {
  return JSON.parse(JSON.stringify(compiled.config));
}
