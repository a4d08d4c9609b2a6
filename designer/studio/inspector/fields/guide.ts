/** What the service guide says beside what follows from the definition. */
import type { GroupField } from './field.ts';
import { period } from './shared.ts';

export const guide: GroupField = {
  kind: 'group',
  key: 'guide',
  label: 'st.in.guide',
  help: 'st.in.why.guide',
  fresh: () => ({ fee: '' }),
  fields: [
    {
      kind: 'group',
      key: 'contact',
      label: 'st.in.guide.contact',
      fresh: () => ({ phone: '' }),
      fields: [
        { kind: 'text', key: 'phone', label: 'st.in.guide.phone' },
        { kind: 'text', key: 'address', label: 'st.in.guide.address' },
        { kind: 'text', key: 'hours', label: 'st.in.guide.hours' },
        { kind: 'text', key: 'email', label: 'st.in.guide.email', more: true },
      ],
    },
    { kind: 'text', key: 'fee', label: 'st.in.guide.fee', rows: 2 },
    period('promised', 'st.in.guide.promised', { fresh: () => ({ amount: 5, unit: 'workingDays' }) }),
    { kind: 'text', key: 'complaint', label: 'st.in.guide.complaint' },
    {
      kind: 'list',
      key: 'faq',
      label: 'st.in.guide.faq',
      add: 'st.in.guide.faq.add',
      fresh: () => ({ question: '', answer: '' }),
      fields: [
        { kind: 'text', key: 'question', label: 'st.in.guide.question' },
        { kind: 'text', key: 'answer', label: 'st.in.guide.answer', rows: 3 },
        { kind: 'text', key: 'questionEn', label: 'st.in.guide.questionEn', more: true },
        { kind: 'text', key: 'answerEn', label: 'st.in.guide.answerEn', rows: 3, more: true },
      ],
    },
    { kind: 'text', key: 'feeEn', label: 'st.in.guide.feeEn', rows: 2, more: true },
  ],
};
