import { readDecimal } from '../../../kernel/notation.ts';
import { type Typed, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { spareRows } from '../../../page/spare-rows.ts';
import { type FormState, filledForm } from '../../../page/submit.ts';
import type { Compared } from '../../../page/two-versions.tsx';
import { fieldId } from '../../../ui/field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import type { PlaceRow } from '../queries/programme-lists.ts';
import type { Place } from '../rules/programme-input.ts';
import { regionCodes } from '../rules/region.ts';
import { countryOptions } from './form-parts.tsx';
import type { TypedRow } from './typed-rows.ts';

type Props = { page: Page; state: FormState; hint: string };

/** Countries and regions with their share; a few empty rows at the end take more. */
export function PlacesField({ page, state, hint }: Props) {
  const { words } = page;
  const rows = rowCount(state.typed) + spareRows(state, 3);
  return (
    <FieldGroup
      name="places"
      label={words.t('programmes.places')}
      hint={hint}
      optional={words.t('page.optional')}
    >
      {Array.from({ length: rows }, (_, at) => (
        <PlaceLine page={page} state={state} at={at} />
      ))}
    </FieldGroup>
  );
}

function PlaceLine({ page, state, at }: { page: Page; state: FormState; at: number }) {
  const { words } = page;
  const field = fieldOf(page, state);
  const where = field(`places.${at}.country`);
  const share = field(`places.${at}.percentage`);
  const wrong = [where, share].filter(({ error }) => error);
  const number = { number: at + 1 };
  return (
    <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
      {wrong.map(({ name, error }) => (
        <p class="why" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      ))}
      <div class="beside">
        <select
          id={fieldId(where.name)}
          name={where.name}
          class="w32"
          aria-label={words.t('programmes.place-number', number)}
          aria-invalid={where.error ? 'true' : undefined}
          aria-describedby={where.error && `${fieldId(where.name)}-error`}
        >
          <option value="">{words.t('page.choose')}</option>
          <optgroup label={words.t('programmes.countries')}>{countryChoices(page, where.value)}</optgroup>
          <optgroup label={words.t('programmes.regions')}>{regionChoices(page, where.value)}</optgroup>
        </select>
        <input
          id={fieldId(share.name)}
          name={share.name}
          class="w4"
          inputmode="decimal"
          autocomplete="off"
          value={share.value}
          aria-label={words.t('programmes.share-number', number)}
          aria-invalid={share.error ? 'true' : undefined}
          aria-describedby={share.error && `${fieldId(share.name)}-error`}
        />
        <span class="unit">%</span>
      </div>
    </div>
  );
}

const countryChoices = (page: Page, chosen: string | undefined) =>
  countryOptions(page).map(({ value, label }) => (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  ));

// A region that came with a published file stays a choice, also where its code is none of ours.
const regionChoices = ({ words }: Page, chosen: string | undefined) => {
  const values = regionCodes.map((code) => regionValue(code, '1'));
  const all = chosen?.startsWith('region ') && !values.includes(chosen) ? [...values, chosen] : values;
  return all.map((value) => (
    <option value={value} selected={value === chosen}>
      {placeName(words, regionOf(value))}
    </option>
  ));
};

/** The name of a country or region; a region without a name in our list shows its code. */
export const placeName = (
  words: Page['words'],
  place: { country?: string | null; code?: string | null; vocabulary?: string | null },
): string => {
  if (place.country) return words.country(place.country);
  if (place.vocabulary === '1' && (regionCodes as readonly string[]).includes(place.code ?? ''))
    return words.say(`programmes.region-${place.code}`);
  return [place.vocabulary, place.code].filter(Boolean).join(':');
};

const regionValue = (code: string, vocabulary: string): string => `region ${vocabulary} ${code}`;

const regionOf = (value: string): { vocabulary: string; code: string } => {
  const [, vocabulary = '', ...code] = value.split(' ');
  return { vocabulary, code: code.join(' ') };
};

const rowCount = (typed: Typed | undefined): number => {
  let count = 0;
  while (typedText(typed, `places.${count}.country`) || typedText(typed, `places.${count}.percentage`))
    count += 1;
  return count;
};

/** Stored places as the fields of a form. */
export const placeFields = (words: Page['words'], places: readonly PlaceRow[]): Record<string, string> =>
  Object.fromEntries(
    places.flatMap(({ country, regionCode, regionVocabulary, percentage }, at) => [
      [`places.${at}.country`, country ?? regionValue(regionCode ?? '', regionVocabulary ?? '1')],
      [`places.${at}.percentage`, percentage === null ? '' : words.number(percentage)],
    ]),
  );

/** Places as typed and as someone else set them, each in a line of words. */
export const placesCompared = (words: Page['words'], { typed }: FormState): Compared => ({
  'programmes.places': {
    mine: placesLine(words, typed),
    theirs: (places) =>
      placesLine(words, filledForm(placeFields(words, places as readonly PlaceRow[])).typed),
  },
});

const placesLine = (words: Page['words'], typed: Typed | undefined): string =>
  Array.from({ length: rowCount(typed) }, (_, at) => {
    const where = typedText(typed, `places.${at}.country`) ?? '';
    const share = typedText(typed, `places.${at}.percentage`);
    const place = where.startsWith('region ') ? regionOf(where) : { country: where };
    return [placeName(words, place), share && `${share} %`].filter(Boolean).join(' ');
  }).join(', ');

/** Typed rows as places; what is no number stays as typed, for the schema to refuse at its field. */
export const placesTyped = ({ words }: Page, rows: readonly TypedRow[]): Place[] =>
  rows.map(({ country = '', percentage = '' }) => ({
    ...(country.startsWith('region ') ? { region: regionOf(country) } : country ? { country } : {}),
    ...(percentage ? { percentage: readDecimal(percentage, words.language) ?? percentage } : {}),
  }));
