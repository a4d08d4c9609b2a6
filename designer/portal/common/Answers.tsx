import { Fragment, type ReactNode } from 'react';
import type { CompiledForm } from '../../../engine/forms/compile.ts';
import type { Field } from '../../../engine/forms/field.ts';
import { groupName, type Section } from '../../../engine/forms/sections.ts';
import type { FileRef, Vocabulary } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { displayValue } from '../../renderers/display.ts';
import { isWideTable, RowSummary } from '../../renderers/RowSummary.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { periodText } from '../../ui/period-text.ts';
import { Tag } from '../../ui/Tag.tsx';
import './answers.css';

interface AnswersProps {
  readonly compiled: CompiledForm;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sections: readonly Section[];
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  /** Shown fields only; default: all that have a value or aren't hidden. */
  readonly visible?: (name: string) => boolean;
  /** Fields whose files are promised for later. */
  readonly promised?: readonly string[];
  /** Link to change a section. */
  readonly edit?: (section: Section) => ReactNode;
}

/** A filled form for reading, section by section. */
export function Answers({ compiled, data, sections, vocabularies, visible = () => true, promised = [], edit }: AnswersProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const words = { t, pick, language, vocabularies };
  const fact = (field: Field) => ({
    label: pick(field.schema.title ?? field.name, field.schema['x-titleEn']),
    value: promised.includes(field.name) ? (
      <Promised field={field} />
    ) : (
      <AnswerValue field={field} value={data[field.name]} words={words} />
    ),
    wide: field.kind === 'table' || field.kind === 'files' || field.schema.format === 'longtext' || (field.schema.title?.length ?? 0) > 20,
  });
  return (
    <div className="lz-answers">
      {sections.map((section) => {
        const groups = section.groups.flatMap((group) => {
          const fields = group.fields.flatMap((name) => {
            const field = compiled.fields.get(name);
            return field && visible(name) ? [field] : [];
          });
          return fields.length > 0 ? [{ name: groupName(group, pick), fields }] : [];
        });
        if (groups.length === 0) return null;
        return (
          <section key={section.index} className="lz-answers-section">
            <div className="lz-card-head">
              <h3>{pick(section.title, section.titleEn)}</h3>
              {edit?.(section)}
            </div>
            {groups.map(({ name, fields }) => (
              <Fragment key={fields[0]?.name}>
                {name ? <h4 className="lz-answers-group">{name}</h4> : null}
                <Facts items={fields.map(fact)} />
              </Fragment>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Promised({ field }: { field: Field }) {
  const t = useText();
  const period = field.schema['x-deferrable'];
  return (
    <>
      <Tag tone="warning">{t('promise.tag')}</Tag> {period ? t('promise.until', { period: periodText(period, t) }) : null}
    </>
  );
}

type Words = Parameters<typeof displayValue>[2];
export function AnswerValue({ field, value, words }: { field: Field; value: unknown; words: Words }) {
  const { t, pick } = words;
  const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return <span className="lz-muted">{field.computed ? t('common.none') : t('form.notFilled')}</span>;
  if (field.kind === 'files')
    return (
      <ul className="lz-answers-files">
        {(value as readonly FileRef[]).map((file) => (
          <li key={file.id}>
            <a className="lz-link" href={fileUrl(file.id)} download={file.name}>
              {file.name}
            </a>
          </li>
        ))}
      </ul>
    );
  if (field.kind !== 'table') return <span className="lz-pre">{displayValue(field.schema, value, words)}</span>;
  const columns = [...field.columns.values()].map(({ name, schema }) => ({
    ...{ name, schema },
    title: pick(schema.title ?? name, schema['x-titleEn']),
  }));
  const rows = value as readonly Readonly<Record<string, unknown>>[];
  const cellsOf = (row: (typeof rows)[number]) => columns.map(({ name, schema }) => displayValue(schema, row[name], words));
  if (isWideTable(columns.length))
    return (
      <ol className="lz-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows for reading never move
          <li key={index} className="lz-rows-row">
            <span className="lz-rows-number">{index + 1}</span>
            <span className="lz-rows-text">
              <RowSummary columns={columns} cells={cellsOf(row)} />
            </span>
          </li>
        ))}
      </ol>
    );
  return (
    <section
      className="lz-answers-scroll"
      aria-label={t('common.table', { caption: pick(field.schema.title ?? field.name, field.schema['x-titleEn']) })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="lz-answers-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows for reading never move
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.name}>{displayValue(column.schema, row[column.name], words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
