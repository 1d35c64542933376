-- A cohort with its outcomes as they stood so many days after each crime was recorded.
(select * replace (outcome_{days} as outcome_code) from mart.{mart})
