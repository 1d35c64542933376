select force, place, day, {numerator} as numerator, {denominator} as denominator, {responses} as responses, {weight_squared} as weight_squared
from mart.{mart}
where {where}
group by force, place, day
