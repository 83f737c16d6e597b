import { attributed, coded, one, texts } from './element-slot.ts';
import type { IatiAmount, IatiParty, IatiTransaction } from './iati-file.ts';
import { narratives } from './narrative-slot.ts';
import { attribute, attributeAside, content, elementsAside } from './plain-slot.ts';
import { day, decimal, plainText } from './plain-value.ts';
import { record } from './shape.ts';

export const moneyShape = record<IatiAmount>({
  currency: attribute('currency', plainText),
  valueDate: attribute('value-date', day, { wanted: true }),
  amount: content(decimal, { wanted: true }),
});

function partyShape(activityId: string) {
  return record<IatiParty>({
    ref: attribute('ref', plainText),
    type: attribute('type', plainText),
    activityId: attribute(activityId, plainText),
    names: narratives(),
  });
}

export const transactionShape = record<IatiTransaction>({
  ref: attribute('ref', plainText),
  '~humanitarian': attributeAside('humanitarian'),
  type: coded('transaction-type', { wanted: true }),
  date: attributed('transaction-date', { attribute: 'iso-date', kind: day, wanted: true }),
  value: one('value', moneyShape, { wanted: true }),
  description: texts('description'),
  provider: one('provider-org', partyShape('provider-activity-id')),
  receiver: one('receiver-org', partyShape('receiver-activity-id')),
  '~disbursement-channel': elementsAside('disbursement-channel', { once: true }),
  '~sector': elementsAside('sector'),
  '~recipient-country': elementsAside('recipient-country', { once: true }),
  '~recipient-region': elementsAside('recipient-region', { once: true }),
  '~flow-type': elementsAside('flow-type', { once: true }),
  '~finance-type': elementsAside('finance-type', { once: true }),
  '~aid-type': elementsAside('aid-type'),
  '~tied-status': elementsAside('tied-status', { once: true }),
});
