import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { countriesByName } from '../../../kernel/country.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import type { Option } from '../../../ui/option.ts';
import type { Tone } from '../../../ui/tone.ts';
import type { AgreementState } from '../rules/agreement-state.ts';
import { mayReadOrganisations } from '../rules/partner-permissions.ts';

/** From a day until another, or open. */
export const periodText = (words: Words, from: CalendarDay, until: CalendarDay | null): string =>
  until
    ? words.t('partners.from-until', { from: words.day(from), until: words.day(until) })
    : words.t('partners.from-on', { from: words.day(from) });

/** The institute whose register this person may read as a whole; for anyone else the page does not exist. */
export const registerOf = (page: Page): { id: string; code: string } => {
  const { institute } = page.actor;
  if (!institute || mayReadOrganisations(page.actor) !== true) throw new NotFound();
  return institute;
};

/** Every country under the name the reader knows. */
export const countryOptions = (words: Words): readonly Option[] => countriesByName(words.language);

type Named = { id: string; name: string; acronym: string | null; country: string | null };

/** Organisations as a field offers them: acronym and country tell two of one name apart. */
export const organisationOptions = (words: Words, rows: readonly Named[]): Option[] =>
  rows.map(({ id, name, acronym, country }) => ({
    value: id,
    label: [acronym ? `${name} (${acronym})` : name, country && words.country(country)]
      .filter(Boolean)
      .join(', '),
  }));

export const stateTone: Readonly<Record<AgreementState, Tone>> = {
  draft: 'info',
  coming: 'info',
  running: 'ok',
  ending: 'warn',
  ended: 'quiet',
};

export const today = (): CalendarDay => todayIn();
