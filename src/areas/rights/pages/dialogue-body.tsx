import { NotFound } from '../../../kernel/problem.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { type Hanging, hangingOn } from '../../partners/pages/hanging-on.tsx';
import { type DialogueBodyRow, dialogueBody } from '../queries/dialogue-bodies.ts';
import { addressedId, rightsOf } from './rights-page.ts';
import { RightsRecord } from './rights-record.tsx';
import { seatsText } from './seats-text.ts';

export const show = async (page: Page) => {
  const institute = rightsOf(page);
  const id = addressedId(page);
  const facts = await page.read(async (tx) => {
    const body = await dialogueBody(tx, institute.id, id);
    if (!body) throw new NotFound();
    return { body, hanging: await hangingOn(page, tx, institute.id, { kind: 'dialogue_body', id }) };
  });
  return html(view({ page, ...facts }));
};

const view = ({ page, body, hanging }: { page: Page; body: DialogueBodyRow; hanging: Hanging }) => {
  const { words } = page;
  const events = withQuery(paths.dialogueEvents(), { q: body.title });
  return (
    <RightsRecord
      page={page}
      kind="dialogue_body"
      record={body}
      withdrawnFor={null}
      what={words.t('rights.body')}
      list={{ label: words.t('rights.bodies'), href: paths.dialogueBodies() }}
      actions={[{ label: words.t('rights.edit-body'), href: paths.editDialogueBody({ id: body.id }) }]}
      hanging={hanging}
    >
      <Card title={words.t('rights.about')}>
        <DescriptionList
          rows={[
            { term: words.t('rights.country'), value: words.country(body.country) },
            { term: words.t('rights.level'), value: words.t(`rights.level-${body.level}`) },
            { term: words.t('rights.standing'), value: words.t(`rights.standing-${body.standing}`) },
            { term: words.t('rights.seats'), value: seatsText(words, body) },
            {
              term: words.t('rights.events-held'),
              value: body.events > 0 ? <a href={events}>{words.number(body.events)}</a> : '0',
            },
            { term: words.t('rights.source'), value: body.source },
            { term: words.t('rights.entered-on-behalf'), value: body.enteredOnBehalf },
          ]}
        />
      </Card>
    </RightsRecord>
  );
};
