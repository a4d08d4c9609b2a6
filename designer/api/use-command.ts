import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from './client.ts';
import { type ApiProblem, asProblem } from './problem.ts';

/**
 * A command the user gives. One idempotency key per intent: kept while the outcome is unknown (nobody answered),
 * renewed after an answer, so a repeated click never does it twice.
 */
export function useCommand<I, O>(run: (input: I, idempotencyKey: string) => Promise<O>, onDone?: (output: O) => void) {
  const key = useRef(newKey());
  const mutation = useMutation<O, ApiProblem, I>({
    mutationFn: async (input) => {
      try {
        const output = await run(input, key.current);
        key.current = newKey();
        return output;
      } catch (error) {
        const problem = asProblem(error);
        if (!problem.transient) key.current = newKey();
        throw problem;
      }
    },
    onSuccess: (output) => onDone?.(output),
  });
  return mutation;
}
