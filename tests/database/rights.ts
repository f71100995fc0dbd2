/**
 * Who may do what in the database: one line for every table, view and function. A new one without a line here
 * fails rights.test.ts, which tries each line as every role.
 *
 * Nobody inserts, updates or deletes anything directly; everything is written by functions.
 */

/** Who reads a table or view; of rows, those of the own body. */
export type Readers =
  /** Nobody over the API, whatever they are. */
  | 'nobody'
  /** The Help Team: lead, deputy, members. */
  | 'team'
  /** The lead alone. */
  | 'lead'
  /** The Help Team and the auditor. */
  | 'team, auditor'
  /** Anyone of them, but only rows about themselves. */
  | 'self'

export const relations: Readonly<Record<string, Readers>> = {
  'private.audit_format': 'nobody',
  'private.contributor_identity': 'nobody',
  'private.invitee': 'nobody',
  'private.look_up_failure': 'nobody',
  'private.scan_view': 'nobody',
  'private.sign_in_attempt': 'nobody',
  'private.signing_key': 'nobody',
  'private.upload_ticket': 'nobody',
  'public.access_log': 'team, auditor',
  'public.assignment': 'team',
  'public.audit_entry': 'team, auditor',
  'public.audit_seal': 'team, auditor',
  'public.body': 'team',
  'public.comment': 'team',
  'public.comparison': 'team',
  'public.content_area': 'team',
  'public.desk_comment': 'team',
  'public.desk_feedback': 'team',
  'public.division': 'team',
  'public.division_comparison': 'team',
  'public.feedback': 'team',
  'public.invitation': 'team',
  'public.paper_form': 'team',
  'public.paper_form_event': 'team',
  'public.passage': 'team',
  'public.review_prompt': 'team',
  'public.review_prompt_scan': 'team',
  'public.round': 'team',
  'public.scan': 'team',
  'public.staff': 'team',
  'public.staff_subject': 'self',
  'public.subject': 'team',
  'public.verification': 'team',
}

/** Who gets something out of a function. Whoever is left out is refused, or is told nothing. */
export type Callers =
  /** No role of the API: called by other functions, by triggers, by the owner. */
  | 'nobody'
  /** The intake's key. */
  | 'intake'
  /** The intake's key, in a policy of Storage; not exposed. */
  | 'intake, in policies'
  /** Anyone signed in. */
  | 'signed in'
  /** Signed-in users, in policies and views; in a schema that is not exposed. */
  | 'in policies'
  /** The Help Team. */
  | 'team'
  /** The lead alone. */
  | 'lead'
  /** The Help Team and the auditor. */
  | 'team, auditor'
  /** The secret key: setting up and scheduled jobs. */
  | 'secret key'

export const functions: Readonly<Record<string, Callers>> = {
  'private.audit_add': 'nobody',
  'private.audit_columns': 'nobody',
  'private.audit_faults': 'nobody',
  'private.audit_follow': 'nobody',
  'private.audit_height': 'nobody',
  'private.audit_line': 'nobody',
  'private.audit_lock': 'nobody',
  'private.audit_named': 'nobody',
  'private.audit_only': 'nobody',
  'private.audit_parts': 'nobody',
  'private.audit_seal_fault': 'nobody',
  'private.audit_text': 'nobody',
  'private.audit_unlisted': 'nobody',
  'private.begun_at': 'nobody',
  'private.check_bounds': 'nobody',
  'private.check_transcription': 'nobody',
  'private.claim_scans': 'nobody',
  'private.closing_moment': 'in policies',
  'private.comparison_of': 'in policies',
  'private.divisions_in_force': 'in policies',
  'private.folded': 'nobody',
  'private.invitation_states': 'nobody',
  'private.is_about_me': 'in policies',
  'private.is_late': 'in policies',
  'private.is_named': 'nobody',
  'private.is_open_upload': 'intake, in policies',
  'private.listed': 'nobody',
  'private.may_view_scan': 'in policies',
  'private.my_body_id': 'in policies',
  'private.my_log_body_id': 'in policies',
  'private.my_staff': 'nobody',
  'private.new_code': 'nobody',
  'private.new_reference': 'nobody',
  'private.opened_receipt': 'nobody',
  'private.paper_form_states': 'nobody',
  'private.part_count': 'nobody',
  'private.person_key': 'nobody',
  'private.plain_reason': 'nobody',
  'private.receipt': 'nobody',
  'private.receipt_secret': 'nobody',
  'private.receipt_status': 'nobody',
  'private.refuse_guessing': 'nobody',
  'private.require_round': 'nobody',
  'private.require_staff': 'nobody',
  'private.round_on': 'nobody',
  'private.same_words_count': 'in policies',
  'private.seal_body': 'nobody',
  'private.seal_facts': 'nobody',
  'private.seal_sha256': 'nobody',
  'private.sha256_text': 'nobody',
  'private.signature': 'nobody',
  'private.speakable': 'nobody',
  'private.store_feedback': 'nobody',
  'private.ticket_of': 'nobody',
  'private.uncounted': 'in policies',
  'private.utc': 'nobody',
  'private.verification_of': 'in policies',
  'private.verified': 'in policies',
  'public.audit_letter': 'team, auditor',
  'public.audit_names': 'team, auditor',
  'public.audit_references': 'team, auditor',
  'public.audit_state': 'team, auditor',
  'public.begin_feedback': 'intake',
  'public.begin_sign_in': 'intake',
  'public.check_audit': 'team, auditor',
  'public.comment_counts': 'team',
  'public.compare_feedback': 'team',
  'public.complete_upload': 'intake',
  'public.current_round': 'intake',
  'public.end_sign_in': 'signed in',
  'public.enrol_staff': 'secret key',
  'public.enter_paper_feedback': 'team',
  'public.feedback_counts': 'team',
  'public.find_invitation': 'intake',
  'public.find_receipt': 'intake',
  'public.find_upload': 'intake',
  'public.forget_uploads': 'secret key',
  'public.import_invitations': 'team',
  'public.invitation_list': 'team',
  'public.invitation_totals': 'team',
  'public.invitations_to_print': 'team',
  'public.known_invitees': 'team',
  'public.look_up_receipt': 'intake',
  'public.open_identity': 'team',
  'public.open_scan': 'team',
  'public.open_upload': 'intake',
  'public.paper_form_list': 'team',
  'public.paper_form_totals': 'team',
  'public.paper_forms_to_print': 'team',
  'public.print_paper_forms': 'team',
  'public.publish_round': 'secret key',
  'public.record_paper_forms': 'team',
  'public.remove_samples': 'secret key',
  'public.same_words': 'team',
  'public.seal_audit': 'secret key',
  'public.staff_me': 'team, auditor',
  'public.stale_uploads': 'secret key',
  'public.store_sample': 'secret key',
  'public.submit_feedback': 'intake',
  'public.verify_feedback': 'team',
  'public.withdraw_invitation': 'team',
}
