"""What was signed, as one text with its digest, and what the database refuses of signatures and of what is published on them."""

from django.db import migrations

# Canonical: jsonb writes its keys in one order and its numbers in one way. Anybody can take the digest of it again.
_TEXT = """
CREATE FUNCTION delivery_draft_text(decision bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'round', r.slug, 'version', d.version, 'way', d.way, 'power', d.power_name, 'citation', d.citation,
        'rule', d.rule, 'minute', d.minute, 'statement', d.statement, 'alternatives', d.alternatives,
        'lines', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
                       'number', o.number, 'title', o.title, 'residents_pence', l.residents_pence,
                       'funded_pence', l.funded_pence, 'reason', l.reason) ORDER BY o.number), '[]'::jsonb)
              FROM delivery_decisionline l
              JOIN budgets_project p ON p.id = l.project_id
              JOIN ballots_option o ON o.id = p.option_id
             WHERE l.decision_id = d.id),
        'diverted', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
                       'programme', v.programme, 'pence', v.amount_pence, 'consultation', v.consultation)
                       ORDER BY v.id), '[]'::jsonb)
              FROM delivery_diversion v WHERE v.decision_id = d.id),
        'deciders', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
                       'name', x.name, 'office', x.office, 'lead', x.lead) ORDER BY x.name, x.id), '[]'::jsonb)
              FROM delivery_decider x WHERE x.decision_id = d.id AND NOT x.before_referral)
    )::text
      FROM delivery_decision d JOIN budgets_budgetround r ON r.id = d.round_id
     WHERE d.id = decision
$$;
CREATE FUNCTION delivery_draft_digest(decision bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(delivery_draft_text(decision), 'UTF8')), 'hex')
$$;
"""

_SIGNATURE = """
CREATE FUNCTION delivery_check_signature(who bigint, digest text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    of_decision bigint;
BEGIN
    SELECT x.decision_id INTO of_decision
      FROM delivery_decider x JOIN delivery_decision d ON d.id = x.decision_id
     WHERE x.id = who AND NOT x.before_referral AND d.way = 'signed' AND d.asked_at IS NOT NULL;
    IF of_decision IS NULL THEN
        RAISE EXCEPTION 'Nobody asked for this signature' USING ERRCODE = 'check_violation';
    END IF;
    IF digest IS DISTINCT FROM delivery_draft_digest(of_decision) THEN
        RAISE EXCEPTION 'Not the draft as it stands' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM delivery_decider x
          LEFT JOIN councillors_councillor c ON c.id = x.councillor_id
          LEFT JOIN members_person p ON p.id = COALESCE(c.person_id, x.officer_id)
         WHERE x.id = who AND p.is_active
           AND (c.office @> (clock_timestamp() AT TIME ZONE 'Europe/London')::date OR c.id IS NULL AND p.is_staff)
    ) THEN
        RAISE EXCEPTION 'Not in office' USING ERRCODE = 'check_violation';
    END IF;
END $$;
"""

# Whether those who decide agree on a line, by the stated rule: the same as delivery.signed.
_AGREED = """
CREATE FUNCTION delivery_line_is_agreed(of_line bigint, rule text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE rule
        WHEN 'lead' THEN COALESCE(bool_or(x.lead AND v.vote = 'for'), false)
        WHEN 'refer' THEN count(*) FILTER (WHERE v.vote = 'for') > 0 AND count(*) FILTER (WHERE v.vote = 'against') = 0
        ELSE count(*) FILTER (WHERE v.vote = 'for') > count(*) FILTER (WHERE v.vote = 'against')
    END
      FROM delivery_linevote v JOIN delivery_decider x ON x.id = v.decider_id
     WHERE v.line_id = of_line AND NOT x.before_referral
$$;
"""

