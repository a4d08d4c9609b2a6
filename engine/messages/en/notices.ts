/** Messages to people: `notice.<template>.subject` and `.body`. */
export const notices: Readonly<Record<string, string>> = {
  'notice.case.ended.subject': 'Case {number} has ended: {outcome}',
  'notice.case.ended.body': 'Your case {number} has ended with “{outcome}”. Sign in to read the result and its reasons.',
  'notice.deadline.near.subject': 'Case {number}: “{step}” is due on {due}',
  'notice.deadline.near.body': 'Case {number} of {enterprise}: “{step}” is to be done by {due}. Please attend to it.',
  'notice.deadline.escalated.subject': 'Case {number}: “{step}” is overdue',
  'notice.deadline.escalated.body': 'Case {number} of {enterprise}: “{step}” was to be done by {due} and is overdue. Please see to it.',
  'notice.entry.expired.subject': 'Certificate {number} has expired',
  'notice.entry.expired.body': 'Certificate {number} of {enterprise} was valid until {validTo} and has expired.',
  'notice.entry.update-missed.subject': 'The yearly update of {year} was missed',
  'notice.entry.update-missed.body': '{enterprise} (certificate {number}) missed the yearly update of {year}; the entry was marked.',
  'notice.entry.renewal-opened.subject': 'Certificate {number} may be renewed',
  'notice.entry.renewal-opened.body': 'Certificate {number} of {enterprise} is valid until {validTo}; from now on it may be renewed.',
  'notice.entry.reminded.subject': 'Certificate {number} expires on {validTo}',
  'notice.entry.reminded.body': 'Certificate {number} of {enterprise} is valid until {validTo}. Please renew or update it in time.',
  'notice.custom.subject': '{subject}',
  'notice.custom.body': '{body}',
};
