import { readDecimal } from '../../../kernel/notation.ts';
import { typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldNotes, fieldId } from '../../../ui/field.tsx';
import type { CountRow } from '../queries/activity-facts.ts';
import { ageBands, cellOf, economies, sexes } from '../rules/holding-input.ts';

type Line = { sex: string; ageBand: string };

const lines: readonly Line[] = sexes.flatMap((sex) => ageBands.map((ageBand) => ({ sex, ageBand })));
const isUsual = ({ sex, ageBand }: Line) => (sex === 'female' || sex === 'male') && ageBand !== 'unknown';

const nameOf = (line: Line, economy: string): string => `count.${cellOf({ ...line, economy })}`;

type Props = { page: Page; state: FormState };

/** How many took part, by sex, age and kind of economy: the usual lines in sight, the rest behind one line. */
export function CountsField({ page, state }: Props) {
  const { words } = page;
  const rest = lines.filter((line) => !isUsual(line));
  const isOpen = rest.some((line) =>
    economies.some((economy) => {
      const { value, error } = fieldOf(page, state)(nameOf(line, economy));
      return error || (value && value !== '0');
    }),
  );
  const { error } = fieldOf(page, state)('counts');
  return (
    <>
      <div class={error ? 'field wrong' : 'field'} id={fieldId('counts')}>
        <CountsTable
          page={page}
          state={state}
          lines={lines.filter(isUsual)}
          caption={words.t('activities.counts')}
        />
        <FieldNotes name="counts" error={error} />
      </div>
      <div class="field">
        <Disclosure summary={words.t('activities.counts-rest')} open={isOpen}>
          <CountsTable page={page} state={state} lines={rest} caption={words.t('activities.counts-rest')} />
        </Disclosure>
      </div>
    </>
  );
}

function CountsTable({ page, state, lines, caption }: Props & { lines: readonly Line[]; caption: string }) {
  const { words } = page;
  const lineName = ({ sex, ageBand }: Line) =>
    `${words.say(`activities.sex-${sex}`)}, ${words.say(`activities.age-${ageBand}`)}`;
  return (
    <DataTable
      caption={caption}
      rows={lines}
      empty=""
      columns={[
        { key: 'line', label: words.t('activities.people'), cell: lineName },
        ...economies.map((economy) => ({
          key: economy,
          label: words.say(`activities.economy-${economy}`),
          numeric: true,
          cell: (line: Line) => (
            <CountCell
              page={page}
              state={state}
              name={nameOf(line, economy)}
              label={`${lineName(line)}, ${words.say(`activities.economy-${economy}`)}`}
            />
          ),
        })),
      ]}
    />
  );
}

function CountCell({ page, state, name, label }: Props & { name: string; label: string }) {
  const { value, error } = fieldOf(page, state)(name);
  const id = fieldId(name);
  return (
    <>
      <input
        id={id}
        name={name}
        class="w4"
        inputmode="numeric"
        autocomplete="off"
        value={value}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error && `${id}-error`}
      />
      {error && (
        <p class="why" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Counts that stand, as the fields of a form. */
export const countFields = (counts: readonly CountRow[]): Record<string, string> =>
  Object.fromEntries(counts.map((row) => [`count.${cellOf(row)}`, String(row.count)]));

/** Every cell that something was typed into; what is no number goes along, for the schema to refuse. */
export const countsTyped = (page: Page): { cells: string[]; counts: Record<string, unknown>[] } => {
  const typed = lines.flatMap((line) =>
    economies.flatMap((economy) => {
      const name = nameOf(line, economy);
      const text = typedText(page.form.texts, name)?.trim();
      if (!text) return [];
      const decimal = readDecimal(text, page.words.language);
      return [{ name, count: { ...line, economy, count: decimal === undefined ? text : Number(decimal) } }];
    }),
  );
  return { cells: typed.map(({ name }) => name), counts: typed.map(({ count }) => count) };
};

/** Errors of `counts.3.count` (or of channels, or reaches) moved to the cell that was typed. */
export const atTheirCells = (state: FormState, cells: readonly string[]): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => {
      const at = /^(?:counts|channels|reaches)\.(\d+)\./.exec(name)?.[1];
      return [at === undefined ? name : (cells[Number(at)] ?? name), problems];
    }),
  ),
});
