import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as jointProgramme from './pages/joint-programme.tsx';
import * as jointProgrammes from './pages/joint-programmes.tsx';
import * as newCoApplicant from './pages/new-co-applicant.tsx';
import * as newJointOutcome from './pages/new-joint-outcome.tsx';
import * as newJointProgramme from './pages/new-joint-programme.tsx';
import * as organisationAmounts from './pages/organisation-amounts.tsx';
import * as recordLeaving from './pages/record-leaving.tsx';
import * as releaseBlock from './pages/release-block.tsx';
import * as releasedBlock from './pages/released-block.tsx';
import * as takePart from './pages/take-part.tsx';

export const jointRoutes: readonly Route[] = [
  { path: paths.jointProgrammes, ...jointProgrammes },
  { path: paths.newJointProgramme, ...newJointProgramme },
  { path: paths.jointProgramme, show: jointProgramme.show },
  { path: paths.takePart, ...takePart },
  { path: paths.newJointOutcome, ...newJointOutcome },
  { path: paths.newCoApplicant, ...newCoApplicant },
  { path: paths.recordLeaving, ...recordLeaving },
  { path: paths.organisationAmounts, ...organisationAmounts },
  { path: paths.releaseBlock, ...releaseBlock },
  { path: paths.releasedBlock, ...releasedBlock },
];
