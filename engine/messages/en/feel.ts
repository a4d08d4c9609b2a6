/** Problems of FEEL expressions, added by `rules/`. */
export const feel: Readonly<Record<string, string>> = {};
