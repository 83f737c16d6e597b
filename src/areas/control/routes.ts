import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as auditSample from './pages/audit-sample.tsx';
import * as auditSamples from './pages/audit-samples.tsx';
import * as finding from './pages/finding.tsx';
import * as findingLetter from './pages/finding-letter.tsx';
import * as findings from './pages/findings.tsx';
import * as freezeAccount from './pages/freeze-account.tsx';
import * as frozenAccount from './pages/frozen-account.tsx';
import * as frozenLetter from './pages/frozen-letter.tsx';
import * as justification from './pages/justification.tsx';
import * as newFinding from './pages/new-finding.tsx';
import * as settlement from './pages/settlement.tsx';
import * as yearEnd from './pages/year-end.tsx';

export const controlRoutes: readonly Route[] = [
  { path: paths.auditSamples, ...auditSamples },
  { path: paths.auditSample, ...auditSample },
  { path: paths.findings, ...findings },
  { path: paths.newFinding, ...newFinding },
  { path: paths.finding, show: finding.show },
  { path: paths.replyToFinding, show: finding.show, save: finding.saveReply },
  { path: paths.decideFinding, show: finding.show, save: finding.saveDecision },
  { path: paths.settleFinding, show: finding.show, save: finding.saveSettlement },
  { path: paths.findingLetter, ...findingLetter },
  { path: paths.justification, ...justification },
  { path: paths.freezeAccount, ...freezeAccount },
  { path: paths.yearEnd, ...yearEnd },
  { path: paths.settlement, ...settlement },
  { path: paths.frozenAccount, ...frozenAccount },
  { path: paths.frozenLetter, ...frozenLetter },
];
