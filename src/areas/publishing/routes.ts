import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as answerLowering from './pages/answer-lowering.tsx';
import * as importIati from './pages/import-iati.tsx';
import * as importedFile from './pages/imported-file.tsx';
import * as lowerProtection from './pages/lower-protection.tsx';
import * as newProtection from './pages/new-protection.tsx';
import * as organisationFile from './pages/organisation-file.tsx';
import * as protections from './pages/protections.tsx';
import * as publishProgramme from './pages/publish-programme.tsx';

export const publishingRoutes: readonly Route[] = [
  { path: paths.importIati, ...importIati },
  { path: paths.importedFile, ...importedFile },
  { path: paths.exportIati, ...publishProgramme },
  { path: paths.organisationFile, ...organisationFile },
  { path: paths.protections, ...protections },
  { path: paths.newProtection, ...newProtection },
  { path: paths.lowerProtection, ...lowerProtection },
  { path: paths.answerLowering, ...answerLowering },
];
