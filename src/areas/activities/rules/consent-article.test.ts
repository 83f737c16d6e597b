import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { wordsIn } from '../../../text/words.ts';
import { byWithdrawal, notShown } from './consent-article.ts';
import { wrongInClaim } from './consent-claim.ts';
import type { ConsentFact } from './consenting.ts';

const day = (text: string) => text as CalendarDay;
const consent = (more: Partial<ConsentFact> = {}): ConsentFact => ({
  id: 'a',
  renewsId: null,
  ofOthers: true,
  entryNo: 1,
  people: 1,
  givenOn: day('2026-03-05'),
  untilOn: null,
  withdrawnOn: null,
  uses: ['website'],
  ...more,
});
const later = (more: Partial<ConsentFact> = {}) => consent({ id: 'b', entryNo: 2, ...more });
const shown = '§1';
const withdrawn = '§3';

const refused: [string, ConsentFact, ConsentFact, { isSaid?: boolean; peopleShown?: number }, string][] = [
  ['nobody said whose it is', later(), consent(), { isSaid: false }, shown],
  ['of more people than are shown', later(), consent(), { peopleShown: 1 }, shown],
  ['renewed by more than gave it', later({ renewsId: 'a', people: 2 }), consent(), {}, shown],
  [
    'of who withdrew since',
    later({ renewsId: 'a', givenOn: day('2026-03-10') }),
    consent({ withdrawnOn: day('2026-03-20') }),
    {},
    withdrawn,
  ],
  [
    'withdrawn, while a renewal stands',
    consent({ withdrawnOn: day('2026-03-20') }),
    later({ renewsId: 'a', givenOn: day('2026-03-10') }),
    {},
    withdrawn,
  ],
];

for (const [what, one, other, { isSaid = true, peopleShown = 5 }, paragraph] of refused)
  test(`a consent that is refused (${what}) names the article`, () => {
    const wrong = wrongInClaim({ consent: one, isSaid, others: [other], peopleShown, ofWithdrawn: true });
    const [problem] = Object.values(wrong ?? {}).flat();
    assert.equal(problem?.args?.article, `Regulation (EU) 2016/679, art. 7 ${paragraph}`, what);
  });

const said = [
  notShown('activities.whose-consent'),
  notShown('activities.whose-said-already'),
  notShown('activities.renewed-by-another'),
  notShown('activities.renewed-by-more', { count: 1 }),
  notShown('activities.more-consent-than-shown', { count: 1, covered: 2 }),
  notShown('activities.people-again', { count: 1 }),
  notShown('activities.consent-without-paper'),
  byWithdrawal('activities.renews-withdrawn', { day: '2026-03-20' }),
  byWithdrawal('activities.renewed-though-withdrawn', { day: '2026-03-20' }),
  byWithdrawal('activities.take-withdrawal-back-first', { day: '2026-03-20' }),
  byWithdrawal('activities.given-after-withdrawn', { day: '2026-03-20' }),
  byWithdrawal('activities.consent-withdrawn-already'),
  byWithdrawal('activities.consent-was-renewed'),
  byWithdrawal('activities.withdrawn-before-given'),
  byWithdrawal('activities.not-withdrawn'),
];

test('the article is read in every language as it is looked up there', () => {
  for (const language of languages)
    for (const problem of said) {
      const { problem: spoken } = wordsIn(language);
      assert.match(spoken(problem), / \(.+2016\/679 \((RGPD|AVG|GDPR)\), art\. 7.+\)$/, problem.key);
    }
});
