import { sheetLimits } from '../../../files/sheet-limits.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { AmissFields, NarrowingErrors } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import type { FormState } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { sheetKinds } from '../rules/sheet-kinds.ts';
import { notationOf, notations } from '../rules/sheet-notation.ts';
import { mayImportSheet } from '../rules/sheet-permissions.ts';
import { Imports } from './imports-list.tsx';
import type { SheetsLoaded } from './sheets.tsx';

/** A programme's sheets: to take out, to bring in, and what was imported. */
export const sheetsView = (page: Page, loaded: SheetsLoaded, state: FormState) => {
  const { words } = page;
  const { programme, beside, imports } = loaded;
  const ownPartner = page.actor.partnerships[0];
  const offered = sheetKinds.filter(
    (kind) => mayImportSheet(page.actor, { kind, partnershipId: ownPartner }) === true,
  );
  return (
    <Frame
      page={page}
      title={words.t('sheets.title')}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead
        title={words.t('sheets.title')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
      />
      <ProgrammeTabs page={page} programmeId={programme.id} side="sheets" />
      <p>{words.t('sheets.lead')}</p>
      <TakeOut page={page} {...loaded} />
      {offered.length > 0 && <BringIn page={page} loaded={loaded} state={state} offered={offered} />}
      <AmissFields page={page} beside={beside} />
      {imports && <Imports page={page} imports={imports} />}
    </Frame>
  );
};

function TakeOut({ page, programme, partners }: SheetsLoaded & { page: Page }) {
  const { words } = page;
  const workbook = (kind: string) => paths.sheetWorkbook({ id: programme.id, kind });
  const isPartner = page.actor.partnerships.length > 0;
  return (
    <Card title={words.t('sheets.take-out')}>
      <ul>
        {(isPartner
          ? (['expenses', 'cash-book', 'measurements'] as const)
          : (['budget', 'expenses', 'opening-balances', 'baselines', 'targets', 'measurements'] as const)
        ).map((kind) => (
          <li>
            <a href={workbook(kind)} download="">
              {words.t('sheets.take-out-kind', { kind: words.say(`sheets.kind-${kind}`) })}
            </a>
          </li>
        ))}
        {!isPartner &&
          partners.map(({ id, name }) => (
            <li>
              <a href={withQuery(workbook('cash-book'), { partner: id })} download="">
                {words.t('sheets.take-out-kind', { kind: `${words.t('sheets.kind-cash-book')} · ${name}` })}
              </a>
            </li>
          ))}
      </ul>
    </Card>
  );
}

type BringInProps = {
  page: Page;
  loaded: SheetsLoaded;
  state: FormState;
  offered: readonly (typeof sheetKinds)[number][];
};

function BringIn({ page, loaded, state, offered }: BringInProps) {
  const { words } = page;
  const field = fieldOf(page, state);
  const { value: _, ...file } = field('file');
  const max = sheetLimits.bytes / 1024 / 1024;
  return (
    <Card title={words.t('sheets.bring-in')}>
      <PageForm
        page={page}
        state={state}
        multipart
        buttons={[{ label: words.t('sheets.look') }]}
        cancel={paths.programme({ id: loaded.programme.id })}
      >
        <SelectField
          {...field('kind')}
          label={words.t('sheets.kind')}
          options={offered.map((value) => ({ value, label: words.say(`sheets.kind-${value}`) }))}
        />
        {page.actor.partnerships.length === 0 && (
          <SelectField
            {...field('partnershipId')}
            label={words.t('finance.partner')}
            hint={words.t('sheets.partner-hint')}
            optional={words.t('page.optional')}
            placeholder={words.t('finance.institute-itself')}
            options={loaded.partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SelectField
          {...field('notation')}
          value={field('notation').value ?? notationOf(words.language)}
          label={words.t('sheets.notation')}
          hint={words.t('sheets.notation-hint')}
          options={notations.map((value) => ({ value, label: words.say(`sheets.notation-${value}`) }))}
        />
        <FileField
          {...file}
          label={words.t('sheets.file')}
          hint={words.t('sheets.file-hint', { max, rows: sheetLimits.rows })}
          accept=".xlsx,.csv,.txt,.tsv"
          limit={{ bytes: sheetLimits.bytes, sentence: words.t('sheets.file-too-large', { max }) }}
        />
      </PageForm>
    </Card>
  );
}
