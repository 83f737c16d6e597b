import type activities from './en/activities.json';
import type command from './en/command.json';
import type control from './en/control.json';
import type field from './en/field.json';
import type filing from './en/filing.json';
import type finance from './en/finance.json';
import type joint from './en/joint.json';
import type obligations from './en/obligations.json';
import type overview from './en/overview.json';
import type page from './en/page.json';
import type partners from './en/partners.json';
import type people from './en/people.json';
import type problem from './en/problem.json';
import type programmes from './en/programmes.json';
import type publishing from './en/publishing.json';
import type records from './en/records.json';
import type results from './en/results.json';
import type reviews from './en/reviews.json';
import type rights from './en/rights.json';
import type role from './en/role.json';
import type rulebook from './en/rulebook.json';
import type sheets from './en/sheets.json';
import type ui from './en/ui.json';

/** Every key of the catalogue, taken from the English one; a test holds the other languages to it. */
export type TextKey =
  | `activities.${keyof typeof activities}`
  | `command.${keyof typeof command}`
  | `control.${keyof typeof control}`
  | `field.${keyof typeof field}`
  | `filing.${keyof typeof filing}`
  | `finance.${keyof typeof finance}`
  | `joint.${keyof typeof joint}`
  | `overview.${keyof typeof overview}`
  | `page.${keyof typeof page}`
  | `partners.${keyof typeof partners}`
  | `people.${keyof typeof people}`
  | `problem.${keyof typeof problem}`
  | `programmes.${keyof typeof programmes}`
  | `publishing.${keyof typeof publishing}`
  | `records.${keyof typeof records}`
  | `results.${keyof typeof results}`
  | `rights.${keyof typeof rights}`
  | `reviews.${keyof typeof reviews}`
  | `obligations.${keyof typeof obligations}`
  | `role.${keyof typeof role}`
  | `rulebook.${keyof typeof rulebook}`
  | `sheets.${keyof typeof sheets}`
  | `ui.${keyof typeof ui}`;
