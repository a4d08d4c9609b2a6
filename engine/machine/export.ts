import type { CompiledProgramme } from './programme.ts';

/**
 * The machine as any XState tool reads it: a plain JSON config whose guards, actions and delays are names. Machines of items of an `each`
 * stand under `meta.items`, by step.
 */
export function exportXState(compiled: CompiledProgramme): Record<string, unknown> {
  const items = [...compiled.blocks].map(([id, { config }]) => [id, { ...config, context: undefined, options: undefined }]);
  const meta = items.length > 0 ? { meta: { items: Object.fromEntries(items) } } : {};
  return JSON.parse(JSON.stringify({ ...compiled.config, ...meta }));
}
