select force, place, {day} as day, {numerator} as numerator, {denominator} as denominator, {responses} as responses, {weight_squared} as weight_squared
from {rows}
where {where}
group by force, place, {day}
