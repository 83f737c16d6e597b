import type { Tx } from '../../../db/transaction.ts';
import { isId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { type ActivityRow, activityById } from '../queries/activities.ts';
import { detailsOf } from '../queries/activity-details.ts';
import type { ActivityDetail, BuiltKind } from '../rules/kind-details.ts';
import { dayNextYear, detailNextYear, lineNextYear } from '../rules/next-year.ts';
import type { ActivityChoices } from './activity-choices.ts';
import { detailFilled, type Filled } from './kind-form.ts';
import { kindForms } from './kind-forms.ts';

/** An activity that another one is planned after. */
export type Copied = { activity: ActivityRow; detail: ActivityDetail | undefined };

/** The activity named in the address (`like`), of this kind; undefined where none is named. */
export const copiedActivity = async (
  page: Page,
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
): Promise<Copied | undefined> => {
  const id = page.query.get('like');
  if (!id) return undefined;
  const activity = isId(id) ? await activityById(tx, instituteId, id) : undefined;
  if (activity?.kind !== kind) throw new NotFound();
  return { activity, detail: (await detailsOf(tx, instituteId, kind, [id])).get(id) };
};

/** The form of an activity like the copied one, a year later; nothing of what was held. */
export const copyFilled = (page: Page, { activity, detail }: Copied, { lines }: ActivityChoices): Filled => {
  const { words } = page;
  const [from, until] = [dayNextYear(activity.plannedFrom), dayNextYear(activity.plannedUntil)];
  const line = detail?.kind === 'A2' ? lineNextYear(lines, detail.planLineId, from) : undefined;
  return {
    partnershipId: activity.partnershipId ?? undefined,
    outcomeId: activity.outcomeId,
    outputId: activity.outputId ?? undefined,
    title: activity.title,
    plannedFrom: from && words.day(from),
    plannedUntil: until && words.day(until),
    mode: activity.mode,
    country: activity.country ?? undefined,
    place: activity.place ?? undefined,
    capacityTags: activity.capacityTags,
    furtherKinds: activity.furtherKinds,
    ...(detail && detailFilled(kindForms[detail.kind], page, detailNextYear(detail))),
    ...(line && { planLineId: line.id }),
  };
};
