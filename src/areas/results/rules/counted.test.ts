import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized, withTranslation } from '../../../kernel/localized.ts';
import { whyNotAimed } from './aimed-value.ts';
import { type Counted, countedBy, whyNoCount } from './counted.ts';

const of = (unit: string, title = 'Nombre', more: Partial<Counted> = {}): Counted => ({
  ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  ...{ unit: localized('fr', unit), title: localized('fr', title), ...more },
});

test('a unit says whether people or things are counted, in any language in which it is said', () => {
  for (const [counted, wanted] of [
    [of('personnes'), 'people'],
    [of('Délégué(e)s'), 'people'],
    [of('travailleur·euse·s'), 'people'],
    [of('afiliados'), 'people'],
    [{ ...of(''), unit: withTranslation(localized('wo', 'nit'), 'en', 'people') }, 'people'],
    [{ ...of(''), unit: 'leden' }, 'people'],
    [of('cao’s'), 'things'],
    [of('convenções'), 'things'],
    [of('francs'), undefined],
    [of(''), undefined],
    [{ ...of(''), unit: undefined }, undefined],
    [of('%', 'Croissance des membres'), undefined],
    [of('membres pour 100 travailleurs'), undefined],
    [of('personnes-jours'), undefined],
    [of('euros par membre'), undefined],
    [of('membres', 'Évolution nette des membres'), undefined],
    [of('membres (solde)'), undefined],
    [of('leden', 'Aangesloten bij een netwerk'), 'people'],
    [of('personnes', 'Nombre', { measure: 'percentage' }), undefined],
    [of('personnes', 'Nombre', { overPartners: 'ratio' }), undefined],
  ] as [Counted, string | undefined][])
    assert.equal(countedBy(counted), wanted, JSON.stringify(counted));
});

test('no count is below zero, and none of people a fraction but in a mean; any other number may be either', () => {
  for (const [counted, value, wanted] of [
    [of('personnes'), '-3', 'results.count-not-negative'],
    [of('personnes'), '12.5', 'results.people-are-whole'],
    [of('personnes'), '12.0', undefined],
    [of('personnes'), '0', undefined],
    [of('personnes', 'Participants en moyenne'), '12.5', undefined],
    [of('personnes', 'Participants', { overTime: 'mean' }), '12.5', undefined],
    [of('personnes', 'Participants', { overTime: 'mean' }), '-12.5', 'results.count-not-negative'],
    [of('conventions'), '-0.5', 'results.count-not-negative'],
    [of('conventions'), '0.5', undefined],
    [of('EUR'), '-12.5', undefined],
    [of('membres', 'Solde net'), '-12.5', undefined],
  ] as const)
    assert.equal(whyNoCount(counted, value)?.key, wanted, `${JSON.stringify(counted)} ${value}`);
});

test('nor is it aimed at, unless it stood so', () => {
  const people = { ...of('personnes'), measure: 'number' as const, scale: [] };
  assert.equal(whyNotAimed(people, '-5')?.key, 'results.count-not-negative');
  assert.equal(whyNotAimed(people, '2.5')?.key, 'results.people-are-whole');
  assert.equal(whyNotAimed(people, '2.5', '2.50'), undefined);
});
