import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../../page/page.ts';
import { wordsIn } from '../../../text/words.ts';
import { chartSentence } from './year-chart.tsx';

test('the sentence of a chart tells the target only of a year that has one', () => {
  const page = { words: wordsIn('en') } as Page;
  const measured = { year: '2026', actual: '7 agreements' };
  assert.equal(
    chartSentence(page, { ...measured, target: '15 agreements' }),
    'In 2026: 7 agreements measured, 15 agreements aimed at.',
  );
  assert.equal(
    chartSentence(page, { ...measured, target: '' }),
    'In 2026: 7 agreements measured; no target.',
  );
});
