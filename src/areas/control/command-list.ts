import type { AnyCommand } from '../../command/registry.ts';
import { closeYear } from './commands/close-year.ts';
import { confirmAccount } from './commands/confirm-account.ts';
import { decideFinding } from './commands/decide-finding.ts';
import { decideSettlement } from './commands/decide-settlement.ts';
import { drawAuditSample } from './commands/draw-audit-sample.ts';
import { freezeAccount } from './commands/freeze-account.ts';
import { judgeSampleItem } from './commands/judge-sample-item.ts';
import { keepAccountFacts } from './commands/keep-account-facts.ts';
import { recordFinding } from './commands/record-finding.ts';
import { replyToFinding } from './commands/reply-to-finding.ts';
import { settleFinding } from './commands/settle-finding.ts';

/** What is done when the money is controlled, a year closed and a programme settled; joined to the others in `src/command-list.ts`. */
export const controlCommands: readonly AnyCommand[] = [
  drawAuditSample,
  judgeSampleItem,
  recordFinding,
  replyToFinding,
  decideFinding,
  settleFinding,
  freezeAccount,
  confirmAccount,
  closeYear,
  decideSettlement,
  keepAccountFacts,
];
