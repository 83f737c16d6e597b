import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Localized, localized, withTranslation } from '../../../kernel/localized.ts';
import { deviationsOf } from './library-deviation.ts';
import { meansAsLibrary, targetOfSame, totalOfSame } from './library-total.ts';

const definition = { measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
const unit = withTranslation(localized('en', 'people'), 'fr', 'personnes');
const library = { ...definition, unit };
const first = { fromOn: '2022-01-01', untilOn: '2026-12-31' };
const next = { fromOn: '2027-01-01', untilOn: '2031-12-31' };
const use = (value: string | null, more = {}) => ({
  ...{ ...definition, ...first, unit: localized('en', 'people') as Localized, formula: null, value },
  ...more,
});

test('sums add up, the highest is one of them', () => {
  assert.equal(totalOfSame(library, [use('10.5'), use(null), use('2')]), '12.5');
  const highest = { overPartners: 'maximum' } as const;
  assert.equal(totalOfSame({ ...library, ...highest }, [use('9', highest), use('11', highest)]), '11');
});

test('what means something else, or does not come together, has no total', () => {
  assert.ok(!meansAsLibrary(library, use('2', { unit: localized('en', 'unions') })));
  assert.ok(meansAsLibrary(library, use('2', { unit: localized('fr', 'personnes') })), 'in another language');
  assert.ok(!meansAsLibrary(library, use('2', { overTime: 'last' })));
  assert.ok(!meansAsLibrary(library, use('2', { formula: '[1.1] * 2' })));
  const ratio = { overPartners: 'ratio' } as const;
  assert.equal(totalOfSame({ ...library, ...ratio }, [use('40', ratio)]), undefined);
  assert.equal(totalOfSame(library, [use(null)]), undefined);
});

test('per cent and no unit are the same of a percentage, and of nothing else', () => {
  const ratio = { measure: 'percentage', overPartners: 'ratio' } as const;
  const meant = {
    ...definition,
    title: localized('en', 'Women'),
    ascending: true,
    axes: [],
    crossings: [],
    leftOutAxes: [],
    scale: [],
  };
  const none = {};
  const sign = localized('en', '%');
  const cases: [object, Localized, string | null, boolean][] = [
    [ratio, sign, null, true],
    [ratio, sign, '', true],
    [ratio, sign, ' % ', true],
    [ratio, none, '%', true],
    [ratio, none, null, true],
    [ratio, sign, 'women', false],
    [ratio, localized('en', 'women'), null, false],
    [ratio, localized('en', 'women'), '%', false],
    [definition, sign, null, false],
    [definition, none, '%', false],
  ];
  for (const [more, ofLibrary, text, isSame] of cases) {
    const unit: Localized = text === null ? {} : localized('en', text);
    const told = JSON.stringify([more, ofLibrary, text]);
    const library = { ...definition, ...more, unit: ofLibrary };
    assert.equal(meansAsLibrary(library, use('50', { ...more, unit })), isSame, told);
    const fields = deviationsOf(
      { ...meant, ...more, frequency: null, formula: null, unit },
      { ...meant, ...more, frequency: null, unit: ofLibrary },
    );
    assert.deepEqual(fields, isSame ? [] : ['unit'], told);
  }
});

test('what stands at a moment adds up over programmes that run on one day, not over one and the next', () => {
  const beside = { fromOn: '2025-01-01', untilOn: '2029-12-31' };
  for (const overTime of ['last', 'mean', 'maximum'] as const) {
    const total = (second: object) =>
      totalOfSame({ ...library, overTime }, [use('10', { overTime }), use('11', { overTime, ...second })]);
    assert.equal(total(next), undefined, overTime);
    assert.equal(total(beside), '21', overTime);
    assert.equal(total({ ...next, value: null }), '10', overTime);
  }
  for (const overTime of ['sum', 'cumulative'] as const) {
    const uses = [use('10', { overTime }), use('11', { overTime, ...next })];
    assert.equal(totalOfSame({ ...library, overTime }, uses), '21', overTime);
  }
});

test('a share of parts that add up is worked out of all of them, never of shares', () => {
  const ratio = { measure: 'percentage', overPartners: 'ratio' } as const;
  const of = (numerator: string, denominator: string, value: string) =>
    use(value, { ...ratio, numerator, denominator });
  const shares = { ...library, ...ratio };
  assert.equal(totalOfSame(shares, [of('1', '2', '50'), of('1', '8', '12.5')]), '20');
  assert.equal(totalOfSame(shares, [of('1', '2', '50'), use('12.5', ratio)]), undefined, 'parts unknown');
  const last = { overTime: 'last' } as const;
  const following = [
    { ...of('1', '2', '50'), ...last },
    { ...of('1', '8', '12.5'), ...last, ...next },
  ];
  assert.equal(totalOfSame({ ...shares, ...last }, following), undefined);
});

test('a target stands together where each that came to something has one, and no other aims at anything', () => {
  const aimed = (value: string | null, target: string | null) => ({ ...use(value), target });
  assert.equal(targetOfSame(library, [aimed('1', '10'), aimed('2', '20'), aimed(null, null)]), '30');
  assert.equal(targetOfSame(library, [aimed('1', '10'), aimed('2', null)]), undefined);
  assert.equal(targetOfSame(library, [aimed('1', '10'), aimed(null, '20')]), undefined);
  assert.equal(targetOfSame(library, [aimed(null, '10'), aimed(null, '20')]), '30', 'nothing measured yet');
  const mean = { ...library, overPartners: 'mean' } as const;
  assert.equal(targetOfSame(mean, [aimed('1', '10'), aimed('2', '20')]), undefined);
  assert.equal(targetOfSame(mean, [aimed('1', '10'), aimed(null, null)]), '10');
});
