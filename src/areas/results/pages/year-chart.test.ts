import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../../../kernel/language.ts';
import type { Page } from '../../../page/page.ts';
import { wordsIn } from '../../../text/words.ts';
import { chartSentence } from './year-chart.tsx';

test('the sentence of a chart tells the target only of a year that has one', () => {
  const page = { words: wordsIn('en') } as Page;
  const measured = { year: '2026', actual: '7 agreements' };
  assert.equal(
    chartSentence(page, { ...measured, target: '15 agreements' }),
    'In 2026, measured: 7 agreements; target: 15 agreements.',
  );
  assert.equal(
    chartSentence(page, { ...measured, target: '' }),
    'In 2026, measured: 7 agreements; no target.',
  );
});

test('no word of the sentence of a chart agrees with a unit that people wrote', () => {
  for (const language of languages) {
    const page = { words: wordsIn(language) } as Page;
    for (const target of ['<15>', '']) {
      const said = chartSentence(page, { year: '2026', actual: '<7>', target });
      assert.match(said, /:\s<7>\s?[;.]/, said);
      if (target) assert.match(said, /:\s<15>\.$/, said);
    }
  }
});

test('who measured is called neither partner nor institute where it may be either', () => {
  for (const language of languages) {
    const said = wordsIn(language).t('results.made-of', { entries: 9, partners: 1 });
    assert.match(said, /1 organi[sz]/, said);
  }
});
