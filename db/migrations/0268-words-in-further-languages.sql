-- Area results: words of a definition in further languages are written into the versions that say them, so that to translate one is no new
-- version (`write-translations.ts`); what it means, and where its cells are, is never updated.
grant update (title, description, unit, source_of_verification, responsible, axes, scale) on indicator_versions to relais_institute;
