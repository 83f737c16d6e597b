import { nameKey } from '../../../kernel/name-key.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Typed } from '../../../page/form.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import type { Page } from '../../../page/page.ts';
import { freshForm } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ReadingAs } from '../queries/read-sheet.ts';
import type { SheetMapping } from '../rules/sheet-input.ts';
import { type SheetColumn, type SheetKind, sharedColumns, sheetColumns } from '../rules/sheet-kinds.ts';
import { headsOf } from '../rules/sheet-table.ts';
import type { SentSheet } from './read-sent-sheet.ts';
import { hiddenOf } from './sent-again.ts';

type Props = { as: ReadingAs; sent: SentSheet; mapping?: SheetMapping | undefined; problem?: Problem };

/** Which column of a file of another program is which, and what is the same in every row. */
export const mappingView = (page: Page, { as, sent, mapping, problem }: Props) => {
  const { words, form } = page;
  const back = paths.sheets({ id: as.programme.id });
  const heads = (headsOf(sent.sheets.sheets)?.heads ?? []).filter(Boolean);
  const said = (name: string, before: string | undefined) => form.texts[name]?.[0] ?? before ?? '';
  return (
    <Frame
      page={page}
      title={words.t('sheets.mapping')}
      crumbs={[
        { label: as.programme.reference, href: paths.programme({ id: as.programme.id }) },
        { label: words.t('sheets.title'), href: back },
      ]}
      narrow
    >
      <PageHead title={words.t('sheets.mapping')} quiet={sent.file.fileName} />
      <p>{words.t('sheets.mapping-lead')}</p>
      <Card>
        <PageForm
          page={page}
          state={{ ...freshForm(), problem }}
          action={withQuery(page.path, { step: 'map' })}
          hidden={{ ...hiddenOf(as, sent), step: 'map' }}
          buttons={[{ label: words.t('sheets.look') }]}
          cancel={back}
        >
          {sheetColumns[as.kind].map((column) => (
            <ColumnFields
              page={page}
              column={column}
              heads={heads}
              place={said(
                `column.${column.key}`,
                mapping?.columns[column.key] ?? likely(page, column, heads),
              )}
              shared={said(`shared.${column.key}`, mapping?.shared[column.key])}
            />
          ))}
          <TextField
            name="name"
            label={words.t('sheets.mapping-name')}
            optional={words.t('page.optional')}
            value={said('name', undefined)}
          />
        </PageForm>
      </Card>
    </Frame>
  );
};

type ColumnProps = {
  page: Page;
  column: SheetColumn;
  heads: readonly string[];
  place: string;
  shared: string;
};

function ColumnFields({ page, column, heads, place, shared }: ColumnProps) {
  const { words } = page;
  const label = words.say(column.label);
  const isShared = sharedColumns.includes(column.key);
  const select = (
    <SelectField
      name={`column.${column.key}`}
      label={isShared ? words.t('sheets.mapping-column') : label}
      optional={column.isRequired ? '' : words.t('page.optional')}
      placeholder={words.t('sheets.mapping-none')}
      value={place}
      options={heads.map((head) => ({ value: head, label: head }))}
    />
  );
  if (!isShared) return select;
  return (
    <FieldGroup name={column.key} label={label}>
      {select}
      <TextField
        name={`shared.${column.key}`}
        label={words.t('sheets.mapping-shared')}
        optional={words.t('page.optional')}
        value={shared}
      />
    </FieldGroup>
  );
}

/** A head that says the same as ours is taken for it. */
const likely = ({ words }: Page, { label }: SheetColumn, heads: readonly string[]): string | undefined => {
  const own = nameKey(words.say(label));
  return heads.find((head) => nameKey(head) === own);
};

/** What the form said; undefined where a column that is needed is neither named nor the same in every row. */
export const sentMapping = (texts: Typed, kind: SheetKind): SheetMapping | undefined => {
  const columns: Record<string, string> = {};
  const shared: Record<string, string> = {};
  for (const { key, isRequired } of sheetColumns[kind]) {
    const head = texts[`column.${key}`]?.[0]?.trim();
    const value = sharedColumns.includes(key) ? texts[`shared.${key}`]?.[0]?.trim() : undefined;
    if (head) columns[key] = head;
    else if (value) shared[key] = value;
    else if (isRequired) return undefined;
  }
  return { columns, shared };
};
