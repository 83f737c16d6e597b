-- What officers said of a figure but that it is approved: few of their words. Read beside each row of a list, so that the index is
-- the smallest of its table: where PostgreSQL has no statistics yet, it takes all of an institute for one row, and of indexes
-- that begin with it the smallest.
create index measurement_reviews_said on measurement_reviews (institute_id, row_id) where kind <> 'approved';
