import type { Page } from '../../../page/page.ts';
import { mayReadTrail } from '../../records/rules/record-permissions.ts';

/**
 * Whether figures as of an entry number (none: of this moment) lead to what they add up: whoever reads no more than how things
 * stand would be led from a figure of then to a list of today.
 */
export const leadsThen = ({ actor }: Pick<Page, 'actor'>, asOf: number | undefined): boolean =>
  asOf === undefined || mayReadTrail(actor) === true;
