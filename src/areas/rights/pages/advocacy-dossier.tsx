import type { Child } from 'hono/jsx';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { type Hanging, hangingOn } from '../../partners/pages/hanging-on.tsx';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type AdvocacyDossierRow, advocacyDossier } from '../queries/advocacy-dossiers.ts';
import { type StageRow, type StepRow, stagesOf, stepsOf } from '../queries/advocacy-facts.ts';
import { checksOfDossiers } from '../queries/rights-checks.ts';
import { StageTag } from './advocacy-dossiers.tsx';
import { StagesTable, StepsTable } from './advocacy-tables.tsx';
import { DossierFactsList } from './dossier-facts.tsx';
import { addressedId, rightsOf } from './rights-page.ts';
import { RightsRecord } from './rights-record.tsx';
import type { WhatLedHere } from './what-led-here.ts';

/** The page of one dossier, with what led to it. */
export const showWith =
  <Known,>(led: WhatLedHere<Known>) =>
  async (page: Page) => {
    const institute = rightsOf(page);
    const id = addressedId(page);
    const record = { kind: 'advocacy_dossier', id } as const;
    const found = await page.read(async (tx) => {
      const dossier = await advocacyDossier(tx, institute.id, id);
      if (!dossier) throw new NotFound();
      return {
        dossier,
        stages: await stagesOf(tx, institute.id, { dossierIds: [id] }),
        steps: await stepsOf(tx, institute.id, { dossierIds: [id] }),
        checks: (await checksOfDossiers(tx, institute.id, [dossier], todayIn())).get(id) ?? [],
        known: await led.load(tx, institute.id, record),
        hanging: await hangingOn(page, tx, institute.id, record),
      };
    });
    const { known, ...facts } = found;
    return html(view({ page, ...facts, led: led.view(page, known, record) }));
  };

type Props = {
  page: Page;
  dossier: AdvocacyDossierRow;
  stages: readonly StageRow[];
  steps: readonly StepRow[];
  checks: readonly Check[];
  hanging: Hanging;
  led: Child;
};

const view = ({ page, dossier, stages, steps, checks, hanging, led }: Props) => {
  const { words } = page;
  const { id } = dossier;
  const stands = dossier.withdrawnFor === null;
  return (
    <RightsRecord
      page={page}
      kind="advocacy_dossier"
      record={dossier}
      withdrawnFor={dossier.withdrawnFor}
      what={words.t('rights.dossier')}
      list={{ label: words.t('rights.advocacy'), href: paths.advocacyDossiers() }}
      actions={[
        { label: words.t('rights.advance'), href: paths.advanceAdvocacyDossier({ id }) },
        { label: words.t('rights.new-step'), href: paths.newAdvocacyStep({ id }) },
        { label: words.t('rights.edit-dossier'), href: paths.editAdvocacyDossier({ id }) },
      ]}
      tags={<StageTag page={page} stage={dossier.stage} />}
      checks={checks}
      led={led}
      hanging={hanging}
    >
      <Card title={words.t('rights.about')}>
        <DossierFactsList page={page} dossier={dossier} />
      </Card>
      <Card title={words.t('rights.stages')}>
        <StagesTable page={page} rows={stages} mayCorrect={stands} />
      </Card>
      <Card title={words.t('rights.steps')}>
        <StepsTable page={page} rows={steps} mayCorrect={stands} />
      </Card>
    </RightsRecord>
  );
};
