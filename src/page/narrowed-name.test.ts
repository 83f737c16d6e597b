import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../kernel/language.ts';
import { wordsIn } from '../text/words.ts';
import { askedBeside, askedDayBeside, orderBeside } from './asked-beside.tsx';
import { narrowedName } from './narrowed-name.ts';
import { narrowing } from './narrowing.tsx';
import type { Page } from './page.ts';

const asked = (query: string, language: Language = 'en') =>
  ({ words: wordsIn(language), query: new URLSearchParams(query), path: '/x' }) as unknown as Page;

const named = (query: string, ways: Record<string, Record<string, string>> = {}, name = 'Expenses') => {
  const page = asked(query);
  for (const [way, options] of Object.entries(ways))
    narrowing(
      page,
      way,
      way,
      Object.entries(options).map(([value, label]) => ({ value, label })),
    );
  return narrowedName(page, name);
};

test('a file of a whole list is called as the list, one of a narrowed list says to what', () => {
  assert.equal(named('format=csv&sort=amount&table=years'), 'Expenses');
  const ways = { country: { BJ: 'Benin' }, state: { held: 'held', planned: 'planned' } };
  assert.equal(named('format=csv', ways), 'Expenses');
  assert.equal(named('state=held&country=BJ&year=2027', ways), 'Expenses Benin held 2027');
  assert.equal(named('from=2027-01-31&until=05/02/2027'), 'Expenses 2027-01-31 2027-02-05');
});

test('what narrows nothing is not told: it is none of the choices, or no year and no day', () => {
  const ways = { country: { BJ: 'Benin' }, year: { 2027: '2027' } };
  assert.equal(named('country=XX&year=2026', ways), 'Expenses');
  assert.equal(named('year=MMXXVII&from=yesterday&until=2027-02-30'), 'Expenses');
});

test('several years that were ticked are told each once, none where one of them is no year', () => {
  assert.equal(named('year=2028,2026'), 'Expenses 2026 2028');
  assert.equal(
    named('year=2027,+2026,2027&state=held', { state: { held: 'held' } }),
    'Expenses held 2026 2027',
  );
  assert.equal(named('year=2026,soon'), 'Expenses');
});

test('what the name says already is not said twice', () => {
  assert.equal(named('year=2027', {}, 'Obligations of 2027'), 'Obligations of 2027');
  assert.equal(named('score=A', { score: { A: 'A' } }, 'Annual scores'), 'Annual scores A');
});

test('of typed words and of what may name a person, the name says that it is filtered and no more', () => {
  const ways = { activity: { a1: 'Course of Amina Diallo' }, consent: { c1: 'Amina Diallo' } };
  for (const query of [
    'q=Amina+Diallo',
    'words=Amina+Diallo',
    'activity=a1',
    'consent=c1',
    'q=x&activity=a1',
    'partner=p1',
  ])
    assert.equal(named(query, ways), 'Expenses filtered', query);
  assert.equal(named('q=+', ways), 'Expenses');
  const page = asked('q=x', 'fr');
  assert.equal(narrowedName(page, 'Dépenses'), 'Dépenses filtré');
});

test('a field beside the choices is told: a time by itself, what else it asks for as filtered', () => {
  const beside = (query: string) => {
    const page = asked(query);
    const read = (typed: string) => (/^[\w-]+$/.test(typed) ? typed : undefined);
    for (const name of ['month', 'days', 'until-year']) askedBeside(page, { name, label: name, read });
    askedBeside(page, { name: 'least', label: 'least', read: Number, narrows: (least) => least > 0 });
    const since = askedDayBeside(page, { name: 'since', label: 'since' });
    askedDayBeside(page, { name: 'until', label: 'until', from: since.value });
    askedDayBeside(page, { name: 'on', label: 'on' });
    askedDayBeside(page, { name: 'asked', label: 'asked', narrows: false });
    orderBeside(page, ['amount']);
    return narrowedName(page, 'Expenses');
  };
  assert.equal(beside('month=2027-03&on=31/03/2027'), 'Expenses 2027-03 2027-03-31');
  assert.equal(beside('since=2027-01-01&until=2027-03-31'), 'Expenses 2027-01-01 2027-03-31');
  assert.equal(beside('since=2027-01-01'), 'Expenses 2027-01-01–');
  assert.equal(beside('until=2027-03-31&until-year=2028'), 'Expenses –2028 –2027-03-31');
  assert.equal(beside('days=90'), 'Expenses filtered');
  assert.equal(beside('least=1'), 'Expenses filtered');
  for (const nothing of ['least=0', 'asked=2027-03-31', 'sort=amount', 'month=/../', 'on=soon'])
    assert.equal(beside(nothing), 'Expenses', nothing);
});

test('the name stays short, and holds nothing that a file system does not take', () => {
  const ways = {
    partner: { p1: '../Union: "Été" / \u202ecentre\r\n' },
    outcome: { o1: 'SO1 Workers of the informal economy organise themselves' },
  };
  assert.equal(named('partner=p1', ways), 'Expenses .. Union Été centre');
  assert.equal(named('outcome=o1', ways), 'Expenses SO1 Workers of the informal');
  const many = Object.fromEntries(
    ['partner', 'outcome', 'programme', 'institute', 'aim'].map((way) => [
      way,
      { x: `${way} ${'x'.repeat(40)}` },
    ]),
  );
  const name = named('partner=x&outcome=x&programme=x&institute=x&aim=x', many);
  assert.ok(name.length <= 'Expenses '.length + 90, name);
  const one = named('partner=x', { partner: { x: '😀'.repeat(40) } });
  assert.ok(one.isWellFormed() && one.length <= 'Expenses '.length + 28, one);
});
