import { prepareClaim } from '../../src/areas/filing/commands/prepare-claim.ts';
import { takeClaimStep } from '../../src/areas/filing/commands/take-claim-step.ts';
import { payClaim } from '../../src/areas/finance/commands/pay-claim.ts';
import { planInstalment } from '../../src/areas/finance/commands/plan-instalment.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';
import { transactionsOf } from './unfold-transactions.ts';

/**
 * The five instalments of the running programme. The first two were claimed and paid, the next came before claims were
 * kept here, and the last is prepared: its page says what the report of the year before leaves of it.
 */
export const tellInstalments = async (telling: Telling): Promise<void> => {
  const { names, story, today } = telling;
  if (today < '2026-05-01') return;
  const finance = staff(telling, 'finance_officer');
  const programmeId = names.programme(story.current);
  const received = transactionsOf(story, today).filter(({ kind }) => kind === 'incoming_funds');
  for (const [at, { id: transactionId, amount, on }] of received.entries()) {
    const year = Number(on.slice(0, 4));
    const instalmentId = storyId(story.code, 'instalment', at + 1);
    await tell(telling, finance, planInstalment, [at + 1], {
      id: instalmentId,
      programmeId,
      number: at + 1,
      year,
      amount,
      decree: `AM-DEMO-2021-${story.code.toUpperCase()}`,
      decreeReceivedOn: '2021-12-23',
    });
    const isLast = at === received.length - 1;
    if (at > 1 && !isLast) continue;
    const claimId = storyId(story.code, 'claim', at + 1);
    await tell(telling, finance, prepareClaim, [at + 1], {
      id: claimId,
      instalmentId,
      way: 'plain',
      on: `${year}-01-20`,
      amount,
    });
    if (isLast) continue;
    await tell(telling, finance, takeClaimStep, [at + 1], {
      claimId,
      step: 'filed',
      on: `${year}-01-24`,
      reference: `${story.code.toUpperCase()}/DC/${year}`,
    });
    await tell(telling, finance, payClaim, [at + 1], { claimId, transactionId });
  }
};
