import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import type { ActivityChoices } from './activity-choices.ts';
import type { DetailField, KindFieldsProps } from './kind-form.ts';
import { organisationOptions } from './organisation-options.ts';

type TakingPart = { organisationId: string; takesPart: boolean; organises: boolean };

const listIn = (detail: Readonly<Record<string, unknown>>) =>
  (detail.organisations ?? []) as readonly TakingPart[];

/** Who takes part and who organises; both fields together are one list, which `organisationsTyped` reads. */
export const takingPart: DetailField = {
  readers: {},
  filled: (_page, detail) => ({
    takesPart: listIn(detail)
      .filter((each) => each.takesPart)
      .map(({ organisationId }) => organisationId),
    organiser: listIn(detail).find(({ organises }) => organises)?.organisationId,
  }),
  shown: (words, detail, { organisations }) => [
    {
      term: words.t('activities.organisations'),
      value: listIn(detail)
        .flatMap(({ organisationId, takesPart, organises }) => {
          const name = organisations.get(organisationId);
          const roles = [
            organises && `(${words.t('activities.organises')})`,
            !takesPart && `(${words.t('activities.takes-no-part')})`,
          ];
          return name ? [[name, ...roles].filter(Boolean).join(' ')] : [];
        })
        .sort((a, b) => a.localeCompare(b, words.language))
        .join('; '),
    },
  ],
  Field: TakingPartFields,
};

function TakingPartFields({ page, state, choices }: KindFieldsProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const organisations = organisationOptions(page, choices);
  const wrong = Object.keys(state.errors).find((name) => name.startsWith('organisations'));
  return (
    <>
      <CheckboxGroup
        name="takesPart"
        label={words.t('activities.takesPart')}
        hint={words.t('activities.takesPart-hint')}
        error={wrong && field(wrong).error}
        values={state.typed?.takesPart ?? []}
        options={organisations}
      />
      <SelectField
        {...field('organiser')}
        label={words.t('activities.organiser')}
        hint={words.t('activities.organiser-hint')}
        optional={words.t('page.optional')}
        placeholder={words.t('page.choose')}
        options={organisations}
      />
    </>
  );
}

/** The list that was ticked and chosen. */
export const organisationsTyped = ({ form }: Page, { standing }: ActivityChoices) => {
  const taking = (form.texts.takesPart ?? []).filter((id) => id !== '');
  const organiser = form.texts.organiser?.[0] ?? '';
  const others = organisersNotShown(standing);
  const ids = new Set([...taking, ...(organiser ? [organiser] : []), ...others]);
  return {
    organisations: [...ids].map((organisationId) => ({
      organisationId,
      takesPart: taking.includes(organisationId),
      organises: organisationId === organiser || others.includes(organisationId),
    })),
  };
};

/** The form has one place for an organiser, the first by id; others that came another way stay. */
const organisersNotShown = (standing: ActivityChoices['standing']): readonly string[] =>
  standing
    .filter(({ organises }) => organises)
    .map(({ organisationId }) => organisationId)
    .sort()
    .slice(1);
