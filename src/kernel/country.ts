import type { Language } from './language.ts';

// ISO 3166-1 alpha-2, officially assigned, by first letter; XK is the user-assigned code in use for Kosovo.
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ ' +
  'BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY ' +
  'HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY ' +
  'MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
  'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY ' +
  'QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ ' +
  'TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ ' +
  'VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** Every country code, in alphabetical order. */
export const countryCodes: readonly string[] = CODES.split(' ');

const known = new Set(countryCodes);
const names = new Map<Language, ReadonlyMap<string, string>>();

/** Whether the code is an ISO 3166-1 alpha-2 code in capitals, or XK. */
export function isCountryCode(code: unknown): code is string {
  return typeof code === 'string' && known.has(code);
}

/** The country's name in the language (CLDR); the code itself where it is no country. */
export function countryName(code: string, language: Language): string {
  return namesIn(language).get(code) ?? code;
}

/** All countries in the order of their names in the language, as a field offers them; made once a language. */
export function countriesByName(language: Language): readonly { value: string; label: string }[] {
  const known = sorted.get(language);
  if (known) return known;
  const { compare } = new Intl.Collator(language);
  const made = [...namesIn(language)].map(([value, label]) => ({ value, label }));
  made.sort((a, b) => compare(a.label, b.label));
  sorted.set(language, made);
  return made;
}

const sorted = new Map<Language, readonly { value: string; label: string }[]>();

const namesIn = (language: Language): ReadonlyMap<string, string> => {
  const known = names.get(language);
  if (known) return known;
  const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const made = new Map(countryCodes.map((code) => [code, display.of(code) ?? code]));
  names.set(language, made);
  return made;
};
