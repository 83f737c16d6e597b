import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized } from '../../../kernel/localized.ts';
import { type AccountRead, filedLines } from './filed-outcomes.ts';
import type { FiledDefinition, FiledIndicator, FiledProgramme } from './filed-programme.ts';
import { indicatorLines, sharedIndicators } from './shared-indicators.ts';

const definition: FiledDefinition = {
  ...{ key: 'joined', title: localized('en', 'Joined'), isBrought: true, edition: 4, measure: 'number' },
  ...{ overTime: 'sum', overPartners: 'sum', unit: localized('en', 'members'), isSame: true },
};

const filedIndicator = (
  actual: string | null,
  more: Partial<FiledDefinition> | null = {},
): FiledIndicator => ({
  ...{ code: 'I1', title: localized('en', 'Joined'), measure: 'number', unit: 'members' },
  ...{ baseline: null, target: '10', actual },
  library: more && { ...definition, ...more },
});

const text = localized('en', 'x');
const noMoney = { budgetMinor: 0, spentMinor: 0, spentInYearMinor: 0, transferredMinor: 0 };

/** An account with an outcome an indicator. */
const account = (
  institute: string,
  year: number | null,
  indicators: readonly FiledIndicator[],
  period = { from: '2022-01-01', until: '2026-12-31' },
): AccountRead => ({
  ...{ id: `${institute}${year}`, instituteCode: institute, programmeId: institute, reference: 'P', year },
  content: {
    programme: { reference: 'P', title: text, description: text, currency: 'EUR', ...period },
    outcomes: indicators.map((indicator, at) => ({
      ...{ code: `OS${at + 1}`, title: text, description: text, aims: ['O1'], isBelgian: false },
      ...{ countries: [], activities: [], indicators: [indicator], ...noMoney },
    })),
    beside: noMoney,
  } as unknown as FiledProgramme,
});

const togetherOf = (...accounts: readonly AccountRead[]) =>
  sharedIndicators(indicatorLines(filedLines(accounts))).map(({ key, together }) => [
    key,
    together.map(({ institute, year, actual }) => [institute, year, actual]),
  ]);

test('places of one definition come together institute by institute, and over institutes', () => {
  const ifsi = account('ifsi', 2025, [filedIndicator('1'), filedIndicator('2')]);
  const ism = account('ism', 2025, [filedIndicator('4')]);
  assert.deepEqual(togetherOf(ifsi, ism), [
    [
      'joined@4',
      [
        ['ifsi', 2025, '3'],
        [null, 2025, '7'],
      ],
    ],
  ]);
});

test('accounts of two years stand side by side and never add up; nor does a plan with an account', () => {
  const ifsi = account('ifsi', 2025, [filedIndicator('1')]);
  for (const year of [2024, null])
    assert.deepEqual(togetherOf(ifsi, account('ism', year, [filedIndicator('4')])), [['joined@4', []]]);
});

test('what counts otherwise, in another way or in another unit adds up with nothing', () => {
  const ifsi = account('ifsi', 2025, [filedIndicator('1')]);
  for (const more of [
    { isSame: false },
    { overTime: 'last' as const },
    { overPartners: 'maximum' as const },
    { unit: localized('en', 'unions') },
  ])
    assert.deepEqual(togetherOf(ifsi, account('ism', 2025, [filedIndicator('4', more)])), [['joined@4', []]]);
});

test('a definition in the words of another edition, or filed without saying which, is compared with none of them', () => {
  const ifsi = account('ifsi', 2025, [filedIndicator('1')]);
  for (const edition of [3, undefined, null]) {
    const other = filedIndicator('4', { edition } as Partial<FiledDefinition>);
    assert.deepEqual(togetherOf(ifsi, account('ism', 2025, [other])), []);
  }
});

test('a target of the whole stands where each that came to something has one, and the reverse', () => {
  const both = (one: Partial<FiledIndicator>) => {
    const ism = account('ism', 2025, [{ ...filedIndicator('4'), ...one }]);
    const lines = filedLines([account('ifsi', 2025, [filedIndicator('1')]), ism]);
    return sharedIndicators(indicatorLines(lines)).flatMap(({ together }) =>
      together.map(({ target, actual }) => [target, actual]),
    );
  };
  assert.deepEqual(both({}), [['20', '5']]);
  assert.deepEqual(both({ target: null }), [[undefined, '5']]);
  assert.deepEqual(both({ actual: null }), [['20', undefined]]);
  assert.deepEqual(both({ target: null, actual: null }), [['10', '1']]);
});

test('a definition of an institute’s own is compared within it alone; one without a definition with nothing', () => {
  const own = filedIndicator('1', { isBrought: false });
  assert.deepEqual(togetherOf(account('ifsi', 2025, [own]), account('ism', 2025, [own])), []);
  assert.deepEqual(togetherOf(account('ifsi', 2025, [own, own])), [['ifsi/joined', [['ifsi', 2025, '2']]]]);
  const none = filedIndicator('1', null);
  assert.deepEqual(togetherOf(account('ifsi', 2025, [none, none])), []);
});

test('what stands at a moment adds up over programmes that run on one day alone', () => {
  const standing = filedIndicator('5', { overTime: 'last' });
  const ifsi = account('ifsi', 2025, [standing]);
  const ended = { from: '2017-01-01', until: '2021-12-31' };
  assert.deepEqual(togetherOf(ifsi, account('ism', 2025, [standing])), [['joined@4', [[null, 2025, '10']]]]);
  const [[, together] = []] = sharedIndicators(
    indicatorLines(filedLines([ifsi, account('ism', 2025, [standing], ended)])),
  ).map(({ key, together: all }) => [key, all] as const);
  assert.deepEqual(together, []);
});
