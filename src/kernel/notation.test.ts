import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CalendarDay, firstDayOfYear } from './calendar-day.ts';
import { compareDecimals, isDecimal } from './decimal.ts';
import { type Language, languages } from './language.ts';
import { money } from './money.ts';
import {
  readDay,
  readDecimal,
  writeDay,
  writeDayLong,
  writeDecimal,
  writeMoney,
  writeMonth,
  writeShortMonth,
  writeWeekday,
  writeWeekdayLong,
} from './notation.ts';
import { seededRandom } from './seeded-random.ts';

const NBSP = '\u00a0';
const NARROW = '\u202f';

test('a number that can mean one thing only is read in every language', () => {
  const cases: [string, string][] = [
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    [`1${NBSP}234,56`, '1234.56'],
    [`1${NARROW}234,56`, '1234.56'],
    ['1,234.56', '1234.56'],
    ['1234.56', '1234.56'],
    ['1234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1’234.56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1 234 567', '1234567'],
    ['1.234,567', '1234.567'],
    ['1,234.567', '1234.567'],
    ['1234.567', '1234.567'],
    ['0.234', '0.234'],
    ['0,234', '0.234'],
    ['12,5', '12.5'],
    ['12.50', '12.50'],
    [',5', '0.5'],
    ['007', '7'],
    ['0', '0'],
    ['-0,00', '0.00'],
    ['-1.234,56', '-1234.56'],
    ['− 5', '-5'],
    ['+5', '5'],
    ['  85000 ', '85000'],
    ['99.999.999.999.999.999.999,99', '99999999999999999999.99'],
  ];
  for (const language of languages) {
    for (const [text, expected] of cases)
      assert.equal(readDecimal(text, language), expected, `${language} ${text}`);
  }
});

test('one separator before three figures is read the way of the language', () => {
  const other: Language[] = ['fr', 'nl', 'es', 'pt'];
  for (const language of other) {
    assert.equal(readDecimal('1.234', language), '1234');
    assert.equal(readDecimal('1,234', language), '1.234');
    assert.equal(readDecimal('-85.000', language), '-85000');
  }
  assert.equal(readDecimal('1.234', 'en'), '1.234');
  assert.equal(readDecimal('1,234', 'en'), '1234');
  assert.equal(readDecimal('-85,000', 'en'), '-85000');
});

test('what is no number, or not surely one, is refused in every language', () => {
  const refused = ['', ' ', '-', '.', ',', '85,000,5', '1.2.3', '1,2,3', '1.234.56', '1.23,4,5', '1.234.5,6'];
  refused.push(
    '12 34',
    '1 2',
    '1234 567',
    '1.2345,6',
    '1,234 567',
    '1 234.567.890',
    '1 234,567,890',
    '0.123.456',
  );
  refused.push(
    '5.',
    '5,',
    '1.234,',
    '--5',
    '-+5',
    '5-',
    '(5)',
    '1e3',
    '0x10',
    '12a',
    'douze',
    '€ 5',
    '5 %',
    'NaN',
  );
  refused.push("1''234", '1..5', '1.,5', '٣', '½', '1\n2', '9'.repeat(101));
  for (const language of languages) {
    for (const text of refused) assert.equal(readDecimal(text, language), undefined, `${language} ${text}`);
  }
});

test('a decimal is written the way of the language, exact at any size', () => {
  const written: Record<Language, [string, string, string]> = {
    fr: [`-12${NARROW}345${NARROW}678${NARROW}901${NARROW}234${NARROW}567,50`, '0,05', '12'],
    nl: ['-12.345.678.901.234.567,50', '0,05', '12'],
    en: ['-12,345,678,901,234,567.50', '0.05', '12'],
    es: ['-12.345.678.901.234.567,50', '0,05', '12'],
    pt: [`-12${NBSP}345${NBSP}678${NBSP}901${NBSP}234${NBSP}567,50`, '0,05', '12'],
  };
  for (const language of languages) {
    const shown = ['-12345678901234567.50', '0.05', '12'].map((decimal) => writeDecimal(decimal, language));
    assert.deepEqual(shown, written[language]);
  }
  assert.equal(writeDecimal('2.345', 'fr', 2), '2,35');
  assert.equal(writeDecimal('2', 'fr', 2), '2,00');
  assert.equal(writeDecimal('-0.004', 'fr', 2), '0,00');
  assert.equal(writeDecimal('-0.5', 'fr'), '-0,5');
  assert.throws(() => writeDecimal('1,5', 'fr'), RangeError);
});

