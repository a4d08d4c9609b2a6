/** A question to the server with a deadline. Nothing of the browser: `outside.ts` asks it from a field. */
export interface OutsideReply {
  readonly refused: boolean;
  readonly message: string | null;
  /** Name of the entry that was found. */
  readonly found: string | null;
}
export type OutsideState = { readonly kind: 'idle' | 'asking' | 'late' } | ({ readonly kind: 'fine' | 'refused' } & OutsideReply);
/** What an answer, or its lack, comes to. */
export async function askInTime(ask: () => Promise<OutsideReply>, limit: AbortSignal): Promise<OutsideState> {
  const late = new Promise<OutsideState>((resolve) => limit.addEventListener('abort', () => resolve({ kind: 'late' })));
  const answered = ask().then(
    (reply): OutsideState => ({ kind: reply.refused ? 'refused' : 'fine', ...reply }),
    (): OutsideState => ({ kind: 'late' }),
  );
  return Promise.race([answered, late]);
}
