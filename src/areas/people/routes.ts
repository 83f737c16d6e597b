import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as account from './pages/account.tsx';

export const peopleRoutes: readonly Route[] = [
  { path: paths.account, show: account.show, save: account.save },
  { path: paths.changePassword, show: account.show, save: account.savePassword },
];
