import { isLanguage } from '../../../kernel/language.ts';
import { textIn } from '../../../kernel/localized.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteName } from '../../people/queries/institutes.ts';
import { instituteOf } from '../../results/pages/address.ts';
import { contentOf } from '../queries/frozen-accounts.ts';
import { Answers, FrozenFacts } from './frozen-account.tsx';
import { frozenOf, frozenTitle } from './frozen-words.tsx';
import { JustificationTable } from './justification-table.tsx';

/** The letter of the statutory auditor in the institute's language, made to be printed, signed and attached. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const { account, name } = await page.read(async (tx) => ({
    account: await frozenOf(page, tx),
    name: await instituteName(tx, institute),
  }));
  const content = contentOf(account);
  const source = Object.keys(name).find((code) => name[code]?.source);
  const words = isLanguage(source ?? '') ? wordsIn(source as 'fr') : page.words;
  const letter = { ...page, words };
  const { id } = account;
  return html(
    <Frame
      page={letter}
      title={frozenTitle(words, account)}
      crumbs={[{ label: frozenTitle(words, account), href: paths.frozenAccount({ id }) }]}
    >
      <PageHead
        kind={textIn(name, words.language).text}
        title={frozenTitle(words, account)}
        quiet={words.t('control.frozen-letter-what')}
      />
      <p>{words.t('control.frozen-letter-says', { auditor: account.auditor })}</p>
      <FrozenFacts page={letter} account={account} content={content} />
      <JustificationTable
        page={letter}
        programmeId={account.programmeId}
        year={account.year}
        currency={content.currency}
        rows={content.rows}
        asOf={account.asOfNo}
      />
      <Answers page={letter} account={account} />
      <p>{words.t('control.frozen-letter-signature')}</p>
    </Frame>,
  );
};
