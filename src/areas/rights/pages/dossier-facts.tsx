import type { Page } from '../../../page/page.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { iloCodes } from '../../rulebook/rules/ilo-instruments.ts';
import type { AdvocacyDossierRow } from '../queries/advocacy-dossiers.ts';
import { namesOf } from './rights-page.ts';

/** An instrument by its code and, where the catalogue knows it, its name. */
export const instrumentName = ({ words }: Page, code: string): string =>
  iloCodes.includes(code) ? `${code} ${words.say(`rulebook.ilo-${code}`)}` : code;

/** What is true of a dossier. */
export function DossierFactsList({ page, dossier }: { page: Page; dossier: AdvocacyDossierRow }) {
  const { words } = page;
  const list = (items: readonly string[]) =>
    items.length > 0 && (
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    );
  return (
    <DescriptionList
      rows={[
        { term: words.t('rights.demand'), value: dossier.demand },
        { term: words.t('rights.level'), value: words.t(`rights.level-${dossier.level}`) },
        {
          term: words.t('rights.country'),
          value: dossier.country ? words.country(dossier.country) : words.t('rights.several-countries'),
        },
        { term: words.t('rights.openedOn'), value: words.day(dossier.on) },
        { term: words.t('rights.alliance'), value: list(dossier.alliance) },
        {
          term: words.t('rights.conventions'),
          value: list(dossier.conventions.map((code) => instrumentName(page, code))),
        },
        { term: words.t('rights.topics'), value: namesOf(page, 'topic', dossier.topics) },
        { term: words.t('rights.contribution'), value: dossier.contribution },
        {
          term: words.t('rights.contributionSource'),
          value: dossier.contributionSource,
          note:
            dossier.contributionSourceKind &&
            words.t(`rights.contributionSourceKind-${dossier.contributionSourceKind}`),
        },
        { term: words.t('rights.lawReference'), value: dossier.lawReference },
        { term: words.t('rights.entered-on-behalf'), value: dossier.enteredOnBehalf },
      ]}
    />
  );
}
