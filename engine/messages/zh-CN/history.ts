/** One sentence per fact of a case's history (`history.<fact>`), added by `http/`. */
export const history: Readonly<Record<string, string>> = {};
