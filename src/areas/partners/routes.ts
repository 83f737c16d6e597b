import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as newOrganisation from './pages/new-organisation.tsx';
import * as organisations from './pages/organisations.tsx';

export const partnerRoutes: readonly Route[] = [
  { path: paths.organisations, ...organisations },
  { path: paths.newOrganisation, ...newOrganisation },
];
