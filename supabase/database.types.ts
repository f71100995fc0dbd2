export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "13.0.5"
  }
  public: {
    Tables: {
      access_log: {
        Row: {
          action: string
          at: string
          body_id: string
          feedback_id: string | null
          id: number
          reason: string
          scan_id: string | null
          staff_id: string
        }
        Insert: {
          action: string
          at?: string
          body_id: string
          feedback_id?: string | null
          id?: never
          reason: string
          scan_id?: string | null
          staff_id: string
        }
        Update: {
          action?: string
          at?: string
          body_id?: string
          feedback_id?: string | null
          id?: never
          reason?: string
          scan_id?: string | null
          staff_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "access_log_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "access_log_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "access_log_scan_id_fkey"
            columns: ["scan_id"]
            isOneToOne: false
            referencedRelation: "scan"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "access_log_staff_id_fkey"
            columns: ["staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      assignment: {
        Row: {
          assigned_by: string
          assignee: string | null
          at: string
          body_id: string
          feedback_id: string | null
          id: number
          paper_form_id: string | null
          round_id: string
          step: string
        }
        Insert: {
          assigned_by: string
          assignee?: string | null
          at?: string
          body_id: string
          feedback_id?: string | null
          id?: never
          paper_form_id?: string | null
          round_id: string
          step: string
        }
        Update: {
          assigned_by?: string
          assignee?: string | null
          at?: string
          body_id?: string
          feedback_id?: string | null
          id?: never
          paper_form_id?: string | null
          round_id?: string
          step?: string
        }
        Relationships: [
          {
            foreignKeyName: "assignment_assigned_by_fkey"
            columns: ["assigned_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "assignment_assignee_fkey"
            columns: ["assignee"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "assignment_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "assignment_paper_form_id_body_id_round_id_fkey"
            columns: ["paper_form_id", "body_id", "round_id"]
            isOneToOne: false
            referencedRelation: "paper_form"
            referencedColumns: ["id", "body_id", "round_id"]
          },
          {
            foreignKeyName: "assignment_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      audit_entry: {
        Row: {
          actor: string | null
          at: string
          body_id: string
          feedback_id: string | null
          format: number
          id: number
          row_sha256: string
          source: string
          source_key: string
        }
        Insert: {
          actor?: string | null
          at?: string
          body_id: string
          feedback_id?: string | null
          format: number
          id?: never
          row_sha256: string
          source: string
          source_key: string
        }
        Update: {
          actor?: string | null
          at?: string
          body_id?: string
          feedback_id?: string | null
          format?: number
          id?: never
          row_sha256?: string
          source?: string
          source_key?: string
        }
        Relationships: []
      }
      audit_seal: {
        Row: {
          body_id: string
          entry_count: number
          from_entry: number
          id: number
          number: number
          previous_sha256: string
          sealed_at: string
          sha256: string
          to_entry: number
        }
        Insert: {
          body_id: string
          entry_count: number
          from_entry: number
          id?: never
          number: number
          previous_sha256: string
          sealed_at?: string
          sha256: string
          to_entry: number
        }
        Update: {
          body_id?: string
          entry_count?: number
          from_entry?: number
          id?: never
          number?: number
          previous_sha256?: string
          sealed_at?: string
          sha256?: string
          to_entry?: number
        }
        Relationships: [
          {
            foreignKeyName: "audit_seal_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
        ]
      }
      body: {
        Row: {
          id: string
          name: string
          second_factor_required: boolean
          slug: string
          superior_name: string | null
        }
        Insert: {
          id?: string
          name: string
          second_factor_required?: boolean
          slug: string
          superior_name?: string | null
        }
        Update: {
          id?: string
          name?: string
          second_factor_required?: boolean
          slug?: string
          superior_name?: string | null
        }
        Relationships: []
      }
      comment: {
        Row: {
          aspect: string | null
          body_id: string
          content_area_id: string
          contributor_kind: string
          feedback_id: string
          id: number
          position: number
          round_id: string
          subject_id: string
          text: string
        }
        Insert: {
          aspect?: string | null
          body_id: string
          content_area_id: string
          contributor_kind: string
          feedback_id: string
          id?: never
          position: number
          round_id: string
          subject_id: string
          text: string
        }
        Update: {
          aspect?: string | null
          body_id?: string
          content_area_id?: string
          contributor_kind?: string
          feedback_id?: string
          id?: never
          position?: number
          round_id?: string
          subject_id?: string
          text?: string
        }
        Relationships: [
          {
            foreignKeyName: "comment_content_area_id_round_id_fkey"
            columns: ["content_area_id", "round_id"]
            isOneToOne: false
            referencedRelation: "content_area"
            referencedColumns: ["id", "round_id"]
          },
          {
            foreignKeyName: "comment_feedback_id_body_id_round_id_contributor_kind_fkey"
            columns: ["feedback_id", "body_id", "round_id", "contributor_kind"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id", "body_id", "round_id", "contributor_kind"]
          },
          {
            foreignKeyName: "comment_subject_id_round_id_fkey"
            columns: ["subject_id", "round_id"]
            isOneToOne: false
            referencedRelation: "subject"
            referencedColumns: ["id", "round_id"]
          },
        ]
      }
      comparison: {
        Row: {
          at: string
          body_id: string
          compared_by: string
          feedback_id: string
          id: number
          note: string | null
          outcome: string
        }
        Insert: {
          at?: string
          body_id: string
          compared_by: string
          feedback_id: string
          id?: never
          note?: string | null
          outcome: string
        }
        Update: {
          at?: string
          body_id?: string
          compared_by?: string
          feedback_id?: string
          id?: never
          note?: string | null
          outcome?: string
        }
        Relationships: [
          {
            foreignKeyName: "comparison_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "comparison_compared_by_fkey"
            columns: ["compared_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "comparison_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
        ]
      }
      content_area: {
        Row: {
          body_id: string
          code: string
          id: string
          is_focus: boolean
          order_no: number
          round_id: string
          short_title: string
          title: string
        }
        Insert: {
          body_id: string
          code: string
          id?: string
          is_focus?: boolean
          order_no: number
          round_id: string
          short_title: string
          title: string
        }
        Update: {
          body_id?: string
          code?: string
          id?: string
          is_focus?: boolean
          order_no?: number
          round_id?: string
          short_title?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "content_area_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      division: {
        Row: {
          body_id: string
          contributor_kind: string
          feedback_id: string
          id: number
          made_at: string
          made_by: string
          round_id: string
          version: number
        }
        Insert: {
          body_id: string
          contributor_kind: string
          feedback_id: string
          id?: never
          made_at?: string
          made_by: string
          round_id: string
          version: number
        }
        Update: {
          body_id?: string
          contributor_kind?: string
          feedback_id?: string
          id?: never
          made_at?: string
          made_by?: string
          round_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "division_feedback_id_body_id_round_id_contributor_kind_fkey"
            columns: ["feedback_id", "body_id", "round_id", "contributor_kind"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id", "body_id", "round_id", "contributor_kind"]
          },
          {
            foreignKeyName: "division_made_by_fkey"
            columns: ["made_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      division_comparison: {
        Row: {
          at: string
          body_id: string
          compared_by: string
          division_id: number
          feedback_id: string
          id: number
          note: string | null
          outcome: string
        }
        Insert: {
          at?: string
          body_id: string
          compared_by: string
          division_id: number
          feedback_id: string
          id?: never
          note?: string | null
          outcome: string
        }
        Update: {
          at?: string
          body_id?: string
          compared_by?: string
          division_id?: number
          feedback_id?: string
          id?: never
          note?: string | null
          outcome?: string
        }
        Relationships: [
          {
            foreignKeyName: "division_comparison_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "division_comparison_compared_by_fkey"
            columns: ["compared_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "division_comparison_division_id_fkey"
            columns: ["division_id"]
            isOneToOne: false
            referencedRelation: "division"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "division_comparison_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
        ]
      }
      feedback: {
        Row: {
          begun_at: string | null
          body_id: string
          channel: string
          comment_count: number
          content_sha256: string
          contributor_category: string
          contributor_kind: string
          entered_at: string | null
          entered_by: string | null
          id: string
          idempotency_key_sha256: string
          invitation_id: string | null
          is_sample: boolean
          paper_form_id: string | null
          receipt_secret_sha256: string
          received_at: string
          reference: string
          replaces: string | null
          round_id: string
          trapped: boolean
          words_sha256: string | null
        }
        Insert: {
          begun_at?: string | null
          body_id: string
          channel?: string
          comment_count: number
          content_sha256: string
          contributor_category: string
          contributor_kind: string
          entered_at?: string | null
          entered_by?: string | null
          id?: string
          idempotency_key_sha256: string
          invitation_id?: string | null
          is_sample?: boolean
          paper_form_id?: string | null
          receipt_secret_sha256: string
          received_at?: string
          reference: string
          replaces?: string | null
          round_id: string
          trapped?: boolean
          words_sha256?: string | null
        }
        Update: {
          begun_at?: string | null
          body_id?: string
          channel?: string
          comment_count?: number
          content_sha256?: string
          contributor_category?: string
          contributor_kind?: string
          entered_at?: string | null
          entered_by?: string | null
          id?: string
          idempotency_key_sha256?: string
          invitation_id?: string | null
          is_sample?: boolean
          paper_form_id?: string | null
          receipt_secret_sha256?: string
          received_at?: string
          reference?: string
          replaces?: string | null
          round_id?: string
          trapped?: boolean
          words_sha256?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "feedback_entered_by_fkey"
            columns: ["entered_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "feedback_invited"
            columns: ["invitation_id", "body_id", "round_id"]
            isOneToOne: false
            referencedRelation: "invitation"
            referencedColumns: ["id", "body_id", "round_id"]
          },
          {
            foreignKeyName: "feedback_on_form"
            columns: ["paper_form_id", "body_id", "round_id"]
            isOneToOne: false
            referencedRelation: "paper_form"
            referencedColumns: ["id", "body_id", "round_id"]
          },
          {
            foreignKeyName: "feedback_replaces_fkey"
            columns: ["replaces"]
            isOneToOne: true
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "feedback_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      invitation: {
        Row: {
          body_id: string
          contributor_category: string
          contributor_kind: string
          created_at: string
          created_by: string
          id: string
          number: number
          round_id: string
          withdrawn_at: string | null
          withdrawn_by: string | null
        }
        Insert: {
          body_id: string
          contributor_category: string
          contributor_kind: string
          created_at?: string
          created_by: string
          id?: string
          number: number
          round_id: string
          withdrawn_at?: string | null
          withdrawn_by?: string | null
        }
        Update: {
          body_id?: string
          contributor_category?: string
          contributor_kind?: string
          created_at?: string
          created_by?: string
          id?: string
          number?: number
          round_id?: string
          withdrawn_at?: string | null
          withdrawn_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "invitation_created_by_fkey"
            columns: ["created_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "invitation_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
          {
            foreignKeyName: "invitation_withdrawn_by_fkey"
            columns: ["withdrawn_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      paper_form: {
        Row: {
          batch: string
          body_id: string
          id: string
          invitation_id: string | null
          number: number
          printed_at: string
          printed_by: string
          round_id: string
        }
        Insert: {
          batch: string
          body_id: string
          id?: string
          invitation_id?: string | null
          number: number
          printed_at?: string
          printed_by: string
          round_id: string
        }
        Update: {
          batch?: string
          body_id?: string
          id?: string
          invitation_id?: string | null
          number?: number
          printed_at?: string
          printed_by?: string
          round_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "paper_form_invitation_id_body_id_round_id_fkey"
            columns: ["invitation_id", "body_id", "round_id"]
            isOneToOne: false
            referencedRelation: "invitation"
            referencedColumns: ["id", "body_id", "round_id"]
          },
          {
            foreignKeyName: "paper_form_printed_by_fkey"
            columns: ["printed_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "paper_form_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      paper_form_event: {
        Row: {
          at: string
          body_id: string
          id: number
          kind: string
          paper_form_id: string
          recorded_at: string
          recorded_by: string
          round_id: string
        }
        Insert: {
          at?: string
          body_id: string
          id?: never
          kind: string
          paper_form_id: string
          recorded_at?: string
          recorded_by: string
          round_id: string
        }
        Update: {
          at?: string
          body_id?: string
          id?: never
          kind?: string
          paper_form_id?: string
          recorded_at?: string
          recorded_by?: string
          round_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "paper_form_event_paper_form_id_body_id_round_id_fkey"
            columns: ["paper_form_id", "body_id", "round_id"]
            isOneToOne: false
            referencedRelation: "paper_form"
            referencedColumns: ["id", "body_id", "round_id"]
          },
          {
            foreignKeyName: "paper_form_event_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      passage: {
        Row: {
          aspect: string | null
          body_id: string
          comment_id: number
          content_area_id: string | null
          contributor_kind: string
          division_id: number
          ends_at: number
          feedback_id: string
          id: number
          position: number
          round_id: string
          set_aside: string | null
          starts_at: number
          subject_id: string | null
        }
        Insert: {
          aspect?: string | null
          body_id: string
          comment_id: number
          content_area_id?: string | null
          contributor_kind: string
          division_id: number
          ends_at: number
          feedback_id: string
          id?: never
          position: number
          round_id: string
          set_aside?: string | null
          starts_at: number
          subject_id?: string | null
        }
        Update: {
          aspect?: string | null
          body_id?: string
          comment_id?: number
          content_area_id?: string | null
          contributor_kind?: string
          division_id?: number
          ends_at?: number
          feedback_id?: string
          id?: never
          position?: number
          round_id?: string
          set_aside?: string | null
          starts_at?: number
          subject_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "passage_comment_id_fkey"
            columns: ["comment_id"]
            isOneToOne: false
            referencedRelation: "comment"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "passage_content_area_id_round_id_fkey"
            columns: ["content_area_id", "round_id"]
            isOneToOne: false
            referencedRelation: "content_area"
            referencedColumns: ["id", "round_id"]
          },
          {
            foreignKeyName: "passage_division_id_feedback_id_body_id_round_id_contribut_fkey"
            columns: ["division_id", "feedback_id", "body_id", "round_id", "contributor_kind"]
            isOneToOne: false
            referencedRelation: "division"
            referencedColumns: ["id", "feedback_id", "body_id", "round_id", "contributor_kind"]
          },
          {
            foreignKeyName: "passage_subject_id_round_id_fkey"
            columns: ["subject_id", "round_id"]
            isOneToOne: false
            referencedRelation: "subject"
            referencedColumns: ["id", "round_id"]
          },
        ]
      }
      reply: {
        Row: {
          answered_on: string | null
          body_id: string
          contributor_kind: string
          document_date: string | null
          document_number: string | null
          done_by: string | null
          feedback_id: string
          id: number
          note: string | null
          reason: string | null
          recorded_at: string
          recorded_by: string
          recording: string
          replaces: number | null
          round_id: string
          way: string | null
        }
        Insert: {
          answered_on?: string | null
          body_id: string
          contributor_kind: string
          document_date?: string | null
          document_number?: string | null
          done_by?: string | null
          feedback_id: string
          id?: never
          note?: string | null
          reason?: string | null
          recorded_at?: string
          recorded_by: string
          recording: string
          replaces?: number | null
          round_id: string
          way?: string | null
        }
        Update: {
          answered_on?: string | null
          body_id?: string
          contributor_kind?: string
          document_date?: string | null
          document_number?: string | null
          done_by?: string | null
          feedback_id?: string
          id?: never
          note?: string | null
          reason?: string | null
          recorded_at?: string
          recorded_by?: string
          recording?: string
          replaces?: number | null
          round_id?: string
          way?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "reply_done_by_fkey"
            columns: ["done_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "reply_feedback_id_body_id_round_id_contributor_kind_fkey"
            columns: ["feedback_id", "body_id", "round_id", "contributor_kind"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id", "body_id", "round_id", "contributor_kind"]
          },
          {
            foreignKeyName: "reply_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "reply_replaces_feedback_id_fkey"
            columns: ["replaces", "feedback_id"]
            isOneToOne: false
            referencedRelation: "reply"
            referencedColumns: ["id", "feedback_id"]
          },
        ]
      }
      review_prompt: {
        Row: {
          body_id: string
          document_date: string
          document_number: string
          id: string
          recorded_at: string
          recorded_by: string
          replaces: string | null
          round_id: string
          sender: string
          source: string
          subject_id: string
          text: string
        }
        Insert: {
          body_id: string
          document_date: string
          document_number: string
          id?: string
          recorded_at?: string
          recorded_by: string
          replaces?: string | null
          round_id: string
          sender: string
          source: string
          subject_id: string
          text: string
        }
        Update: {
          body_id?: string
          document_date?: string
          document_number?: string
          id?: string
          recorded_at?: string
          recorded_by?: string
          replaces?: string | null
          round_id?: string
          sender?: string
          source?: string
          subject_id?: string
          text?: string
        }
        Relationships: [
          {
            foreignKeyName: "review_prompt_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "review_prompt_replaces_fkey"
            columns: ["replaces"]
            isOneToOne: true
            referencedRelation: "review_prompt"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "review_prompt_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
          {
            foreignKeyName: "review_prompt_subject_id_round_id_fkey"
            columns: ["subject_id", "round_id"]
            isOneToOne: false
            referencedRelation: "subject"
            referencedColumns: ["id", "round_id"]
          },
        ]
      }
      review_prompt_scan: {
        Row: {
          body_id: string
          byte_size: number
          id: string
          media_type: string
          part_bytes: number
          part_count: number
          position: number
          review_prompt_id: string
          sha256: string
        }
        Insert: {
          body_id: string
          byte_size: number
          id: string
          media_type: string
          part_bytes: number
          part_count: number
          position: number
          review_prompt_id: string
          sha256: string
        }
        Update: {
          body_id?: string
          byte_size?: number
          id?: string
          media_type?: string
          part_bytes?: number
          part_count?: number
          position?: number
          review_prompt_id?: string
          sha256?: string
        }
        Relationships: [
          {
            foreignKeyName: "review_prompt_scan_review_prompt_id_body_id_fkey"
            columns: ["review_prompt_id", "body_id"]
            isOneToOne: false
            referencedRelation: "review_prompt"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      round: {
        Row: {
          accepts_late_until: string | null
          body_id: string
          closes_on: string
          grace_minutes: number
          id: string
          opens_on: string
          title: string
          year: number
        }
        Insert: {
          accepts_late_until?: string | null
          body_id: string
          closes_on: string
          grace_minutes?: number
          id?: string
          opens_on: string
          title: string
          year: number
        }
        Update: {
          accepts_late_until?: string | null
          body_id?: string
          closes_on?: string
          grace_minutes?: number
          id?: string
          opens_on?: string
          title?: string
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "round_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
        ]
      }
      scan: {
        Row: {
          body_id: string
          byte_size: number
          contributor_kind: string
          feedback_id: string
          id: string
          media_type: string
          part_bytes: number
          part_count: number
          position: number
          round_id: string
          sha256: string
        }
        Insert: {
          body_id: string
          byte_size: number
          contributor_kind: string
          feedback_id: string
          id: string
          media_type: string
          part_bytes: number
          part_count: number
          position: number
          round_id: string
          sha256: string
        }
        Update: {
          body_id?: string
          byte_size?: number
          contributor_kind?: string
          feedback_id?: string
          id?: string
          media_type?: string
          part_bytes?: number
          part_count?: number
          position?: number
          round_id?: string
          sha256?: string
        }
        Relationships: [
          {
            foreignKeyName: "scan_feedback_id_body_id_round_id_contributor_kind_fkey"
            columns: ["feedback_id", "body_id", "round_id", "contributor_kind"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id", "body_id", "round_id", "contributor_kind"]
          },
        ]
      }
      staff: {
        Row: {
          body_id: string
          disabled_at: string | null
          display_name: string
          role: string
          user_id: string
        }
        Insert: {
          body_id: string
          disabled_at?: string | null
          display_name: string
          role: string
          user_id: string
        }
        Update: {
          body_id?: string
          disabled_at?: string | null
          display_name?: string
          role?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
        ]
      }
      staff_event: {
        Row: {
          actor: string | null
          at: string
          body_id: string
          id: number
          invitation_id: string | null
          kind: string
          reason: string | null
          staff_id: string | null
        }
        Insert: {
          actor?: string | null
          at?: string
          body_id: string
          id?: never
          invitation_id?: string | null
          kind: string
          reason?: string | null
          staff_id?: string | null
        }
        Update: {
          actor?: string | null
          at?: string
          body_id?: string
          id?: never
          invitation_id?: string | null
          kind?: string
          reason?: string | null
          staff_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "staff_event_actor_fkey"
            columns: ["actor"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "staff_event_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_event_invitation_id_fkey"
            columns: ["invitation_id"]
            isOneToOne: false
            referencedRelation: "staff_invitation"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_event_staff_id_fkey"
            columns: ["staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      staff_invitation: {
        Row: {
          body_id: string
          code_sha256: string
          display_name: string
          email: string
          expires_at: string
          held_until: string | null
          id: string
          invited_at: string
          invited_by: string
          joined_at: string | null
          role: string
          subject_code: string | null
          user_id: string | null
          withdrawn_at: string | null
        }
        Insert: {
          body_id: string
          code_sha256: string
          display_name: string
          email: string
          expires_at?: string
          held_until?: string | null
          id: string
          invited_at?: string
          invited_by: string
          joined_at?: string | null
          role: string
          subject_code?: string | null
          user_id?: string | null
          withdrawn_at?: string | null
        }
        Update: {
          body_id?: string
          code_sha256?: string
          display_name?: string
          email?: string
          expires_at?: string
          held_until?: string | null
          id?: string
          invited_at?: string
          invited_by?: string
          joined_at?: string | null
          role?: string
          subject_code?: string | null
          user_id?: string | null
          withdrawn_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "staff_invitation_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_invitation_invited_by_fkey"
            columns: ["invited_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "staff_invitation_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      staff_subject: {
        Row: {
          subject_code: string
          user_id: string
        }
        Insert: {
          subject_code: string
          user_id: string
        }
        Update: {
          subject_code?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_subject_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      subject: {
        Row: {
          body_id: string
          code: string
          id: string
          kind: string
          order_no: number
          round_id: string
          title: string
        }
        Insert: {
          body_id: string
          code: string
          id?: string
          kind: string
          order_no: number
          round_id: string
          title: string
        }
        Update: {
          body_id?: string
          code?: string
          id?: string
          kind?: string
          order_no?: number
          round_id?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "subject_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      synthesis_act: {
        Row: {
          acted_by: string
          at: string
          body_id: string
          content_area_id: string
          feedback_id: string
          id: number
          outcome: string
          passage_id: number
          reason: string | null
          round_id: string
          subject_id: string
        }
        Insert: {
          acted_by: string
          at?: string
          body_id: string
          content_area_id: string
          feedback_id: string
          id?: never
          outcome: string
          passage_id: number
          reason?: string | null
          round_id: string
          subject_id: string
        }
        Update: {
          acted_by?: string
          at?: string
          body_id?: string
          content_area_id?: string
          feedback_id?: string
          id?: never
          outcome?: string
          passage_id?: number
          reason?: string | null
          round_id?: string
          subject_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "synthesis_act_acted_by_fkey"
            columns: ["acted_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "synthesis_act_content_area_id_round_id_fkey"
            columns: ["content_area_id", "round_id"]
            isOneToOne: false
            referencedRelation: "content_area"
            referencedColumns: ["id", "round_id"]
          },
          {
            foreignKeyName: "synthesis_act_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "synthesis_act_passage_id_fkey"
            columns: ["passage_id"]
            isOneToOne: false
            referencedRelation: "passage"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "synthesis_act_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
          {
            foreignKeyName: "synthesis_act_subject_id_round_id_fkey"
            columns: ["subject_id", "round_id"]
            isOneToOne: false
            referencedRelation: "subject"
            referencedColumns: ["id", "round_id"]
          },
        ]
      }
      synthesis_link: {
        Row: {
          act_id: number
          body_id: string
          content_area_id: string
          feedback_id: string
          point_id: string
          subject_id: string
        }
        Insert: {
          act_id: number
          body_id: string
          content_area_id: string
          feedback_id: string
          point_id: string
          subject_id: string
        }
        Update: {
          act_id?: number
          body_id?: string
          content_area_id?: string
          feedback_id?: string
          point_id?: string
          subject_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "synthesis_link_act_id_feedback_id_body_id_subject_id_conte_fkey"
            columns: ["act_id", "feedback_id", "body_id", "subject_id", "content_area_id"]
            isOneToOne: false
            referencedRelation: "synthesis_act"
            referencedColumns: ["id", "feedback_id", "body_id", "subject_id", "content_area_id"]
          },
          {
            foreignKeyName: "synthesis_link_point_id_body_id_subject_id_content_area_id_fkey"
            columns: ["point_id", "body_id", "subject_id", "content_area_id"]
            isOneToOne: false
            referencedRelation: "synthesis_point"
            referencedColumns: ["id", "body_id", "subject_id", "content_area_id"]
          },
        ]
      }
      synthesis_point: {
        Row: {
          body_id: string
          content_area_id: string
          id: string
          made_at: string
          made_by: string
          round_id: string
          subject_id: string
        }
        Insert: {
          body_id: string
          content_area_id: string
          id: string
          made_at?: string
          made_by: string
          round_id: string
          subject_id: string
        }
        Update: {
          body_id?: string
          content_area_id?: string
          id?: string
          made_at?: string
          made_by?: string
          round_id?: string
          subject_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "synthesis_point_content_area_id_round_id_fkey"
            columns: ["content_area_id", "round_id"]
            isOneToOne: false
            referencedRelation: "content_area"
            referencedColumns: ["id", "round_id"]
          },
          {
            foreignKeyName: "synthesis_point_made_by_fkey"
            columns: ["made_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "synthesis_point_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
          {
            foreignKeyName: "synthesis_point_subject_id_round_id_fkey"
            columns: ["subject_id", "round_id"]
            isOneToOne: false
            referencedRelation: "subject"
            referencedColumns: ["id", "round_id"]
          },
        ]
      }
      synthesis_point_place: {
        Row: {
          at: string
          body_id: string
          id: number
          place: number
          placed_by: string
          point_id: string
        }
        Insert: {
          at?: string
          body_id: string
          id?: never
          place: number
          placed_by: string
          point_id: string
        }
        Update: {
          at?: string
          body_id?: string
          id?: never
          place?: number
          placed_by?: string
          point_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "synthesis_point_place_placed_by_fkey"
            columns: ["placed_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "synthesis_point_place_point_id_body_id_fkey"
            columns: ["point_id", "body_id"]
            isOneToOne: false
            referencedRelation: "synthesis_point"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      synthesis_point_version: {
        Row: {
          aspect: string | null
          body_id: string
          id: number
          point_id: string
          saved_at: string
          saved_by: string
          text: string
          version: number
          withdrawn: boolean
        }
        Insert: {
          aspect?: string | null
          body_id: string
          id?: never
          point_id: string
          saved_at?: string
          saved_by: string
          text: string
          version: number
          withdrawn?: boolean
        }
        Update: {
          aspect?: string | null
          body_id?: string
          id?: never
          point_id?: string
          saved_at?: string
          saved_by?: string
          text?: string
          version?: number
          withdrawn?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "synthesis_point_version_point_id_body_id_fkey"
            columns: ["point_id", "body_id"]
            isOneToOne: false
            referencedRelation: "synthesis_point"
            referencedColumns: ["id", "body_id"]
          },
          {
            foreignKeyName: "synthesis_point_version_saved_by_fkey"
            columns: ["saved_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      verification: {
        Row: {
          at: string
          body_id: string
          feedback_id: string
          id: number
          method: string
          note: string | null
          outcome: string
          verified_by: string
        }
        Insert: {
          at?: string
          body_id: string
          feedback_id: string
          id?: never
          method: string
          note?: string | null
          outcome: string
          verified_by: string
        }
        Update: {
          at?: string
          body_id?: string
          feedback_id?: string
          id?: never
          method?: string
          note?: string | null
          outcome?: string
          verified_by?: string
        }
        Relationships: [
          {
            foreignKeyName: "verification_body_id_fkey"
            columns: ["body_id"]
            isOneToOne: false
            referencedRelation: "body"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "verification_feedback_id_fkey"
            columns: ["feedback_id"]
            isOneToOne: false
            referencedRelation: "feedback"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "verification_verified_by_fkey"
            columns: ["verified_by"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
    }
    Views: {
      desk_comment: {
        Row: {
          aspect: string | null
          body_id: string | null
          channel: string | null
          content_area_id: string | null
          contributor_category: string | null
          contributor_kind: string | null
          feedback_id: string | null
          id: number | null
          is_sample: boolean | null
          key: number | null
          late: boolean | null
          passage_id: number | null
          position: number | null
          received_at: string | null
          reference: string | null
          round_id: string | null
          subject_id: string | null
          text: string | null
          verified: boolean | null
        }
        Relationships: []
      }
      desk_feedback: {
        Row: {
          body_id: string | null
          channel: string | null
          comment_count: number | null
          comparison: string | null
          contributor_category: string | null
          contributor_kind: string | null
          corrects: string | null
          counted: boolean | null
          entered_at: string | null
          entered_by: string | null
          id: string | null
          is_sample: boolean | null
          late: boolean | null
          received_at: string | null
          reference: string | null
          replaced_by: string | null
          round_id: string | null
          same_words_count: number | null
          scan_count: number | null
          trapped: boolean | null
          verification: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      arrivals: {
        Args: { p_round_id: string }
        Returns: {
          contributor_kind: string
          day: string
          feedback_count: number
        }[]
      }
      assign_work: {
        Args: {
          p_assignee?: string
          p_keys: string[]
          p_round_id: string
          p_seen?: Json
          p_step: string
        }
        Returns: number
      }
      audit_letter: { Args: { p_reference: string }; Returns: string }
      audit_names: {
        Args: never
        Returns: {
          display_name: string
          user_id: string
        }[]
      }
      audit_references: {
        Args: { p_feedback_ids: string[] }
        Returns: {
          feedback_id: string
          reference: string
        }[]
      }
      audit_state: { Args: { p_number?: number }; Returns: Json }
      be_present: {
        Args: { p_feedback_id: string }
        Returns: {
          display_name: string
        }[]
      }
      begin_feedback: { Args: { body: string }; Returns: string }
      begin_joining: { Args: { address: string; code: string }; Returns: Json }
      begin_sign_in: {
        Args: { address: string; email: string }
        Returns: number
      }
      check_audit: { Args: { p_from?: string }; Returns: Json }
      close_my_sessions: { Args: { p_session_id?: string }; Returns: number }
      close_sessions_of: { Args: { p_user_id: string }; Returns: number }
      comment_counts: {
        Args: { p_round_id: string }
        Returns: {
          aspect: string
          comment_count: number
          content_area_id: string
          contributor_kind: string
          subject_id: string
          unverified_count: number
        }[]
      }
      compare_division: {
        Args: { p_division_id: number; p_note?: string; p_outcome: string }
        Returns: undefined
      }
      compare_feedback: {
        Args: { p_feedback_id: string; p_note?: string; p_outcome: string }
        Returns: undefined
      }
      complete_joining: {
        Args: { p_invitation_id: string; p_user_id: string }
        Returns: undefined
      }
      complete_upload: {
        Args: { id: string; media_type: string; secret: string; sha256: string }
        Returns: boolean
      }
      current_round: { Args: { body: string }; Returns: Json }
      distinct_counts: {
        Args: { p_by_category?: boolean; p_round_id: string; p_unit: string }
        Returns: {
          content_area_id: string
          contributor_category: string
          contributor_kind: string
          distinct_count: number
          subject_id: string
          unverified_count: number
        }[]
      }
      division_findings: {
        Args: { p_feedback_id: string }
        Returns: {
          at: string
          compared_by: string
          division_id: number
          id: number
          note: string
          note_hidden: boolean
          outcome: string
        }[]
      }
      division_passages: {
        Args: { p_division_id: number }
        Returns: {
          aspect: string
          comment_id: number
          content_area_id: string
          ends_at: number
          reason_hidden: boolean
          set_aside: string
          starts_at: number
          subject_id: string
        }[]
      }
      earlier_counts: {
        Args: { p_round_id: string; p_subject_code?: string }
        Returns: {
          comment_count: number
          content_area_code: string
          subject_code: string
          year: number
        }[]
      }
      end_sign_in: { Args: never; Returns: undefined }
      enrol_staff: {
        Args: {
          body: string
          display_name: string
          role: string
          subject_code?: string
          user_id: string
        }
        Returns: undefined
      }
      enter_paper_feedback: {
        Args: {
          circumstances?: Json
          content: Json
          idempotency_key: string
          received_on: string
        }
        Returns: Json
      }
      feedback_counts: {
        Args: { p_round_id: string }
        Returns: {
          contributor_kind: string
          feedback_count: number
          late_count: number
          sample_count: number
          uncompared_count: number
          unverified_count: number
        }[]
      }
      find_contributor: {
        Args: { p_name: string; p_reason: string; p_round_id: string }
        Returns: Json
      }
      find_invitation: {
        Args: { address: string; body: string; code: string }
        Returns: Json
      }
      find_receipt: { Args: { secret: string }; Returns: Json }
      find_staff_invitation: {
        Args: { address: string; code: string }
        Returns: boolean
      }
      find_upload: { Args: { id: string; secret: string }; Returns: Json }
      forget_uploads: { Args: { ids: string[] }; Returns: number }
      import_invitations: {
        Args: { p_round_id: string; p_rows: Json }
        Returns: Json
      }
      invitation_list: {
        Args: {
          p_after?: number
          p_before?: number
          p_limit?: number
          p_round_id: string
          p_search?: string
          p_state?: string
        }
        Returns: {
          address: string
          contributor_category: string
          contributor_kind: string
          form_numbers: number[]
          id: string
          name: string
          number: number
          state: string
          withdrawn: boolean
        }[]
      }
      invitation_totals: {
        Args: { p_round_id: string; p_search?: string }
        Returns: {
          count: number
          state: string
        }[]
      }
      invitations_to_print: {
        Args: {
          p_from: number
          p_round_id: string
          p_to: number
          p_unanswered?: boolean
        }
        Returns: Json
      }
      invite_staff: {
        Args: {
          p_display_name: string
          p_email: string
          p_id: string
          p_role: string
          p_subject_code?: string
        }
        Returns: Json
      }
      known_invitees: {
        Args: { p_round_id: string; p_rows: Json }
        Returns: Json
      }
      letter_is_about_me: { Args: { p_feedback_id: string }; Returns: boolean }
      look_up_receipt: {
        Args: { address: string; reference: string; secret: string }
        Returns: Json
      }
      my_sessions: {
        Args: never
        Returns: {
          is_current: boolean
          last_seen_at: string
          session_id: string
          started_at: string
        }[]
      }
      note_second_factor: { Args: never; Returns: undefined }
      open_identity: {
        Args: { p_feedback_id: string; p_reason: string }
        Returns: Json
      }
      open_scan: {
        Args: { p_reason: string; p_scan_id: string }
        Returns: Json
      }
      open_upload: {
        Args: { body: string; byte_size: number; part_bytes: number }
        Returns: Json
      }
      paper_form_list: {
        Args: {
          p_after?: number
          p_before?: number
          p_limit?: number
          p_round_id: string
          p_state?: string
        }
        Returns: {
          at: string
          entered: boolean
          invitation: number
          name: string
          number: number
          state: string
        }[]
      }
      paper_form_totals: {
        Args: { p_round_id: string }
        Returns: {
          count: number
          state: string
        }[]
      }
      paper_forms_to_print: {
        Args: { p_from: number; p_round_id: string; p_to: number }
        Returns: Json
      }
      place_synthesis_point: {
        Args: { p_before?: string; p_point_id: string }
        Returns: undefined
      }
      print_paper_forms: {
        Args: {
          p_batch?: string
          p_count: number
          p_invitations?: number[]
          p_round_id: string
        }
        Returns: Json
      }
      publish_round: { Args: { definition: Json }; Returns: string }
      record_paper_forms: {
        Args: {
          p_kind: string
          p_numbers: number[]
          p_on?: string
          p_round_id: string
        }
        Returns: number
      }
      record_replies: {
        Args: {
          p_again?: boolean
          p_content?: Json
          p_recording: string
          p_references: string[]
          p_replaced_because?: string
          p_replaces?: string
        }
        Returns: number
      }
      record_review_prompt: {
        Args: {
          p_again?: boolean
          p_content: Json
          p_id: string
          p_replaces?: string
          p_round_id: string
          p_scan_secrets?: Json
        }
        Returns: string
      }
      remove_samples: { Args: never; Returns: number }
      remove_staff: {
        Args: { p_reason: string; p_user_id: string }
        Returns: undefined
      }
      reply_state: { Args: { p_feedback_id: string }; Returns: Json }
      reply_wishes: {
        Args: { p_round_id: string }
        Returns: {
          count: number
          reply_by: string
        }[]
      }
      require_second_factor: {
        Args: { body: string; required: boolean }
        Returns: undefined
      }
      reset_second_factor: {
        Args: { p_reason: string; p_user_id: string }
        Returns: undefined
      }
      reset_second_factor_by_operator: {
        Args: { email: string }
        Returns: string
      }
      review_prompt_list: {
        Args: { p_round_id: string }
        Returns: {
          document_date: string
          document_key: string
          document_number: string
          id: string
          recorded_at: string
          recorded_by: string
          replaces: string
          scans: Json
          sender: string
          source: string
          subject_id: string
          text: string
        }[]
      }
      revise_synthesis_point: {
        Args: { p_base_version: number; p_content: Json; p_point_id: string }
        Returns: number
      }
      round_progress: {
        Args: { p_round_id: string }
        Returns: {
          answered: number
          compared: number
          counted: number
          divided: number
          forms_waiting: number
          paper: number
          paper_compared: number
          received: number
          synthesised: number
          to_answer: number
          verified: number
        }[]
      }
      same_words: {
        Args: { p_feedback_id: string }
        Returns: {
          reference: string
        }[]
      }
      same_words_groups: {
        Args: { p_round_id: string }
        Returns: {
          groups: number
          letters: number
        }[]
      }
      save_division: {
        Args: {
          p_base_version: number
          p_feedback_id: string
          p_passages: Json
        }
        Returns: number
      }
      seal_audit: { Args: never; Returns: Json }
      search_comments: {
        Args: {
          p_after?: number
          p_before?: number
          p_content_area_id?: string
          p_contributor_kind?: string
          p_limit?: number
          p_query: string
          p_round_id?: string
          p_subject_id?: string
        }
        Returns: Json
      }
      session_state: { Args: never; Returns: Json }
      settle_comments: {
        Args: { p_choices: Json; p_new_points?: Json; p_round_id: string }
        Returns: number
      }
      staff_list: {
        Args: never
        Returns: {
          disabled_at: string
          display_name: string
          email: string
          has_second_factor: boolean
          is_me: boolean
          open_sessions: number
          role: string
          user_id: string
        }[]
      }
      staff_me: { Args: never; Returns: Json }
      staff_progress: { Args: { p_round_id: string }; Returns: Json }
      stale_uploads: {
        Args: never
        Returns: {
          id: string
          part_count: number
        }[]
      }
      store_sample: {
        Args: {
          body: string
          content: Json
          idempotency_key: string
          received_at: string
        }
        Returns: Json
      }
      subject_comments: {
        Args: {
          p_after?: number
          p_area_id?: string
          p_aspect?: string
          p_before?: number
          p_category?: string
          p_divided?: boolean
          p_kind?: string
          p_late?: boolean
          p_limit?: number
          p_round_id: string
          p_subject_id: string
          p_verified?: boolean
        }
        Returns: {
          aspect: string
          channel: string
          content_area_id: string
          contributor_category: string
          contributor_kind: string
          is_sample: boolean
          key: number
          late: boolean
          passage_id: number
          position: number
          received_at: string
          reference: string
          text: string
          verified: boolean
        }[]
      }
      subject_counts: {
        Args: { p_round_id: string; p_subject_id: string }
        Returns: {
          aspect: string
          comment_count: number
          content_area_id: string
          contributor_category: string
          contributor_kind: string
          divided: boolean
          late: boolean
          verified: boolean
        }[]
      }
      subject_progress: {
        Args: { p_round_id: string }
        Returns: {
          compared: number
          divided: number
          received: number
          subject_id: string
          synthesised: number
          verified: number
        }[]
      }
      submit_feedback: {
        Args: {
          body: string
          circumstances?: Json
          content: Json
          idempotency_key: string
        }
        Returns: Json
      }
      synthesis_comments: {
        Args: {
          p_after?: number
          p_area_id: string
          p_aspect?: string
          p_before?: number
          p_category?: string
          p_kind?: string
          p_limit?: number
          p_outcome: string
          p_point_id?: string
          p_round_id: string
          p_subject_id: string
        }
        Returns: {
          act_id: number
          acted_by: string
          aspect: string
          at: string
          channel: string
          contributor_category: string
          contributor_kind: string
          is_sample: boolean
          key: number
          late: boolean
          may_settle: boolean
          outcome: string
          passage_id: number
          points: string[]
          position: number
          reason: string
          received_at: string
          reference: string
          text: string
        }[]
      }
      synthesis_counts: {
        Args: { p_round_id: string; p_subject_id?: string }
        Returns: {
          content_area_id: string
          excluded_count: number
          linked_count: number
          open_count: number
          subject_id: string
        }[]
      }
      synthesis_letter: {
        Args: { p_feedback_id: string }
        Returns: {
          act_id: number
          acted_by: string
          aspect: string
          at: string
          content_area_id: string
          may_settle: boolean
          outcome: string
          passage_id: number
          points: string[]
          position: number
          reason: string
          subject_id: string
          text: string
        }[]
      }
      synthesis_points: {
        Args: { p_round_id: string; p_subject_id?: string }
        Returns: Json
      }
      uncovered: {
        Args: { p_division_id: number }
        Returns: {
          comment_id: number
          ends_at: number
          starts_at: number
        }[]
      }
      verify_feedback: {
        Args: {
          p_feedback_id: string
          p_method: string
          p_note?: string
          p_outcome: string
        }
        Returns: undefined
      }
      withdraw_invitation: {
        Args: { p_invitation_id: string; p_withdrawn: boolean }
        Returns: undefined
      }
      withdraw_staff_invitation: { Args: { p_id: string }; Returns: undefined }
      withdraw_synthesis_point: {
        Args: { p_base_version: number; p_into?: string; p_point_id: string }
        Returns: number
      }
      work_arrivals: {
        Args: { p_round_id: string }
        Returns: {
          channel: string
          contributor_kind: string
          count: number
          today: boolean
        }[]
      }
      work_counts: {
        Args: { p_round_id: string }
        Returns: {
          assignee: string
          contributor_kind: string
          count: number
          late: boolean
          oldest: string
          state: string
          step: string
          whose: string
        }[]
      }
      work_holders: {
        Args: { p_keys: string[]; p_round_id: string; p_step: string }
        Returns: {
          assignee: string
          key: string
        }[]
      }
      work_list: {
        Args: {
          p_after?: string
          p_assignee?: string
          p_before?: string
          p_kind?: string
          p_late?: boolean
          p_limit?: number
          p_round_id: string
          p_state?: string
          p_step: string
          p_whose?: string
        }
        Returns: {
          assignee: string
          channel: string
          comment_count: number
          contributor_category: string
          contributor_kind: string
          key: string
          late: boolean
          may_do: boolean
          paper_form: number
          received_at: string
          reference: string
          state: string
          whose: string
        }[]
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? ((DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] & DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"]))[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof ((DefaultSchema["Tables"] & DefaultSchema["Views"]))
    ? ((DefaultSchema["Tables"] & DefaultSchema["Views"]))[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"])[TableName] extends {
      Insert: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"])
    ? (DefaultSchema["Tables"])[DefaultSchemaTableNameOrOptions] extends {
        Insert: infer R
      }
      ? R
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"])[TableName] extends {
      Update: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"])
    ? (DefaultSchema["Tables"])[DefaultSchemaTableNameOrOptions] extends {
        Update: infer R
      }
      ? R
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
