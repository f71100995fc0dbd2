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
          feedback_id: string
          id: number
          reason: string
          staff_id: string
        }
        Insert: {
          action: string
          at?: string
          body_id: string
          feedback_id: string
          id?: never
          reason: string
          staff_id: string
        }
        Update: {
          action?: string
          at?: string
          body_id?: string
          feedback_id?: string
          id?: never
          reason?: string
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
            foreignKeyName: "access_log_staff_id_fkey"
            columns: ["staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      body: {
        Row: {
          id: string
          name: string
          slug: string
          superior_name: string | null
        }
        Insert: {
          id?: string
          name: string
          slug: string
          superior_name?: string | null
        }
        Update: {
          id?: string
          name?: string
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
      feedback: {
        Row: {
          body_id: string
          channel: string
          comment_count: number
          content_sha256: string
          contributor_category: string
          contributor_kind: string
          id: string
          idempotency_key_sha256: string
          is_sample: boolean
          receipt_secret_sha256: string
          received_at: string
          reference: string
          round_id: string
        }
        Insert: {
          body_id: string
          channel?: string
          comment_count: number
          content_sha256: string
          contributor_category: string
          contributor_kind: string
          id?: string
          idempotency_key_sha256: string
          is_sample?: boolean
          receipt_secret_sha256: string
          received_at?: string
          reference: string
          round_id: string
        }
        Update: {
          body_id?: string
          channel?: string
          comment_count?: number
          content_sha256?: string
          contributor_category?: string
          contributor_kind?: string
          id?: string
          idempotency_key_sha256?: string
          is_sample?: boolean
          receipt_secret_sha256?: string
          received_at?: string
          reference?: string
          round_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "feedback_round_id_body_id_fkey"
            columns: ["round_id", "body_id"]
            isOneToOne: false
            referencedRelation: "round"
            referencedColumns: ["id", "body_id"]
          },
        ]
      }
      round: {
        Row: {
          accepts_late_until: string | null
          body_id: string
          closes_on: string
          id: string
          opens_on: string
          title: string
          year: number
        }
        Insert: {
          accepts_late_until?: string | null
          body_id: string
          closes_on: string
          id?: string
          opens_on: string
          title: string
          year: number
        }
        Update: {
          accepts_late_until?: string | null
          body_id?: string
          closes_on?: string
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
    }
    Views: {
      desk_comment: {
        Row: {
          aspect: string | null
          body_id: string | null
          content_area_id: string | null
          contributor_category: string | null
          contributor_kind: string | null
          feedback_id: string | null
          id: number | null
          is_sample: boolean | null
          late: boolean | null
          position: number | null
          received_at: string | null
          reference: string | null
          round_id: string | null
          subject_id: string | null
          text: string | null
        }
        Relationships: []
      }
      desk_feedback: {
        Row: {
          body_id: string | null
          channel: string | null
          comment_count: number | null
          contributor_category: string | null
          contributor_kind: string | null
          id: string | null
          is_sample: boolean | null
          late: boolean | null
          received_at: string | null
          reference: string | null
          round_id: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      begin_sign_in: {
        Args: { address: string; email: string }
        Returns: number
      }
      comment_counts: {
        Args: { p_round_id: string }
        Returns: {
          comment_count: number
          content_area_id: string
          contributor_kind: string
          feedback_count: number
          subject_id: string
        }[]
      }
      current_round: { Args: { body: string }; Returns: Json }
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
      feedback_counts: {
        Args: { p_round_id: string }
        Returns: {
          contributor_kind: string
          feedback_count: number
          late_count: number
          sample_count: number
        }[]
      }
      find_receipt: { Args: { secret: string }; Returns: Json }
      open_identity: {
        Args: { p_feedback_id: string; p_reason: string }
        Returns: Json
      }
      publish_round: { Args: { definition: Json }; Returns: string }
      remove_samples: { Args: never; Returns: number }
      staff_me: { Args: never; Returns: Json }
      store_sample: {
        Args: {
          body: string
          content: Json
          idempotency_key: string
          received_at: string
        }
        Returns: Json
      }
      submit_feedback: {
        Args: { body: string; content: Json; idempotency_key: string }
        Returns: Json
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
