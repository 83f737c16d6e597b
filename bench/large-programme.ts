import { idOf } from './reference-set.ts';

/** Of the one programme that is larger than any real one. */
export const largeReference = 'LARGE-2022';

/**
 * A programme of its own in the third institute: 5 outcomes, 50 indicators, 20 partners, 50 periods of 36 days, each value
 * with three of its parts: 200,000 values.
 */
export const largeProgramme: readonly (readonly [name: string, sql: string])[] = [
  [
    'large: programme',
    `insert into programmes (institute_id, id, reference, title, from_on, until_on, entry_no)
     select id, ${idOf(`'large' || id::text`)}, '${largeReference}', '{"en": {"text": "Large", "source": true}}', date '2022-01-01', date '2026-12-31', 1
       from institutes where code = 'ism'`,
  ],
  [
    'large: outcomes',
    `insert into outcomes (institute_id, id, programme_id, code, title, aims, is_belgian, position, entry_no)
     select p.institute_id, ${idOf(`'large out' || n`)}, p.id, 'OS' || n, p.title, array['O2'], false, n, 1
       from programmes p, generate_series(1, 5) n where p.reference = '${largeReference}'`,
  ],
  [
    'large: indicators',
    `insert into indicators (institute_id, id, outcome_id, code, position, entry_no)
     select o.institute_id, ${idOf(`'large ind' || o.code || n`)}, o.id, 'I' || n, n, 1
       from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) and p.reference = '${largeReference}',
            generate_series(1, 10) n`,
  ],
  [
    'large: versions',
    `insert into indicator_versions (institute_id, id, indicator_id, edition, series, title, measure, over_time, over_partners, entry_no)
     select i.institute_id, ${idOf(`'large ver' || i.id::text`)}, i.id, 1, 1, p.title, 'number', (array['sum','last','maximum','mean','cumulative'])[1 + i.position % 5], 'sum', 1
       from indicators i join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
       join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) and p.reference = '${largeReference}'`,
  ],
  [
    'large: measurements',
    `insert into measurements (institute_id, id, measurement_id, indicator_id, indicator_version_id, outcome_id, partnership_id, from_on, until_on, breakdown, value, provenance, entry_no)
     select i.institute_id, l.id, l.id, i.id, ${idOf(`'large ver' || i.id::text`)}, i.outcome_id, q.id, d.d, d.d + 35, c.cell::jsonb, (t + q.nth) % 37 / c.part, 'partner report', 1
       from indicators i join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
       join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) and p.reference = '${largeReference}'
       join (select *, row_number() over (partition by institute_id order by id) as nth from partnerships) q on q.institute_id = i.institute_id,
            generate_series(0, 49) t, lateral (select date '2022-01-01' + 36 * t as d) d,
            (values ('{}', 1), ('{"sex": "female"}', 2), ('{"sex": "male"}', 2), ('{"economy": "informal"}', 3)) c (cell, part),
            lateral (select ${idOf(`'large mea' || i.id::text || q.nth || '.' || t || c.cell`)} as id) l`,
  ],
];
