import { keepAccountFacts } from '../../src/areas/control/commands/keep-account-facts.ts';
import { staff, type Telling, tell } from './telling.ts';

/** What the annual accounts of 2024 say: the report came in time, the accounts late. */
export const tellAccountFacts = async (telling: Telling): Promise<void> => {
  const { names, story, today } = telling;
  if (today < '2025-09-01') return;
  await tell(telling, staff(telling, 'finance_officer'), keepAccountFacts, ['2024'], {
    programmeId: names.programme(story.current),
    year: 2024,
    version: 0,
    reportFiledOn: '2025-06-27',
    assemblyOn: '2025-06-12',
    accountsSentOn: '2025-08-05',
    solvency: '18.4',
    liquidity: '1.35',
  });
};
