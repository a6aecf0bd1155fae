-- One million dossiers that never happened, from tables that loading.py has filled before:
--   counted(dossiers, parties, as_of)          how many, and the instant at which we look
--   days(place, day)                           working days in order of time, some of them to come
--   wheel(slot, …)                             unit and procedure, busy ones on more slots
--   names(place, name, fold)                   names of applicants
-- Chance is a hash of the dossier's number and a salt: the same numbers on every machine.

CREATE FUNCTION pg_temp.u(n bigint, salt bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended(n, salt) & 1152921504606846975)::double precision
          / 1152921504606846976.0 $$;

INSERT INTO people_party (kind, number_kind, number, name, name_folded, born_on, representative,
                          phone, email, address, recorded_by_id, recorded_at)
SELECT 'citizen', 'identity', '999' || lpad(n::text, 9, '0'), names.name, names.fold,
       date '1950-01-01' + (pg_temp.u(n, 2) * 20000)::int, '',
       '09000' || lpad((n % 100000)::text, 5, '0'), '', 'Tổ 1, khu 5',
       (SELECT min(id) FROM accounts_user), (SELECT as_of FROM counted)
FROM counted, generate_series(1, counted.parties) AS n
JOIN names ON names.place = floor(pg_temp.u(n, 1) * (SELECT count(*) FROM names));

ANALYZE people_party;

-- When it was filed, what was promised, how long it takes; one in a hundred is never settled.
CREATE TEMP TABLE begun AS
SELECT n, wheel.*, names.name, names.fold, party.id AS party_id, filed.day AS filed_on,
       (filed.day + time '07:30' + floor(pg_temp.u(n, 5) * 560) * interval '1 minute')
           AT TIME ZONE '+07' AS filed_at,
       (due.day + time '17:00') AT TIME ZONE '+07' AS promised_at,
       CASE WHEN wheel.online_offered AND pg_temp.u(n, 6) < 0.62 THEN 'online'
            WHEN pg_temp.u(n, 6) > 0.97 THEN 'post' ELSE 'counter' END AS channel,
       CASE WHEN pg_temp.u(n, 7) < 0.90 THEN 0.15 + 0.80 * pg_temp.u(n, 8)
            WHEN pg_temp.u(n, 7) < 0.94 THEN 0.95 + 0.05 * pg_temp.u(n, 8)
            WHEN pg_temp.u(n, 7) < 0.99 THEN 1.00 + 1.50 * pg_temp.u(n, 8)
            ELSE 40 END AS pace
FROM counted, generate_series(1, counted.dossiers) AS n
JOIN wheel ON wheel.slot = floor(pg_temp.u(n, 3) * (SELECT count(*) FROM wheel))
JOIN days AS filed ON filed.place = floor(pg_temp.u(n, 4)
    * (SELECT count(*) FROM days, counted WHERE day < (as_of AT TIME ZONE '+07')::date))
JOIN days AS due ON due.place = filed.place + wheel.limit_days
JOIN people_party AS party ON party.number = '999' || lpad(
    (1 + floor(pg_temp.u(n, 9) * (SELECT parties FROM counted)))::bigint::text, 9, '0')
JOIN names ON names.place = floor(pg_temp.u((1 + floor(pg_temp.u(n, 9)
    * (SELECT parties FROM counted)))::bigint, 1) * (SELECT count(*) FROM names));

ANALYZE begun;

-- What became of it: refused, ended for want of papers, waiting for papers, done, or running;
-- three results in a hundred are never fetched.
CREATE TEMP TABLE ended AS
SELECT b.*,
       pg_temp.u(n, 10) < 0.015 AS refused,
       pg_temp.u(n, 10) > 0.992 AND b.filed_at < as_of - interval '40 days' AS stopped,
       b.filed_at + CASE b.channel WHEN 'online' THEN pg_temp.u(n, 11) * interval '20 hours'
                         ELSE interval '6 minutes' END AS answered_at,
       b.filed_at + (b.promised_at - b.filed_at) * b.pace AS done_at,
       b.filed_at + (b.promised_at - b.filed_at) * b.pace
           + CASE WHEN pg_temp.u(n, 16) < 0.03 THEN interval '9 years'
                  ELSE pg_temp.u(n, 12) * interval '3 days' END AS fetched_at,
       pg_temp.u(n, 13) < 0.04 AS lacking,
       pg_temp.u(n, 14) AS stage,
       row_number() OVER (PARTITION BY b.unit_code, b.filed_on ORDER BY b.filed_at, n) AS sequence
FROM begun AS b, counted;

CREATE TEMP TABLE standing AS
SELECT e.*,
       unit_code || '-' || to_char(filed_on, 'YYMMDD') || '-' || lpad(e.sequence::text, 4, '0')
           AS code,
       CASE WHEN answered_at > as_of THEN 1 WHEN refused THEN 3 WHEN stopped THEN 8
            WHEN fetched_at <= as_of THEN 10 WHEN done_at <= as_of THEN 9
            WHEN lacking THEN 5 WHEN stage < 0.1 THEN 2 ELSE 4 END AS status,
       CASE WHEN stage < 0.2 THEN 'assign' WHEN stage < 0.8 THEN 'settle'
            WHEN stage < 0.93 THEN 'sign' ELSE 'issue' END AS step_in_process,
       'user:' || (1 + floor(pg_temp.u(n, 15) * 400))::int AS officer
