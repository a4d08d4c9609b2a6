/** Problems of forms, added by `forms/`. */
export const forms: Readonly<Record<string, string>> = {};
