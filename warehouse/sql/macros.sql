-- Readers of text. Each gives NULL for what it cannot read, so that the text beside it stays as evidence.
-- Text comes trimmed, and blank as NULL. Month-first dates are never guessed at.

-- A format is chosen by shape first: trying every format on every value takes fifty times as long.
CREATE OR REPLACE MACRO as_day_first(t) AS
    CASE
        WHEN regexp_full_match(t, '\d{1,2}/\d{1,2}/\d{4}') THEN try_strptime(t, '%d/%m/%Y')
        WHEN regexp_full_match(t, '\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}') THEN try_strptime(t, '%d/%m/%Y %H:%M')
        WHEN regexp_full_match(t, '\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}:\d{2}')
            THEN try_strptime(t, '%d/%m/%Y %H:%M:%S')
        WHEN regexp_full_match(t, '\d{1,2}-\d{1,2}-\d{4}( \d{1,2}:\d{2}(:\d{2})?)?')
            THEN try_strptime(t, ['%d-%m-%Y', '%d-%m-%Y %H:%M', '%d-%m-%Y %H:%M:%S'])
    END;

-- No time zone is read: a trailing Z would be an hour out in summer.
CREATE OR REPLACE MACRO as_year_first(t) AS
    CASE
        WHEN regexp_full_match(t, '\d{4}-\d{2}-\d{2}') THEN try_cast(t AS TIMESTAMP)
        WHEN regexp_full_match(t, '\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d+)?)?')
            THEN try_cast(replace(t, 'T', ' ') AS TIMESTAMP)
    END;

-- Two digits of a year are read only in the form 17-Oct-16, where nothing else is doubtful.
CREATE OR REPLACE MACRO as_month_named(t) AS
    CASE
        WHEN regexp_full_match(t, '\d{1,2}-[A-Za-z]{3}-\d{2}') THEN try_strptime(t, '%d-%b-%y')
        WHEN regexp_full_match(t, '\d{1,2}[ -][A-Za-z]+[ -]\d{4}( \d{1,2}:\d{2}(:\d{2})?)?')
            THEN try_strptime(
                replace(t, '-', ' '),
                ['%d %b %Y', '%d %B %Y', '%d %b %Y %H:%M', '%d %b %Y %H:%M:%S', '%d %B %Y %H:%M', '%d %B %Y %H:%M:%S']
            )
    END;

CREATE OR REPLACE MACRO within_reason(moment) AS
    CASE WHEN year(moment) BETWEEN 1900 AND 2100 THEN moment END;

CREATE OR REPLACE MACRO as_datetime(t) AS
    within_reason(
        CASE
            WHEN t IS NULL THEN NULL
            WHEN regexp_matches(t, '^\d{4}-') THEN as_year_first(t)
            WHEN regexp_matches(t, '[A-Za-z]') THEN as_month_named(t)
            ELSE as_day_first(t)
        END
    );

CREATE OR REPLACE MACRO as_date(t) AS CAST(as_datetime(t) AS DATE);

-- The first day of a quarter of a financial year: 2017/18 and 1 is 1 April 2017.
CREATE OR REPLACE MACRO as_quarter(financial_year, quarter) AS
    CASE
        WHEN regexp_full_match(financial_year, '(19|20)\d{2}[/-]\d{2}')
            AND (CAST(financial_year[1:4] AS INTEGER) + 1) % 100 = CAST(financial_year[6:7] AS INTEGER)
            AND regexp_full_match(quarter, '[Qq]?[1-4](\.0+)?')
            THEN CAST(
                make_date(CAST(financial_year[1:4] AS INTEGER), 4, 1)
                + INTERVAL 3 MONTH * (CAST(regexp_extract(quarter, '[1-4]') AS INTEGER) - 1) AS DATE
            )
    END;

CREATE OR REPLACE MACRO as_time(t) AS
    CASE
        WHEN regexp_full_match(t, '([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?')
            THEN try_cast(split_part(t, '.', 1) AS TIME)
    END;

CREATE OR REPLACE MACRO as_integer(t) AS
    CASE
        WHEN regexp_full_match(t, '[+-]?(\d+|\d{1,3}(,\d{3})+)(\.0+)?')
            THEN try_cast(replace(split_part(t, '.', 1), ',', '') AS BIGINT)
    END;

CREATE OR REPLACE MACRO as_number(t) AS
    CASE
        WHEN regexp_full_match(t, '[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?')
            THEN try_cast(replace(t, ',', '') AS DECIMAL(18, 6))
    END;

CREATE OR REPLACE MACRO as_flag(t) AS
    CASE
        WHEN t IS NULL OR lower(t) IN ('n', 'no', 'false', 'f', '0') THEN false
        WHEN lower(t) IN ('y', 'yes', 'true', 't', '1') THEN true
    END;

-- Offence and outcome codes: 37/2 is 37.2, 005D is 5D; homicide is published as one code made of four.
CREATE OR REPLACE MACRO as_code(t) AS
    CASE replace(upper(trim(t)), ' ', '')
        WHEN '1/4.1/4.10/4.2' THEN '1'
        ELSE regexp_replace(replace(replace(upper(trim(t)), ' ', ''), '/', '.'), '^0+([0-9])', '\1')
    END;

-- Words of a scale: lower case, single spaces, a straight apostrophe.
CREATE OR REPLACE MACRO as_words(t) AS
    trim(regexp_replace(replace(lower(t), '’', ''''), '[\s_-]+', ' ', 'g'));

-- Names that definitions use: domestic_abuse, npa:west_leicester.
CREATE OR REPLACE MACRO as_key(t) AS
    trim(regexp_replace(lower(t), '[^a-z0-9:]+', '_', 'g'), '_');

-- Hate strands: their words parted by semicolons; '' when there is none, NULL when one is not known.
CREATE OR REPLACE MACRO tidy_strands(t) AS
    trim(regexp_replace(as_words(t), '\s*([;,|]\s*)+', ';', 'g'), ';');

CREATE OR REPLACE MACRO as_strands(t) AS
    CASE
        WHEN t IS NULL THEN ''
        WHEN tidy_strands(t) IN ('', 'n', 'no', 'none') THEN ''
        WHEN regexp_full_match(
            tidy_strands(t),
            '(disability|race|religion|sexual orientation|transgender|age|gender)'
            || '(;(disability|race|religion|sexual orientation|transgender|age|gender))*'
        ) THEN tidy_strands(t)
    END;

CREATE OR REPLACE MACRO readable(t, value) AS t IS NULL OR value IS NOT NULL;

-- The Sundays on which the clocks change: 01:00 does not happen in March and happens twice in October.
CREATE OR REPLACE MACRO last_sunday(day, month_number) AS
    month(day) = month_number AND isodow(day) = 7 AND day(day) > 24;

CREATE OR REPLACE MACRO place_of(beat, lsoa) AS upper(coalesce(beat, lsoa));