test('what is written in a language is read back in it as the same decimal', () => {
  const below = seededRandom(35);
  const figures = (count: number): string => Array.from({ length: count }, () => below(10)).join('');
  for (let round = 0; round < 10_000; round += 1) {
    const whole = figures(1 + below(24)).replace(/^0+(?=.)/, '');
    const size = whole + (below(3) === 0 ? '' : `.${figures(1 + below(6))}`);
    const decimal = below(2) === 0 && /[1-9]/.test(size) ? `-${size}` : size;
    assert.ok(isDecimal(decimal));
    for (const language of languages) {
      const text = writeDecimal(decimal, language);
      assert.equal(readDecimal(text, language), decimal, `${language} ${text}`);
    }
    const digits = below(4);
    const rounded = readDecimal(writeDecimal(decimal, 'pt', digits), 'pt');
    const same = (decimal.split('.')[1] ?? '').length <= digits;
    assert.ok(rounded !== undefined && (!same || compareDecimals(rounded, decimal) === 0));
  }
});

test('an amount is written with its currency where the language puts it, exact to the last unit', () => {
  const written: Record<Language, string> = {
    fr: `-90${NARROW}071${NARROW}992${NARROW}547${NARROW}409,91${NBSP}€`,
    nl: `€${NBSP}-90.071.992.547.409,91`,
    en: '-€90,071,992,547,409.91',
    es: `-90.071.992.547.409,91${NBSP}€`,
    pt: `-90${NBSP}071${NBSP}992${NBSP}547${NBSP}409,91${NBSP}€`,
  };
  for (const language of languages) {
    assert.equal(writeMoney(money(Number.MIN_SAFE_INTEGER, 'EUR'), language), written[language]);
  }
  const small: [number, string, string][] = [
    [0, 'EUR', `0,00${NBSP}€`],
    [-5, 'EUR', `-0,05${NBSP}€`],
    [123_456, 'XOF', `123${NARROW}456${NBSP}F${NARROW}CFA`],
    [1_234_567, 'TND', `1${NARROW}234,567${NBSP}TND`],
    [1250, 'ZZZ', `12,50${NBSP}ZZZ`],
  ];
  for (const [minor, currency, text] of small) assert.equal(writeMoney(money(minor, currency), 'fr'), text);
});

test('a day is read day first in every language', () => {
  for (const language of languages) {
    for (const text of ['30/04/2027', '30-4-2027', '30.04.2027', '2027-04-30', ' 30/4/2027 ']) {
      assert.equal(readDay(text, language), '2027-04-30', `${language} ${text}`);
    }
    assert.equal(readDay('04/05/2027', language), '2027-05-04');
    const refused = [
      '',
      '30/02/2027',
      '04/30/2027',
      '30/04-2027',
      '30/04/27',
      '30 04 2027',
      '2027/04/30',
      '1/1/1899',
    ];
    for (const text of [...refused, '30/04/2027x', '0/4/2027', '2027-4-30', '030/04/2027', 'demain']) {
      assert.equal(readDay(text, language), undefined, `${language} ${text}`);
    }
  }
});

test('every day from 1900 to 2199 that is written is read back as the same', () => {
  const first = firstDayOfYear(1900);
  for (let index = 0; index <= 109_572; index += 6) {
    const day = addDays(first, index);
    for (const language of languages) assert.equal(readDay(writeDay(day, language), language), day);
  }
});

test('a day is written in figures with two digits, and in full with its month in words', () => {
  const day = addDays(firstDayOfYear(2027), 31);
  for (const language of languages) assert.equal(writeDay(day, language), '01/02/2027');
  const full = languages.map((language) => writeDayLong(day, language));
  const expected = ['1er février 2027', '1 februari 2027', '1 February 2027', '1 de febrero de 2027'];
  assert.deepEqual(full, [...expected, '1 de fevereiro de 2027']);
  assert.equal(writeDayLong(addDays(day, 10), 'fr'), '11 février 2027');
});

test('a month and a day of the week are written in words', () => {
  const day = '2027-04-30' as CalendarDay;
  const written: Record<Language, [string, string]> = {
    fr: ['avril 2027', 'ven.'],
    nl: ['april 2027', 'vr'],
    en: ['April 2027', 'Fri'],
    es: ['abril de 2027', 'vie'],
    pt: ['abril de 2027', 'sexta'],
  };
  for (const language of languages)
    assert.deepEqual([writeMonth(day, language), writeWeekday(day, language)], written[language]);
  assert.deepEqual(
    languages.map((language) => writeShortMonth(day, language)),
    ['avr.', 'apr', 'Apr', 'abr', 'abr.'],
  );
  assert.deepEqual(
    languages.map((language) => writeWeekdayLong(addDays(day, 1), language)),
    ['samedi', 'zaterdag', 'Saturday', 'sábado', 'sábado'],
  );
});
