-- Area reviews: what live figures speak of a question, and from which figure on which letter is proposed, is data of the
-- edition like its words. The numbers brought here were read in no source: a director confirms or changes them.
alter table score_questions
  add column measure text constraint score_measure_known check (measure in
    ('course-of-indicators', 'indicators-on-course', 'budget-spent', 'activities-held', 'women-taking-part')),
  -- In whole per cent.
  add column bound_a int,
  add column bound_b int,
  add column bound_c int,
  add column bounds_confidence text
    constraint score_bounds_confidence_known check (bounds_confidence in ('read', 'recalled', 'guessed')),
  add column bounds_source text not null default '',
  add constraint a_measure_has_its_bounds check (case when measure is null
    then coalesce(bound_a, bound_b, bound_c) is null and bounds_confidence is null
    else bound_a is not null and bound_b is not null and bound_c is not null and bounds_confidence is not null end),
  add constraint score_bounds_in_order check (case when measure = 'budget-spent'
    then 0 <= bound_a and bound_a < bound_b and bound_b < bound_c and bound_c <= 100
    else 100 >= bound_a and bound_a > bound_b and bound_b > bound_c and bound_c >= 0 end);

update score_questions q
   set measure = b.measure, bound_a = b.a, bound_b = b.b, bound_c = b.c, bounds_confidence = b.confidence
  from (values
    ('effectiveness-outcome', 'course-of-indicators', 90, 70, 40, 'guessed'),
    ('effectiveness-indicators', 'indicators-on-course', 90, 70, 40, 'guessed'),
    ('efficiency-means', 'budget-spent', 10, 20, 40, 'guessed'),
    ('efficiency-activities', 'activities-held', 90, 75, 50, 'guessed'),
    ('gender-participation', 'women-taking-part', 40, 30, 20, 'recalled')
  ) as b (code, measure, a, b, c, confidence)
 where q.code = b.code;
