import { type Reader, typedText } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';
import type { PointThing } from '../queries/point-subjects.ts';
import type { PointRow } from '../queries/review-points.ts';

/** One list offers everything: `outcome`, `budget`, `indicator:<id>`, `activity:<id>`. */
const about: Reader<{ kind: string; id?: string } | undefined> = (typed, name) => {
  const [kind = '', id] = (typedText(typed, name) ?? '').split(':');
  return { value: kind ? { kind, ...(id ? { id } : {}) } : undefined };
};

export const pointReaders = { kind: text, what: text, about, takenOnBy: text, dueOn: day };

/** What a point is about, as the list of the form names it. */
export const aboutTyped = ({ about: kind, indicatorId, activityId }: PointRow): string =>
  [kind, indicatorId ?? activityId].filter(Boolean).join(':');

type Props = { page: Page; state: FormState; things: readonly PointThing[] };

/** What was found or decided, about what, who takes it on and by when. */
export function PointFields({ page, state, things }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const kind = state.typed?.kind?.[0];
  const optional = kind === 'decision' ? undefined : words.t('reviews.needed-for-decisions');
  const offered = (wanted: PointThing['kind']) => ({
    group: words.t(`reviews.point-about-${wanted}`),
    options: things
      .filter((thing) => thing.kind === wanted)
      .map(({ id, title }) => ({
        value: `${wanted}:${id}`,
        label: typeof title === 'string' ? title : words.text(title),
      })),
  });
  return (
    <>
      <TextArea
        {...field('what')}
        label={words.t('reviews.what')}
        hint={words.t('reviews.no-names')}
        rows={4}
      />
      <SelectField
        {...field('about')}
        label={words.t('reviews.about')}
        options={[
          ...(['outcome', 'budget'] as const).map((value) => ({
            value,
            label: words.t(`reviews.point-about-${value}`),
          })),
          ...[offered('indicator'), offered('activity')].filter(({ options }) => options.length > 0),
        ]}
      />
      <TextField
        {...field('takenOnBy')}
        label={words.t('reviews.takenOnBy')}
        hint={words.t('reviews.taken-on-hint')}
        optional={optional}
      />
      <DayInput
        page={page}
        state={state}
        name="dueOn"
        label={words.t('reviews.dueOn')}
        optional={kind !== 'decision'}
      />
    </>
  );
}
