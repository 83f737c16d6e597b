import type { Child } from 'hono/jsx';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Hanging, hangingOn } from '../../partners/pages/hanging-on.tsx';
import { type DialogueEventRow, dialogueEvent } from '../queries/dialogue-events.ts';
import { checksOfEvents } from '../queries/rights-checks.ts';
import { dialogueClass, dialogueType } from '../rules/dialogue-type.ts';
import { kindsPresent } from '../rules/party.ts';
import { PartiesList } from './parties-field.tsx';
import { addressedId, namesOf, rightsOf } from './rights-page.ts';
import { RightsRecord } from './rights-record.tsx';
import { seatsText } from './seats-text.ts';
import type { WhatLedHere } from './what-led-here.ts';

/** The page of one event, with what led to it. */
export const showWith =
  <Known,>(led: WhatLedHere<Known>) =>
  async (page: Page) => {
    const institute = rightsOf(page);
    const id = addressedId(page);
    const record = { kind: 'dialogue_event', id } as const;
    const found = await page.read(async (tx) => {
      const event = await dialogueEvent(tx, institute.id, id);
      if (!event) throw new NotFound();
      return {
        event,
        known: await led.load(tx, institute.id, record),
        hanging: await hangingOn(page, tx, institute.id, record),
      };
    });
    const { known, ...facts } = found;
    return html(view({ page, ...facts, led: led.view(page, known, record) }));
  };

type Props = { page: Page; event: DialogueEventRow; hanging: Hanging; led: Child };

const view = ({ page, event, hanging, led }: Props) => {
  const { words } = page;
  const kinds = kindsPresent(event.parties, event.withPartner);
  const counted = dialogueClass(kinds, event.level);
  return (
    <RightsRecord
      page={page}
      kind="dialogue_event"
      record={event}
      withdrawnFor={event.withdrawnFor}
      what={words.t('rights.event')}
      list={{ label: words.t('rights.dialogue'), href: paths.dialogueEvents() }}
      actions={[{ label: words.t('rights.correct'), href: paths.correctDialogueEvent({ id: event.id }) }]}
      tags={
        <Tag tone={counted === 'local_tripartite' ? 'ok' : 'quiet'}>{words.t(`rights.class-${counted}`)}</Tag>
      }
      checks={checksOfEvents([event], todayIn()).get(event.id) ?? []}
      led={led}
      hanging={hanging}
    >
      <Card title={words.t('rights.about')}>
        <DescriptionList
          rows={[
            { term: words.t('rights.heldOn'), value: words.day(event.on) },
            { term: words.t('rights.country'), value: words.country(event.country) },
            {
              term: words.t('rights.bodyId'),
              value: event.bodyId && <a href={paths.dialogueBody({ id: event.bodyId })}>{event.body}</a>,
            },
            { term: words.t('rights.form'), value: words.t(`rights.form-${event.form}`) },
            { term: words.t('rights.level'), value: words.t(`rights.level-${event.level}`) },
            { term: words.t('rights.type'), value: words.t(`rights.type-${dialogueType(kinds)}`) },
            {
              term: words.t('rights.parties'),
              value: (
                <PartiesList
                  page={page}
                  parties={event.parties}
                  partner={event.withPartner && event.partner}
                />
              ),
            },
            { term: words.t('rights.seats'), value: seatsText(words, event) },
            { term: words.t('rights.topics'), value: namesOf(page, 'topic', event.topics) },
            { term: words.t('rights.result'), value: words.t(`rights.result-${event.result}`) },
            { term: words.t('rights.summary'), value: event.summary },
            { term: words.t('rights.source'), value: event.source },
            { term: words.t('rights.entered-on-behalf'), value: event.enteredOnBehalf },
          ]}
        />
      </Card>
    </RightsRecord>
  );
};