FROM ended AS e, counted;

INSERT INTO dossiers_dossier
    (code, sequence, status, step, channel, procedure_code, version_id, unit_id, receiving_unit_id,
     applicant_id, applicant_name, applicant_fold, subject, simulated, away, filed_at, accepted_at,
     competent_at, due_at, first_due_at, due_confirmed, finished_at, returned_at, last_at,
     next_kind, next_role, next_unit, next_owner, next_due_at, fee_vnd, number)
SELECT code,
       CASE status WHEN 1 THEN 1 WHEN 3 THEN 2 WHEN 2 THEN 2 WHEN 4 THEN 4 WHEN 5 THEN 5
                   WHEN 8 THEN 6 WHEN 9 THEN 7 ELSE 8 END,
       status, CASE status WHEN 4 THEN step_in_process WHEN 5 THEN 'settle' ELSE '' END,
       channel, procedure_code, version_id, unit_code, receiving_unit, party_id, name, fold, '',
       true, false, filed_at,
       CASE WHEN status NOT IN (1, 3) THEN answered_at END,
       CASE WHEN status NOT IN (1, 2, 3) THEN answered_at END,
       CASE WHEN status NOT IN (1, 3) THEN promised_at END,
       CASE WHEN status NOT IN (1, 3) THEN promised_at END,
       true,
       CASE WHEN status IN (9, 10) THEN greatest(done_at, answered_at)
            WHEN status = 3 THEN answered_at
            WHEN status = 8 THEN filed_at + interval '30 days' END,
       CASE WHEN status = 10 THEN greatest(fetched_at, answered_at) END,
       least((SELECT as_of FROM counted), greatest(filed_at, done_at)),
       CASE status WHEN 1 THEN 'answer' WHEN 2 THEN 'hand_over' WHEN 4 THEN step_in_process
                   WHEN 5 THEN 'await_supplement' WHEN 9 THEN 'return_result' ELSE '' END,
       CASE WHEN status IN (3, 8, 10) THEN '' WHEN status <> 4 THEN 'receiver'
            WHEN step_in_process IN ('assign', 'sign') THEN 'head_of_unit'
            WHEN step_in_process = 'settle' THEN 'case_officer' ELSE 'clerk' END,
       CASE WHEN status IN (3, 8, 10) THEN '' WHEN status = 4 THEN unit_code
            ELSE receiving_unit END,
       CASE WHEN status = 4 AND step_in_process = 'settle' THEN officer ELSE '' END,
       CASE WHEN status = 1 THEN filed_at + interval '1 day' WHEN status IN (3, 8, 10) THEN NULL
            WHEN status = 5 THEN filed_at + interval '22 days'
            WHEN status = 9 THEN done_at + interval '1 day' ELSE promised_at END,
       CASE WHEN status NOT IN (1, 3) THEN fee_vnd END,
       CASE WHEN status IN (9, 10) THEN n || '/KQ' ELSE '' END
FROM standing ORDER BY filed_at, code;

INSERT INTO statistics_dossierfact
    (code, sequence, unit_code, receiving_unit, procedure_code, channel, month, received_at, due_at,
     ended_at, asked_again, fee_due, paid_online, written_result, electronic_result, digitised,
     reused, shared, population_data, synced, disliked, rated, late_apology, status)
SELECT d.code, d.sequence, d.unit_id, d.receiving_unit_id, d.procedure_code, d.channel,
       date_trunc('month', d.accepted_at AT TIME ZONE '+07')::date, d.accepted_at, d.due_at,
       CASE WHEN d.status = 5 THEN d.filed_at + interval '2 days' ELSE d.finished_at END,
       pg_temp.u(d.id, 21) < 0.008, coalesce(d.fee_vnd, 0) > 0,
       coalesce(d.fee_vnd, 0) > 0 AND d.channel = 'online' AND pg_temp.u(d.id, 22) < 0.55,
       pg_temp.u(d.id, 23) < 0.97, d.status IN (9, 10) AND pg_temp.u(d.id, 24) < 0.78,
       d.status IN (9, 10) AND pg_temp.u(d.id, 25) < 0.71, pg_temp.u(d.id, 26) < 0.33,
       d.status IN (9, 10) AND pg_temp.u(d.id, 27) < 0.42, pg_temp.u(d.id, 28) < 0.58,
       pg_temp.u(d.id, 29) < 0.985, d.status = 10 AND pg_temp.u(d.id, 30) < 0.02,
       d.status = 10 AND pg_temp.u(d.id, 31) < 0.3, false, d.status
FROM dossiers_dossier AS d WHERE d.accepted_at IS NOT NULL;

-- Figures that an office types: eight indicators of every row of the board, month by month.
INSERT INTO statistics_enteredmeasure
    (index_set, metric_code, unit_code, month, numerator, denominator, source, sourced_on,
     simulated, entered_by_id, entered_at)
SELECT 'qd766', metric, row_code, month::date,
       floor(20 * pg_temp.u(hashtext(metric || row_code || month), 41)), 20, 'Dữ liệu mô phỏng',
       month::date, true, (SELECT min(id) FROM accounts_user), as_of
FROM counted, board_rows, entered_metrics,
     generate_series(date_trunc('month', as_of - interval '23 months'), as_of, '1 month') AS month;
