-- One row an answer that is in the base: "don't know" and "refused" leave it.
select
    force,
    day,
    place,
    survey,
    question,
    answer in ('completely satisfied', 'very satisfied', 'fairly satisfied', 'excellent', 'good') as positive,
    coalesce(weight, 1) as weight
from staged.survey
where answer not in ('don''t know', 'refused')
