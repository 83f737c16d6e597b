import { languages } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type Fields, type Reader, type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { decimal, localizedText, text } from '../../../page/readers.ts';
import { type FormState, filledForm } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { ContributionRow, ContributionYear } from '../queries/frameworks.ts';
import { mergeTexts } from '../rules/merge-texts.ts';
import { LocalizedInput, localizedFields } from './form-parts.tsx';

const values = ['plannedValue', 'achievedValue'] as const;

const fieldName = (at: number, field: (typeof values)[number] | 'year' | 'text'): string =>
  `years.${at}.${field}`;

const yearsFrom = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at);

/** Rows of a contribution that stands; a year that the two no longer have in common is shown too, and told to be one. */
export const yearsShown = ({ fromYear, untilYear, years }: ContributionRow): number[] =>
  [...new Set([...yearsFrom(fromYear, untilYear), ...years.map(({ year }) => year)])].sort((a, b) => a - b);

/** Words of a year are read as they changed what stood of that year: a translation that nobody touched stays what it was. */
export const contributionReaders = (
  years: readonly number[],
  before: readonly ContributionYear[] = [],
): Fields => {
  const rows: Reader<unknown> = (typed, _name, language) => ({
    value: years.map((standing, at) => {
      const year = Number(typedText(typed, fieldName(at, 'year')) || standing);
      const said = (reader: Reader<unknown>, field: (typeof values)[number] | 'text') => {
        const read = reader(typed, fieldName(at, field), language);
        return 'value' in read ? read.value : undefined;
      };
      const [plannedValue, achievedValue] = values.map((field) => said(decimal, field));
      const stood = before.find((row) => row.year === year)?.text ?? {};
      const typedWords = said(localizedText, 'text') as Localized | undefined;
      return { year, plannedValue, achievedValue, text: mergeTexts(stood, typedWords, languages) };
    }),
  });
  const single = years.flatMap((_, at) => values.map((field) => [fieldName(at, field), decimal] as const));
  return {
    targetId: text,
    outcomeId: text,
    text: localizedText,
    justification: localizedText,
    ...Object.fromEntries(single),
    years: rows,
  };
};

/** The rows as they open with what a contribution says of its years. */
const yearFields = (
  { words }: Page,
  years: readonly number[],
  said: readonly ContributionYear[],
): Record<string, string> =>
  Object.fromEntries(
    years.flatMap((year, at) => {
      const row = said.find((each) => each.year === year);
      if (!row) return [];
      return [
        ...values.map((field) => [fieldName(at, field), row[field] === null ? '' : words.number(row[field])]),
        ...Object.entries(localizedFields(fieldName(at, 'text'), row.text)),
      ];
    }),
  );

/** A form as it opens with all that a contribution says. */
export const contributionFields = (page: Page, row: ContributionRow): Record<string, string> => ({
  ...localizedFields('text', row.text),
  ...localizedFields('justification', row.justification),
  ...yearFields(page, yearsShown(row), row.years),
});

/** One's own years and those of who saved meanwhile. */
export const yearsCompared = (page: Page, row: ContributionRow, { typed }: FormState): Compared => {
  const years = yearsShown(row);
  return {
    'field.years': {
      mine: yearsLine(page, row, { years, typed }),
      theirs: (said) => {
        const opened = filledForm(yearFields(page, years, said as readonly ContributionYear[]));
        return yearsLine(page, row, { years, typed: opened.typed });
      },
    },
  };
};

/** What is typed of each year, labelled as `yearWords` does what stands. */
const yearsLine = (
  { words }: Page,
  { unit }: ContributionRow,
  { years, typed }: { years: readonly number[]; typed: Typed | undefined },
): string =>
  years
    .flatMap((year, at) => {
      const inWords = fieldName(at, 'text');
      const own = typedText(typed, `${inWords}.${words.language}`);
      const first = Object.keys(typed ?? {}).find(
        (name) => name.startsWith(`${inWords}.`) && typedText(typed, name),
      );
      const value = (field: (typeof values)[number], label: 'planned' | 'achieved') => {
        const said = typedText(typed, fieldName(at, field));
        return said && words.t(`programmes.contribution-${label}`, { value: said, unit: words.text(unit) });
      };
      const said = [
        value('plannedValue', 'planned'),
        value('achievedValue', 'achieved'),
        own || (first && typedText(typed, first)),
      ].filter(Boolean);
      return said.length === 0
        ? []
        : [words.t('page.labelled', { label: String(year), value: said.join(' · ') })];
    })
    .join('; ');

type Props = {
  page: Page;
  state: FormState;
  years: readonly number[];
  unit?: string;
  /** Years that stand although programme and framework do not both run in them any more. */
  outside?: readonly number[];
};

/** What is contributed, why, and how much or what in each year. */
export function ContributionFields({ page, state, years, unit, outside }: Props) {
  const { words } = page;
  return (
    <>
      <LocalizedInput
        page={page}
        state={state}
        name="text"
        label={words.t('programmes.contribution')}
        hint={words.t('programmes.no-names')}
        rows={5}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="justification"
        label={words.t('programmes.contribution-justification')}
        hint={words.t('programmes.contribution-justification-hint')}
        rows={4}
        optional
      />
      <YearRows
        page={page}
        state={state}
        years={years}
        {...(unit ? { unit } : {})}
        {...(outside ? { outside } : {})}
      />
    </>
  );
}

function YearRows({ page, state, years, unit, outside = [] }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const isSaid = (name: string) =>
    Object.entries(state.typed ?? {}).some(
      ([key, [first]]) => key.startsWith(name) && Boolean(first?.trim()),
    );
  const isOpen = years.some((_, at) => [...values, 'text' as const].some((of) => isSaid(fieldName(at, of))));
  const isWrong = Object.keys(state.errors).some((name) => name.startsWith('years.'));
  return (
    <Disclosure summary={words.t('programmes.contribution-by-year')} open={isOpen || isWrong}>
      <p class="quiet">
        {unit
          ? words.t('programmes.contribution-in-unit', { unit })
          : words.t('programmes.contribution-by-year-hint')}
      </p>
      {years.map((year, at) => (
        <FieldGroup
          name={`years.${at}`}
          label={String(year)}
          hint={outside.includes(year) ? words.t('programmes.contribution-year-outside') : undefined}
        >
          <HiddenField name={fieldName(at, 'year')} value={year} />
          {values.map((name) => (
            <TextField
              {...field(fieldName(at, name))}
              label={words.t(`programmes.contribution-${name}`)}
              optional={words.t('page.optional')}
              width={8}
              inputmode="decimal"
            />
          ))}
          <LocalizedInput
            page={page}
            state={state}
            name={fieldName(at, 'text')}
            label={words.t('programmes.contribution-in-words')}
            hint={words.t('programmes.no-names')}
            rows={2}
            optional
          />
        </FieldGroup>
      ))}
    </Disclosure>
  );
}
