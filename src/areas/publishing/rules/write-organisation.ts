import { attributed, languages, many, one } from './element-slot.ts';
import type { IatiOrganisation } from './iati-file.ts';
import { moneyShape } from './money-shape.ts';
import { narratives } from './narrative-slot.ts';
import type { AccountedAmount, AccountedBudget, OrganisationAccount } from './organisation-account.ts';
import { attribute, content, requiredAttribute } from './plain-slot.ts';
import { day, language, moment, plainText } from './plain-value.ts';
import { UNDETERMINED } from './read-activity.ts';
import { only, record } from './shape.ts';
import { plainElement } from './slot.ts';
import { writeDocument } from './xml-writer.ts';

const WRITTEN_VERSION = '2.03';

const period = {
  start: attributed('period-start', { attribute: 'iso-date', kind: day, wanted: true as const }),
  end: attributed('period-end', { attribute: 'iso-date', kind: day, wanted: true as const }),
  value: one('value', moneyShape, { wanted: true as const }),
};
const status = attribute('status', plainText);

const budgetShape = record<AccountedBudget>({ status, ...period });
const regionBudgetShape = record<OrganisationAccount['regionBudgets'][number]>({
  status,
  region: one(
    'recipient-region',
    record<{ code: string; vocabulary?: string }>({
      vocabulary: attribute('vocabulary', plainText),
      code: requiredAttribute('code'),
    }),
  ),
  ...period,
});
const countryBudgetShape = record<OrganisationAccount['countryBudgets'][number]>({
  status,
  country: one('recipient-country', record<{ code: string }>({ code: requiredAttribute('code') })),
  ...period,
});

/** An organisation as IATI 2.03 orders it. */
const organisationShape = record<OrganisationAccount>({
  lastUpdatedAt: attribute('last-updated-datetime', moment),
  language: attribute('xml:lang', language),
  currency: attribute('default-currency', plainText),
  identifier: one('organisation-identifier', only(content(plainText, { wanted: true }))),
  name: one('name', languages),
  reportingOrg: one(
    'reporting-org',
    record<IatiOrganisation>({
      ref: attribute('ref', plainText),
      type: attribute('type', plainText),
      names: narratives(),
    }),
  ),
  budgets: many('total-budget', budgetShape),
  regionBudgets: many('recipient-region-budget', regionBudgetShape),
  countryBudgets: many('recipient-country-budget', countryBudgetShape),
  expenditures: many('total-expenditure', record<AccountedAmount>(period)),
});

/** An organisation file of IATI 2.03 with one organisation; the same account gives the same bytes. */
export function writeOrganisationFile(account: OrganisationAccount): string {
  const root = plainElement('iati-organisations');
  const plain = (local: string, value: string) => ({ local, prefix: '', uri: '', value });
  root.attributes.push(plain('version', WRITTEN_VERSION), plain('generated-datetime', account.lastUpdatedAt));
  const writing = { language: account.language ?? UNDETERMINED, kept: new Map() };
  const written = organisationShape.write(account, 'iati-organisation', '', writing);
  return [...writeDocument(root, [written])].join('');
}
