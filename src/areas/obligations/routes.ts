import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as adoptObligations from './pages/adopt-obligations.ts';
import * as beginObligationKindAnew from './pages/begin-obligation-kind-anew.tsx';
import * as newObligationKind from './pages/new-obligation-kind.tsx';
import * as obligation from './pages/obligation.tsx';
import * as obligationKind from './pages/obligation-kind.tsx';
import * as obligationKinds from './pages/obligation-kinds.tsx';
import * as obligations from './pages/obligations.tsx';
import * as programmeYear from './pages/programme-year.tsx';
import * as removeObligationKind from './pages/remove-obligation-kind.tsx';

export const obligationRoutes: readonly Route[] = [
  { path: paths.programmeYear, ...programmeYear },
  { path: paths.obligations, ...obligations },
  { path: paths.adoptObligations, save: adoptObligations.save },
  { path: paths.obligationKinds, ...obligationKinds },
  { path: paths.newObligationKind, ...newObligationKind },
  { path: paths.removeObligationKind, ...removeObligationKind },
  { path: paths.obligationKind, ...obligationKind },
  { path: paths.beginObligationKindAnew, ...beginObligationKindAnew },
  { path: paths.fileObligation, save: obligation.saveFiling },
  { path: paths.moveObligation, save: obligation.saveDate },
  { path: paths.takeBackObligationDate, save: obligation.saveBack },
  { path: paths.takeBackObligationFact, save: obligation.saveTakenBack },
  { path: paths.takeOverObligation, save: obligation.saveFunction },
  { path: paths.recordObligationEvent, save: obligation.saveEvent },
  { path: paths.decideObligation, save: obligation.saveDecision },
  { path: paths.obligation, show: obligation.show },
];
