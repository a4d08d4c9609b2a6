import { MessageButtons, sendable } from '../../forms/SendMessage.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { outcomeLabel, stepOf, stepTitle } from '../definition-view.ts';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';

interface Item {
  readonly label?: string;
  readonly index?: number;
  readonly outcome: string | null;
}

/** Items of a step that goes row by row, each with its own state. */
export function Items({ view }: { readonly view: CaseView }) {
  const { t, english } = useWords();
  const { workflow } = view.pkg;
  const lists = Object.entries(view.kase.results).flatMap(([id, result]) => {
    const step = stepOf(workflow, id);
    const items = (result as { items?: unknown }).items;
    return step?.type === 'each' && Array.isArray(items) && items.length > 0 ? [{ id, items: items as readonly Item[] }] : [];
  });
  return lists.map(({ id, items }) => (
    <section key={id} aria-labelledby={`wb-items-${id}`}>
      <h2 id={`wb-items-${id}`}>
        {t('wb.items.title')} · {stepTitle(workflow, id, english)}
      </h2>
      <div className="wb-table-scroll">
        <table className="wb-table">
          <thead>
            <tr>
              <th scope="col">{t('wb.items.item')}</th>
              <th scope="col">{t('wb.items.state')}</th>
              <th scope="col">{t('wb.items.result')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
              <tr key={index}>
                <th scope="row">{item.label ?? index + 1}</th>
                <td>{t(item.outcome ? 'wb.items.done' : 'wb.items.live')}</td>
                <td>{item.outcome ? (outcomeLabel(workflow, id, item.outcome, english) ?? item.outcome) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

/** The case that opened this one, and those that this one opened. */
export function LinkedCases({ view }: { readonly view: CaseView }) {
  const { t, english } = useWords();
  const { parent, children } = view.kase;
  if (!parent && children.length === 0) return null;
  return (
    <section className="wb-links" aria-labelledby="wb-links-title">
      <h2 id="wb-links-title">{t('wb.links.title')}</h2>
      <ul>
        {parent && (
          <li>
            <ToCase id={parent} className="lz-link">
              {t('wb.links.openParent')}
            </ToCase>
          </li>
        )}
        {children.map((child) => (
          <li key={child.case}>
            <ToCase id={child.case} className="lz-link">
              {t('wb.links.child', { step: stepTitle(view.pkg.workflow, child.step, english), number: child.number })}
            </ToCase>{' '}
            <Tag tone={child.status === 'ended' ? 'quiet' : 'brand'}>
              {t(child.status === 'ended' ? 'wb.status.ended' : 'wb.status.running')}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Messages that the case waits for and the reader may send. */
export function SendMessages({ view: { kase, pkg } }: { readonly view: CaseView }) {
  const { t } = useWords();
  if (sendable({ kase, pkg }).length === 0) return null;
  return (
    <section aria-labelledby="wb-send-title">
      <h2 id="wb-send-title">{t('wb.send.title')}</h2>
      <MessageButtons kase={kase} pkg={pkg} />
    </section>
  );
}
