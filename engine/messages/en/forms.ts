/** Problems of forms, added by `forms/`. */
export const forms: Readonly<Record<string, string>> = {
  'form.type': 'Needs {expected}, found {found}. Please correct it.',
  'form.missing': 'The required “{keyword}” is missing. Please add it.',
  'form.keyword': 'Forms do not know “{keyword}”[ (did you mean “{suggestion}”?)]. Correct or remove it.',
  'form.value': 'This value is not allowed[ (did you mean “{suggestion}”?)]. Allowed: {allowed}.',
  'form.key':
    'The field name “{name}” is not usable. Start with a lower-case letter and use only ASCII letters and digits, e.g. mainProduct; titles may be Chinese.',
  'form.nesting': 'Forms nest at most one table; this is deeper. Use separate fields or tables.',
  'form.parent':
    'The field above, “{name}”, must be another field beside this one that takes codes of a vocabulary[ (did you mean “{suggestion}”?)], and so must this one. Please correct.',
  'form.total': 'A total (x-total) belongs to a column of figures in a table. Correct or remove it.',
  'form.vocabulary': 'There is no vocabulary “{name}”[ (did you mean “{suggestion}”?)]. Correct it or create the vocabulary first.',
  'form.registry':
    'No programme keeps a registry “{name}”[ (did you mean “{suggestion}”?)]. Nobody could fill in this field. Correct it, or first publish the programme that keeps the registry.',
  'form.pattern': 'The pattern “{pattern}” cannot be read. Correct the regular expression.',
  'form.help-link':
    'In the help “{link}” will not be shown as a link: only an address that begins with https:// and holds no user name is. Use one, or write it without brackets.',
  'form.range': 'The range is empty: from {low} to {high}. Please correct it.',
  'form.choice': 'A choice needs a code (const) and a title. Please complete it.',
  'form.many':
    'There are {count|choice|choices}, at most {limit} are possible. Put them into a vocabulary (x-vocabulary), which is searched.',
  'form.duplicate': '“{name}” occurs twice. Rename or remove one.',
  'form.required': 'There is no field “{name}”[ (did you mean “{suggestion}”?)]. Correct or remove it.',
  'form.scope': 'The element shows a field that does not exist: “{scope}”[ (did you mean “{suggestion}”?)]. Correct or remove it.',
  'form.unplaced': 'The field “{name}” is on no page, so nobody can fill it in. Place or remove it.',
  'form.twice': 'The field “{name}” is shown twice. Remove one.',
  'form.check-at': 'The check is to be shown at “{at}”, which does not exist. Write /field, or /table/*/column.',
  'form.cycle': 'Formulas or conditions of these fields need each other and cannot be worked out: {fields}. Remove one of the references.',
  'form.feel-text': 'A condition or formula is written as text. Please correct it.',
};