_CHECK_SIGNED = """
CREATE FUNCTION delivery_check_signed(decision bigint, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM delivery_decider x LEFT JOIN delivery_signature s ON s.decider_id = x.id
         WHERE x.decision_id = decision AND NOT x.before_referral AND x.vote <> 'absent'
           AND s.digest IS DISTINCT FROM delivery_draft_digest(decision)
    ) THEN
        RAISE EXCEPTION 'A signature is missing' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT count(*) FILTER (WHERE x.vote <> 'absent') * 2 <= count(*) OR rule = 'sole' AND count(*) <> 1
          FROM delivery_decider x WHERE x.decision_id = decision AND NOT x.before_referral) THEN
        RAISE EXCEPTION 'Too few have signed' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM delivery_decider x JOIN delivery_interest i ON i.decider_id = x.id AND i.disqualifying
          JOIN delivery_linevote v ON v.decider_id = x.id
          JOIN delivery_decisionline l ON l.id = v.line_id AND (i.project_id IS NULL OR i.project_id = l.project_id)
         WHERE x.decision_id = decision AND v.vote <> 'aside'
    ) THEN
        RAISE EXCEPTION 'Somebody with a disqualifying interest decides' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM delivery_decisionline l
         WHERE l.decision_id = decision AND NOT delivery_line_is_agreed(l.id, rule)
    ) THEN
        RAISE EXCEPTION 'A line is not agreed' USING ERRCODE = 'check_violation';
    END IF;
END $$;
CREATE FUNCTION delivery_check_minutes(decision bigint, minute text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF minute = '' THEN
        RAISE EXCEPTION 'No minutes are named' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM delivery_decider x JOIN delivery_interest i ON i.decider_id = x.id
         WHERE x.decision_id = decision AND i.disqualifying AND x.vote <> 'aside' AND NOT x.before_referral
    ) THEN
        RAISE EXCEPTION 'Somebody with a disqualifying interest decides' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM delivery_decider
         WHERE decision_id = decision AND NOT before_referral AND vote IN ('none', 'by-line')
    ) THEN
        RAISE EXCEPTION 'A vote is not written down' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM delivery_decider
         WHERE decision_id = decision AND vote = 'for' AND NOT before_referral
    ) THEN
        RAISE EXCEPTION 'Nobody decided' USING ERRCODE = 'check_violation';
    END IF;
END $$;
"""

_CHECK = """
CREATE OR REPLACE FUNCTION delivery_check_decision(decision bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    made delivery_decision;
    pot bigint;
    stage text;
BEGIN
    SELECT * INTO made FROM delivery_decision WHERE id = decision;
    SELECT b.pot_pence, b.state INTO pot, stage
      FROM budgets_budgetround r JOIN ballots_ballot b ON b.id = r.ballot_id
     WHERE r.id = made.round_id;
    IF stage NOT IN ('declared', 'superseded') THEN
        RAISE EXCEPTION 'Only a declared result is decided on' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT 1 FROM budgets_project p JOIN ballots_option o ON o.id = p.option_id
         WHERE p.round_id = made.round_id AND o.withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM delivery_decisionline l WHERE l.decision_id = decision AND l.project_id = p.id)
    ) THEN
        RAISE EXCEPTION 'A project is not decided on' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT COALESCE(sum(funded_pence), 0) FROM delivery_decisionline WHERE decision_id = decision)
       > pot + (SELECT COALESCE(sum(amount_pence), 0) FROM delivery_diversion WHERE decision_id = decision) THEN
        RAISE EXCEPTION 'More than there is' USING ERRCODE = 'check_violation';
    END IF;
    IF made.way = 'signed' THEN
        PERFORM delivery_check_signed(decision, made.rule);
    ELSE
        PERFORM delivery_check_minutes(decision, made.minute);
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    """Not to be undone: what was published on signatures would lose its guard."""

    dependencies = [("delivery", "0006_signatures"), ("councillors", "0001_budgets")]

    operations = [
        migrations.RunSQL(sql) for sql in (_TEXT, _SIGNATURE, _AGREED, _CHECK_SIGNED, _CHECK)
    ]
