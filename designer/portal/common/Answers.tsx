import type { ReactNode } from 'react';
import type { CompiledForm } from '../../../engine/forms/compile.ts';
import type { Field } from '../../../engine/forms/field.ts';
import type { FileRef, Vocabulary } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { useLocale, usePick, useText } from '../../app/locale.tsx';
import { displayValue } from '../../renderers/display.ts';
import { isWideTable, RowSummary } from '../../renderers/RowSummary.tsx';
import { Facts } from '../../ui/Facts.tsx';
import type { Section } from '../filling/sections.ts';
import './answers.css';

interface AnswersProps {
  readonly compiled: CompiledForm;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sections: readonly Section[];
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  /** Shown fields only; default: all that have a value or aren't hidden. */
  readonly visible?: (name: string) => boolean;
  /** Link to change a section. */
  readonly edit?: (section: Section) => ReactNode;
}

/** A filled form for reading, section by section. */
export function Answers({ compiled, data, sections, vocabularies, visible = () => true, edit }: AnswersProps) {
  const t = useText();
  const pick = usePick();
  const { language } = useLocale();
  const words = { t, pick, language, vocabularies };
  return (
    <div className="lz-answers">
      {sections.map((section) => {
        const fields = section.fields.flatMap((name) => {
          const field = compiled.fields.get(name);
          return field && visible(name) ? [field] : [];
        });
        if (fields.length === 0) return null;
        return (
          <section key={section.index} className="lz-answers-section">
            <div className="lz-card-head">
              <h3>{pick(section.title, section.titleEn)}</h3>
              {edit?.(section)}
            </div>
            <Facts
              items={fields.map((field) => ({
                label: pick(field.schema.title ?? field.name, field.schema['x-titleEn']),
                value: <AnswerValue field={field} value={data[field.name]} words={words} />,
                wide:
                  field.kind === 'table' ||
                  field.kind === 'files' ||
                  field.schema.format === 'longtext' ||
                  (field.schema.title?.length ?? 0) > 20,
              }))}
            />
          </section>
        );
      })}
    </div>
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
  const columns = [...field.columns.values()];
  const rows = value as readonly Readonly<Record<string, unknown>>[];
  const titleOf = (column: Pick<Field, 'name' | 'schema'>) => pick(column.schema.title ?? column.name, column.schema['x-titleEn']);
  if (isWideTable(columns.length))
    return (
      <ol className="lz-rows">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows for reading never move
          <li key={index} className="lz-rows-row">
            <span className="lz-rows-number">{index + 1}</span>
            <span className="lz-rows-text">
              <RowSummary columns={columns} title={titleOf} show={(column) => displayValue(column.schema, row[column.name], words)} />
            </span>
          </li>
        ))}
      </ol>
    );
  return (
    <div className="lz-answers-scroll">
      <table className="lz-answers-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {titleOf(column)}
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
    </div>
  );
}
