/** Problems of a definition found by `soundness/`. */
export const problems: Readonly<Record<string, string>> = {};
