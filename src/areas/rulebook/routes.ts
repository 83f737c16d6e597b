import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as agreement from './pages/agreement.tsx';
import * as countryFacts from './pages/country-facts.tsx';
import * as newCountryFact from './pages/new-country-fact.tsx';
import * as parameter from './pages/parameter.tsx';
import * as parameters from './pages/parameters.tsx';

export const rulebookRoutes: readonly Route[] = [
  { path: paths.agreement2007, ...agreement },
  { path: paths.parameters, ...parameters },
  { path: paths.parameter, ...parameter },
  { path: paths.countryFacts, ...countryFacts },
  { path: paths.newCountryFact, ...newCountryFact },
];
