import type { CountryFactSeed } from './rulebook-input.ts';

const dacSource = 'OECD, DAC list of ODA recipients, flows of 2022 to 2025';

/** ODA recipients by income group, recalled: an officer confirms a country before anything rests on it. */
const recipients: Readonly<Record<string, string>> = {
  LDC: 'AF AO BD BJ BF BI KH CF TD KM CD DJ ER ET GM GN GW HT KI LA LS LR MG MW ML MR MZ MM NP NE RW ST SN SL SB SO SS SD TL TG TV UG TZ YE ZM',
  LIC: 'KP SY',
  LMIC: 'BO BT CI CM CV CG DZ EG FM GH HN IN IR JO KE KG LB LK MA MN NG NI PG PH PK PS SZ TJ TN TK UA UZ VN VU WS ZW',
  UMIC: 'AL AM AR AZ BA BR BW BY BZ CN CO CR CU DM DO EC FJ GA GD GE GQ GT GY ID IQ JM KZ LC LY MD ME MH MK MS MU MV MX MY NA NR NU PA PE PY RS SH SR SV TH TM TO TR VC VE WF XK ZA',
};

const ratingSource = 'ITUC, Global Rights Index 2024';

/** A few ratings, recalled; the index is published every June. */
const ratings: Readonly<Record<string, string>> = {
  '4': 'BR',
  '5': 'BD BY EC EG GT PH SZ TN TR',
  '5+': 'BI MM',
};

const seeds = (
  kind: CountryFactSeed['kind'],
  source: string,
  validFrom: string,
  byValue: Readonly<Record<string, string>>,
): CountryFactSeed[] =>
  Object.entries(byValue).flatMap(([value, countries]) =>
    countries.split(' ').map((country) => ({
      country,
      kind,
      value,
      source,
      confidence: 'recalled' as const,
      validFrom: validFrom as CountryFactSeed['validFrom'],
    })),
  );

/** Facts of countries that a rulebook is set up with; the institute's own partner countries come from its programmes. */
export const countryFactSeeds: readonly CountryFactSeed[] = [
  ...seeds('dac_listed', dacSource, '2022-01-01', recipients),
  ...seeds('rights_rating', ratingSource, '2024-06-12', ratings),
];
