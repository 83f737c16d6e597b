import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as advanceAdvocacyDossier from './pages/advance-advocacy-dossier.tsx';
import * as advocacyDossiers from './pages/advocacy-dossiers.tsx';
import * as collectiveAgreements from './pages/collective-agreements.tsx';
import * as continueCollectiveAgreement from './pages/continue-collective-agreement.tsx';
import * as correctAdvocacyStage from './pages/correct-advocacy-stage.tsx';
import * as correctAdvocacyStep from './pages/correct-advocacy-step.tsx';
import * as correctAgreementState from './pages/correct-agreement-state.tsx';
import * as correctDialogueEvent from './pages/correct-dialogue-event.tsx';
import * as correctWorkersCovered from './pages/correct-workers-covered.tsx';
import * as countWorkersCovered from './pages/count-workers-covered.tsx';
import * as dialogueBodies from './pages/dialogue-bodies.tsx';
import * as dialogueBody from './pages/dialogue-body.tsx';
import * as dialogueEvents from './pages/dialogue-events.tsx';
import * as editAdvocacyDossier from './pages/edit-advocacy-dossier.tsx';
import * as editCollectiveAgreement from './pages/edit-collective-agreement.tsx';
import * as editDialogueBody from './pages/edit-dialogue-body.tsx';
import * as newAdvocacyDossier from './pages/new-advocacy-dossier.tsx';
import * as newAdvocacyStep from './pages/new-advocacy-step.tsx';
import * as newCollectiveAgreement from './pages/new-collective-agreement.tsx';
import * as newDialogueBody from './pages/new-dialogue-body.tsx';
import * as newDialogueEvent from './pages/new-dialogue-event.tsx';
import * as rights from './pages/rights.tsx';
import * as withdrawRightsRecord from './pages/withdraw-rights-record.tsx';

export const rightsRoutes: readonly Route[] = [
  { path: paths.rights, show: rights.show },
  { path: paths.dialogueEvents, show: dialogueEvents.show },
  { path: paths.newDialogueEvent, ...newDialogueEvent },
  { path: paths.correctDialogueEvent, ...correctDialogueEvent },
  { path: paths.dialogueBodies, show: dialogueBodies.show },
  { path: paths.newDialogueBody, ...newDialogueBody },
  { path: paths.dialogueBody, show: dialogueBody.show },
  { path: paths.editDialogueBody, ...editDialogueBody },
  { path: paths.collectiveAgreements, show: collectiveAgreements.show },
  { path: paths.newCollectiveAgreement, ...newCollectiveAgreement },
  { path: paths.editCollectiveAgreement, ...editCollectiveAgreement },
  { path: paths.continueCollectiveAgreement, ...continueCollectiveAgreement },
  { path: paths.countWorkersCovered, ...countWorkersCovered },
  { path: paths.correctAgreementState, ...correctAgreementState },
  { path: paths.correctWorkersCovered, ...correctWorkersCovered },
  { path: paths.advocacyDossiers, show: advocacyDossiers.show },
  { path: paths.newAdvocacyDossier, ...newAdvocacyDossier },
  { path: paths.editAdvocacyDossier, ...editAdvocacyDossier },
  { path: paths.advanceAdvocacyDossier, ...advanceAdvocacyDossier },
  { path: paths.newAdvocacyStep, ...newAdvocacyStep },
  { path: paths.correctAdvocacyStage, ...correctAdvocacyStage },
  { path: paths.correctAdvocacyStep, ...correctAdvocacyStep },
  { path: paths.withdrawRightsRecord, ...withdrawRightsRecord },
];
