-- Area results: the units of the library are said in several languages, as its titles are. Those that the program brought in French
-- get their words in the others; an institute's own are taken to be in the language in which their title was written.
alter table library_indicators add column units jsonb not null default '{}';
update library_indicators l set units = jsonb_build_object(coalesce(
    (select t.key from jsonb_each(l.title) as t where t.value ->> 'source' = 'true' limit 1), 'fr'),
  jsonb_build_object('text', l.unit, 'source', true))
  where coalesce(l.unit, '') <> '';
update library_indicators l set units = brought.words
  from (values
    ('travailleurs', '{"fr": {"text": "travailleurs", "source": true}, "nl": {"text": "werknemers", "of": "23886a4fd2cc784b"}, "en": {"text": "workers", "of": "23886a4fd2cc784b"}, "es": {"text": "trabajadores", "of": "23886a4fd2cc784b"}, "pt": {"text": "trabalhadores", "of": "23886a4fd2cc784b"}}'::jsonb),
    ('conventions', '{"fr": {"text": "conventions", "source": true}, "nl": {"text": "cao’s", "of": "ceaf86cb96eb32b3"}, "en": {"text": "agreements", "of": "ceaf86cb96eb32b3"}, "es": {"text": "convenios", "of": "ceaf86cb96eb32b3"}, "pt": {"text": "convenções", "of": "ceaf86cb96eb32b3"}}'::jsonb),
    ('textes', '{"fr": {"text": "textes", "source": true}, "nl": {"text": "teksten", "of": "91b4e424f0f4af16"}, "en": {"text": "texts", "of": "91b4e424f0f4af16"}, "es": {"text": "textos", "of": "91b4e424f0f4af16"}, "pt": {"text": "textos", "of": "91b4e424f0f4af16"}}'::jsonb),
    ('organes', '{"fr": {"text": "organes", "source": true}, "nl": {"text": "organen", "of": "f9353dee2f37f0d2"}, "en": {"text": "bodies", "of": "f9353dee2f37f0d2"}, "es": {"text": "órganos", "of": "f9353dee2f37f0d2"}, "pt": {"text": "órgãos", "of": "f9353dee2f37f0d2"}}'::jsonb),
    ('mesures', '{"fr": {"text": "mesures", "source": true}, "nl": {"text": "maatregelen", "of": "4291b285527b69eb"}, "en": {"text": "measures", "of": "4291b285527b69eb"}, "es": {"text": "medidas", "of": "4291b285527b69eb"}, "pt": {"text": "medidas", "of": "4291b285527b69eb"}}'::jsonb),
    ('réseaux', '{"fr": {"text": "réseaux", "source": true}, "nl": {"text": "netwerken", "of": "cf087902fafe8a0d"}, "en": {"text": "networks", "of": "cf087902fafe8a0d"}, "es": {"text": "redes", "of": "cf087902fafe8a0d"}, "pt": {"text": "redes", "of": "cf087902fafe8a0d"}}'::jsonb),
    ('membres', '{"fr": {"text": "membres", "source": true}, "nl": {"text": "leden", "of": "1c21d9672998f472"}, "en": {"text": "members", "of": "1c21d9672998f472"}, "es": {"text": "afiliados", "of": "1c21d9672998f472"}, "pt": {"text": "filiados", "of": "1c21d9672998f472"}}'::jsonb),
    ('cas', '{"fr": {"text": "cas", "source": true}, "nl": {"text": "gevallen", "of": "f5e304190ce49e0e"}, "en": {"text": "cases", "of": "f5e304190ce49e0e"}, "es": {"text": "casos", "of": "f5e304190ce49e0e"}, "pt": {"text": "casos", "of": "f5e304190ce49e0e"}}'::jsonb),
    ('positions', '{"fr": {"text": "positions", "source": true}, "nl": {"text": "standpunten", "of": "0ac7093f4700b5db"}, "en": {"text": "positions", "of": "0ac7093f4700b5db"}, "es": {"text": "posiciones", "of": "0ac7093f4700b5db"}, "pt": {"text": "posições", "of": "0ac7093f4700b5db"}}'::jsonb),
    ('personnes', '{"fr": {"text": "personnes", "source": true}, "nl": {"text": "personen", "of": "945c358d0f38c8aa"}, "en": {"text": "people", "of": "945c358d0f38c8aa"}, "es": {"text": "personas", "of": "945c358d0f38c8aa"}, "pt": {"text": "pessoas", "of": "945c358d0f38c8aa"}}'::jsonb),
    ('cercles', '{"fr": {"text": "cercles", "source": true}, "nl": {"text": "kringen", "of": "7e1e6e9319438e9a"}, "en": {"text": "circles", "of": "7e1e6e9319438e9a"}, "es": {"text": "círculos", "of": "7e1e6e9319438e9a"}, "pt": {"text": "círculos", "of": "7e1e6e9319438e9a"}}'::jsonb),
    ('plans', '{"fr": {"text": "plans", "source": true}, "nl": {"text": "plannen", "of": "fd5dfc4e1660f3f3"}, "en": {"text": "plans", "of": "fd5dfc4e1660f3f3"}, "es": {"text": "planes", "of": "fd5dfc4e1660f3f3"}, "pt": {"text": "planos", "of": "fd5dfc4e1660f3f3"}}'::jsonb)
  ) as brought (unit, words)
 where l.brought is not null and l.unit = brought.unit;
alter table library_indicators drop column unit;
alter table library_indicators rename column units to unit;
